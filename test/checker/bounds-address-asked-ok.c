// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer that was moved owes nothing where its bounds go with it, where it is
// converted (it may be meant as part of something else), and by a written number.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct row { int *cells, *cursor; long link; };
void use(int *p);

void passed(struct row *r, int i)
{
	int *p = r->cells + i;

	use(&r->cells[i]);
	use(p - i);
}
// CHECK-LABEL: passed:
// CHECK-NOT: bounds-address

struct row *around(long *link, int i)
{
	return (struct row *)((char *)link - 16 * i);
}
// CHECK-LABEL: around:
// CHECK-NOT: bounds-address

int *before(struct row *r)
{
	r->cursor = &r->cells[-1];
	return r->cells - 1;
}
// CHECK-LABEL: before:
// CHECK-NOT: bounds-address
