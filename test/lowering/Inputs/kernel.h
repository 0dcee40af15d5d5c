/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a unit of a kernel needs in a process: it asks for no runtime. */
typedef __builtin_va_list va_list;
extern int vprintf(const char *format, va_list args);
extern int printf(const char *format, ...);
extern int fflush(void *stream);
extern void *calloc(unsigned long n, unsigned long size);
extern void free(void *p);
int _printk(const char *format, ...);
void kfree(const void *p);

/* Everything on standard output; without the level. */
__attribute__((no_sanitize("address"))) int _printk(const char *format, ...)
{
	va_list args;
	int n;

	__builtin_va_start(args, format);
	n = vprintf(format + 2, args);
	__builtin_va_end(args);
	fflush(0);
	return n;
}

__attribute__((no_sanitize("address"))) void kfree(const void *p)
{
	free((void *)(unsigned long)p);
}
