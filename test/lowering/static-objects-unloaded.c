// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The static objects of a library are known while it is loaded, and others may lie
// where it was.
// RUN: %split_file %s %t
// RUN: %saner_cc %gcc -fsaner=hard -O2 -Wall -Wextra -Werror -fPIC -shared %t/lib.c -o %t/lib.so
// RUN: %saner_cc %gcc -fsaner=hard -O2 -Wall -Wextra -Werror -rdynamic %t/main.c -o %t/main -ldl
// RUN: %t/main %t/lib.so | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t/main %t/lib.so bad 2>&1 | %FileCheck --check-prefix=STOP %s
// OUT: 4 7 done
// STOP: BUG: saner: bounds: out-of-bounds read of size 4 in at
// STOP-NEXT: offset 0 from the end of
//--- lib.c
struct s {
	const int *at;
};
void fill(struct s *s);
void fill(struct s *s)
{
	static const int numbers[4] = { 1, 2, 3, 4 };

	s->at = numbers;
}
int get(const struct s *s, int i);
int get(const struct s *s, int i)
{
	return s->at[i];
}
//--- main.c
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
struct s {
	const int *at;
};

static int at(const struct s *s, int i)
{
	return s->at[i];
}

int main(int argc, char **argv)
{
	struct s s = { 0 };
	void (*fill)(struct s *);
	int (*get)(const struct s *, int);
	int bad = argc > 2;
	unsigned long page;
	void *lib, *p;
	int *q;

	for (int round = 0; round < 3; round++) {
		lib = dlopen(argv[1], RTLD_NOW);
		if (!lib)
			return 2;
		*(void **)&fill = dlsym(lib, "fill");
		*(void **)&get = dlsym(lib, "get");
		fill(&s);
		if (get(&s, 3) != 4 || at(&s, 3) != 4)
			return 3;
		if (round < 2)
			dlclose(lib);
	}
	printf("%d ", at(&s, 3 + bad));
	dlclose(lib);
	page = (unsigned long)s.at & ~4095UL;
	p = mmap((void *)page, 8192, PROT_READ | PROT_WRITE,
		 MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
	if (p != (void *)page)
		return 4;
	q = (int *)((char *)p + ((unsigned long)s.at & 4095));
	q[5] = 7;
	printf("%d done\n", at(&s, 5));
	return 0;
}
