// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * CRC-32 by table, over framed packets in a byte stream.
 *
 * fault 1 (bounds): the table is indexed by a value wider than a byte
 * fault 2 (bounds): a packet's length field is believed
 * fault 3 (bounds): the checksum behind the payload is read unasked
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t table[256];

static void table_init(void)
{
	for (uint32_t i = 0; i < 256; i++) {
		uint32_t c = i;

		for (int k = 0; k < 8; k++)
			c = c & 1 ? 0xedb88320u ^ c >> 1 : c >> 1;
		table[i] = c;
	}
}

static uint32_t crc32(const uint8_t *p, size_t n)
{
	uint32_t c = 0xffffffffu;

	for (size_t i = 0; i < n; i++)
#if FAULT == 1
		c = table[(c ^ p[i]) & 0x1ff] ^ c >> 8;
#else
		c = table[(c ^ p[i]) & 0xff] ^ c >> 8;
#endif
	return ~c;
}

static void put32(uint8_t *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

static uint32_t get32(const uint8_t *p)
{
	uint32_t v = 0;

	for (int i = 3; i >= 0; i--)
		v = v << 8 | p[i];
	return v;
}

static size_t put_packet(uint8_t *at, const char *text)
{
	size_t n = strlen(text);

	at[0] = 0xaa;
	at[1] = (uint8_t)n;
	memcpy(at + 2, text, n);
	put32(at + 2 + n, crc32(at + 2, n));
	return n + 6;
}

/* How many bytes must be there for a packet of len. */
static size_t framed(size_t len)
{
#if FAULT == 2
	return len ? 2 : 6;
#elif FAULT == 3
	return 2 + len;
#else
	return 2 + len + 4;
#endif
}

static void read_stream(const uint8_t *p, size_t n)
{
	size_t at = 0;

	while (n - at >= 2) {
		size_t len = p[at + 1];

		if (p[at] != 0xaa) {
			at++;
			continue;
		}
		if (n - at < framed(len)) {
			printf("short packet of %zu at %zu\n", len, at);
			break;
		}
		printf("%08x %s\n", (unsigned int)crc32(p + at + 2, len),
		       get32(p + at + 2 + len) == crc32(p + at + 2, len) ?
		       "good" : "bad");
		at += 6 + len;
	}
}

int main(void)
{
	static const char *const texts[] = { "hello", "", "some packet", "xy" };
	uint8_t all[128] = { 0 }, *stream;
	size_t n = 0;

	table_init();
	for (size_t i = 0; i < 4; i++) {
		n += put_packet(all + n, texts[i]);
		all[n++] = (uint8_t)i;
	}
	all[20] ^= 1;
	n += put_packet(all + n, "this one is cut") - 3;
	stream = malloc(n);
	if (!stream)
		return 2;
	memcpy(stream, all, n);
	read_stream(stream, n);
	free(stream);
	return 0;
}
