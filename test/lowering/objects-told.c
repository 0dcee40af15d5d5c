// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The runtime is told of what a pointer may lead to, and of nothing else; not in a
// kernel, not without bounds, not by a unit that has no check.
// RUN: %split_file %s %t
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-save-temps -O2 -Wall -Wextra -c %t/told.c -o %t/told.o
// RUN: %FileCheck %t/told.c < %t/told.saner.i
// RUN: %FileCheck --check-prefix=UNTOLD %t/told.c < %t/told.saner.i
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-save-temps -fsaner-no-bounds -c %t/told.c -o %t/told.o
// RUN: %FileCheck --check-prefix=NONE %s < %t/told.saner.i
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-save-temps -D__KERNEL__ -c %t/told.c -o %t/told.o
// RUN: %FileCheck --check-prefix=NONE %s < %t/told.saner.i
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-save-temps -c %t/none.c -o %t/none.o
// RUN: %FileCheck --check-prefix=NONE %s < %t/none.saner.i
// NONE-NOT: section__("saner_
//--- told.c
extern int printf(const char *format, ...);
struct open { int n; char tail[]; };
extern int declared[4];
int seen[4];
static int quiet[4], kept[4], *keeper = kept;
static _Thread_local int thread[4];
int weak[4] __attribute__((weak));
static int placed[4] __attribute__((section("mine")));
static struct open open = { 2, { 1, 2 } };
const char *text;
const char *const words[] = { "one" "two", ("three") };
char letters[] = "letters";
int *place, n;

void local(int i)
{
	static int away[4], here[4];

	place = away;
	place = &n;
	here[i & 3] = 1;
	quiet[i & 3] = here[i & 2];
	text = i ? "kept" : &"moved"[1];
	printf("handed over\n");
	n = "looked through"[i & 3];
	place = thread + declared[0] + placed[i & 3];
	place = placed;
	place = weak;
	text = open.tail;
	place[i] = *keeper;
}
// CHECK: static int away[4], here[4]; static struct __saner_object {{[^=]*}}section__("saner_objects"){{[^=]*}} = { &away, sizeof(away), 1 };
// CHECK: # 1 "saner/objects" 3
// CHECK-DAG: { &seen, sizeof(seen), 1 };
// CHECK-DAG: { &kept, sizeof(kept), 1 };
// CHECK-DAG: { &words, sizeof(words), 1 };
// CHECK-DAG: { &letters, sizeof(letters), 1 };
// CHECK-DAG: { &n, sizeof(n), 1 };
// CHECK: __saner_literals[]
// CHECK-DAG: { "one" "two", 7U, 7U },
// CHECK-DAG: { "three", 6U, 6U },
// CHECK-DAG: { "kept", 5U, 5U },
// CHECK-DAG: { "moved", 6U, 6U },
// CHECK: # 1 "saner/layout"
// UNTOLD-NOT: {{{ &(here|quiet|thread|weak|placed|open|declared|text|place|keeper),}}
// UNTOLD-NOT: {{{ "(handed|looked|letters)}}
//--- none.c
const char *const names[] = { "one", "two" };

const char *first(void)
{
	static const char *const mine[] = { "three" };

	return &names != 0 ? names[0] : mine[0];
}
