// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <ctype.h>
#include <string.h>
#include "frontend/base/str.h"
#include "frontend/contract_text.h"
#include "frontend/text/scan.h"

struct contract_names {
	struct strtab *table;
};

/* ---- what a unit declares ----------------------------------------------- */

static const char builtin[] = "__builtin_";

static void add_word(struct contract_names *n, const struct token *t)
{
	size_t skip = sizeof(builtin) - 1;

	if (t->length > skip && !memcmp(t->at, builtin, skip))
		str_intern(n->table, t->at + skip, t->length - skip);
	else
		str_intern(n->table, t->at, t->length);
}

static bool is_builtin(const struct token *t)
{
	return t->length > sizeof(builtin) - 1 &&
	       !memcmp(t->at, builtin, sizeof(builtin) - 1);
}

static int brace(const struct token *t)
{
	if (t->kind == TOKEN_OPEN && *t->at == '{')
		return 1;
	if (t->kind == TOKEN_CLOSE && *t->at == '}')
		return -1;
	return 0;
}

struct contract_names *contract_names(struct arena *a, const char *text,
				      size_t len)
{
	struct contract_names *n = arena_new_of(a, struct contract_names);
	struct token last = { .kind = TOKEN_END };
	struct token t;
	struct scan s;
	int depth = 0;

	n->table = strtab_new(a);
	scan_init(&s, text, len);
	while (scan_next(&s, &t) != TOKEN_END) {
		depth += brace(&t);
		if (t.kind == TOKEN_WORD && is_builtin(&t))
			add_word(n, &t);
		if (!depth && t.kind == TOKEN_OPEN && *t.at == '(' &&
		    last.kind == TOKEN_WORD)
			add_word(n, &last);
		if (t.kind != TOKEN_LINE && t.kind != TOKEN_DIRECTIVE)
			last = t;
	}
	return n;
}

/* ---- a contract file ---------------------------------------------------- */

/* A declaration of the file: from its first token to its ';'. */
struct piece {
	const char *begin;
	const char *end;
	unsigned line;
	const char *name;	/* of the function, or NULL: no function */
	size_t name_len;
};

struct file {
	const char *at;
	const char *end;
	unsigned line;
};

static void step(struct file *f)
{
	if (*f->at == '\n')
		f->line++;
	f->at++;
}

static bool starts(const struct file *f, const char *with)
{
	size_t n = strlen(with);

	return (size_t)(f->end - f->at) >= n && !memcmp(f->at, with, n);
}

static void skip_until(struct file *f, const char *stop)
{
	while (f->at < f->end && !starts(f, stop))
		step(f);
	for (size_t i = 0; i < strlen(stop) && f->at < f->end; i++)
		step(f);
}

/* Over white space and comments; true when there was any. */
static bool skip_space(struct file *f)
{
	const char *from = f->at;

	while (f->at < f->end) {
		if (isspace((unsigned char)*f->at))
			step(f);
		else if (starts(f, "/*"))
			skip_until(f, "*/");
		else if (starts(f, "//"))
			skip_until(f, "\n");
		else
			break;
	}
	return f->at > from;
}

static bool is_annotation(const char *word, size_t len)
{
	return len > 2 && word[0] == '_' && word[1] == '_' &&
	       ((len > 8 && !memcmp(word, "__saner_", 8)) ||
		(len == 13 && !memcmp(word, "__attribute__", 13)));
}

/* A word: the one before the first '(' is the function's name. */
static void read_word(struct file *f, struct piece *p, bool outside)
{
	const char *word = f->at;
	size_t len;

	while (f->at < f->end && is_word_char(*f->at))
		step(f);
	len = (size_t)(f->at - word);
	skip_space(f);
	if (!outside || p->name || is_annotation(word, len))
		return;
	if (f->at < f->end && *f->at == '(') {
		p->name = word;
		p->name_len = len;
	}
}

static bool next_piece(struct file *f, struct piece *p)
{
	int depth = 0;

	skip_space(f);
	while (f->at < f->end && *f->at == '#') {
		skip_until(f, "\n");
		skip_space(f);
	}
	*p = (struct piece){ .begin = f->at, .line = f->line };
	while (f->at < f->end) {
		char c = *f->at;

		if (skip_space(f))
			continue;
		if (is_word_char(c)) {
			read_word(f, p, !depth);
			continue;
		}
		step(f);
		if (c == '(' || c == '{' || c == '[')
			depth++;
		else if (c == ')' || c == '}' || c == ']')
			depth--;
		else if (c == ';' && !depth)
			break;
	}
	p->end = f->at;
	return p->end > p->begin;
}

static void put_renamed(struct buf *out, const struct piece *p)
{
	const char *name = p->name ? p->name : p->begin;

	buf_put(out, p->begin, (size_t)(name - p->begin));
	if (p->name)
		buf_puts(out, CONTRACT_PREFIX);
	buf_put(out, name, (size_t)(p->end - name));
}

unsigned contract_file(struct buf *out, const struct contract_names *names,
		       const char *name, const char *text, size_t len)
{
	struct file f = { .at = text, .end = text + len, .line = 1 };
	unsigned taken = 0;
	struct piece p;

	while (next_piece(&f, &p)) {
		if (p.name && !str_find(names->table, p.name, p.name_len))
			continue;
		buf_printf(out, "# %u \"%s\"\n", p.line, name);
		put_renamed(out, &p);
		buf_puts(out, "\n");
		taken += p.name != NULL;
	}
	return taken;
}
