// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Comma-separated values with quotes, and column sums.
 *
 * fault 1 (bounds): a row with more fields than columns is stored whole
 * fault 2 (null): a row with fewer fields is summed all the same
 * fault 3 (bounds): an open quote runs past the end of the line
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COLS 4

struct row {
	char *text;
	char *fields[COLS];
	int count;
};

static char *unquote(char *s)
{
	char *o = s;

#if FAULT == 3
	for (s++; *s != '"' || s[1] == '"'; s++) {
#else
	for (s++; *s && (*s != '"' || s[1] == '"'); s++) {
#endif
		if (*s == '"')
			s++;
		*o++ = *s;
	}
	if (*s)
		s++;
	*o = '\0';
	return s;
}

static int split(struct row *r, const char *line)
{
	size_t len = strlen(line) + 1;
	char *p = malloc(len);

	if (!p)
		exit(2);
	memcpy(p, line, len);
	r->text = p;
	r->count = 0;
	memset(r->fields, 0, sizeof(r->fields));
	for (;;) {
		char *start = p;
		int more;

#if FAULT != 1
		if (r->count == COLS)
			return -1;
#endif
		if (*p == '"')
			p = unquote(p);
		else
			p += strcspn(p, ",");
		more = *p == ',';
		*p = '\0';
		r->fields[r->count++] = start;
		if (!more)
			return 0;
		p++;
	}
}

int main(void)
{
	static const char *const lines[] = {
		"name,1,2,3", "\"two, words\",10,20,30", "\"a \"\"b\"\" c\",7",
		"x,1,2,3,4,5,6,7,8,9", "y,,5,", "\"open,4,5,6", "z,100,200,300",
	};
	size_t n = sizeof(lines) / sizeof(lines[0]);
	struct row *rows = calloc(n, sizeof(*rows));
	long sums[COLS] = { 0 };

	if (!rows)
		return 2;
	for (size_t i = 0; i < n; i++) {
		if (split(&rows[i], lines[i]) < 0)
			printf("row %zu: too many fields\n", i);
		for (int c = 1; c < COLS; c++) {
#if FAULT != 2
			if (!rows[i].fields[c])
				continue;
#endif
			sums[c] += strtol(rows[i].fields[c], NULL, 10);
		}
	}
	for (size_t i = 0; i < n; i++) {
		printf("%d [%s]\n", rows[i].count, rows[i].fields[0]);
		free(rows[i].text);
	}
	printf("%ld %ld %ld\n", sums[1], sums[2], sums[3]);
	free(rows);
	return 0;
}
