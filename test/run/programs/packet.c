// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Parses packets: header, options of type-length-value, payload.
 *
 * fault 1 (bounds): an option's length is not compared with what is left
 * fault 2 (bounds): the payload is copied by the header's length
 * fault 3 (bounds): a length below the header wraps when it is subtracted
 */
#include <saner.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEADER 4

struct packet {
	uint8_t version, optlen;
	uint16_t total;
	uint32_t mark;
	uint8_t payload[24];
	size_t payload_len;
};

static uint32_t number(const uint8_t *__counted_by(n) p, size_t n)
{
	uint32_t v = 0;

	for (size_t i = 0; i < n; i++)
		v = v << 8 | p[i];
	return v;
}

static int parse_options(struct packet *pkt, const uint8_t *__counted_by(n) p,
			 size_t n)
{
	size_t at = 0;

	while (n - at >= 2) {
		uint8_t type = p[at], len = p[at + 1];

		at += 2;
#if FAULT != 1
		if (len > n - at)
			return -1;
#endif
		if (type == 1)
			pkt->mark = number(p + at, len < 4 ? len : 4);
		else if (type == 2)
			for (uint8_t i = 0; i < len; i++)
				pkt->mark += p[at + i];
		at += len;
		if (at > n)
			return -1;
	}
	return 0;
}

static int parse(struct packet *pkt, const uint8_t *__counted_by(n) p,
		 size_t n)
{
	size_t len;

	memset(pkt, 0, sizeof(*pkt));
	if (n < HEADER)
		return -1;
	pkt->version = p[0];
	pkt->optlen = p[1];
	pkt->total = (uint16_t)number(p + 2, 2);
	if (pkt->total > n)
		return -2;
#if FAULT != 3
	if (pkt->total < HEADER + pkt->optlen)
		return -3;
#endif
	if (parse_options(pkt, p + HEADER, pkt->optlen) < 0)
		return -4;
	len = (size_t)pkt->total - HEADER - pkt->optlen;
#if FAULT != 2 && FAULT != 3
	if (len > sizeof(pkt->payload))
		return -5;
#endif
	memcpy(pkt->payload, p + HEADER + pkt->optlen, len);
	pkt->payload_len = len;
	return 0;
}

static void show(const char *bytes, size_t n)
{
	struct packet *pkt = malloc(sizeof(*pkt));
	uint8_t *raw = malloc(n);
	int err;

	if (!pkt || !raw)
		exit(2);
	memcpy(raw, bytes, n);
	err = parse(pkt, raw, n);
	printf("%zu: %d v%u mark %u payload '%.*s'\n", n, err, pkt->version,
	       (unsigned int)pkt->mark, (int)pkt->payload_len,
	       (const char *)pkt->payload);
	free(raw);
	free(pkt);
}

#define SHOW(s) show(s, sizeof(s) - 1)

int main(void)
{
	SHOW("\1\0\0\4");
	SHOW("\1\0\0\11hello");
	SHOW("\2\6\0\17\1\4\0\0\1\2hello");
	SHOW("\2\6\0\17\2\4\5\6\7\10world");
	SHOW("\2\5\0\10\2\3abcd");
	SHOW("\2\4\0\10\2\377ab");
	SHOW("\1\0\0\74the payload of this packet is longer than twenty-four ok");
	SHOW("\1");
	return 0;
}
