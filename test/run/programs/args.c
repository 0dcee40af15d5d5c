// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Parses options of several command lines into a table of settings.
 *
 * fault 1 (null): an option that wants a value is the last word
 * fault 2 (bounds): flags are kept by their letter, capitals too
 * fault 3 (bounds): the list of plain words has no limit
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS 4

struct options {
	unsigned char *flags;
	const char *words[WORDS];
	int nwords;
	long level;
	const char *output;
	int bad;
};

static const char *value_of(const char *const *argv, int *i)
{
	const char *arg = argv[*i];

	if (arg[2])
		return arg + 2;
	return argv[++*i];
}

static void set_flag(struct options *o, int letter)
{
#if FAULT == 2
	if (isalpha(letter))
#else
	if (islower(letter))
#endif
		o->flags[letter - 'a']++;
	else
		o->bad++;
}

static void add_word(struct options *o, const char *word)
{
#if FAULT != 3
	if (o->nwords == WORDS) {
		o->bad++;
		return;
	}
#endif
	o->words[o->nwords++] = word;
}

static void parse(struct options *o, const char *const *argv)
{
	for (int i = 1; argv[i]; i++) {
		const char *arg = argv[i], *v;

		if (arg[0] != '-') {
			add_word(o, arg);
		} else if (arg[1] == 'o' || arg[1] == 'l') {
			v = value_of(argv, &i);
#if FAULT != 1
			if (!v) {
				o->bad++;
				return;
			}
#endif
			if (arg[1] == 'o')
				o->output = v;
			else
				o->level = *v == '-' ? -1 :
					   strtol(v, NULL, 10);
		} else {
			for (arg++; *arg; arg++)
				set_flag(o, (unsigned char)*arg);
		}
	}
}

static void show(const struct options *o)
{
	printf("level %ld output %s bad %d flags ", o->level,
	       o->output ? o->output : "-", o->bad);
	for (int c = 0; c < 26; c++)
		if (o->flags[c])
			printf("%c%d", 'a' + c, o->flags[c]);
	printf(" words");
	for (int i = 0; i < o->nwords; i++)
		printf(" %s", o->words[i]);
	putchar('\n');
}

int main(void)
{
	static const char *const lines[][10] = {
		{ "prog", "-vvx", "-l", "3", "-oout.txt", "in.txt" },
		{ "prog", "a", "b", "c", "d", "e", "f", "g", "-z" },
		{ "prog", "-Wall", "-l7", "-a1" },
		{ "prog", "-x", "-l" },
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct options *o = calloc(1, sizeof(*o));

		if (!o || !(o->flags = calloc(26, 1)))
			return 2;
		parse(o, lines[i]);
		show(o);
		free(o->flags);
		free(o);
	}
	return 0;
}
