// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A member's bounds are not those of the record that container_of() finds; a first
// record has those of what it begins.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct link { struct link *next; };
struct base { int n; };
struct item { struct base base; int n; struct link node; };
#define container_of(p, type, member) \
	((type *)((char *)(p) - __builtin_offsetof(type, member)))

int link(struct item *i)
{
	struct link *l = &i->node;

	return container_of(l, struct item, node)->n;
}

int base(struct item *i)
{
	struct base *b = &i->base;

	return container_of(b, struct item, base)->n + ((struct item *)b)->n;
}
// CHECK-LABEL: link:
// CHECK: bounds-access#{{[0-9]+}} assumed cast '(struct item *)((char
// CHECK-LABEL: base:
// CHECK: bounds-access#{{[0-9]+}} assumed cast '(struct item *)((char
// CHECK: bounds-access#{{[0-9]+}} proved '(struct item *)b' on param:base
