// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 7: a static function gets more parameters only when every mention of it is a
// direct call; its declarations and its calls get them too.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-strict -fsaner-save-temps -O2 -Wall -Wextra -Werror -c %s -o %t.gcc.o
// RUN: %saner_cc %gcc -fsaner=hard %t.gcc.o -o %t.gcc
// RUN: %t.gcc
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-strict -O0 %s -o %t.gcc0
// RUN: %t.gcc0
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -fsaner-strict -O2 -Wall -Wextra -Werror %s -o %t.clang
// RUN: %t.clang
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -fsaner-strict -O0 %s -o %t.clang0
// RUN: %t.clang0
// RUN: %FileCheck %s < %t.gcc.saner.i
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-no-extend -fsaner-save-temps -c %s -o %t.no.o
// RUN: %FileCheck --check-prefix=NO %s < %t.no.saner.i
// NO: static int declared(const int *p, int i);
// NO-NOT: , struct __saner_bounds
// CHECK: static int declared(const int *p, int i, struct __saner_bounds);
static int declared(const int *p, int i);
// CHECK: static int pointed(const int *p, int i);
static int pointed(const int *p, int i);
// CHECK: int shared(const int *p, int i);
int shared(const int *p, int i);
struct ops {
	int (*fn)(const int *p, int i);
};
static const struct ops ops = { pointed };

int main(void)
{
	int a[4] = { 1, 2, 3, 4 };
	int *p = a;

	// CHECK: return declared(p, 1, __saner_{{[0-9]+}}) + pointed(p, 1)
	return declared(p, 1) + pointed(p, 1) + shared(p, 2) +
	       ops.fn(p, 3) == 2 + 2 + 3 + 4 ? 0 : 1;
}

// CHECK: static int declared(const int *p, int i, struct __saner_bounds __saner_{{[0-9]+}} __attribute__((__unused__)))
static int declared(const int *p, int i)
{
	return p[i];
}

// CHECK: static int pointed(const int *p, int i)
static int pointed(const int *p, int i)
{
	return p[i];
}

// CHECK: int shared(const int *p, int i)
int shared(const int *p, int i)
{
	return p[i];
}
