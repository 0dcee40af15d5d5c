/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* <assert.h>, <errno.h>, <time.h>, <math.h> as far as most programs go. */
void __assert_fail(const char *expression __saner_reads_string,
		   const char *file __saner_reads_string, unsigned int line,
		   const char *function __saner_reads_string __saner_or_null)
	__attribute__((__noreturn__));
int *__errno_location(void) __saner_single __saner_nonnull __saner_quiet;
time_t time(time_t *out __saner_writes_all(8) __saner_or_null) __saner_quiet;
clock_t clock(void) __saner_quiet;
double sqrt(double x) __saner_quiet;
double pow(double x, double y) __saner_quiet;
double floor(double x) __saner_quiet;
double ceil(double x) __saner_quiet;
double fabs(double x) __saner_quiet;
double sin(double x) __saner_quiet;
double cos(double x) __saner_quiet;
double exp(double x) __saner_quiet;
double log(double x) __saner_quiet;
