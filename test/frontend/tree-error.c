// A text that does not parse gives the first error with its place, and nothing else.
// RUN: %gcc -E %s -o %t.i && %not %saner --dump-after=tree %t.i 2>&1 | %FileCheck %s
int f(void)
{
	return undeclared;
// CHECK: tree-error.c:5: use of undeclared identifier 'undeclared'
// CHECK-NOT: func
}
