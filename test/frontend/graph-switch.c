// Cases with ranges and values, falling through, and no default.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=graph %t.i | %FileCheck %s
int f(int x)
{
	switch (x) {
	case 1 ... 3:
		x = 7;
	case 9:
		x++;
	}
// CHECK: switch {{.*}} 1..3: b[[A:[0-9]+]] 9..9: b[[B:[0-9]+]] b[[OUT:[0-9]+]]
// CHECK: b[[OUT]]:
// CHECK: return
// CHECK: b[[A]]:
// CHECK: jump b[[B]]
// CHECK: b[[B]]:
// CHECK: jump b[[OUT]]
	return x;
}
