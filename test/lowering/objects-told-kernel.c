// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A User-mode-Linux kernel is told of static objects when it was asked for, and of
// none that its linker script gathers; another kernel is not.
// RUN: rm -rf %t && mkdir %t && cp %s %t/told.c
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-save-temps -D__KERNEL__ -fsaner-registry -DUML -O2 -Wall -Wextra -c %t/told.c -o %t/told.o
// RUN: %FileCheck %s < %t/told.saner.i
// RUN: %FileCheck --check-prefix=UNTOLD %s < %t/told.saner.i
// RUN: %saner_cc %clang -fsaner=hard -fsaner-save-temps -D__KERNEL__ -fsaner-registry -DUML -O2 -Wall -Wextra -c %t/told.c -o %t/told.o
// RUN: %FileCheck %s < %t/told.saner.i
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-save-temps -D__KERNEL__ -fsaner-registry -c %t/told.c -o %t/told.o
// RUN: %FileCheck --check-prefix=NONE %s < %t/told.saner.i
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-save-temps -D__KERNEL__ -DUML -c %t/told.c -o %t/told.o
// RUN: %FileCheck --check-prefix=NONE %s < %t/told.saner.i
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-save-temps -D__KERNEL__ -fsaner-registry -DUML -DMODULE -c %t/told.c -o %t/told.o
// RUN: %FileCheck --check-prefixes=CHECK,MODULE %s < %t/told.saner.i
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-save-temps -D__KERNEL__ -fsaner-registry -DUML -DPATCHED -c %t/told.c -o %t/told.o
// RUN: %FileCheck --check-prefix=NONE %s < %t/told.saner.i
// NONE: struct __saner_site {
// NONE-NOT: saner_objects"
int _printk(const char *format, ...);
#ifdef UML
extern unsigned long uml_physmem;
#endif
#ifdef PATCHED
struct saner_runtime;
#endif
#define SECTION(name) __attribute__((section(name)))

static int kept[4];
static int later[4] SECTION(".data..ro_after_init") = { 1 };
static int early[4] SECTION(".init.data") = { 1 };
static const int only[4] SECTION(".init.rodata") = { 1 };
static int last[4] SECTION(".exit.data") = { 1 };
static int once[4] SECTION(".data.once") = { 1 };
static int stack[4] SECTION(".data..init_thread_info") = { 1 };
static int each[4] SECTION(".data..percpu") = { 1 };
static int row[4] SECTION("__param") = { 1 };
extern int declared[4];
int weak[4] __attribute__((weak));
const int *place;
const char *text;

void local(int i)
{
	static int away[4];

	place = i ? away : kept;
	place = i ? later : early;
	place = i ? only : last;
	place = i ? once : stack;
	place = i ? each : row;
	place = i ? declared : weak;
	text = i ? "one" : "two";
	place += place[i];
}
// CHECK: static int away[4]; static struct __saner_object {{[^=]*}}section__("saner_objects"){{[^=]*}} = { &away, sizeof(away), 1 };
// CHECK: # 1 "saner/objects" 3
// CHECK-DAG: { &kept, sizeof(kept), 1 };
// CHECK-DAG: { &later, sizeof(later), 1 };
// CHECK: __saner_literals[]
// CHECK-DAG: { "one", 4U, 4U },
// CHECK-DAG: { "two", 4U, 4U },
// one of a module is to spare
// MODULE: __saner_spare __attribute__
// UNTOLD-NOT: __saner_spare
// UNTOLD-NOT: {{{ &(early|only|last|once|stack|each|row|declared|weak|place|text),}}
