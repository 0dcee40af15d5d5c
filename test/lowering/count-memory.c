// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is counted can be read from the memory of the program, as from a kernel's.
// RUN: %saner_cc %gcc -O1 -no-pie -fsaner=hard -fsaner-count %s -o %t.gcc
// RUN: python3 -B %S/Inputs/count_memory.py %t.gcc %t.gcc
// RUN: %saner_cc %clang -O1 -no-pie -fsaner=soft -fsaner-count %s -o %t.clang
// RUN: python3 -B %S/Inputs/count_memory.py %t.clang %t.clang
#include <stdio.h>
#include <stdlib.h>

static int on_stack(int *p, int n)
{
	int sum = 0;

	while (n--)
		sum += *p++;
	return sum;
}

int somewhere(int **p);
int somewhere(int **p)
{
	return **p;
}

__attribute__((section(".sched.text"))) static int trusted(int *p)
{
	return *p;
}

static int (*volatile call)(int **) = somewhere;

int main(void)
{
	int a[3] = { 1, 2, 3 }, *p = a, *heap = malloc(sizeof(*heap));

	if (!heap)
		return 1;
	*heap = on_stack(a, 3);
	call(&p);
	call(&heap);
	trusted(heap);
	puts("ready");
	fflush(stdout);
	return getchar() != EOF;
}
