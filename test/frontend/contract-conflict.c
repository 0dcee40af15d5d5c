// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A contract whose declaration does not fit the program's is dropped with one note; others stay.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
typedef long ssize_t;
typedef unsigned long size_t;
int read(char *name, char *mode);
unsigned long strlen(const char *s);

int f(char *s)
{
	return read(s, s) + (int)strlen(s);
}
// CHECK: func f
// CHECK: note contract of 'read' ignored: it is declared as another type
// CHECK-NOT: note
