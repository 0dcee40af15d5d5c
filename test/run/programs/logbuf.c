// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A log of records of different lengths in one circular byte buffer.
 *
 * fault 1 (bounds): a record is put where the buffer's end is nearer
 * fault 2 (bounds): the buffer is made for one record of the longest
 * fault 3 (bounds): the message is copied with the room of another buffer
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIZE 64

struct log {
	uint8_t *buf;
	size_t head, tail, used;
	int records, dropped;
};

static size_t record_len(const struct log *l, size_t at)
{
	return l->buf[at];
}

static void drop_oldest(struct log *l)
{
	size_t len = record_len(l, l->tail);

	if (len == 0) {
		l->used -= SIZE - l->tail;
		l->tail = 0;
		return;
	}
	l->used -= len + 1;
	l->tail += len + 1;
	if (l->tail == SIZE)
		l->tail = 0;
	l->records--;
	l->dropped++;
}

static void log_put(struct log *l, const char *text)
{
	size_t len = strlen(text);

	if (len == 0 || len + 1 > SIZE / 2)
		return;
#if FAULT != 1
	if (SIZE - l->head < len + 1) {
		while (SIZE - l->used < SIZE - l->head)
			drop_oldest(l);
		l->buf[l->head] = 0;
		l->used += SIZE - l->head;
		l->head = 0;
	}
#endif
	while (SIZE - l->used < len + 1)
		drop_oldest(l);
	l->buf[l->head] = (uint8_t)len;
	memcpy(&l->buf[l->head + 1], text, len);
	l->head += len + 1;
	l->used += len + 1;
	if (l->head == SIZE)
		l->head = 0;
	l->records++;
}

static size_t log_read(const struct log *l, size_t at, char *out, size_t room)
{
	size_t len = record_len(l, at);

	if (len == 0) {
		at = 0;
		len = record_len(l, at);
	}
#if FAULT == 3
	memcpy(out, &l->buf[at + 1], room);
#else
	if (len >= room)
		len = room - 1;
	memcpy(out, &l->buf[at + 1], len);
#endif
	out[len < room ? len : room - 1] = '\0';
	return (at + record_len(l, at) + 1) % SIZE;
}

int main(void)
{
	static const char *const parts[] = {
		"boot", "probe of device", "irq 7", "link is up", "x",
	};
	struct log l = { .head = 0 };
	char line[48], out[20];
	size_t at;

#if FAULT == 2
	l.buf = calloc(SIZE / 2, 1);
#else
	l.buf = calloc(SIZE, 1);
#endif
	if (!l.buf)
		return 2;
	for (int i = 0; i < 37; i++) {
		snprintf(line, sizeof(line), "%d %s", i, parts[i % 5]);
		log_put(&l, line);
	}
	at = l.tail;
	for (int i = 0; i < l.records; i++) {
		at = log_read(&l, at, out, sizeof(out));
		printf("[%s]\n", out);
	}
	printf("%d records, %d dropped, %zu used\n", l.records, l.dropped,
	       l.used);
	free(l.buf);
	return 0;
}
