/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Memory and strings: lib/string.c, lib/string_helpers.c, mm/util.c of Linux
 * 6.1.  The compiler's builtins of the same name share these contracts, so no
 * typedef of the kernel is used in those.
 */

/* lib/string.c: memcpy, memmove, memset return dest */
void *memcpy(void *dst __saner_writes_all(n), const void *src __saner_reads(n),
	     unsigned long n) __saner_returns_param(dst) __saner_quiet;
void *memmove(void *dst __saner_writes_all(n), const void *src __saner_reads(n),
	      unsigned long n) __saner_returns_param(dst) __saner_quiet;
void *memset(void *dst __saner_writes_all(n), int c, unsigned long n)
	__saner_returns_param(dst) __saner_quiet;
int memcmp(const void *a __saner_reads(n), const void *b __saner_reads(n),
	   unsigned long n) __saner_quiet;
int bcmp(const void *a __saner_reads(n), const void *b __saner_reads(n),
	 unsigned long n) __saner_quiet;
void *memchr(const void *s __saner_reads(n), int c, unsigned long n)
	__saner_returns_param(s) __saner_quiet;
void *memchr_inv(const void *s __saner_reads(n), int c, unsigned long n)
	__saner_returns_param(s) __saner_quiet;
void *memscan(void *s __saner_reads(n), int c, unsigned long n)
	__saner_quiet;		/* result may be s + n */
void memzero_explicit(void *s __saner_writes_all(n), unsigned long n)
	__saner_quiet;
/* n counts elements: lib/string.c */
void *memset16(unsigned short *s __saner_writes_all(n * 2), unsigned short v,
	       unsigned long n) __saner_returns_param(s) __saner_quiet;
void *memset32(unsigned int *s __saner_writes_all(n * 4), unsigned int v,
	       unsigned long n) __saner_returns_param(s) __saner_quiet;
void *memset64(u64 *s __saner_writes_all(n * 8), u64 v, unsigned long n)
	__saner_returns_param(s) __saner_quiet;
void memcpy_and_pad(void *dst __saner_writes_all(dst_len), size_t dst_len,
		    const void *src __saner_reads(min(count, dst_len)),
		    size_t count, int pad) __saner_quiet;

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
		const char *b __saner_reads_strn(n), size_t n) __saner_quiet;
char *strchr(const char *s __saner_reads_string, int c)
	__saner_returns_param(s) __saner_quiet;
char *strrchr(const char *s __saner_reads_string, int c)
	__saner_returns_param(s) __saner_quiet;
char *strchrnul(const char *s __saner_reads_string, int c)
	__saner_returns_param(s) __saner_nonnull __saner_quiet;
char *strnchr(const char *s __saner_reads_strn(n), size_t n, int c)
	__saner_returns_param(s) __saner_quiet;
char *strstr(const char *s __saner_reads_string, const char *t __saner_reads_string)
	__saner_returns_param(s) __saner_quiet;
char *strnstr(const char *s __saner_reads_strn(n),
	      const char *t __saner_reads_string, size_t n)
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
char *skip_spaces(const char *s __saner_reads_string)
	__saner_returns_param(s) __saner_nonnull __saner_quiet;
/* writes one NUL inside the string */
char *strim(char *s __saner_updates(strlen(s) + 1))
	__saner_returns_param(s) __saner_nonnull __saner_quiet;

char *strcpy(char *dst __saner_writes(strlen(src) + 1),
	     const char *src __saner_reads_string)
	__saner_returns_param(dst) __saner_quiet;
/* pads with NULs up to n */
char *strncpy(char *dst __saner_writes_all(n),
	      const char *src __saner_reads_strn(n), unsigned long n)
	__saner_returns_param(dst) __saner_quiet;
size_t strlcpy(char *dst __saner_writes(n), const char *src __saner_reads_string,
	       size_t n) __saner_result(0, 9223372036854775806) __saner_quiet;
/* -E2BIG, or the length: n above INT_MAX is refused */
ssize_t strscpy(char *dst __saner_writes(n), const char *src __saner_reads_strn(n),
		size_t n) __saner_result(-7, 2147483646) __saner_quiet;
ssize_t strscpy_pad(char *dst __saner_writes(n),
		    const char *src __saner_reads_strn(n), size_t n)
	__saner_result(-7, 2147483646) __saner_quiet;
char *strcat(char *dst __saner_updates(strlen(dst) + strlen(src) + 1),
	     const char *src __saner_reads_string)
	__saner_returns_param(dst) __saner_quiet;
char *strncat(char *dst __saner_updates(strlen(dst) + min(n, strlen(src)) + 1),
	      const char *src __saner_reads_strn(n), unsigned long n)
	__saner_returns_param(dst) __saner_quiet;
/* BUG() when dst holds no NUL within n */
size_t strlcat(char *dst __saner_updates(n), const char *src __saner_reads_string,
	       unsigned long n) __saner_quiet;

/* mm/util.c */
char *kstrdup(const char *s __saner_reads_string __saner_or_null, gfp_t gfp)
	__saner_alloc(strlen(s) + 1) __saner_quiet;
void *kmemdup(const void *src __saner_reads(len), size_t len, gfp_t gfp)
	__saner_alloc(len) __saner_quiet;
char *kmemdup_nul(const char *s __saner_reads(len) __saner_or_null, size_t len,
		  gfp_t gfp) __saner_alloc(len + 1) __saner_quiet;
/* strnlen(s, max) + 1 bytes; what is sure of them is the NUL */
char *kstrndup(const char *s __saner_reads_strn(max) __saner_or_null, size_t max,
	       gfp_t gfp) __saner_nul_terminated __saner_quiet;
void *memdup_user(const void *src __saner_user_memory, size_t len)
	__saner_alloc(len) __saner_err_ptr __saner_quiet;
void *vmemdup_user(const void *src __saner_user_memory, size_t len)
	__saner_alloc(len) __saner_err_ptr __saner_quiet;
void *memdup_user_nul(const void *src __saner_user_memory, size_t len)
	__saner_alloc(len + 1) __saner_err_ptr __saner_quiet;
/* at most n bytes with the NUL; an error pointer, never NULL */
char *strndup_user(const char *s __saner_user_memory, long n)
	__saner_nul_terminated __saner_err_ptr __saner_quiet;

bool sysfs_streq(const char *a __saner_reads_string,
		 const char *b __saner_reads_string) __saner_quiet;
/* -EINVAL or an index; n may be -1 for an array that ends with NULL */
int match_string(const char * const *array, size_t n,
		 const char *string __saner_reads_string)
	__saner_result(-22, 2147483647) __saner_quiet;

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
