// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 4: bounds of an argument belong to the value that is passed, whatever else
// the arguments do.
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
// RUN: %not --crash %t.gcc past 2>&1 | %FileCheck --check-prefix=PAST %s
// RUN: %not --crash %t.clang past 2>&1 | %FileCheck --check-prefix=PAST %s
// PAST: BUG: saner: bounds: out-of-bounds read of size 4 in at at
// CHECK: static int at(const int *p, int i, struct __saner_bounds {{[^)]*}}{{.*}})
static int at(const int *p, int i)
{
	return p[i];
}

static int calls;
static int *choose(int *a, int *b)
{
	return calls++ & 1 ? b : a;
}

// CHECK-LABEL: int main(
int main(int argc, char **argv)
{
	int few[2] = { 1, 2 }, many[4] = { 5, 6, 7, 8 }, n = 0, sum;
	int *p = few, *q = many;

	(void)argv;
	// CHECK: sum = at(p, 1, [[P:__saner_[0-9]+]]);
	sum = at(p, 1);
	// CHECK: sum += ({ {{.*}}at(__saner_{{[0-9]+}}, n++, {{.*}}); });
	sum += at(p = q, n++);
	sum += at(p++, n);
	sum += at(p, ++n);
	sum += at(choose(few, many), 0) + at(choose(few, many), 3);
	if (sum != 2 + 5 + 6 + 8 + 1 + 8)
		return 1;
	return argc > 1 ? at(p, 3) : 0;
}
