// A condition is control flow; its value, where that is used, is in a
// temporary.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=graph %t.i | %FileCheck %s
int f(int a, int b)
{
	int c = a && !b;
// CHECK: b0:
// CHECK: load {{.*}} : int
// CHECK-NEXT: branch {{.*}} b[[SECOND:[0-9]+]] b[[NO:[0-9]+]]
// CHECK: b[[YES:[0-9]+]]:
// CHECK-NEXT: const 1
// CHECK: b[[NO]]:
// CHECK-NEXT: const 0
// CHECK: b[[SECOND]]:
// CHECK: branch {{.*}} b[[NO]] b[[YES]]
	return c;
}
