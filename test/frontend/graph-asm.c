// Outputs of an asm are stores after it; an empty one keeps what it is given.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=graph %t.i | %FileCheck %s
int f(int x)
{
	int y;

	asm("something %0, %1" : "=r"(y) : "r"(x));
// CHECK: [[IN:%[0-9]+]] = load
// CHECK-NEXT: asm [[IN]]
// CHECK-NEXT: [[U:%[0-9]+]] = undef : int
// CHECK-NEXT: store {{%[0-9]+}} [[U]]
	asm("" : "+r"(y));
// CHECK: [[OLD:%[0-9]+]] = load
// CHECK-NEXT: asm [[OLD]]
// CHECK-NEXT: store {{%[0-9]+}} [[OLD]]
	asm goto("jump %l0" : : : : out);
// CHECK: asm
// CHECK-NEXT: goto b{{[0-9]+}} b{{[0-9]+}}
	return y;
out:
	return 0;
}
