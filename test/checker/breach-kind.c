// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a kind says of a field that is overwritten past it settles nothing.
// RUN: %gcc -E -D__SANER__ -I%top/frontend %s -o %t.i
// RUN: %saner --dump-after=verdicts %t.i | %FileCheck %s
#include <saner.h>
void *memcpy(void *d, const void *s, unsigned long n)
	__attribute__((access(write_only, 1, 3), access(read_only, 2, 3)));
struct bytes { int n; int *__counted_by(n) d; };
struct cast { int n; int *__counted_by(n) d; };
struct given { int n; int *__counted_by(n) d; };
struct kept { int n; int *__counted_by(n) d; };

int bytes(struct bytes *v, const void *raw, int i)
{
	memcpy(v, raw, sizeof(*v));
	return i >= 0 && i < v->n ? v->d[i] : 0;
}
// CHECK-LABEL: bytes:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds 'v->d[i]'

int cast(struct cast *v, void *p, int i)
{
	*(void **)&v->d = p;
	return i >= 0 && i < v->n ? v->d[i] : 0;
}
// CHECK-LABEL: cast:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds 'v->d[i]'

static struct given given = { 100, (int[2]){ 1, 2 } };

int initialized(int i)
{
	return i >= 0 && i < given.n ? given.d[i] : 0;
}
// CHECK-LABEL: initialized:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds 'given.d[i]'

int kept(struct kept *v, int i)
{
	return i >= 0 && i < v->n ? v->d[i] : 0;
}
// CHECK-LABEL: kept:
// CHECK: bounds-access#{{[0-9]+}} proved 'v->d[i]' on {{.*}}field:kept.d

struct moved { int n; int *__counted_by(n) d; };

int moved(struct moved *v, int i)
{
	v->d++;
	return i >= 0 && i < v->n ? v->d[i] : 0;
}
// CHECK-LABEL: moved:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds 'v->d[i]'
