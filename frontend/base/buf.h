/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_BASE_BUF_H
#define FRONTEND_BASE_BUF_H
/*
 * A growing text, in an arena.  Always NUL-terminated once something was put
 * into it; may hold any byte.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include "frontend/base/arena.h"

struct buf {
	struct arena *arena;
	char *at;
	size_t len;
	size_t room;
};

void buf_init(struct buf *b, struct arena *a);
void buf_put(struct buf *b, const char *s, size_t len);
void buf_puts(struct buf *b, const char *s);
void buf_printf(struct buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0)));
/* @s as a C string literal; bytes that are not plain text as octal escapes. */
void buf_put_string(struct buf *b, const char *s);

/* Append all of a file, or what is left of a stream.  False: errno says why,
 * and the text may hold the beginning. */
bool buf_read(struct buf *b, const char *path);
bool buf_read_stream(struct buf *b, FILE *f);
#endif
