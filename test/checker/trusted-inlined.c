// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is always inlined into noinstr code gets no check, at any depth; what is called by others alone does.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
#define inlined static inline __attribute__((always_inline))
#define noinstr __attribute__((section(".noinstr.text")))
int a[4], b[4], c[4], d[4];

inlined int deep(int i)
{
	return a[i];
}

inlined int flat(int i)
{
	return b[i] + deep(i);
}

static int called(int i)
{
	return c[i];
}

inlined int other(int i)
{
	return d[i];
}

noinstr int enter(int i)
{
	return flat(i) + called(i);
}

int ordinary(int i)
{
	return other(i) + flat(i);
}
// CHECK-LABEL: deep: trusted context: inlined into flat
// CHECK-LABEL: flat: trusted context: inlined into enter
// CHECK-LABEL: called:
// CHECK: bounds-index#{{[0-9]+}} checked
// CHECK-LABEL: other:
// CHECK: bounds-index#{{[0-9]+}} checked
