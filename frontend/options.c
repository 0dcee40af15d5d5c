// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/options.h"

#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define PREFIX "-fsaner"

enum row_kind {
	ROW_CHOICE,
	ROW_SWITCH,
	ROW_PROPERTY,
	ROW_HIDDEN,
};

struct row {
	enum row_kind kind;
	const char *option;
	const char *word;	/* ROW_CHOICE: value; ROW_PROPERTY: name */
	const char *what;
	size_t offset;		/* of the field in struct options */
	int value;
};

static const struct row rows[] = {
#define CHOICE(field, option, word, VALUE, what) \
	{ ROW_CHOICE, option, word, what, offsetof(struct options, field), \
	  VALUE },
#define SWITCH(field, option, what) \
	{ ROW_SWITCH, option, NULL, what, offsetof(struct options, field), \
	  true },
#define PROPERTY_OFF(word) \
	{ ROW_PROPERTY, PREFIX "-no-" #word, #word, \
	  "leave out the property '" #word "'", \
	  offsetof(struct options, no_##word), true },
#define HIDDEN(field, option) \
	{ ROW_HIDDEN, option, NULL, NULL, offsetof(struct options, field), 0 },
#include "frontend/options.def"
#undef CHOICE
#undef SWITCH
#undef PROPERTY_OFF
#undef HIDDEN
};

#define ROWS (sizeof(rows) / sizeof(rows[0]))

_Static_assert(sizeof(enum mode) == sizeof(int) &&
	       sizeof(enum prove) == sizeof(int),
	       "a choice is stored as an int");

void options_init(struct options *o)
{
	*o = (struct options){ .prove = PROVE_NORMAL };
}

bool option_is_ours(const char *arg)
{
	return strncmp(arg, PREFIX, strlen(PREFIX)) == 0;
}

/* The value of "option=value", "" of "option", NULL when @arg is another. */
static const char *value_of(const char *arg, const char *option)
{
	size_t len = strlen(option);

	if (strncmp(arg, option, len) != 0)
		return NULL;
	if (arg[len] == '\0')
		return "";
	return arg[len] == '=' ? arg + len + 1 : NULL;
}

static bool row_set(struct options *o, const struct row *row, const char *value)
{
	char *field = (char *)o + row->offset;
	char *end;
	long number;

	switch (row->kind) {
	case ROW_CHOICE:
		if (strcmp(value, row->word) != 0)
			return false;
		memcpy(field, &row->value, sizeof(int));
		return true;
	case ROW_SWITCH:
	case ROW_PROPERTY:
		if (*value)
			return false;
		memcpy(field, &(bool){ true }, sizeof(bool));
		return true;
	case ROW_HIDDEN:
		number = strtol(value, &end, 10);
		if (!*value || *end || number < 0 || number > INT_MAX)
			return false;
		memcpy(field, &(int){ (int)number }, sizeof(int));
		return true;
	}
	return false;
}

bool options_add(struct options *o, const char *arg)
{
	if (strcmp(arg, PREFIX) == 0)
		arg = PREFIX "=soft";
	for (size_t i = 0; i < ROWS; i++) {
		const char *value = value_of(arg, rows[i].option);

		if (value && row_set(o, &rows[i], value))
			return true;
	}
	return false;
}

/* Returns how wide it is. */
static int put_name(FILE *to, const char *before, const struct row *row)
{
	if (row->kind == ROW_CHOICE)
		return fprintf(to, "%s%s=%s", before, row->option, row->word);
	return fprintf(to, "%s%s", before, row->option);
}

/* Words of the choice that @arg misses, or all options. */
void options_explain(FILE *to, const char *arg)
{
	const char *sep = "";
	bool choice = false;

	fprintf(to, "saner: unknown option '%s'; valid: ", arg);
	for (size_t i = 0; i < ROWS; i++) {
		if (rows[i].kind != ROW_CHOICE || !value_of(arg, rows[i].option))
			continue;
		put_name(to, sep, &rows[i]);
		sep = ", ";
		choice = true;
	}
	for (size_t i = 0; i < ROWS && !choice; i++) {
		if (rows[i].kind == ROW_HIDDEN)
			continue;
		put_name(to, sep, &rows[i]);
		sep = ", ";
	}
	fputc('\n', to);
}

const char *option_word(const char *option, int value)
{
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].kind == ROW_CHOICE && rows[i].value == value &&
		    strcmp(rows[i].option, option) == 0)
			return rows[i].word;
	return "";
}

void options_put_off(FILE *to, const struct options *o)
{
	const char *sep = "";

	for (size_t i = 0; i < ROWS; i++) {
		bool off;

		if (rows[i].kind != ROW_PROPERTY)
			continue;
		memcpy(&off, (const char *)o + rows[i].offset, sizeof(off));
		if (!off)
			continue;
		fprintf(to, "%s\"%s\"", sep, rows[i].word);
		sep = ", ";
	}
}

void options_help(FILE *to)
{
	for (size_t i = 0; i < ROWS; i++) {
		int width;

		if (rows[i].kind == ROW_HIDDEN)
			continue;
		width = put_name(to, "  ", &rows[i]);
		fprintf(to, "%*s%s\n", width < 26 ? 26 - width : 1, "",
			rows[i].what);
	}
}
