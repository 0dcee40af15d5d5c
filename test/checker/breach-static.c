// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A static initializer has to keep what a pointer promises, or it promises nothing.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct item { int n[10]; int last; };
struct h { int x; struct item *item; };
struct table { struct item *rows[4]; };
union u { long n; struct item *p; };
static char c;
static struct item array[4];
static struct item *small = (void *)&c;
static struct item *number = (struct item *)0x1000000;
static struct item *end = &array[4];
static struct h member = { .item = (void *)&c };
static struct table table = { { [0 ... 2] = array, [3] = (void *)&c } };
static union u other = { .n = 4096 };

int f(void)
{
	static struct item *inner = (void *)&c;

	return small->last + number->last + end->last + inner->last +
	       member.item->last + table.rows[1]->last + other.p->last;
}
// CHECK-LABEL: f:
// CHECK-DAG: bounds-access#{{[0-9]+}} assumed cast 'small'
// CHECK-DAG: bounds-access#{{[0-9]+}} assumed cast 'number'
// CHECK-DAG: bounds-access#{{[0-9]+}} assumed cast 'end'
// CHECK-DAG: bounds-access#{{[0-9]+}} assumed cast 'inner'
// CHECK-DAG: bounds-access#{{[0-9]+}} assumed cast 'member.item'
// CHECK-DAG: bounds-access#{{[0-9]+}} assumed cast 'table.rows[1]'
// CHECK-DAG: bounds-access#{{[0-9]+}} assumed cast 'other.p'
