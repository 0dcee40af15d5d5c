/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * <stdio.h>: ISO C11 7.21, POSIX.1-2017.  A stream is the library's own memory;
 * so is a buffer given to setvbuf().
 */
int printf(const char *fmt __saner_reads_string, ...)
	__saner_format(1, 2) __saner_quiet;
int fprintf(FILE *f __saner_nonnull, const char *fmt __saner_reads_string, ...)
	__saner_format(2, 3) __saner_quiet;
int dprintf(int fd, const char *fmt __saner_reads_string, ...)
	__saner_format(2, 3) __saner_quiet;
int vprintf(const char *fmt __saner_reads_string, __builtin_va_list args)
	__saner_format(1, 0) __saner_quiet;
int vfprintf(FILE *f __saner_nonnull, const char *fmt __saner_reads_string,
	     __builtin_va_list args) __saner_format(2, 0) __saner_quiet;
/* the result may be larger than size, or negative */
int snprintf(char *buf __saner_writes(size), unsigned long size,
	     const char *fmt __saner_reads_string, ...)
	__saner_format(3, 4) __saner_quiet;
int vsnprintf(char *buf __saner_writes(size), unsigned long size,
	      const char *fmt __saner_reads_string, __builtin_va_list args)
	__saner_format(3, 0) __saner_quiet;
int sprintf(char *buf __saner_writes_unknown,
	    const char *fmt __saner_reads_string, ...)
	__saner_format(2, 3) __saner_quiet;
int vsprintf(char *buf __saner_writes_unknown,
	     const char *fmt __saner_reads_string, __builtin_va_list args)
	__saner_format(2, 0) __saner_quiet;
/* the same to the compiler, when fortified */
int __snprintf_chk(char *buf __saner_writes(size), unsigned long size,
		   int flag, unsigned long room,
		   const char *fmt __saner_reads_string, ...)
	__saner_format(5, 6) __saner_quiet;
int __vsnprintf_chk(char *buf __saner_writes(size), unsigned long size,
		    int flag, unsigned long room,
		    const char *fmt __saner_reads_string,
		    __builtin_va_list args)
	__saner_format(5, 0) __saner_quiet;
int __sprintf_chk(char *buf __saner_writes_unknown, int flag,
		  unsigned long room, const char *fmt __saner_reads_string, ...)
	__saner_format(4, 5) __saner_quiet;
int __vsprintf_chk(char *buf __saner_writes_unknown, int flag,
		   unsigned long room, const char *fmt __saner_reads_string,
		   __builtin_va_list args)
	__saner_format(4, 0) __saner_quiet;
int asprintf(char **out __saner_writes(8) __saner_nonnull,
	     const char *fmt __saner_reads_string, ...) __saner_format(2, 3);
/* they write through their arguments: not quiet */
int scanf(const char *fmt __saner_reads_string, ...);
int fscanf(FILE *f __saner_nonnull, const char *fmt __saner_reads_string, ...);
int sscanf(const char *s __saner_reads_string,
	   const char *fmt __saner_reads_string, ...);

int puts(const char *s __saner_reads_string) __saner_quiet;
int fputs(const char *s __saner_reads_string, FILE *f __saner_nonnull)
	__saner_quiet;
int putchar(int c) __saner_quiet;
int fputc(int c, FILE *f __saner_nonnull) __saner_quiet;
int putc(int c, FILE *f __saner_nonnull) __saner_quiet;
/* an unsigned char or EOF */
int getchar(void) __saner_result(-1, 255) __saner_quiet;
int fgetc(FILE *f __saner_nonnull) __saner_result(-1, 255) __saner_quiet;
int getc(FILE *f __saner_nonnull) __saner_result(-1, 255) __saner_quiet;
int ungetc(int c, FILE *f __saner_nonnull) __saner_result(-1, 255) __saner_quiet;
char *fgets(char *s __saner_writes(n), int n, FILE *f __saner_nonnull)
	__saner_returns_param(s) __saner_quiet;
char *gets(char *s __saner_writes_unknown) __saner_returns_param(s) __saner_quiet;
unsigned long fread(void *p __saner_writes(size * n), unsigned long size,
		    unsigned long n, FILE *f __saner_nonnull) __saner_quiet;
unsigned long fwrite(const void *p __saner_reads(size * n), unsigned long size,
		     unsigned long n, FILE *f __saner_nonnull) __saner_quiet;
/* *line is replaced */
ssize_t getline(char **line __saner_updates(8) __saner_nonnull,
		size_t *n __saner_updates(8) __saner_nonnull,
		FILE *f __saner_nonnull)
	__saner_result(-1, 9223372036854775807);

FILE *fopen(const char *path __saner_reads_string,
	    const char *mode __saner_reads_string) __saner_quiet;
FILE *fdopen(int fd, const char *mode __saner_reads_string) __saner_quiet;
FILE *popen(const char *command __saner_reads_string,
	    const char *mode __saner_reads_string) __saner_quiet;
FILE *tmpfile(void) __saner_quiet;
int fclose(FILE *f __saner_nonnull __saner_frees) __saner_quiet;
int pclose(FILE *f __saner_nonnull __saner_frees) __saner_quiet;
int fflush(FILE *f) __saner_quiet;
int feof(FILE *f __saner_nonnull) __saner_quiet;
int ferror(FILE *f __saner_nonnull) __saner_quiet;
void clearerr(FILE *f __saner_nonnull) __saner_quiet;
int fileno(FILE *f __saner_nonnull) __saner_quiet;
int fseek(FILE *f __saner_nonnull, long offset, int whence) __saner_quiet;
long ftell(FILE *f __saner_nonnull) __saner_quiet;
void rewind(FILE *f __saner_nonnull) __saner_quiet;
int setvbuf(FILE *f __saner_nonnull, char *buf __saner_keeps, int mode,
	    unsigned long size) __saner_quiet;
void perror(const char *s __saner_reads_string __saner_or_null) __saner_quiet;
int remove(const char *path __saner_reads_string) __saner_quiet;
int rename(const char *from __saner_reads_string,
	   const char *to __saner_reads_string) __saner_quiet;
