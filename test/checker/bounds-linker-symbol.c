// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In a kernel, an object that is only declared may be the start of a table that a linker script made.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i -D__KERNEL__ | %FileCheck %s
// RUN: %saner --dump-after=verdicts %t.i | %FileCheck %s --check-prefix=HOSTED
struct x { int n; };
extern struct x table_start, table_end;
extern struct x four[4];
struct x tentative;
extern struct x defined;
struct x defined = { 1 };

int walk(void)
{
	struct x *p = &table_start;
	int n = 0;

	for (; p < &table_end; p++)
		n += p->n;
	return n;
}
// CHECK-LABEL: walk:
// CHECK: 18:8 bounds-access#{{[0-9]+}} assumed
// HOSTED-LABEL: walk:
// HOSTED: 18:{{[0-9]+}} bounds-access#{{[0-9]+}} checked

int array(int n)
{
	struct x *p = four;

	p += n;
	return p->n;
}
// CHECK-LABEL: array:
// CHECK: 31:{{[0-9]+}} bounds-access#{{[0-9]+}} checked

int own(int n)
{
	struct x *p = n ? &tentative : &defined;

	p += n;
	return p->n;
}
// CHECK-LABEL: own:
// CHECK: 41:{{[0-9]+}} bounds-access#{{[0-9]+}} checked
