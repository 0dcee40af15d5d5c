// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Objects and pointers of the named address spaces of x86, a keyword of gcc and a
// macro of clang: parsed, and no check converts such a pointer to a plain one.
// RUN: %saner_cc %gcc -O2 -Wall -Werror -fsaner=hard -fsaner-prove=none -fsaner-strict -c %s -o %t.o
// RUN: %saner_cc %clang -O2 -Wall -Werror -fsaner=hard -fsaner-prove=none -fsaner-strict -c %s -o %t.o
// RUN: %saner_cc %gcc -O2 -fsaner=hard -fsaner-prove=none -fsaner-save-temps -c %s -o %t.o
// RUN: %FileCheck %s < %t.saner.i
// CHECK: return p[i];
// CHECK: return {{.*}}__saner_ask(

struct hot { int cpu; void *task; };
extern const struct hot __seg_gs hot;
extern int here;
#define my(var) (*(__typeof__(var) __seg_gs *)(unsigned long)&(var))
void *task(void)
{
	return hot.task;
}
int add(int n)
{
	my(here) += n;
	return (*(const volatile __typeof__(here) __seg_gs *)(unsigned long)&here);
}
int at(int __seg_gs *p, int i)
{
	return p[i];
}

int plain(int *p, int i)
{
	return p[i];
}
