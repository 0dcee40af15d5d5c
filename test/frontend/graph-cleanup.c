// A cleanup function is called on every way out of its scope, and the scope's
// variables end there, last first.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=graph %t.i | %FileCheck %s
void unlock(int *);
int g(void);

int f(void)
{
	while (g()) {
		int l __attribute__((cleanup(unlock))) = g();
		int m = 2;

		if (l)
			break;
// CHECK: leave m
// CHECK-NEXT: addr l
// CHECK-NEXT: call cleanup {{.*}} implied
// CHECK-NEXT: leave l
// CHECK-NEXT: jump b{{[0-9]+}}
		if (m)
			return m;
// CHECK: leave m
// CHECK-NEXT: addr l
// CHECK-NEXT: call cleanup
// CHECK-NEXT: leave l
// CHECK-NEXT: return
	}
	return 0;
}
