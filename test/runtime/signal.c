// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A report in a signal handler leaves errno alone and allocates nothing.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// HOSTED
// SITE: bounds-index 'table' 4 0
// EXPECT 0: BUG: saner: bounds: out-of-bounds read of size 4 in f at unit.c:10
// EXPECT 0:   index 16, valid 0..15 of 'table'; obligation bounds-index#1; mode MODE
typedef void handler(int);
extern handler *signal(int, handler *);
extern int raise(int);
extern void _exit(int);
extern int *__errno_location(void);
/* a malloc of the program's own takes the place of the runtime's */
extern void *__libc_malloc(unsigned long);
extern void __libc_free(void *);
void *malloc(unsigned long size);
void free(void *p);

static volatile int in_handler;

void *malloc(unsigned long size)
{
	if (in_handler)
		_exit(90);
	return __libc_malloc(size);
}

void free(void *p)
{
	__libc_free(p);
}

static void caught(int n)
{
	in_handler = 1;
	*__errno_location() = 1234;
	__saner_index((unsigned long)n + 6, 16, &__saner_sites[0]);
	if (*__errno_location() != 1234)
		_exit(91);
	in_handler = 0;
}

static void run(int n)
{
	(void)n;
	signal(10, caught);
	raise(10);
}
