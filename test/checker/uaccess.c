// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// No check is put where a kernel holds user memory open, nor into what is called there; before and behind, and where it was closed on all ways, there is.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
static inline __attribute__((always_inline)) void stac(void)
{
	asm volatile("stac");
}

static inline __attribute__((always_inline)) void clac(void)
{
	asm volatile("clac");
}

static inline __attribute__((always_inline)) int user_access_begin(int n)
{
	if (n)
		return 0;
	stac();
	return 1;
}

int a[4], b[4], c[4];

static inline int copied(int i)
{
	return b[i];
}

static int elsewhere(int i)
{
	return b[i];
}

int f(int i, int j, int n)
{
	int r = a[i];

	if (user_access_begin(n)) {
		r += b[j];
		r += copied(n);
		clac();
	} else {
		clac();
	}
	r += c[n];
	return r + elsewhere(n);
}

int g(int i, int n)
{
	stac();
	while (n--)
		a[i + n]++;
	if (n > 4)
		clac();
	return c[i];
}

static int left(int i, int n)
{
	if (!user_access_begin(n))
		return -1;
	clac();
	return c[i];
}

int h(int i, int n)
{
	return left(i, n) + a[i];
}
// CHECK-LABEL: copied:
// CHECK: bounds-index#{{[0-9]+}} assumed context
// CHECK-LABEL: elsewhere:
// CHECK: bounds-index#{{[0-9]+}} checked
// CHECK-LABEL: f:
// CHECK: 36:{{.*}} bounds-index#{{[0-9]+}} checked
// CHECK: 39:{{.*}} bounds-index#{{[0-9]+}} assumed context
// CHECK: 45:{{.*}} bounds-index#{{[0-9]+}} checked
// CHECK-LABEL: g:
// CHECK: 53:{{.*}} bounds-index#{{[0-9]+}} assumed context
// CHECK: 56:{{.*}} bounds-index#{{[0-9]+}} assumed context
// CHECK-LABEL: left:
// CHECK: 64:{{.*}} bounds-index#{{[0-9]+}} checked
// CHECK-LABEL: h:
// CHECK: 69:{{.*}} bounds-index#{{[0-9]+}} checked
