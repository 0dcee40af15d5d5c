// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A hex dump, and the parser that reads it back.
 *
 * fault 1 (bounds): the last row is dumped as if it were full
 * fault 2 (bounds): the line is shorter than a full row needs
 * fault 3 (bounds): reading back trusts the length that the dump announces
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROW 16
#if FAULT == 2
#define LINE (8 + ROW * 3 + 2 + ROW)
#else
#define LINE (8 + ROW * 3 + 2 + ROW + 1)
#endif

static void dump_row(char *line, const unsigned char *p, size_t off, size_t n)
{
	static const char hex[] = "0123456789abcdef";
	char *o = line;

	for (int shift = 28; shift >= 0; shift -= 4)
		*o++ = hex[off >> shift & 15];
	for (size_t i = 0; i < ROW; i++) {
		*o++ = ' ';
#if FAULT == 1
		*o++ = hex[p[off + i] >> 4];
		*o++ = hex[p[off + i] & 15];
#else
		*o++ = i < n ? hex[p[off + i] >> 4] : ' ';
		*o++ = i < n ? hex[p[off + i] & 15] : ' ';
#endif
	}
	*o++ = ' ';
	*o++ = ' ';
	for (size_t i = 0; i < ROW; i++)
		*o++ = i < n && isprint(p[off + i]) ? (char)p[off + i] : '.';
	*o = '\0';
}

static void dump(const unsigned char *p, size_t n)
{
	char *line = malloc(LINE);

	if (!line)
		exit(2);
	for (size_t off = 0; off < n; off += ROW) {
		dump_row(line, p, off, n - off < ROW ? n - off : ROW);
		puts(line);
	}
	free(line);
}

static int digit(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Reads "LEN:HEX", returns how many bytes it stored. */
static size_t parse(const char *text, unsigned char *out, size_t room)
{
	size_t n = 0, len = strtoul(text, NULL, 10);
	const char *p = strchr(text, ':');

#if FAULT == 3
	(void)room;
#else
	if (len > room)
		len = room;
#endif
	if (!p)
		return 0;
	for (p++; n < len && digit(p[0]) >= 0 && digit(p[1]) >= 0; p += 2)
		out[n++] = (unsigned char)(digit(p[0]) << 4 | digit(p[1]));
	return n;
}

int main(void)
{
	unsigned char *data = malloc(45), small[6];
	size_t n;

	if (!data)
		return 2;
	for (int i = 0; i < 45; i++)
		data[i] = (unsigned char)(i * 11 + 20);
	dump(data, 45);
	n = parse("4:c0ffee00", small, sizeof(small));
	dump(small, n);
	n = parse("8:0123456789abcdef", small, sizeof(small));
	dump(small, n);
	free(data);
	return 0;
}
