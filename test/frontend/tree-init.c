// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Initializers become elements with offsets: designators, ranges, missing braces, strings, unions.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
struct p { short a, b[2]; };
struct q { struct p p[2]; char s[4]; union { int i; char c[8]; } u; unsigned f : 3, g : 5; };

void f(int n)
{
	int v[] = { [1 ... 3] = n, n, [0] = 7 };
// CHECK:      local v : int[5]
// CHECK-NEXT:   init-list : int[5]
// CHECK-NEXT:     at 4 times 3 step 4 : int
// CHECK-NEXT:       load : int 'n'
// CHECK:          at 16 : int
// CHECK:          at 0 : int
// CHECK-NEXT:       int 7
	struct q q = { 1, 2, 3, { 4, { 5 } }, "abc", { .c = "x" }, .g = 9 };
// CHECK:      local q : struct q
// CHECK:        at 0 : short
// CHECK:          int 1
// CHECK:        at 2 : short
// CHECK:          int 2
// CHECK:        at 4 : short
// CHECK:          int 3
// CHECK:        at 6 : short
// CHECK:          int 4
// CHECK:        at 8 : short
// CHECK:          int 5
// CHECK:        at 12 : char[4]
// CHECK-NEXT:     string
// CHECK:        at 16 : char[8]
// CHECK-NEXT:     string
// CHECK:        at 24.3 width 5 : unsigned int
	struct p *r = (struct p[]){ [1].b[1] = 3, { 2 } };
// CHECK:      compound-literal (unnamed) : struct p[3]
// CHECK:        at 10 : short
// CHECK:          int 3
// CHECK:        at 12 : short
// CHECK:          int 2
	struct p copy = *r, zero = {}, old = { a: 1 };
// CHECK:      local copy : struct p
// CHECK-NEXT:   load : struct p '*r'
// CHECK:      local zero : struct p
// CHECK-NEXT:   init-list : struct p '{}'
// CHECK:      local old : struct p
// CHECK-NEXT:   init-list
// CHECK-NEXT:     at 0 : short
	struct p both[] = { copy, [1] = *r };
// CHECK:      local both : struct p[2]
// CHECK:        at 0 : struct p
// CHECK-NEXT:     load : struct p 'copy'
// CHECK:        at 6 : struct p
// CHECK-NEXT:     load : struct p '*r'
	int plain = { n };
// CHECK:      local plain : int
// CHECK-NEXT:   load : int 'n'
}
