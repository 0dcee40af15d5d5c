// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/base/buf.h"

#include <errno.h>
#include <string.h>

#include "frontend/base/fail.h"

void buf_init(struct buf *b, struct arena *a)
{
	*b = (struct buf){ .arena = a };
}

/* Room for @more bytes and a NUL behind the text. */
static void buf_reserve(struct buf *b, size_t more)
{
	size_t room = b->room ? b->room : 64;
	char *at;

	if (b->at && more < b->room - b->len)
		return;
	while (room - b->len <= more) {
		if (room > SIZE_MAX / 4)
			die("out of memory (text of %zu bytes)", room);
		room *= 2;
	}
	at = arena_array(b->arena, room, 1);
	if (b->len)
		memcpy(at, b->at, b->len);
	b->at = at;
	b->room = room;
}

void buf_put(struct buf *b, const char *s, size_t len)
{
	buf_reserve(b, len);
	if (len)
		memcpy(b->at + b->len, s, len);
	b->len += len;
	b->at[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *s)
{
	buf_put(b, s, strlen(s));
}

void buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n < 0)
		die("cannot format '%s'", fmt);
	buf_reserve(b, (size_t)n);
	vsnprintf(b->at + b->len, (size_t)n + 1, fmt, again);
	va_end(again);
	b->len += (size_t)n;
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void buf_put_string(struct buf *b, const char *s)
{
	buf_puts(b, "\"");
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", c);
		else if (c < 0x20 || c >= 0x7f || c == '?')
			buf_printf(b, "\\%03o", c);
		else
			buf_put(b, s, 1);
	}
	buf_puts(b, "\"");
}

bool buf_read_stream(struct buf *b, FILE *f)
{
	char piece[65536];
	size_t n;

	buf_puts(b, "");
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		buf_put(b, piece, n);
	return !ferror(f);
}

bool buf_read(struct buf *b, const char *path)
{
	FILE *f = fopen(path, "re");
	bool ok;
	int why;

	if (!f)
		return false;
	ok = buf_read_stream(b, f);
	why = errno;
	fclose(f);
	errno = why;
	return ok;
}
