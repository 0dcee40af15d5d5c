// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A stack of elements of any size, used for brackets and for points.
 *
 * fault 1 (bounds): the growing stack multiplies by another element's size
 * fault 2 (bounds): popping from the empty stack reads below it
 * fault 3 (bounds): an element is copied into one that is smaller
 */
#include <saner.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct stack {
	size_t size, len, cap;
	unsigned char *data;
};

struct point {
	int x, y;
	double weight;
};

static void stack_init(struct stack *s, size_t size)
{
	memset(s, 0, sizeof(*s));
	s->size = size;
}

static void push(struct stack *s, const void *elem)
{
	if (s->len == s->cap) {
		s->cap = s->cap ? s->cap * 2 : 4;
#if FAULT == 1
		s->data = realloc(s->data, s->cap * sizeof(int));
#else
		s->data = realloc(s->data, s->cap * s->size);
#endif
		if (!s->data)
			exit(2);
	}
	memcpy(s->data + s->len++ * s->size, elem, s->size);
}

static int pop(struct stack *s, void *elem)
{
#if FAULT != 2
	if (s->len == 0)
		return -1;
#endif
	s->len--;
	memcpy(elem, s->data + s->len * s->size, s->size);
	return 0;
}

static int balanced(const char *text)
{
	struct stack s;
	int ok = 1;

	stack_init(&s, 1);
	push(&s, "^");
	for (; ok && *text; text++) {
		char open = '\0';

		if (strchr("([{", *text)) {
			push(&s, text);
		} else if (strchr(")]}", *text)) {
			if (pop(&s, &open) < 0)
				ok = 0;
			ok = ok && strchr("()[]{}", open) &&
			     strchr("()[]{}", open)[1] == *text;
		}
	}
	ok = ok && s.len == 1;
	free(s.data);
	return ok;
}

static void walk(void)
{
	struct point p = { 3, 4, 0.5 };
	struct stack s;
	int visits = 0;
	long sum = 0;
#if FAULT == 3
	struct { int x, y; } q;
#else
	struct point q;
#endif

	stack_init(&s, sizeof(p));
	push(&s, &p);
	while (pop(&s, &q) == 0) {
		visits++;
		sum = sum * 3 % 65521 + q.x * 7 + q.y;
		for (int d = 0; d < 2; d++) {
			p.x = q.x - d;
			p.y = q.y - !d;
			p.weight = 1.0;
			if (p.x >= 0 && p.y >= 0)
				push(&s, &p);
		}
		if (visits == 50)
			break;
	}
#if FAULT == 2
	while (visits < 100 && pop(&s, &q) == 0)
		sum += q.x, visits++;
#endif
	printf("visits %d sum %ld left %zu\n", visits, sum, s.len);
	free(s.data);
}

int main(void)
{
	static const char *const texts[] = {
		"(a[b]{c})", "(]", "((", "", "f(x[i], g(y))", "}",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		printf("'%s' %s\n", texts[i],
		       balanced(texts[i]) ? "balanced" : "not balanced");
	walk();
	return 0;
}
