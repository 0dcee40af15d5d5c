// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A small JSON reader: arrays, objects, strings and numbers.
 *
 * fault 1 (null): a value that is no object is asked for a member
 * fault 2 (bounds): nesting is not limited by the stack that counts it
 * fault 3 (bounds): a string's copy forgets its terminator
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH 4

enum type { NUMBER, STRING, ARRAY, OBJECT };

struct value {
	enum type type;
	long number;
	char *string;
	char *name;
	struct value *first, *next;
};

struct reader {
	const char *at;
	int depth;
	int counts[DEPTH];
};

static char *read_string(struct reader *r)
{
	const char *start = ++r->at;
	size_t n = strcspn(start, "\"");
#if FAULT == 3
	char *s = malloc(n ? n : 1);
#else
	char *s = malloc(n + 1);
#endif

	if (!s)
		exit(2);
	memcpy(s, start, n);
	s[n] = '\0';
	r->at = start + n;
	if (*r->at)
		r->at++;
	return s;
}

static struct value *read_value(struct reader *r);

static void read_members(struct reader *r, struct value *v, char close)
{
	struct value **end = &v->first;

	r->at++;
	while (*r->at && *r->at != close) {
		char *name = NULL;

		if (v->type == OBJECT && *r->at == '"') {
			name = read_string(r);
			if (*r->at == ':')
				r->at++;
		}
		*end = read_value(r);
		if (!*end) {
			free(name);
			return;
		}
		(*end)->name = name;
		end = &(*end)->next;
		r->counts[r->depth - 1]++;
		if (*r->at == ',')
			r->at++;
	}
	if (*r->at)
		r->at++;
}

static struct value *read_value(struct reader *r)
{
	struct value *v;
	char *end;

#if FAULT != 2
	if (r->depth == DEPTH)
		return NULL;
#endif
	v = calloc(1, sizeof(*v));
	if (!v)
		exit(2);
	r->depth++;
	if (*r->at == '"') {
		v->type = STRING;
		v->string = read_string(r);
	} else if (*r->at == '[') {
		v->type = ARRAY;
		read_members(r, v, ']');
	} else if (*r->at == '{') {
		v->type = OBJECT;
		read_members(r, v, '}');
	} else {
		v->number = strtol(r->at, &end, 10);
		r->at = end == r->at ? end + 1 : end;
	}
	r->depth--;
	return v;
}

static struct value *member(struct value *v, const char *name)
{
	for (struct value *m = v->first; m; m = m->next)
		if (m->name && strcmp(m->name, name) == 0)
			return m;
	return NULL;
}

static void value_free(struct value *v)
{
	while (v) {
		struct value *next = v->next;

		value_free(v->first);
		free(v->string);
		free(v->name);
		free(v);
		v = next;
	}
}

int main(void)
{
	static const char *const texts[] = {
		"{\"name\":\"saner\",\"size\":[3,4,5],\"of\":{\"size\":7}}",
		"{\"of\":{\"x\":1},\"size\":12}",
		"[[[[[[[[9]]]]]]]]",
	};

	for (size_t i = 0; i < 3; i++) {
		struct reader r = { .at = texts[i] };
		struct value *v = read_value(&r);
		struct value *of = member(v, "of");
		struct value *size;

#if FAULT == 1
		size = member(of, "size");
#else
		size = of ? member(of, "size") : NULL;
#endif
		printf("%s %ld", of ? "of" : "-", size ? size->number : -1);
		for (int d = 0; d < DEPTH; d++)
			printf(" %d", r.counts[d]);
		putchar('\n');
		value_free(v);
	}
	return 0;
}
