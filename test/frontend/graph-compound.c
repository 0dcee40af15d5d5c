// a op= b reads and writes the lvalue, in the type that the operator works in.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=graph %t.i | %FileCheck %s
struct s {
	unsigned int bits : 3;
};

void f(unsigned char *p, struct s *s, int i)
{
	p[i] += 200;
// CHECK: [[AT:%[0-9]+]] = index
// CHECK: [[OLD:%[0-9]+]] = load [[AT]] : unsigned char
// CHECK-NEXT: [[WIDE:%[0-9]+]] = convert [[OLD]] : int
// CHECK-NEXT: [[SUM:%[0-9]+]] = binary + [[WIDE]]
// CHECK-NEXT: [[CUT:%[0-9]+]] = convert [[SUM]] : unsigned char
// CHECK-NEXT: store [[AT]] [[CUT]] : unsigned char
	s->bits++;
// CHECK: [[F:%[0-9]+]] = field .bits
// CHECK-NEXT: load .bits [[F]]
// CHECK: store .bits [[F]]
}
