// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A site that fails in several threads at once reports once.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// HOSTED
// SITE: bounds-index - 4 0
// EXPECT 0
// EXPECT 1: BUG: saner: bounds: out-of-bounds read of size 4 in f at unit.c:10
// EXPECT 1:   index 1, nothing valid; obligation bounds-index#1; mode MODE
extern int pthread_create(unsigned long *, const void *, void *(*)(void *),
			  void *);
extern int pthread_join(unsigned long, void **);

static void *fail(void *count)
{
	int i;

	for (i = 0; i < 1000; i++)
		__saner_index(1, *(unsigned long *)count, &__saner_sites[0]);
	return count;
}

static void run(int n)
{
	unsigned long count = n ? 0 : 2;
	unsigned long thread[4];
	int i;

	for (i = 0; i < (__saner_hard ? 1 : 4); i++)
		pthread_create(&thread[i], (void *)0, fail, &count);
	for (i = 0; i < (__saner_hard ? 1 : 4); i++)
		pthread_join(thread[i], (void *)0);
}
