// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Polynomials with integer coefficients: value, derivative, division.
 *
 * fault 1 (bounds): the derivative of a constant has one coefficient less
 *                   than nothing
 * fault 2 (bounds): the division goes on below the quotient's last place
 * fault 3 (init): the remainder's highest coefficient is not carried over
 */
#include <saner.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct poly {
	int n;
	long *__counted_by(n) c;
};

static struct poly poly_new(int n)
{
	struct poly p = { .n = n };

	p.c = malloc((size_t)(n > 0 ? n : 1) * sizeof(*p.c));
	if (!p.c)
		exit(2);
	return p;
}

static struct poly poly_of(int n, const long *__counted_by(n) c)
{
	struct poly p = poly_new(n);

	memcpy(p.c, c, (size_t)n * sizeof(*c));
	return p;
}

static long value(const struct poly *p, long x)
{
	long v = 0;

	for (int i = p->n - 1; i >= 0; i--)
		v = v * x + p->c[i];
	return v;
}

static struct poly derive(const struct poly *p)
{
	struct poly d = poly_new(p->n > 1 ? p->n - 1 : 1);

	d.c[0] = 0;
	for (int i = 1; i < p->n; i++)
		d.c[i - 1] = i * p->c[i];
#if FAULT == 1
	/* Marks the end for the printer. */
	d.c[p->n - 1] = 0;
#endif
	return d;
}

/* Divides by a polynomial whose highest coefficient is one. */
static struct poly divide(const struct poly *p, const struct poly *by,
			  struct poly *rest)
{
	int n = p->n - by->n + 1;
	struct poly q = poly_new(n);
	struct poly r = poly_new(p->n);

#if FAULT == 3
	for (int i = 0; i < p->n - 1; i++)
#else
	for (int i = 0; i < p->n; i++)
#endif
		r.c[i] = p->c[i];
#if FAULT == 2
	for (int i = n - 1; i >= -1; i--) {
#else
	for (int i = n - 1; i >= 0; i--) {
#endif
		long f = r.c[i + by->n - 1];

		q.c[i] = f;
		for (int k = 0; k < by->n; k++)
			r.c[i + k] -= f * by->c[k];
	}
	r.n = by->n - 1;
	*rest = r;
	return q;
}

static void show(const char *name, const struct poly *p)
{
	printf("%s:", name);
	for (int i = p->n - 1; i >= 0; i--)
		if (p->c[i])
			printf(" %+ldx%d", p->c[i], i);
	printf(" (at 2: %ld)\n", value(p, 2));
}

int main(void)
{
	static const long a[] = { 5, -3, 0, 7, 2, 1 }, b[] = { -2, 3, 1 };
	static const long one[] = { 42 };
	struct poly p = poly_of(6, a), by = poly_of(3, b), r;
	struct poly d = derive(&p), q = divide(&p, &by, &r);
	struct poly k = poly_of(1, one), dk = derive(&k);
	struct poly all[] = { p, by, d, q, r, k, dk };
	static const char *const names[] = {
		"p", "by", "p'", "quotient", "rest", "k", "k'",
	};

	for (int i = 0; i < 7; i++) {
		show(names[i], &all[i]);
		free(all[i].c);
	}
	return 0;
}
