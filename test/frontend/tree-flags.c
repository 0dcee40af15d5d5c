// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Attributes and mentions of functions and objects.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
// CHECK: func once : {{.*}} [file-scope] [internal] [defined]{{$}}
static int once(int a) { return a; }
// CHECK: func taken : {{.*}} [other-mention]
static int taken(int a) { return a; }
// CHECK: func in_asm : {{.*}} [other-mention]
static int in_asm(void) { return 1; }
// CHECK: func weak : {{.*}} [weak]
__attribute__((weak)) void weak(void) { }
// CHECK: func init : {{.*}} [section] {{.*}}[section .init.text]
static void __attribute__((__section__(".init.text"))) init(void) { }
// CHECK: func never : {{.*}} [noreturn]
__attribute__((noreturn)) void never(void);
void never(void) { for (;;) ; }
// CHECK: func quick : {{.*}} [inline] [always-inline]
static inline __attribute__((always_inline)) int quick(void) { return 1; }
// CHECK: func bare : {{.*}} [no-instrument]
__attribute__((no_sanitize("address"))) void bare(void) { }

asm(".globl in_asm");

// CHECK: func f
int f(int n)
{
	register int r asm("ebx") = n;
// CHECK: local r : {{.*}} [register-asm]
	int a[3], b[3], c, d;
// CHECK: local a : int[3] 'int a[3]'{{$}}
// CHECK: local b : int[3] {{.*}} [address-taken]
// CHECK: local c : int {{.*}} [address-taken]
	volatile int v = 0;
// CHECK: local v : volatile int {{.*}} [volatile]
	int *p = &c;
	int (*q)(int) = taken;

	a[n] = 1;
	p = b;
	init();
	return once(n) + quick() + r + v + d + *p + q(1);
}
