/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_TEXT_SCAN_H
#define FRONTEND_TEXT_SCAN_H
/*
 * Preprocessed C as tokens, as far as a bracket counter needs them.  No
 * comments (the preprocessor removed them), no continued lines.
 */
#include <stdbool.h>
#include <stddef.h>

enum token_kind {
	TOKEN_END,
	TOKEN_WORD,		/* identifier or keyword */
	TOKEN_STRING,		/* "..." */
	TOKEN_OPEN,		/* ( [ { */
	TOKEN_CLOSE,		/* ) ] } */
	TOKEN_MARK,		/* ; , and a single = */
	TOKEN_OTHER,		/* numbers, characters, other operators */
	TOKEN_LINE,		/* a line marker, to its end of line */
	TOKEN_DIRECTIVE,	/* #pragma and the like, to its end of line */
};

struct token {
	enum token_kind kind;
	const char *at;
	size_t length;
};

struct scan {
	const char *at;
	const char *end;
	bool line_start;
	const char *main_name;	/* quoted, of the first line marker */
	size_t main_length;
	bool in_header;
};

void scan_init(struct scan *s, const char *text, size_t length);
enum token_kind scan_next(struct scan *s, struct token *t);
/* Is the last token from another file than the first line marker names? */
bool scan_in_header(const struct scan *s);

/* A byte of an identifier, whatever the locale; bytes of UTF-8 are. */
static inline bool is_word_char(char c)
{
	unsigned char u = (unsigned char)c;

	return (unsigned char)((u | 0x20) - 'a') < 26 ||
	       (unsigned char)(u - '0') < 10 || u == '_' || u == '$' ||
	       u >= 0x80;
}

bool only_space(const char *at, const char *end);

/* A line marker: "# 12 "file" 1 3".  False when @at starts none. */
struct line_marker {
	unsigned long line;
	const char *name;	/* with its quotes */
	size_t length;
	bool enters, returns;	/* flags 1, 2 */
	const char *flags;	/* "", " 3", " 3 4": system header */
};

bool line_marker_read(struct line_marker *m, const char *at, const char *end);

/* Words that matter outside function bodies. */
enum word_kind {
	WORD_PLAIN,
	WORD_KEYWORD,		/* of a type or a qualifier; no name */
	WORD_STATIC,
	WORD_INLINE,
	WORD_TYPEDEF,
	WORD_ASM,		/* brackets follow */
	WORD_ATTRIBUTE,		/* brackets follow */
	WORD_TYPEOF,		/* brackets follow */
	WORD_EXTENSION,
};

enum word_kind word_kind(const char *word, size_t length);

/* "struct" or "union" when the word is that, else NULL. */
const char *record_word(const char *word, size_t length);

/* An attribute that says that somebody we cannot see uses the function. */
bool attribute_pins(const char *word, size_t length);
bool attribute_unused(const char *word, size_t length);
#endif
