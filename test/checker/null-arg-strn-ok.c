// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// NULL may be a string of which no byte is read: strnchr(NULL, 0, c).
// RUN: %accept %s
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i -D__KERNEL__ | %FileCheck %s
typedef unsigned long size_t;
char *strnchr(const char *s, size_t n, int c);
char *strchr(const char *s, int c);

int find(const char *s, size_t n)
{
	return strnchr(s, n, 'a') && strchr(s, 'b');
}
// CHECK-LABEL: find:
// CHECK-NOT: 11:17 null-arg
// CHECK: 11:38 null-arg#{{[0-9]+}} checked 's'
