// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// gcc computes in the width of a bit-field that is wider than int: that is not understood, plain reads are.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
struct s { unsigned long long a : 40, b : 31; };

// CHECK: func read : {{.*}} [defined]{{$}}
unsigned long long read(struct s *p, unsigned long long k)
{
	return p->a + k + (p->b << 4);
}

// CHECK: func shift : {{.*}} [unknown arithmetic in a wide bit-field]
unsigned long long shift(struct s *p)
{
	return p->a << 4;
}

// CHECK: func add : {{.*}} [unknown arithmetic in a wide bit-field]
unsigned long long add(struct s *p, int k)
{
	return p->a + k;
}
