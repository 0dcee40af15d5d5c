// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Run-length coding of bytes.
 *
 * fault 1 (bounds): looking for the end of a run passes the end of the input
 * fault 2 (bounds): the packed text may be twice as long as the input
 * fault 3 (bounds): unpacking does not ask whether a pair is whole
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t pack(const unsigned char *in, size_t n, unsigned char *out)
{
	size_t o = 0;

	for (size_t i = 0; i < n;) {
		size_t run = 1;

#if FAULT == 1
		while (run < 255 && in[i + run] == in[i])
#else
		while (run < 255 && i + run < n && in[i + run] == in[i])
#endif
			run++;
		out[o++] = (unsigned char)run;
		out[o++] = in[i];
		i += run;
	}
	return o;
}

static size_t unpack(const unsigned char *in, size_t n, unsigned char *out,
		     size_t room)
{
	size_t o = 0;

#if FAULT == 3
	for (size_t i = 0; i < n; i += 2) {
#else
	for (size_t i = 0; i + 1 < n; i += 2) {
#endif
		unsigned int run = in[i];
		unsigned char c = in[i + 1];

		while (run-- > 0 && o < room)
			out[o++] = c;
	}
	return o;
}

static unsigned int sum(const unsigned char *p, size_t n)
{
	unsigned int s = 1;

	while (n--)
		s = s * 16777619u ^ *p++;
	return s;
}

static void round_trip(const char *name, const unsigned char *in, size_t n)
{
#if FAULT == 2
	unsigned char *packed = malloc(n);
#else
	unsigned char *packed = malloc(2 * n);
#endif
	unsigned char *copy = malloc(n);
	unsigned char *cut;
	size_t len, back;

	if (!packed || !copy)
		exit(2);
	len = pack(in, n, packed);
	back = unpack(packed, len, copy, n);
	printf("%s: %zu -> %zu -> %zu %08x %s\n", name, n, len, back,
	       sum(packed, len),
	       back == n && !memcmp(in, copy, n) ? "same" : "other");
	cut = malloc(len - 1);
	if (!cut)
		exit(2);
	memcpy(cut, packed, len - 1);
	printf("  cut: %zu\n", unpack(cut, len - 1, copy, n));
	free(cut);
	free(packed);
	free(copy);
}

int main(void)
{
	unsigned char *data = malloc(600);

	if (!data)
		return 2;
	memset(data, 'x', 600);
	round_trip("even", data, 600);
	for (int i = 0; i < 600; i++)
		data[i] = (unsigned char)(i / 7 * (i / 50));
	round_trip("steps", data, 600);
	for (int i = 0; i < 600; i++)
		data[i] = (unsigned char)(i * 31);
	round_trip("noise", data, 600);
	free(data);
	return 0;
}
