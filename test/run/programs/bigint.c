// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Factorials and Fibonacci numbers in arrays of decimal digits.
 *
 * fault 1 (bounds): the last carry is stored without room for it
 * fault 2 (bounds): the shorter operand is read as far as the longer one
 * fault 3 (bounds): the text has no room for its terminator
 */
#include <stdio.h>
#include <stdlib.h>

struct big {
	size_t len;
	unsigned char *digits;
};

static struct big big_new(size_t len)
{
	struct big b = { len, calloc(len, 1) };

	if (!b.digits)
		exit(2);
	return b;
}

static struct big from_int(unsigned int v)
{
	struct big b = big_new(10);
	size_t n = 0;

	do {
		b.digits[n++] = (unsigned char)(v % 10);
		v /= 10;
	} while (v);
	b.len = n;
	return b;
}

static struct big add(const struct big *a, const struct big *b)
{
	const struct big *lo = a->len < b->len ? a : b;
	const struct big *hi = a->len < b->len ? b : a;
	struct big sum = big_new(hi->len + 1);
	int carry = 0;

	for (size_t i = 0; i < hi->len; i++) {
		int d = hi->digits[i] + carry;

#if FAULT == 2
		d += lo->digits[i];
#else
		if (i < lo->len)
			d += lo->digits[i];
#endif
		sum.digits[i] = (unsigned char)(d % 10);
		carry = d / 10;
	}
	sum.digits[hi->len] = (unsigned char)carry;
	if (!carry)
		sum.len--;
	return sum;
}

static void multiply(struct big *a, unsigned int by)
{
#if FAULT == 1
	struct big p = big_new(a->len + 1);
#else
	struct big p = big_new(a->len + 10);
#endif
	unsigned long carry = 0;
	size_t i = 0;

	for (; i < a->len; i++) {
		carry += (unsigned long)a->digits[i] * by;
		p.digits[i] = (unsigned char)(carry % 10);
		carry /= 10;
	}
	for (; carry; carry /= 10)
		p.digits[i++] = (unsigned char)(carry % 10);
	p.len = i;
	free(a->digits);
	*a = p;
}

static char *text(const struct big *b)
{
#if FAULT == 3
	char *s = malloc(b->len);
#else
	char *s = malloc(b->len + 1);
#endif
	size_t n = 0;

	if (!s)
		exit(2);
	for (size_t i = b->len; i > 0; i--)
		s[n++] = (char)('0' + b->digits[i - 1]);
	s[n] = '\0';
	return s;
}

static void show(const char *name, const struct big *b)
{
	char *s = text(b);

	printf("%s %s\n", name, s);
	free(s);
}

int main(void)
{
	struct big f = from_int(1), a = from_int(0), b = from_int(1);
	struct big sum;

	for (unsigned int i = 2; i <= 300; i += i < 60 ? 1 : 40)
		multiply(&f, i * 1001);
	show("product", &f);
	for (int i = 0; i < 200; i++) {
		struct big c = add(&b, &a);

		free(a.digits);
		a = b;
		b = c;
	}
	show("fibonacci", &a);
	sum = add(&f, &a);
	show("sum", &sum);
	free(sum.digits);
	free(f.digits);
	free(a.digits);
	free(b.digits);
	return 0;
}
