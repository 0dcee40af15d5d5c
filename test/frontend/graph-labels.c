// Of two labels of one name, made local by __label__, a goto means the nearest.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=graph %t.i | %FileCheck %s
int f(int x)
{
	({ __label__ out; if (x) goto out; x = 1; out: x++; });
	({ __label__ out; if (x) goto out; x = 2; out: x--; });
	return x;
// CHECK: b0:
// CHECK: branch {{%[0-9]+}} b[[A:[0-9]+]] b
// CHECK: b[[ONE:1]]:
// CHECK: binary +
// CHECK: branch {{%[0-9]+}} b[[B:[0-9]+]] b
// CHECK: b[[TWO:2]]:
// CHECK: binary -
// CHECK: b[[A]]:
// CHECK-NEXT: jump b[[ONE]]
// CHECK: b[[B]]:
// CHECK-NEXT: jump b[[TWO]]
}
