/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* <stdlib.h>: ISO C11 7.22, POSIX.1-2017. */
void *malloc(unsigned long size)
	__saner_alloc(size) __saner_blank __saner_quiet;
void *calloc(unsigned long n, unsigned long size)
	__saner_alloc(n * size) __saner_zeroed __saner_quiet;
/* on failure the old object stays: "frees" says that it may be gone */
void *realloc(void *p __saner_frees __saner_ignored, unsigned long size)
	__saner_alloc(size) __saner_quiet;
void *reallocarray(void *p __saner_frees __saner_ignored, unsigned long n,
		   unsigned long size) __saner_alloc(n * size) __saner_quiet;
void *aligned_alloc(unsigned long alignment, unsigned long size)
	__saner_alloc(size) __saner_blank __saner_quiet;
/* until the function returns */
void *alloca(unsigned long size) __saner_alloc(size) __saner_nonnull
	__saner_blank __saner_quiet;
void free(void *p __saner_frees __saner_ignored) __saner_quiet;

void exit(int status) __attribute__((__noreturn__));
void _Exit(int status) __attribute__((__noreturn__));
void quick_exit(int status) __attribute__((__noreturn__));
void abort(void) __attribute__((__noreturn__));
/* the function runs at exit */
int atexit(void (*function)(void)) __saner_quiet;

char *getenv(const char *name __saner_reads_string)
	__saner_nul_terminated __saner_quiet;
int system(const char *command __saner_reads_string __saner_or_null);

int atoi(const char *s __saner_reads_string) __saner_quiet;
long atol(const char *s __saner_reads_string) __saner_quiet;
long long atoll(const char *s __saner_reads_string) __saner_quiet;
double atof(const char *s __saner_reads_string) __saner_quiet;
long strtol(const char *s __saner_reads_string,
	    char **end __saner_writes(8) __saner_or_null, int base)
	__saner_quiet;
long long strtoll(const char *s __saner_reads_string,
		  char **end __saner_writes(8) __saner_or_null, int base)
	__saner_quiet;
unsigned long strtoul(const char *s __saner_reads_string,
		      char **end __saner_writes(8) __saner_or_null, int base)
	__saner_quiet;
unsigned long long strtoull(const char *s __saner_reads_string,
			    char **end __saner_writes(8) __saner_or_null,
			    int base) __saner_quiet;
double strtod(const char *s __saner_reads_string,
	      char **end __saner_writes(8) __saner_or_null) __saner_quiet;

/* RAND_MAX of glibc; ISO C only says that the result is not negative */
int rand(void) __saner_result(0, 2147483647) __saner_quiet;
void srand(unsigned int seed) __saner_quiet;
long random(void) __saner_result(0, 2147483647) __saner_quiet;
void srandom(unsigned int seed) __saner_quiet;
/* abs(INT_MIN) is undefined: no range */
int abs(int n) __saner_quiet;
long labs(long n) __saner_quiet;

/* the comparison is the program's own: not quiet */
void qsort(void *base __saner_updates(n * size), unsigned long n,
	   unsigned long size, int (*compare)(const void *, const void *));
void *bsearch(const void *key __saner_nonnull,
	      const void *base __saner_reads(n * size), unsigned long n,
	      unsigned long size, int (*compare)(const void *, const void *))
	__saner_returns_param(base);
