// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A small function says of a pointer what its body says, whatever its name is.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
#define ERROR(x) __builtin_expect(!!((unsigned long)(x) >= (unsigned long)-4095), 0)
static inline _Bool IS_ERR(const void *p)
{
	return p == (void *)8;		/* not the kernel's */
}

static inline _Bool is_bad(const void *p)
{
	return __builtin_expect(!p, 0) || ERROR(p);
}

static inline void *ERR_PTR(long n)
{
	return (void *)n;
}

static inline int code_or_zero(const void *p)
{
	if (ERROR(p))
		return (int)(long)p;
	else
		return 0;
}

static int calls;
static inline _Bool counted(const void *p)
{
	calls++;
	return !p;
}

int named(int *p)
{
	if (!p || IS_ERR(p))
		return 1;
	return *p;
}
// CHECK-LABEL: facts of named
// CHECK: load 'p' not-null
// CHECK-NOT: load 'p' never-null

int tested(int *p)
{
	if (is_bad(p))
		return 1;
	return *p;
}
// CHECK-LABEL: facts of tested
// CHECK: b2:
// CHECK: load 'p' never-null

int made(int n)
{
	int *p = n ? ERR_PTR(-22) : ERR_PTR(0);

	return code_or_zero(p);
}
// CHECK-LABEL: facts of made
// CHECK: call code_or_zero 'code_or_zero(p)' [-4095, 0]

int impure(int *p)
{
	if (counted(p))
		return 1;
	return *p;
}
// CHECK-LABEL: facts of impure
// CHECK-NOT: load 'p' never-null
