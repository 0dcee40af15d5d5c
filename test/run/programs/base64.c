// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Base64, there and back.
 *
 * fault 1 (bounds): the length of the output is computed without the padding
 * fault 2 (bounds): the last group is read as if it were whole
 * fault 3 (bounds): a byte above 127 is a negative index when decoding
 */
#include <saner.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char alphabet[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static signed char reverse[256];

static void reverse_init(void)
{
	memset(reverse, -1, sizeof(reverse));
	for (int i = 0; i < 64; i++)
		reverse[(unsigned char)alphabet[i]] = (signed char)i;
}

static char *encode(const unsigned char *__counted_by(n) in, size_t n)
{
#if FAULT == 1
	char *out = malloc(n * 4 / 3 + 1);
#else
	char *out = malloc((n + 2) / 3 * 4 + 1);
#endif
	char *o = out;

	if (!out)
		exit(2);
	for (size_t i = 0; i < n; i += 3) {
		unsigned int v = (unsigned int)in[i] << 16;

#if FAULT == 2
		v |= (unsigned int)in[i + 1] << 8;
		v |= in[i + 2];
#else
		if (i + 1 < n)
			v |= (unsigned int)in[i + 1] << 8;
		if (i + 2 < n)
			v |= in[i + 2];
#endif
		*o++ = alphabet[v >> 18];
		*o++ = alphabet[v >> 12 & 63];
		*o++ = i + 1 < n ? alphabet[v >> 6 & 63] : '=';
		*o++ = i + 2 < n ? alphabet[v & 63] : '=';
	}
	*o = '\0';
	return out;
}

static int value(char c)
{
#if FAULT == 3
	int i = c;
#else
	int i = (unsigned char)c;
#endif

	return reverse[i];
}

static long decode(const char *in, unsigned char *__counted_by(room) out,
		   size_t room)
{
	size_t n = 0;
	unsigned int v = 0;
	int bits = 0;

	for (; *in && *in != '='; in++) {
		int d = value(*in);

		if (d < 0)
			return -1;
		v = v << 6 | (unsigned int)d;
		bits += 6;
		if (bits < 8)
			continue;
		bits -= 8;
		if (n == room)
			return -1;
		out[n++] = (unsigned char)(v >> bits);
	}
	return (long)n;
}

int main(void)
{
	static const char *const texts[] = {
		"", "f", "fo", "foo", "foob", "The quick brown fox jumps!",
	};
	unsigned char back[32];

	reverse_init();
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		size_t len = strlen(texts[i]);
		unsigned char *raw = malloc(len ? len : 1);
		char *b64;
		long n;

		if (!raw)
			return 2;
		memcpy(raw, texts[i], len);
		b64 = encode(raw, len);
		n = decode(b64, back, sizeof(back));
		printf("%s -> %s -> %.*s\n", texts[i], b64, (int)n,
		       (const char *)back);
		free(raw);
		free(b64);
	}
	printf("bad: %ld\n", decode("Zm\xc3\xb6v", back, sizeof(back)));
	return 0;
}
