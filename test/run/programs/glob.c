// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Wildcards: matching names and collecting those that match.
 *
 * fault 1 (bounds): a set without an end is read past the pattern
 * fault 2 (bounds): a star at the end asks for the name's next character
 * fault 3 (bounds): the results outgrow their array of four
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct results {
	const char **names;
	size_t count, room;
};

/* Matches c against the set after '['; moves *pat behind the ']'. */
static int in_set(const char **pat, char c)
{
	const char *p = *pat;
	int not = *p == '!', found = 0;

	if (not)
		p++;
#if FAULT == 1
	while (*p != ']') {
#else
	while (*p && *p != ']') {
#endif
		if (p[1] == '-' && p[2] && p[2] != ']') {
			found |= c >= p[0] && c <= p[2];
			p += 3;
		} else {
			found |= c == *p++;
		}
	}
	*pat = *p ? p + 1 : p;
	return found != not;
}

static int match(const char *pat, const char *name)
{
	for (; *pat; name++) {
		char c = *pat++;

		if (c == '*') {
#if FAULT == 2
			for (;; name++)
#else
			for (; *name; name++)
#endif
				if (match(pat, name))
					return 1;
#if FAULT != 2
			return match(pat, name);
#endif
		}
		if (!*name)
			return 0;
		if (c == '[') {
			if (!in_set(&pat, *name))
				return 0;
		} else if (c != '?' && c != *name) {
			return 0;
		}
	}
	return !*name;
}

static void keep(struct results *r, const char *name)
{
#if FAULT != 3
	if (r->count == r->room) {
		r->room *= 2;
		r->names = realloc(r->names, r->room * sizeof(*r->names));
		if (!r->names)
			exit(2);
	}
#endif
	r->names[r->count++] = name;
}

static char *copy(const char *s)
{
	char *c = malloc(strlen(s) + 1);

	if (!c)
		exit(2);
	return strcpy(c, s);
}

int main(void)
{
	static const char *const files[] = {
		"main.c", "main.h", "list.c", "list.h", "tree1.c", "tree2.c",
		"tree10.c", "Makefile", "README", "a",
	};
	static const char *const patterns[] = {
		"*.c", "tree[0-9].c", "[!a-z]*", "?", "*i*.?", "[ab",
	};

	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		struct results r = { malloc(4 * sizeof(char *)), 0, 4 };
		char *pat = copy(patterns[i]);

		if (!r.names)
			return 2;
		for (size_t f = 0; f < sizeof(files) / sizeof(files[0]); f++) {
			char *name = copy(files[f]);

			if (match(pat, name))
				keep(&r, files[f]);
			free(name);
		}
		printf("%s:", pat);
		for (size_t f = 0; f < r.count; f++)
			printf(" %s", r.names[f]);
		putchar('\n');
		free(r.names);
		free(pat);
	}
	return 0;
}
