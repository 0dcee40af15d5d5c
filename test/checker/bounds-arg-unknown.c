// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How much sprintf() writes nobody can say: never proved, never passed over.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
extern int sprintf(char *to, const char *format, ...);

int print(int n)
{
	char line[4];

	return sprintf(line, "%d", n);
}
// CHECK-LABEL: print:
// CHECK: 10:{{[0-9]+}} bounds-arg#{{[0-9]+}} assumed not-checked 'line'
