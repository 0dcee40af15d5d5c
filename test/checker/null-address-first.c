// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The address of a record that begins *p is p, NULL or not; of another member it is not.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
struct page { int flags; };
struct folio { struct page page; struct page second; };
void use(struct page *p);

int first(struct folio *f)
{
	struct page *p = &f->page;

	use(&f->page);
	return p->flags;
}
// CHECK-LABEL: first:
// CHECK: null-address#{{[0-9]+}} trivial 'f'
// CHECK: null-address#{{[0-9]+}} trivial 'f'
// CHECK: null-deref#{{[0-9]+}} checked 'p'
// CHECK: bounds-access#{{[0-9]+}} proved 'p' on param:first

void second(struct folio *f)
{
	use(&f->second);
}
// CHECK-LABEL: second:
// CHECK: null-address#{{[0-9]+}} checked 'f'
