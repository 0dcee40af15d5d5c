// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is proven comes out as it went in: the function beside a checked one line
// by line, and a unit without any check byte by byte (line
// markers aside).
// RUN: %split_file %s %t
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-save-temps -c %t/mixed.c -o %t/mixed.o
// RUN: %FileCheck %t/mixed.c --strict-whitespace --match-full-lines < %t/mixed.saner.i
// RUN: %gcc -E %t/proven.c -o %t/proven.i
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-save-temps -c %t/proven.c -o %t/proven.o
// RUN: grep -v "^#" %t/proven.i > %t/plain
// RUN: grep -v "^#" %t/proven.saner.i > %t/saner
// RUN: diff %t/plain %t/saner
//--- mixed.c
struct s {
	int n;
	int v[4];
};
int checked(struct s *p, int i)
{
	return p->v[i];
}
//      CHECK:int proven(int n)
// CHECK-NEXT:{
// CHECK-NEXT: int a[4] = { 1, 2, 3, 4 }, i, sum = 0;
// CHECK-NEXT: struct s s = { .n = n };
//  CHECK-NOT:__saner_
//      CHECK: for (i = 0; i < 4; i++)
// CHECK-NEXT:  sum += a[i] * s.v[i & 3];
// CHECK-NEXT: return sum;
// CHECK-NEXT:}
int proven(int n)
{
	int a[4] = { 1, 2, 3, 4 }, i, sum = 0;
	struct s s = { .n = n };

	for (i = 0; i < 4; i++)
		sum += a[i] * s.v[i & 3];
	return sum;
}
//--- proven.c
static int table[8] = { 1, 2, 3 };

int proven(unsigned n)
{
	int i, sum = 0;

	for (i = 0; i < 8; i++)
		sum += table[i];
	return sum + table[n % 8];
}
