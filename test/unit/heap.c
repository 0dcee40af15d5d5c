// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The heap that can be asked, in the place of this process's own.
 *
 * Sources: runtime/heap.c runtime/malloc.c runtime/objects.c -pthread
 */
#include "test/unit/unit.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/heap.h"

static bool is_live(const void *at, const void *base, size_t size)
{
	unsigned long b, n;

	return heap_find((unsigned long)at, &b, &n) == HEAP_LIVE &&
	       b == (unsigned long)base && n == size;
}

/* Of a number: the compiler has an opinion of pointers that were freed. */
static bool is_freed(uintptr_t at)
{
	return __saner_is_freed(at);
}

/* Sizes up to 4 MB: found from the first byte, the last and the end. */
static void every_size(void)
{
	for (size_t n = 0; n < (size_t)4 << 20; n += n / 17 + 1) {
		char *p = malloc(n);
		char *q = calloc(1, n);
		volatile uintptr_t at = (uintptr_t)p;

		expect(p && q && !((uintptr_t)p & 15), "%zu: aligned", n);
		expect(is_live(p, p, n) && is_live(p + n / 2, p, n) &&
		       is_live(p + n, p, n), "%zu: found", n);
		memset(p, 1, n);
		free(p);
		expect(is_freed(at) && is_freed(at + n), "%zu: freed", n);
		free(q);
	}
}

/* Freed memory comes back after much else, and zeroed when it has to be. */
static void calloc_is_zero(void)
{
	for (int round = 0; round < 40000; round++) {
		char *p = calloc(10, 40);
		int sum = 0;

		for (int i = 0; i < 400; i++)
			sum |= p[i];
		memset(p, 1, 400);
		free(p);
		if (sum) {
			expect(false, "not zeroed in round %d", round);
			return;
		}
	}
	expect(true, "zeroed");
}

/* Written over and freed, so that another object will lie there. */
static void soil(void *p, size_t size)
{
	memset(p, 1, size);
	free(p);
}

static bool is_zero(const unsigned char *p, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (p[i])
			return false;
	return true;
}

/* So is what malloc() gives, at every size, and what realloc() adds. */
static void malloc_is_zero(void)
{
	static const size_t sizes[] = { 40, 5000, 65000, 70000, 300000 };
	bool good = true;

	for (size_t s = 0; s < sizeof(sizes) / sizeof(*sizes); s++) {
		size_t n = sizes[s];

		for (size_t round = 0; round < (20UL << 20) / n; round++) {
			unsigned char *p = malloc(n);

			good = good && is_zero(p, n);
			memset(p, 1, n);
			p = realloc(p, n + n / 4);
			good = good && p[n - 1] && is_zero(p + n, n / 4);
			soil(p, n + n / 4);
		}
		expect(good, "%zu: zeroed", n);
	}
}

/* Where it stays: smaller, then larger again. */
static void realloc_is_zero(void)
{
	unsigned char *p = malloc(100000), *q;

	memset(p, 1, 100000);
	q = realloc(p, 60000);
	q = realloc(q, 90000);
	expect(q[59999] && is_zero(q + 60000, 30000), "grown in its slot");
	free(q);
}

static void wrapping(void)
{
	volatile size_t half = SIZE_MAX / 2 + 1;

	errno = 0;
	expect(!calloc(half, 2) && errno == ENOMEM, "calloc");
	errno = 0;
	expect(!malloc(half) && errno == ENOMEM, "malloc");
	errno = 0;
	expect(!malloc(SIZE_MAX - half + half) && errno == ENOMEM,
	       "malloc of everything");
}

static void reallocation(void)
{
	char *p = realloc(NULL, 5), *q;
	volatile uintptr_t at = (uintptr_t)p;

	memcpy(p, "four", 5);
	q = realloc(p, 5000);
	expect(!strcmp(q, "four") && is_live(q, q, 5000) && is_freed(at),
	       "grown");
	at = (uintptr_t)q;
	q = realloc(q, 5100);
	expect((uintptr_t)q == at && is_live(q, q, 5100), "in its slot");
	p = realloc(q, 3);
	expect(!memcmp(p, "fou", 3) && is_live(p, p, 3), "shrunk");
	free(p);
}

static void alignment(void)
{
	for (size_t a = 16; a <= (size_t)1 << 20; a *= 2) {
		void *p = aligned_alloc(a, 100), *q = NULL;

		expect(p && !((uintptr_t)p & (a - 1)) && is_live(p, p, 100),
		       "aligned_alloc %zu", a);
		expect(!posix_memalign(&q, a, 5000) &&
		       !((uintptr_t)q & (a - 1)), "posix_memalign %zu", a);
		free(p);
		free(q);
	}
}

static void what_libc_allocates(void)
{
	char *s = strdup("hello"), *line = NULL;
	size_t n = 0;
	FILE *f = tmpfile();

	expect(is_live(s, s, 6), "strdup");
	free(s);
	expect(f && fputs("a line\n", f) >= 0, "tmpfile");
	rewind(f);
	expect(getline(&line, &n, f) == 7 && is_live(line, line, n), "getline");
	free(line);
	fclose(f);
}

static void foreign(void)
{
	static int object;
	int local;
	struct __saner_bounds b = __saner_find((unsigned long)&local);

	expect(!b.base && b.size == ~0UL, "stack");
	b = __saner_find((unsigned long)&object);
	expect(!b.base && b.size == ~0UL, "static");
	b = __saner_find(0);
	expect(!b.base && !b.size, "NULL");
	b = __saner_find(-12UL);
	expect(!b.base && !b.size, "an error pointer");
}

/* Objects are never found smaller or larger while others come and go. */
static void *churn(void *seed)
{
	unsigned int s = (unsigned int)(uintptr_t)seed;
	char *held[100] = { NULL };
	size_t sizes[100] = { 0 };
	uintptr_t wrong = 0;

	for (int i = 0; i < 100000; i++) {
		int k = rand_r(&s) % 100;

		if (held[k])
			wrong += !is_live(held[k] + sizes[k], held[k],
					  sizes[k]);
		free(held[k]);
		sizes[k] = (size_t)rand_r(&s) % 3000;
		held[k] = malloc(sizes[k]);
		memset(held[k], i, sizes[k]);
	}
	for (int k = 0; k < 100; k++)
		free(held[k]);
	return (void *)wrong;
}

static void threads_and_forks(void)
{
	pthread_t t[4];
	void *wrong;
	int status;

	for (uintptr_t i = 0; i < 4; i++)
		pthread_create(&t[i], NULL, churn, (void *)(i + 1));
	for (int i = 0; i < 20; i++) {
		pid_t child = fork();

		if (!child) {
			free(malloc(100));
			_exit(0);
		}
		expect(waitpid(child, &status, 0) == child && !status,
		       "a child");
	}
	for (int i = 0; i < 4; i++) {
		pthread_join(t[i], &wrong);
		expect(!wrong, "thread %d", i);
	}
}

/* Runs @bad in a child: it must report and abort. */
static void must_stop(void (*bad)(void), const char *what)
{
	char text[200] = "";
	int fds[2], status = 0;
	pid_t child;
	ssize_t n;

	if (pipe(fds))
		return;
	child = fork();
	if (!child) {
		dup2(fds[1], 2);
		bad();
		_exit(0);
	}
	close(fds[1]);
	n = read(fds[0], text, sizeof(text) - 1);
	close(fds[0]);
	waitpid(child, &status, 0);
	expect(n > 0 && strstr(text, "BUG: saner: lifetime: ") &&
	       WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT,
	       "%s: '%s'", what, text);
}

/* Through pointers: the compiler has an opinion of these calls, too. */
static void (*volatile do_free)(void *) = free;
static void *(*volatile do_realloc)(void *, size_t) = realloc;
static char *volatile victim;

static void free_twice(void)
{
	victim = malloc(10);
	do_free(victim);
	do_free(victim);
}

static void free_inside(void)
{
	victim = malloc(10);
	do_free(victim + 1);
}

static void free_local(void)
{
	char local[16];

	victim = local;
	do_free(victim);
}

static void realloc_freed(void)
{
	victim = malloc(10);
	do_free(victim);
	victim = do_realloc(victim, 20);
}

static void wrong_frees(void)
{
	must_stop(free_twice, "twice");
	must_stop(free_inside, "inside an object");
	must_stop(free_local, "a local");
	must_stop(realloc_freed, "realloc of freed");
}

int main(void)
{
	static const struct test tests[] = {
		{ "every size", every_size },
		{ "calloc is zero", calloc_is_zero },
		{ "malloc is zero", malloc_is_zero },
		{ "realloc is zero", realloc_is_zero },
		{ "wrapping sizes", wrapping },
		{ "realloc", reallocation },
		{ "alignment", alignment },
		{ "what libc allocates", what_libc_allocates },
		{ "foreign pointers", foreign },
		{ "threads and forks", threads_and_forks },
		{ "wrong frees", wrong_frees },
	};

	return unit_main(tests, sizeof(tests) / sizeof(*tests));
}
