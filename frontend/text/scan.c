// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/text/scan.h"

#include <ctype.h>
#include <string.h>

bool only_space(const char *at, const char *end)
{
	while (at < end && isspace((unsigned char)*at))
		at++;
	return at == end;
}

/* ---- line markers ----------------------------------------------------- */

static const char *skip_blanks(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	return at;
}

/* The closing quote of the name that opens at @at, or NULL. */
static const char *closing_quote(const char *at, const char *end)
{
	for (at++; at < end && *at != '\n'; at++) {
		if (*at == '"')
			return at;
		if (*at == '\\' && at + 1 < end)
			at++;
	}
	return NULL;
}

static void read_flags(struct line_marker *m, const char *at, const char *end)
{
	bool system = false, c_linkage = false;

	for (; at < end && *at != '\n'; at++) {
		m->enters |= *at == '1';
		m->returns |= *at == '2';
		system |= *at == '3';
		c_linkage |= *at == '4';
	}
	m->flags = !system ? "" : c_linkage ? " 3 4" : " 3";
}

bool line_marker_read(struct line_marker *m, const char *at, const char *end)
{
	const char *quote;

	*m = (struct line_marker){ .flags = "" };
	at = skip_blanks(at, end);
	if (at == end || *at != '#')
		return false;
	at = skip_blanks(at + 1, end);
	if (end - at > 4 && memcmp(at, "line", 4) == 0)
		at = skip_blanks(at + 4, end);
	if (at == end || !isdigit((unsigned char)*at))
		return false;
	for (; at < end && isdigit((unsigned char)*at); at++)
		m->line = 10 * m->line + (unsigned long)(*at - '0');
	at = skip_blanks(at, end);
	if (at == end || *at != '"')
		return true;
	quote = closing_quote(at, end);
	if (!quote)
		return false;
	m->name = at;
	m->length = (size_t)(quote + 1 - at);
	read_flags(m, quote + 1, end);
	return true;
}

/* ---- tokens ------------------------------------------------------------ */

void scan_init(struct scan *s, const char *text, size_t length)
{
	*s = (struct scan){
		.at = text, .end = text + length, .line_start = true,
	};
}

bool scan_in_header(const struct scan *s)
{
	return s->in_header;
}

static void skip_space(struct scan *s)
{
	while (s->at < s->end && isspace((unsigned char)*s->at))
		s->line_start |= *s->at++ == '\n';
}

static void take_line(struct scan *s, struct token *t)
{
	const char *nl = memchr(s->at, '\n', (size_t)(s->end - s->at));
	struct line_marker m;

	t->length = (size_t)((nl ? nl : s->end) - s->at);
	t->kind = TOKEN_DIRECTIVE;
	if (!line_marker_read(&m, s->at, s->at + t->length))
		return;
	t->kind = TOKEN_LINE;
	if (!m.name)
		return;
	if (!s->main_name) {
		s->main_name = m.name;
		s->main_length = m.length;
	}
	s->in_header = m.length != s->main_length ||
		       memcmp(m.name, s->main_name, m.length) != 0;
}

/* Behind the closing @quote of the literal at @at; a literal does not go over
 * the end of its line. */
static const char *past_quote(const char *at, const char *end, char quote)
{
	for (at++; at < end && *at != '\n'; at++) {
		if (*at == quote)
			return at + 1;
		if (*at == '\\' && at + 1 < end)
			at++;
	}
	return at;
}

static const char *past_number(const char *at, const char *end)
{
	while (at < end && (is_word_char(*at) || *at == '.' ||
			    ((*at == '+' || *at == '-') &&
			     strchr("eEpP", at[-1]))))
		at++;
	return at;
}

static enum token_kind take_operator(struct scan *s, const char **stop)
{
	char c = *s->at;
	char next = s->at + 1 < s->end ? s->at[1] : '\0';

	*stop = s->at + 1;
	if (c == '(' || c == '[' || c == '{')
		return TOKEN_OPEN;
	if (c == ')' || c == ']' || c == '}')
		return TOKEN_CLOSE;
	if (c == ';' || c == ',')
		return TOKEN_MARK;
	if (next == '=' && strchr("=!<>+-*/%&|^", c)) {
		*stop = s->at + 2;
		return TOKEN_OTHER;
	}
	return c == '=' ? TOKEN_MARK : TOKEN_OTHER;
}

enum token_kind scan_next(struct scan *s, struct token *t)
{
	const char *stop;
	char c;

	skip_space(s);
	*t = (struct token){ .kind = TOKEN_END, .at = s->at };
	if (s->at == s->end)
		return TOKEN_END;
	c = *s->at;
	if (c == '#' && s->line_start) {
		take_line(s, t);
		s->at += t->length;
		return t->kind;
	}
	s->line_start = false;
	if (isdigit((unsigned char)c)) {
		stop = past_number(s->at + 1, s->end);
		t->kind = TOKEN_OTHER;
	} else if (is_word_char(c)) {
		for (stop = s->at; stop < s->end && is_word_char(*stop);)
			stop++;
		t->kind = TOKEN_WORD;
	} else if (c == '"' || c == '\'') {
		stop = past_quote(s->at, s->end, c);
		t->kind = c == '"' ? TOKEN_STRING : TOKEN_OTHER;
	} else {
		t->kind = take_operator(s, &stop);
	}
	t->length = (size_t)(stop - s->at);
	s->at = stop;
	return t->kind;
}

/* ---- words --------------------------------------------------------------- */

static const struct word {
	const char *text;
	enum word_kind kind;
} words[] = {
	{ "static", WORD_STATIC },
	{ "inline", WORD_INLINE },
	{ "__inline", WORD_INLINE },
	{ "__inline__", WORD_INLINE },
	{ "typedef", WORD_TYPEDEF },
	{ "asm", WORD_ASM },
	{ "__asm", WORD_ASM },
	{ "__asm__", WORD_ASM },
	{ "__attribute__", WORD_ATTRIBUTE },
	{ "__attribute", WORD_ATTRIBUTE },
	{ "__declspec", WORD_ATTRIBUTE },
	{ "typeof", WORD_TYPEOF },
	{ "__typeof", WORD_TYPEOF },
	{ "__typeof__", WORD_TYPEOF },
	{ "typeof_unqual", WORD_TYPEOF },
	{ "_Alignas", WORD_TYPEOF },
	{ "_Atomic", WORD_TYPEOF },
	{ "_BitInt", WORD_TYPEOF },
	{ "__extension__", WORD_EXTENSION },
	{ "_Noreturn", WORD_EXTENSION },
	{ "extern", WORD_KEYWORD },
	{ "const", WORD_KEYWORD },
	{ "__const", WORD_KEYWORD },
	{ "__const__", WORD_KEYWORD },
	{ "volatile", WORD_KEYWORD },
	{ "__volatile", WORD_KEYWORD },
	{ "__volatile__", WORD_KEYWORD },
	{ "goto", WORD_KEYWORD },
	{ "restrict", WORD_KEYWORD },
	{ "register", WORD_KEYWORD },
	{ "void", WORD_KEYWORD },
	{ "char", WORD_KEYWORD },
	{ "short", WORD_KEYWORD },
	{ "int", WORD_KEYWORD },
	{ "long", WORD_KEYWORD },
	{ "float", WORD_KEYWORD },
	{ "double", WORD_KEYWORD },
	{ "signed", WORD_KEYWORD },
	{ "__signed__", WORD_KEYWORD },
	{ "unsigned", WORD_KEYWORD },
	{ "_Bool", WORD_KEYWORD },
	{ "__int128", WORD_KEYWORD },
	{ "struct", WORD_KEYWORD },
	{ "union", WORD_KEYWORD },
	{ "enum", WORD_KEYWORD },
};

enum word_kind word_kind(const char *word, size_t length)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (words[i].text[0] == word[0] &&
		    strncmp(words[i].text, word, length) == 0 &&
		    words[i].text[length] == '\0')
			return words[i].kind;
	return WORD_PLAIN;
}

const char *record_word(const char *word, size_t length)
{
	if (length == 6 && memcmp(word, "struct", 6) == 0)
		return "struct";
	if (length == 5 && memcmp(word, "union", 5) == 0)
		return "union";
	return NULL;
}

/* Is @word @name or __@name__? */
static bool is_attribute(const char *word, size_t length, const char *name)
{
	if (length > 4 && memcmp(word, "__", 2) == 0 &&
	    memcmp(word + length - 2, "__", 2) == 0) {
		word += 2;
		length -= 4;
	}
	return strncmp(name, word, length) == 0 && name[length] == '\0';
}

bool attribute_pins(const char *word, size_t length)
{
	static const char *const pins[] = {
		"used", "retain", "section", "alias", "ifunc", "weak",
		"weakref", "constructor", "destructor", "externally_visible",
		"noreorder",
	};

	for (size_t i = 0; i < sizeof(pins) / sizeof(pins[0]); i++)
		if (is_attribute(word, length, pins[i]))
			return true;
	return false;
}

bool attribute_unused(const char *word, size_t length)
{
	return is_attribute(word, length, "unused");
}
