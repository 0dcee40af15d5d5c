// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * UTF-8: decoding, counting, reversing by code points.
 *
 * fault 1 (bounds): a sequence cut at the end of the text is read whole
 * fault 2 (bounds): the reversed text is sized by code points
 * fault 3 (bounds): a lead byte that is none selects a length past the table
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Length of a sequence by the high five bits of its first byte, less 24. */
static const unsigned char lengths[7] = { 2, 2, 2, 2, 3, 3, 4 };

static size_t sequence(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
#if FAULT != 3
	if (lead < 0xc0 || lead >= 0xf8)
		return 0;
#endif
	return lengths[(lead >> 3) - 24];
}

/* Decodes one code point; returns how many bytes it took. */
static size_t decode(const unsigned char *p, size_t n, uint32_t *out)
{
	size_t len = sequence(*p);
	uint32_t v;

	*out = 0xfffd;
	if (len == 0)
		return 1;
#if FAULT != 1
	if (len > n)
		return n;
#else
	(void)n;
#endif
	v = len == 1 ? *p : *p & (0x7fu >> len);
	for (size_t i = 1; i < len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return i;
		v = v << 6 | (p[i] & 0x3fu);
	}
	*out = v;
	return len;
}

static size_t count(const unsigned char *p, size_t n)
{
	size_t points = 0;
	uint32_t v;

	while (n > 0) {
		size_t len = decode(p, n, &v);

		p += len;
		n -= len;
		points++;
	}
	return points;
}

static char *reverse(const unsigned char *p, size_t n)
{
#if FAULT == 2
	size_t room = count(p, n);
#else
	size_t room = n;
#endif
	char *out = malloc(room + 1);
	size_t end = n;
	uint32_t v;

	if (!out)
		exit(2);
	out[n] = '\0';
	for (size_t i = 0; i < n;) {
		size_t len = decode(p + i, n - i, &v);

		end -= len;
		memcpy(out + end, p + i, len);
		i += len;
	}
	return out;
}

int main(void)
{
	static const char *const texts[] = {
		"plain", "na\xc3\xafve caf\xc3\xa9", "\xe2\x82\xac 5.00",
		"\xf0\x9f\x98\x80!", "bad \x81\xff end", "cut \xe2\x82",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		size_t n = strlen(texts[i]);
		unsigned char *raw = malloc(n);
		uint32_t v, sum = 0;
		char *back;

		if (!raw)
			return 2;
		memcpy(raw, texts[i], n);
		for (size_t k = 0; k < n; k += decode(raw + k, n - k, &v))
			sum = sum * 7 + raw[k];
		back = reverse(raw, n);
		printf("%zu bytes %zu points %08x", n, count(raw, n), sum);
		for (size_t k = 0; k < n; k++)
			printf(" %02x", (unsigned char)back[k]);
		putchar('\n');
		free(raw);
		free(back);
	}
	return 0;
}
