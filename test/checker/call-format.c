// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Arguments are held against a constant format.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
int printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

void f(const char *s, long n, const char *format)
{
	printf("%s: %5ld%%\n", s, n);
	printf("%d\n", n);
	printf(format);
}
// CHECK-LABEL: f:
// CHECK: 8:{{[0-9]+}} call-format#{{[0-9]+}} proved
// CHECK: 9:{{[0-9]+}} call-format#{{[0-9]+}} assumed not-checked
// CHECK: 10:{{[0-9]+}} call-format#{{[0-9]+}} assumed not-checked
