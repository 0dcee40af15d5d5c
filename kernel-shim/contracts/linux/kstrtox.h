/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Numbers from text: lib/kstrtox.c of Linux 6.1.  0, -ERANGE or -EINVAL; *res
 * is written only when it is 0.
 */
int kstrtoull(const char *s __saner_reads_string, unsigned int base,
	      unsigned long long *res __saner_writes(8))
	__saner_result(-34, 0) __saner_quiet;
int kstrtoll(const char *s __saner_reads_string, unsigned int base,
	     long long *res __saner_writes(8))
	__saner_result(-34, 0) __saner_quiet;
int kstrtoul(const char *s __saner_reads_string, unsigned int base,
	     unsigned long *res __saner_writes(8))
	__saner_result(-34, 0) __saner_quiet;
int kstrtol(const char *s __saner_reads_string, unsigned int base,
	    long *res __saner_writes(8)) __saner_result(-34, 0) __saner_quiet;
int kstrtouint(const char *s __saner_reads_string, unsigned int base,
	       unsigned int *res __saner_writes(4))
	__saner_result(-34, 0) __saner_quiet;
int kstrtoint(const char *s __saner_reads_string, unsigned int base,
	      int *res __saner_writes(4)) __saner_result(-34, 0) __saner_quiet;
int kstrtou16(const char *s __saner_reads_string, unsigned int base,
	      u16 *res __saner_writes(2)) __saner_result(-34, 0) __saner_quiet;
int kstrtos16(const char *s __saner_reads_string, unsigned int base,
	      s16 *res __saner_writes(2)) __saner_result(-34, 0) __saner_quiet;
int kstrtou8(const char *s __saner_reads_string, unsigned int base,
	     u8 *res __saner_writes(1)) __saner_result(-34, 0) __saner_quiet;
int kstrtos8(const char *s __saner_reads_string, unsigned int base,
	     s8 *res __saner_writes(1)) __saner_result(-34, 0) __saner_quiet;
int kstrtobool(const char *s __saner_reads_string __saner_or_null,
	       bool *res __saner_writes(1)) __saner_result(-22, 0) __saner_quiet;
/* -EFAULT too */
int kstrtouint_from_user(const char *s __saner_user_memory, size_t count,
			 unsigned int base, unsigned int *res __saner_writes(4))
	__saner_result(-34, 0) __saner_quiet;
int kstrtoint_from_user(const char *s __saner_user_memory, size_t count,
			unsigned int base, int *res __saner_writes(4))
	__saner_result(-34, 0) __saner_quiet;
int kstrtoul_from_user(const char *s __saner_user_memory, size_t count,
		       unsigned int base, unsigned long *res __saner_writes(8))
	__saner_result(-34, 0) __saner_quiet;
unsigned long simple_strtoul(const char *s __saner_reads_string,
			     char **end __saner_writes(8) __saner_or_null,
			     unsigned int base) __saner_quiet;
long simple_strtol(const char *s __saner_reads_string,
		   char **end __saner_writes(8) __saner_or_null, unsigned int base)
	__saner_quiet;
