// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/driver/args.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "frontend/base/fail.h"
#include "frontend/driver/output.h"

enum how {
	ALONE = 1,
	NEXT = 2,
	JOINED = 4,
	EITHER = NEXT | JOINED,
};

struct row {
	const char *name;
	enum how how;
	enum arg_kind kind;
};

static const struct row rows[] = {
#define ARG(name, how, kind) { name, how, ARG_##kind },
#include "frontend/driver/arg.def"
#undef ARG
};

#define ROWS (sizeof(rows) / sizeof(rows[0]))

/* ---- small text helpers --------------------------------------------- */

char *text_of(const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) < 0)
		die("out of memory");
	va_end(ap);
	return text;
}

void words_add(struct words *w, const char *word)
{
	if (w->n + 1 >= w->room) {
		w->room = w->room ? 2 * w->room : 64;
		w->at = realloc(w->at, w->room * sizeof(*w->at));
		if (!w->at)
			die("out of memory");
	}
	/* exec's prototype lacks the const that it keeps. */
	memcpy(&w->at[w->n++], &word, sizeof(word));
	w->at[w->n] = NULL;
}

void words_free(struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		free(w->at[i]);
	free(w->at);
	*w = (struct words){ 0 };
}

const char *path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

char *path_beside(const char *path, const char *name)
{
	return text_of("%.*s%s", (int)(path_base(path) - path), path, name);
}

static bool ends_with(const char *s, const char *end)
{
	size_t len = strlen(s), n = strlen(end);

	return len >= n && strcmp(s + len - n, end) == 0;
}

/* ---- one word at a time --------------------------------------------- */

static bool row_matches(const struct row *row, const char *word, size_t *len)
{
	*len = strlen(row->name);
	if (strncmp(word, row->name, *len) != 0)
		return false;
	return word[*len] ? row->how & JOINED : true;
}

/* The row with the longest name that fits, or NULL. */
static const struct row *row_of(const char *word)
{
	const struct row *best = NULL;
	size_t best_len = 0;

	for (size_t i = 0; i < ROWS; i++) {
		size_t len;

		if (rows[i].name[1] != word[1])
			continue;
		if (row_matches(&rows[i], word, &len) && len > best_len) {
			best = &rows[i];
			best_len = len;
		}
	}
	return best;
}

static struct arg *arg_add(struct command *c, char *name)
{
	struct arg *arg = &c->args[c->nargs++];

	*arg = (struct arg){ .kind = ARG_BOTH, .name = name };
	return arg;
}

static bool is_c_input(const char *name, const char *lang)
{
	if (strcmp(name, "/dev/null") == 0 || strcmp(name, "-") == 0)
		return false;
	if (lang && strcmp(lang, "none") != 0)
		return strcmp(lang, "c") == 0;
	return ends_with(name, ".c");
}

static bool is_text_input(const char *name, const char *lang)
{
	if (lang && strcmp(lang, "none") != 0)
		return strcmp(lang, "cpp-output") == 0;
	return ends_with(name, ".i");
}

static void take_stage(struct command *c, enum arg_kind kind)
{
	if (kind == ARG_STOP_OTHER)
		c->stage = STAGE_OTHER;
	else if (kind == ARG_STOP_TEXT && c->stage != STAGE_OTHER)
		c->stage = STAGE_TEXT;
	else if (kind == ARG_STOP_OBJECT && c->stage == STAGE_LINK)
		c->stage = STAGE_OBJECT;
}

/* Reads the option at words[@i]; returns how many words it is. */
static size_t take_option(struct command *c, size_t i, const char **lang)
{
	const struct row *row = row_of(c->words[i]);
	struct arg *arg = arg_add(c, c->words[i]);
	size_t len, used = 1;

	if (!row)
		return 1;
	len = strlen(row->name);
	arg->kind = row->kind;
	if (arg->name[len]) {
		arg->value = arg->name + len;
	} else if (row->how & NEXT && c->words[i + 1]) {
		arg->next = c->words[i + 1];
		arg->value = arg->next;
		used = 2;
	}
	take_stage(c, row->kind);
	if (row->kind == ARG_LANG)
		*lang = arg->value;
	if (row->kind == ARG_OUTPUT)
		c->output = arg->value;
	return used;
}

static void take_input(struct command *c, char *word, const char *lang)
{
	struct arg *arg = arg_add(c, word);

	arg->kind = ARG_INPUT;
	arg->is_c = is_c_input(word, lang);
	c->ninputs++;
	c->nc += arg->is_c;
	c->ntext += is_text_input(word, lang);
}

/* ---- what is left alone --------------------------------------------- */

static bool defines(const struct command *c, const char *prefix, bool whole)
{
	size_t len = strlen(prefix);

	for (size_t i = 0; i < c->nargs; i++) {
		const struct arg *arg = &c->args[i];

		if (arg->kind != ARG_CPP || strncmp(arg->name, "-D", 2) != 0 ||
		    !arg->value || strncmp(arg->value, prefix, len) != 0)
			continue;
		if (!whole || !arg->value[len] || arg->value[len] == '=')
			return true;
	}
	return false;
}

static bool has_flag(const struct command *c, const char *flag)
{
	for (size_t i = 0; i < c->nargs; i++)
		if (strcmp(c->args[i].name, flag) == 0)
			return true;
	return false;
}

static bool has_source(const struct command *c, const char *end)
{
	for (size_t i = 0; i < c->nargs; i++)
		if (c->args[i].is_c && ends_with(c->args[i].name, end))
			return true;
	return false;
}

/* The last of -fPIE -fno-PIE ... decides. */
static bool position_independent(const struct command *c)
{
	bool pic = false;

	for (size_t i = 0; i < c->nargs; i++) {
		const char *name = c->args[i].name;

		if (strcasecmp(name, "-fpie") == 0 ||
		    strcasecmp(name, "-fpic") == 0)
			pic = true;
		if (strcasecmp(name, "-fno-pie") == 0 ||
		    strcasecmp(name, "-fno-pic") == 0)
			pic = false;
	}
	return pic;
}

static const char *exclusion(const struct command *c)
{
	if (!c->kernel && !defines(c, "__UM_HOST__", true))
		return NULL;
#define EXCLUDE_DEFINE(word, prefix, what) \
	if (defines(c, prefix, false)) \
		return #word;
#define EXCLUDE_FLAG(word, flag, what) \
	if (has_flag(c, flag)) \
		return #word;
#define EXCLUDE_FILE(word, end, what) \
	if (has_source(c, end)) \
		return #word;
#include "frontend/driver/exclude.def"
#undef EXCLUDE_DEFINE
#undef EXCLUDE_FLAG
#undef EXCLUDE_FILE
	if (position_independent(c))
		return "position-independent";
	return NULL;
}

/* ---- the command ---------------------------------------------------- */

/* Programs that stand before a compiler. */
static const struct {
	const char *name;
	bool distributes;
} launchers[] = {
	{ "ccache", false },
	{ "sccache", false },
	{ "distcc", true },
	{ "icecc", true },
};

/* How many words the compiler is. */
static size_t compiler_words(struct command *c)
{
	size_t used = 1;

	for (size_t i = 0; i < sizeof(launchers) / sizeof(*launchers); i++) {
		if (c->nwords < 2 ||
		    strcmp(path_base(c->words[0]), launchers[i].name) != 0)
			continue;
		c->distributed = launchers[i].distributes;
		used = 2;
	}
	return used;
}

/* One word of a response file, unquoted in place; the rest after it. */
static char *response_word(char **rest)
{
	char *at = *rest + strspn(*rest, " \t\r\n\f\v");
	char *word = at, *to = at;
	char quote = '\0';

	if (!*at)
		return NULL;
	for (; *at && (quote || !strchr(" \t\r\n\f\v", *at)); at++) {
		if (*at == '\\' && at[1])
			*to++ = *++at;
		else if (quote ? *at == quote : *at == '\'' || *at == '"')
			quote = quote ? '\0' : *at;
		else
			*to++ = *at;
	}
	*rest = *at ? at + 1 : at;
	*to = '\0';
	return word;
}

/* @word, or the words of the response file that it names (as the compilers
 * do: @name stays when there is no such file). */
static void expand(struct words *out, const char *word, int depth)
{
	size_t length;
	char *rest = word[0] == '@' && depth < 20
		? output_read(word + 1, &length) : NULL;

	if (!rest) {
		words_add(out, word);
		return;
	}
	for (char *inner; (inner = response_word(&rest));)
		expand(out, inner, depth + 1);
}

/* The words that are not ours, and what ours say. */
static void split_words(struct command *c, int argc, char **argv)
{
	struct words all = { 0 };

	for (int i = 0; i < argc; i++)
		expand(&all, argv[i], 0);
	c->words = calloc(all.n + 1, sizeof(*c->words));
	c->args = calloc(all.n + 1, sizeof(*c->args));
	c->ours = calloc(all.n + 1, sizeof(*c->ours));
	if (!c->words || !c->args || !c->ours)
		die("out of memory");
	for (size_t i = 0; i < all.n; i++) {
		if (!option_is_ours(all.at[i])) {
			c->words[c->nwords++] = all.at[i];
			continue;
		}
		c->ours[c->nours++] = all.at[i];
		if (!options_add(&c->options, all.at[i]) && !c->unknown)
			c->unknown = all.at[i];
	}
	free(all.at);
}

void command_parse(struct command *c, int argc, char **argv)
{
	const char *lang = NULL;
	size_t i = 0;

	*c = (struct command){ .stage = STAGE_LINK };
	options_init(&c->options);
	split_words(c, argc, argv);
	for (size_t n = compiler_words(c); i < n && i < c->nwords; i++)
		arg_add(c, c->words[i])->kind = ARG_COMPILER;
	while (i < c->nwords) {
		char *word = c->words[i];

		if (word[0] == '-' && word[1]) {
			i += take_option(c, i, &lang);
		} else {
			take_input(c, word, lang);
			i++;
		}
	}
	c->kernel = defines(c, "__KERNEL__", true);
	c->module = c->kernel && defines(c, "MODULE", true);
	c->excluded = exclusion(c);
}

char *command_object(const struct command *c, const struct arg *input)
{
	const char *base = path_base(input->name);
	const char *dot = strrchr(base, '.');

	if (c->output)
		return text_of("%s", c->output);
	return text_of("%.*s.o", (int)(dot ? dot - base : (long)strlen(base)),
		       base);
}
