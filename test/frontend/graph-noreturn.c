// Nothing follows a call that does not return; code after it has no way in.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=graph %t.i | %FileCheck %s
void die(void) __attribute__((noreturn));

int f(int x)
{
	if (x)
		die();
// CHECK: call die
// CHECK-NEXT: end  ;
	if (x > 3)
		__builtin_unreachable();
// CHECK: end unreachable
	return x;
}
