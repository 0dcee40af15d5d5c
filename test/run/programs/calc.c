// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A calculator: a recursive descent parser that builds a tree.
 *
 * fault 1 (null): the parser does not report a missing operand
 * fault 2 (bounds): the variable's index is not limited to its letters
 * fault 3 (lifetime): the value is taken from a node that was released
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

struct node {
	char op;
	long value;
	struct node *left, *right;
};

struct parser {
	const char *at;
	int failed;
};

static long vars[26];

static struct node *node_new(char op, long value, struct node *left,
			     struct node *right)
{
	struct node *n = malloc(sizeof(*n));

	if (!n)
		exit(2);
	*n = (struct node){ op, value, left, right };
	return n;
}

static struct node *parse_sum(struct parser *p);

static struct node *parse_atom(struct parser *p)
{
	struct node *n;
	long v = 0;

	if (*p->at == '(') {
		p->at++;
		n = parse_sum(p);
		if (*p->at == ')')
			p->at++;
		return n;
	}
	if (isdigit((unsigned char)*p->at)) {
		while (isdigit((unsigned char)*p->at))
			v = v * 10 + (*p->at++ - '0');
		return node_new('n', v, NULL, NULL);
	}
#if FAULT == 2
	if (isalpha((unsigned char)*p->at))
#else
	if (islower((unsigned char)*p->at))
#endif
		return node_new('v', *p->at++ - 'a', NULL, NULL);
#if FAULT != 1
	p->failed = 1;
#endif
	return NULL;
}

static struct node *parse_product(struct parser *p)
{
	struct node *n = parse_atom(p);

	while (*p->at == '*') {
		p->at++;
		n = node_new('*', 0, n, parse_atom(p));
	}
	return n;
}

static struct node *parse_sum(struct parser *p)
{
	struct node *n = parse_product(p);

	while (*p->at == '+' || *p->at == '-') {
		char op = *p->at++;

		n = node_new(op, 0, n, parse_product(p));
	}
	return n;
}

static long eval(const struct node *n)
{
	switch (n->op) {
	case 'n':
		return n->value;
	case 'v':
		return vars[n->value];
	case '+':
		return eval(n->left) + eval(n->right);
	case '-':
		return eval(n->left) - eval(n->right);
	default:
		return eval(n->left) * eval(n->right);
	}
}

static void release(struct node *n)
{
	if (!n)
		return;
	release(n->left);
	release(n->right);
	free(n);
}

int main(void)
{
	static const char *const lines[] = {
		"1+2*3", "(a+b)*(a-b)", "2*", "z*z-4*(x+y)", "A+1", "((7))",
	};

	for (int i = 0; i < 26; i++)
		vars[i] = i * 3 - 5;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct parser p = { lines[i], 0 };
		struct node *n = parse_sum(&p);

		if (p.failed) {
			printf("%s: not understood\n", lines[i]);
			release(n);
			continue;
		}
#if FAULT == 3
		release(n);
		printf("%s = %ld\n", lines[i], eval(n));
#else
		printf("%s = %ld\n", lines[i], eval(n));
		release(n);
#endif
	}
	return 0;
}
