/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * <string.h>, <strings.h>: ISO C11 7.24, POSIX.1-2017.  The compiler's builtins
 * of the same name share these contracts, so no typedef is used in them.
 */
void *memcpy(void *dst __saner_writes_all(n), const void *src __saner_reads(n),
	     unsigned long n) __saner_returns_param(dst) __saner_quiet;
void *memmove(void *dst __saner_writes_all(n), const void *src __saner_reads(n),
	      unsigned long n) __saner_returns_param(dst) __saner_quiet;
void *mempcpy(void *dst __saner_writes_all(n), const void *src __saner_reads(n),
	      unsigned long n) __saner_returns_param(dst) __saner_quiet;
void *memset(void *dst __saner_writes_all(n), int c, unsigned long n)
	__saner_returns_param(dst) __saner_quiet;
void explicit_bzero(void *dst __saner_writes_all(n), unsigned long n)
	__saner_quiet;
void bzero(void *dst __saner_writes_all(n), unsigned long n) __saner_quiet;
int memcmp(const void *a __saner_reads(n), const void *b __saner_reads(n),
	   unsigned long n) __saner_quiet;
int bcmp(const void *a __saner_reads(n), const void *b __saner_reads(n),
	 unsigned long n) __saner_quiet;
void *memchr(const void *s __saner_reads(n), int c, unsigned long n)
	__saner_returns_param(s) __saner_quiet;
void *memrchr(const void *s __saner_reads(n), int c, unsigned long n)
	__saner_returns_param(s) __saner_quiet;
void *memmem(const void *s __saner_reads(n), unsigned long n,
	     const void *t __saner_reads(m), unsigned long m)
	__saner_returns_param(s) __saner_quiet;

/* a string lies in an object, so its length is below PTRDIFF_MAX */
unsigned long strlen(const char *s __saner_reads_string)
	__saner_result(0, 9223372036854775806) __saner_quiet;
unsigned long strnlen(const char *s __saner_reads_strn(n), unsigned long n)
	__saner_result(0, 9223372036854775806) __saner_quiet;
int strcmp(const char *a __saner_reads_string, const char *b __saner_reads_string)
	__saner_quiet;
int strncmp(const char *a __saner_reads_strn(n), const char *b __saner_reads_strn(n),
	    unsigned long n) __saner_quiet;
int strcasecmp(const char *a __saner_reads_string,
	       const char *b __saner_reads_string) __saner_quiet;
int strncasecmp(const char *a __saner_reads_strn(n),
		const char *b __saner_reads_strn(n), unsigned long n)
	__saner_quiet;
int strcoll(const char *a __saner_reads_string, const char *b __saner_reads_string)
	__saner_quiet;
char *strchr(const char *s __saner_reads_string, int c)
	__saner_returns_param(s) __saner_quiet;
char *strrchr(const char *s __saner_reads_string, int c)
	__saner_returns_param(s) __saner_quiet;
char *strchrnul(const char *s __saner_reads_string, int c)
	__saner_returns_param(s) __saner_nonnull __saner_quiet;
char *index(const char *s __saner_reads_string, int c)
	__saner_returns_param(s) __saner_quiet;
char *rindex(const char *s __saner_reads_string, int c)
	__saner_returns_param(s) __saner_quiet;
char *strstr(const char *s __saner_reads_string, const char *t __saner_reads_string)
	__saner_returns_param(s) __saner_quiet;
char *strcasestr(const char *s __saner_reads_string,
		 const char *t __saner_reads_string)
	__saner_returns_param(s) __saner_quiet;
char *strpbrk(const char *s __saner_reads_string,
	      const char *accept __saner_reads_string)
	__saner_returns_param(s) __saner_quiet;
unsigned long strspn(const char *s __saner_reads_string,
		     const char *accept __saner_reads_string)
	__saner_result(0, 9223372036854775806) __saner_quiet;
unsigned long strcspn(const char *s __saner_reads_string,
		      const char *reject __saner_reads_string)
	__saner_result(0, 9223372036854775806) __saner_quiet;

char *strcpy(char *dst __saner_writes(strlen(src) + 1),
	     const char *src __saner_reads_string)
	__saner_returns_param(dst) __saner_quiet;
char *stpcpy(char *dst __saner_writes(strlen(src) + 1),
	     const char *src __saner_reads_string)
	__saner_returns_param(dst) __saner_nonnull __saner_quiet;
/* pads with NULs up to n */
char *strncpy(char *dst __saner_writes_all(n),
	      const char *src __saner_reads_strn(n), unsigned long n)
	__saner_returns_param(dst) __saner_quiet;
char *strcat(char *dst __saner_updates(strlen(dst) + strlen(src) + 1),
	     const char *src __saner_reads_string)
	__saner_returns_param(dst) __saner_quiet;
/* at most n bytes of src, then a NUL */
char *strncat(char *dst __saner_updates(strlen(dst) + min(n, strlen(src)) + 1),
	      const char *src __saner_reads_strn(n), unsigned long n)
	__saner_returns_param(dst) __saner_quiet;
char *strdup(const char *s __saner_reads_string)
	__saner_alloc(strlen(s) + 1) __saner_quiet;
char *strndup(const char *s __saner_reads_strn(n), unsigned long n)
	__saner_nul_terminated __saner_quiet;
/* the rest of the string is kept for the next call */
char *strtok(char *s __saner_updates(strlen(s) + 1) __saner_or_null __saner_keeps,
	     const char *delimiters __saner_reads_string) __saner_nul_terminated;
char *strtok_r(char *s __saner_updates(strlen(s) + 1) __saner_or_null,
	       const char *delimiters __saner_reads_string,
	       char **rest __saner_updates(8) __saner_nonnull)
	__saner_nul_terminated;
char *strsep(char **rest __saner_updates(8) __saner_nonnull,
	     const char *delimiters __saner_reads_string) __saner_nul_terminated;
char *strerror(int number) __saner_nul_terminated __saner_nonnull __saner_quiet;

/* what a fortified call is to the compiler: the last parameter is room, which
 * nobody else knows here */
void *__memcpy_chk(void *dst __saner_writes_all(n),
		   const void *src __saner_reads(n), unsigned long n,
		   unsigned long room) __saner_returns_param(dst) __saner_quiet;
void *__memmove_chk(void *dst __saner_writes_all(n),
		    const void *src __saner_reads(n), unsigned long n,
		    unsigned long room)
	__saner_returns_param(dst) __saner_quiet;
void *__memset_chk(void *dst __saner_writes_all(n), int c, unsigned long n,
		   unsigned long room) __saner_returns_param(dst) __saner_quiet;
char *__strcpy_chk(char *dst __saner_writes(strlen(src) + 1),
		   const char *src __saner_reads_string, unsigned long room)
	__saner_returns_param(dst) __saner_quiet;
char *__strncpy_chk(char *dst __saner_writes_all(n),
		    const char *src __saner_reads_strn(n), unsigned long n,
		    unsigned long room)
	__saner_returns_param(dst) __saner_quiet;
char *__strcat_chk(char *dst __saner_updates(strlen(dst) + strlen(src) + 1),
		   const char *src __saner_reads_string, unsigned long room)
	__saner_returns_param(dst) __saner_quiet;
char *__strncat_chk(char *dst __saner_updates(strlen(dst) + min(n, strlen(src)) + 1),
		    const char *src __saner_reads_strn(n), unsigned long n,
		    unsigned long room)
	__saner_returns_param(dst) __saner_quiet;
char *__stpcpy_chk(char *dst __saner_writes(strlen(src) + 1),
		   const char *src __saner_reads_string, unsigned long room)
	__saner_returns_param(dst) __saner_nonnull __saner_quiet;
void *__mempcpy_chk(void *dst __saner_writes_all(n),
		    const void *src __saner_reads(n), unsigned long n,
		    unsigned long room)
	__saner_returns_param(dst) __saner_quiet;
