// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 3: a companion is set after the value of the right side is known.
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
// RUN: %not --crash %t.clang0 past 2>&1 | %FileCheck --check-prefix=PAST %s
// PAST: BUG: saner: bounds: out-of-bounds read of size 4 in arms at
struct list {
	int n;
	struct list *next;
};

// CHECK-LABEL: int arms(
int arms(int *a, int i)
{
	int few[2] = { 1, 2 }, many[4] = { 1, 2, 3, 4 };
	int *p = a, *q;

	// CHECK: p = ({ __auto_type [[T:__saner_[0-9]+]] = (few); [[B:__saner_[0-9]+]] = {{.*}}; [[T]]; });
	p = few;
	// CHECK: p = ({ struct __saner_bounds [[K:__saner_[0-9]+]] {{.*}} = (i > 1 ? ({{.*}}[[K]] = {{.*}}) : ({{.*}}[[K]] = {{.*}})); [[B]] = [[K]];
	p = i > 1 ? many : few;
	q = p;
	// CHECK: p += 1;
	p += 1;
	p--;
	q = (p = q, p + i);
	return *q;
}

int main(int argc, char **argv)
{
	int one[1] = { 9 };

	(void)argv;
	if (arms(one, 3) != 4 || arms(one, 2) != 3 || arms(one, 0) != 1)
		return 1;
	return argc > 1 ? arms(one, 4) : 0;
}
