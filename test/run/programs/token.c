// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A tokeniser for a small C-like language.
 *
 * fault 1 (subobject): an identifier is stored without looking at its length
 * fault 2 (bounds): a string literal without an end is read past the text
 * fault 3 (bounds): the table of kinds is shorter than the kinds
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { IDENT, NUMBER, STRING, PUNCT, BAD, KINDS };

struct token {
	enum kind kind;
	char text[16];
	int line;
};

struct lexer {
	const char *at;
	int line;
};

static void take(struct token *t, const char *from, size_t n)
{
#if FAULT != 1
	if (n > sizeof(t->text) - 1)
		n = sizeof(t->text) - 1;
#endif
	for (size_t i = 0; i < n; i++)
		t->text[i] = from[i];
	t->text[n] = '\0';
}

static int next(struct lexer *lx, struct token *t)
{
	const char *start;

	while (isspace((unsigned char)*lx->at))
		if (*lx->at++ == '\n')
			lx->line++;
	start = lx->at;
	t->line = lx->line;
	if (!*lx->at)
		return 0;
	if (isalpha((unsigned char)*lx->at) || *lx->at == '_') {
		t->kind = IDENT;
		while (isalnum((unsigned char)*lx->at) || *lx->at == '_')
			lx->at++;
	} else if (isdigit((unsigned char)*lx->at)) {
		t->kind = NUMBER;
		while (isdigit((unsigned char)*lx->at))
			lx->at++;
	} else if (*lx->at == '"') {
		t->kind = STRING;
		lx->at++;
#if FAULT == 2
		while (*lx->at != '"')
#else
		while (*lx->at && *lx->at != '"')
#endif
			lx->at++;
		if (*lx->at)
			lx->at++;
		else
			t->kind = BAD;
	} else {
		t->kind = PUNCT;
		lx->at++;
	}
	take(t, start, (size_t)(lx->at - start));
	return 1;
}

int main(void)
{
	static const char source[] =
		"int main(void)\n{\n\tint a_name_longer_than_most = 42;\n"
		"\tputs(\"hi\");\n\treturn a1 + 7;\n}\n\"open end";
	static const char *const names[] = {
		"ident", "number", "string", "punct", "bad",
	};
#if FAULT == 3
	int counts[KINDS - 1] = { 0 };
#else
	int counts[KINDS] = { 0 };
#endif
	char *text = malloc(sizeof(source));
	struct lexer lx = { text, 1 };
	struct token t;

	if (!text)
		return 2;
	memcpy(text, source, sizeof(source));
	while (next(&lx, &t)) {
		counts[t.kind]++;
		printf("%d %s '%s'\n", t.line, names[t.kind], t.text);
	}
	for (int k = 0; k < KINDS; k++)
		printf("%s %d\n", names[k], counts[k]);
	free(text);
	return 0;
}
