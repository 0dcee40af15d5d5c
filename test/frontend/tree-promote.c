// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Integer promotions and the usual conversions are written out: both sides have the type of the operation.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
long f(unsigned char c, short s, unsigned u, long l)
{
	return c + s * l;
// CHECK:      binary + : long 'c + s * l'
// CHECK-NEXT:   convert : long 'c'
// CHECK-NEXT:     load : unsigned char 'c'
// CHECK-NEXT:       var c : unsigned char 'c' [lv]
// CHECK-NEXT:   binary * : long 's * l'
// CHECK-NEXT:     convert : long 's'
// CHECK-NEXT:       load : short 's'
// CHECK:          load : long 'l'
}

int less(short s, unsigned u)
{
	return s < u;
// CHECK:      binary < : int 's < u'
// CHECK-NEXT:   convert : unsigned int 's'
// CHECK-NEXT:     load : short 's'
// CHECK:        load : unsigned int 'u'
}

int shift(unsigned char c, long l)
{
	return c << l;
// CHECK:      binary << : int 'c << l'
// CHECK-NEXT:   convert : int 'c'
// CHECK:        load : long 'l'
}

int minus(char c)
{
	return -c;
// CHECK:      unary - : int '-c'
// CHECK-NEXT:   convert : int 'c'
}
