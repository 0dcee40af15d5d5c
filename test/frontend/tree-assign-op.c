// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A compound assignment names the type that it computes in; the left side is converted there and back by nobody else.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
struct bits { unsigned b : 3; };

void f(unsigned char *c, short s, long l, struct bits *x, char *p, float d)
{
	*c += l;
// CHECK: assign-op + : unsigned char in long '*c += l'
	*c += s;
// CHECK: assign-op + : unsigned char in int '*c += s'
	s <<= l;
// CHECK: assign-op << : short in int 's <<= l'
	x->b >>= 1u;
// CHECK: assign-op >> : unsigned int in int 'x->b >>= 1u'
	p += s;
// CHECK: assign-op + : char * in char * 'p += s'
	s *= d;
// CHECK: assign-op * : short in float 's *= d'
}
