// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A growing string builder with formatted output.
 *
 * fault 1 (bounds): room for the terminator is forgotten when growing
 * fault 2 (bounds): deleting a range moves the bytes behind it by too much
 * fault 3 (lifetime): the text is read through a pointer taken before growth
 */
#include <saner.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct strbuf {
	char *text;
	size_t len, cap;
};

static void strbuf_reserve(struct strbuf *b, size_t more)
{
#if FAULT == 1
	size_t want = b->len + more;
#else
	size_t want = b->len + more + 1;
#endif
	char *text;

	if (want <= b->cap)
		return;
	text = realloc(b->text, want);
	if (!text)
		exit(2);
	b->text = text;
	b->cap = want;
}

static void strbuf_add(struct strbuf *b, const char *__counted_by(n) s,
		       size_t n)
{
	strbuf_reserve(b, n);
	memcpy(b->text + b->len, s, n);
	b->len += n;
	b->text[b->len] = '\0';
}

static void strbuf_addf(struct strbuf *b, const char *fmt, ...)
{
	char tmp[64];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(tmp, sizeof(tmp), fmt, ap);
	va_end(ap);
	if (n < 0 || (size_t)n >= sizeof(tmp))
		exit(2);
	strbuf_add(b, tmp, (size_t)n);
}

static void strbuf_delete(struct strbuf *b, size_t from, size_t n)
{
#if FAULT == 2
	memmove(b->text + from, b->text + from + n, b->len + n);
#else
	memmove(b->text + from, b->text + from + n, b->len - from - n + 1);
#endif
	b->len -= n;
}

int main(void)
{
	struct strbuf b = { NULL, 0, 0 };
	const char *start;
	char *comma;

	strbuf_add(&b, "primes:", 7);
	start = b.text;
	for (int n = 2; n < 120; n++) {
		int d = 2;

		while (d * d <= n && n % d)
			d++;
		if (d * d > n)
			strbuf_addf(&b, " %d,", n);
	}
#if FAULT != 3
	start = b.text;
#endif
	comma = strchr(start, ',');
	if (comma)
		strbuf_delete(&b, (size_t)(comma - start), 1);
	strbuf_addf(&b, " total %zu bytes", b.len);
	puts(b.text);
	free(b.text);
	return 0;
}
