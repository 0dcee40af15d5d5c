/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Messages and formats: kernel/printk/printk.c, lib/vsprintf.c of Linux 6.1.
 * What %s and %p point to is read; the formatted pointers are an obligation of
 * the property "call".
 */
int _printk(const char *fmt __saner_reads_string, ...)
	__saner_format(1, 2) __saner_quiet;
int vprintk(const char *fmt __saner_reads_string, __builtin_va_list args)
	__saner_format(1, 0) __saner_quiet;
int _printk_deferred(const char *fmt __saner_reads_string, ...)
	__saner_format(1, 2) __saner_quiet;
void __warn_printk(const char *fmt __saner_reads_string, ...)
	__saner_format(1, 2) __saner_quiet;
void dump_stack(void) __saner_quiet;
void print_hex_dump(const char *level __saner_reads_string,
		    const char *prefix __saner_reads_string, int type, int rowsize,
		    int groupsize, const void *buf __saner_reads(len), size_t len,
		    bool ascii) __saner_quiet;
int ___ratelimit(struct ratelimit_state *rs __saner_nonnull,
		 const char *func __saner_reads_string);

/* may return more than size; a size above INT_MAX writes nothing */
int snprintf(char *buf __saner_writes(size), size_t size,
	     const char *fmt __saner_reads_string, ...)
	__saner_format(3, 4) __saner_quiet;
int vsnprintf(char *buf __saner_writes(size), size_t size,
	      const char *fmt __saner_reads_string, __builtin_va_list args)
	__saner_format(3, 0) __saner_quiet;
/* what was written without the NUL: below size, 0 when size is 0 */
int scnprintf(char *buf __saner_writes(size), size_t size,
	      const char *fmt __saner_reads_string, ...)
	__saner_format(3, 4) __saner_result(0, 2147483646) __saner_quiet;
int vscnprintf(char *buf __saner_writes(size), size_t size,
	       const char *fmt __saner_reads_string, __builtin_va_list args)
	__saner_format(3, 0) __saner_result(0, 2147483646) __saner_quiet;
int sprintf(char *buf __saner_writes_unknown,
	    const char *fmt __saner_reads_string, ...)
	__saner_format(2, 3) __saner_quiet;
int vsprintf(char *buf __saner_writes_unknown,
	     const char *fmt __saner_reads_string, __builtin_va_list args)
	__saner_format(2, 0) __saner_quiet;
/* fs/sysfs/file.c: buf is the page of a show method */
int sysfs_emit(char *buf __saner_writes(4096),
	       const char *fmt __saner_reads_string, ...)
	__saner_format(2, 3) __saner_result(0, 4095) __saner_quiet;
char *kasprintf(gfp_t gfp, const char *fmt __saner_reads_string, ...)
	__saner_format(2, 3) __saner_nul_terminated __saner_quiet;
int sscanf(const char *buf __saner_reads_string,
	   const char *fmt __saner_reads_string, ...);
