// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One of everything: a program of unusual constructs prints under saner what it
// prints plain, whatever is checked, proved or extended.
// RUN: %gcc -w -O0 %s -o %t.plain
// RUN: %t.plain > %t.want
// RUN: %saner_cc %gcc -w -O2 -fsaner=hard -fsaner-prove=none %s -o %t.1 2> %t.err1
// RUN: %t.1 > %t.got1
// RUN: diff %t.want %t.got1
// RUN: %saner_cc %gcc -w -O0 -fsaner=hard -fsaner-audit %s -o %t.2 2> %t.err2
// RUN: %t.2 > %t.got2
// RUN: diff %t.want %t.got2
// RUN: %saner_cc %clang -w -O2 -fsaner=hard -fsaner-no-extend -fsaner-prove=none %s -o %t.3 2> %t.err3
// RUN: %t.3 > %t.got3
// RUN: diff %t.want %t.got3
// RUN: %saner_cc %clang -w -O0 -fsaner=soft %s -o %t.4 2> %t.err4
// RUN: %t.4 > %t.got4
// RUN: diff %t.want %t.got4
// RUN: cat %t.err1 %t.err2 %t.err3 %t.err4 > %t.errors
// RUN: %FileCheck --allow-empty %s < %t.errors
// CHECK-NOT: {{.}}
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdarg.h>
#include <setjmp.h>
struct v2 {
	int x, y;
};
struct big {
	int a[8];
	struct v2 p;
};
union u {
	int i;
	float f;
	unsigned char b[4];
};
enum e { A, B, C };
static int g[8] = {1, 2, 3, 4, 5, 6, 7, 8};
static const char *names[] = {"zero", "one", "two", [4] = "four"};
static struct big make(int n)
{
	struct big b = {.a = {n, n + 1}, .p = {n, -n}};
	return b;
}
static int knr(a, p, n)
int a;
int *p;
unsigned char n;
{
	return a + p[n];
}
static int sumv(int n, ...)
{
	va_list ap;
	int s = 0;
	va_start(ap, n);
	while (n--)
		s += va_arg(ap, int);
	va_end(ap);
	return s;
}
static int vla(int n, int m[n][n])
{
	int t[n];
	int s = 0;
	for (int i = 0; i < n; i++) {
		t[i] = m[i][n - 1 - i];
		s += t[i];
	}
	return s + (int)(sizeof(t) / sizeof(*t));
}
static int (*pick(int k))(int)
{
	extern int one(int), two(int);
	return k ? one : two;
}
int one(int x)
{
	return x + 1;
}
int two(int x)
{
	return x + 2;
}
static int compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}
static int rec(const char *s)
{
	return *s ? 1 + rec(s + 1) : 0;
}
static jmp_buf jb;
static int jump(int *p)
{
	volatile int r = 0;
	if (!setjmp(jb)) {
		r = p[1];
		longjmp(jb, 1);
	}
	return r + p[2];
}
static int computed(int k)
{
	static void *const t[] = {&&a, &&b};
	int r = 0;
	goto *t[k & 1];
a:
	r += 1;
b:
	r += g[k];
	return r;
}
static int sw(int n, int *p)
{
	switch (n) {
		int *q;
	case 0:
		q = p;
		return q[0];
	case 1 ... 3:
		q = p + n;
		return *q;
	default: {
		int *z = p;
		while (z < p + 4)
			z++;
		return z[-1];
	}
	}
}
#define MAX(a, b)                                                              \
	({                                                                     \
		__auto_type _a = (a);                                          \
		__auto_type _b = (b);                                          \
		_a > _b ? _a : _b;                                             \
	})
static int stmt(int *p, int n)
{
	return MAX(p[n], *(p + 1)) + MAX(MAX(p[0], p[1]), p[2]);
}
static int lits(int n)
{
	return "hello"[n] + (int[]){1, 2, 3}[n] + ((struct v2){3, 4}).y +
	       (&(struct v2){5, 6})->x;
}
static int elvis(int *p, int *q)
{
	int *r = p ?: q;
	return *r + *(p ?: q);
}
static int ptrs(int **pp, int n)
{
	int *t[3] = {pp[0], pp[0] + 1, 0};
	int s = 0;
	for (int **q = t; *q; q++)
		s += **q;
	return s + (*pp)[n] + *pp[n - n];
}
static int bits(void)
{
	struct {
		unsigned a : 3, b : 29;
		signed c : 5;
		_Bool d : 1;
		unsigned long long e : 40;
	} s = {1, 2, 3, 1, 5}, *p = &s;
	p->a += g[p->a];
	p->b <<= p->a & 1;
	p->c--;
	p->d = g[p->d];
	p->e += g[p->e & 7];
	return p->a + p->b + p->c + p->d + (int)p->e;
}
static int unions(union u *p)
{
	p->i = 0x01020304;
	p->b[g[0]]++;
	return p->i + p->b[3];
}
static int effects(int *p)
{
	int i = 0, s = 0;
	s += p[i++] + 0;
	s += *p++;
	s += *++p;
	s += (*p)--;
	s += --*p;
	p[i]++;
	p[i++] += 2;
	p -= 2;
	s += p[i] = p[0];
	return s;
}
static int chain(int *a)
{
	int *p, *q, *r;
	p = q = r = a;
	r += 1;
	q = r + 1, p = q;
	return *p + *q + *r;
}
static int ptrarr(int (*m)[4], int i)
{
	int(*row)[4] = m + i;
	return (*row)[i] + row[0][1] + m[i][2] + *m[0] + **m;
}
static int cmplit(void)
{
	int *p = (int[]){7, 8, 9};
	struct v2 *v = &(struct v2){1, 2};
	return p[2] + v->y;
}
static int longs(long long i, unsigned char c, short s, enum e e, _Bool b)
{
	return g[i] + g[c] + g[s] + g[e] + g[b] + 3 [g];
}
static int cond(int n)
{
	int *p = n > 1 ? g : n ? g + 1 : NULL;
	return p ? *p : -1;
}
static int comma(int *p)
{
	return (p++, p++, *p) + (0, p[0]);
}
static int scope(int n)
{
	int *p = g;
	{
		int *p = g + 1;
		if (n) {
			int *p = g + 2;
			return *p;
		}
		return *p;
	}
	return *p;
}
static int forloop(void)
{
	int s = 0;
	for (int *p = g, *e = g + 8; p != e; ++p)
		s += *p;
	for (struct {
		     int *p;
		     int n;
	     } it = {g, 0};
	     it.n < 3; it.n++)
		s += it.p[it.n];
	return s;
}
static int heap(int n)
{
	int **m = malloc(n * sizeof(*m)), s = 0;
	if (!m)
		return 0;
	for (int i = 0; i < n; i++) {
		m[i] = calloc(n, sizeof(**m));
		if (m[i])
			m[i][i] = i;
	}
	for (int i = 0; i < n; i++) {
		s += m[i][i];
		free(m[i]);
	}
	m = realloc(m, 2 * n * sizeof(*m));
	m[2 * n - 1] = 0;
	free(m);
	m = NULL;
	return s;
}
static int strs(void)
{
	char b[16];
	const char *s = "some text", *p = strchr(s, 't');
	strcpy(b, s);
	memmove(b + 2, b, 5);
	snprintf(b + 8, sizeof(b) - 8, "%s", p);
	return (int)strlen(b) + b[3] + (p ? *p : 0);
}
static int div_(int a, int b, unsigned c)
{
	a /= b;
	a %= b + 1;
	c /= b;
	c %= 7;
	return a / (b ? b : 1) + c % b + (a << (b & 3)) + (1ul << b >> 1);
}
static inline int il(const struct big *b, unsigned i)
{
	return b->a[i & 7] + b->p.x;
}
static int nested(struct big *b)
{
	return il(&(struct big){.a = {1}}, 0) + il(b, b->a[0]) +
	       b[0].a[(&b->p)->x & 7] + make(3).a[1] + make(2).p.y;
}
static int vol(volatile int *p, int *volatile q)
{
	int *const c = q;
	*p += *q;
	return *p++ + *c + *p;
}
static int lab(int n)
{
	int s = 0;
again:
	s += g[n];
	if (n-- > 0)
		goto again;
	return s;
}
static int dowhile(const char *s)
{
	int n = 0;
	do
		n += *s;
	while (*s++ && n < 1000);
	return n;
}
static _Thread_local int tls[2];
static int tl(int i)
{
	tls[i] = 3;
	int *p = tls;
	return p[i];
}
static void fill(int *p, int n)
{
	while (n--)
		*p++ = n;
}
int main(void)
{
	int a[4] = {4, 3, 2, 1}, m[3][3] = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}},
	    m4[2][4] = {{1, 2, 3, 4}, {5, 6, 7, 8}};
	int *pp[2] = {a, a + 1}, v[8] = {1, 2, 3};
	struct big b = make(2);
	union u u;
	volatile int vv[2] = {1, 2};
	printf("%d %d %d %d\n", knr(1, a, 2), sumv(3, 1, 2, 3), vla(3, m),
	       pick(1)(3) + (*pick(0))(4));
	qsort(a, 4, sizeof(*a), compare);
	printf("%d %d %d %d %d\n", a[0], a[3], rec("abcdef"), jump(a),
	       computed(2) + computed(3));
	printf("%d %d %d %d\n", sw(0, a), sw(2, a), sw(9, a), stmt(a, 2));
	printf("%d %d %d %d %d\n", lits(1), elvis(a, 0), ptrs(pp, 1), bits(),
	       unions(&u));
	printf("%d %d %d %d %d\n", effects(v - 0 + 0), chain(a), ptrarr(m4, 1),
	       cmplit(), longs(1, 2, 3, C, 1));
	printf("%d %d %d %d %d\n", cond(0), cond(1), cond(2), comma(a),
	       scope(1) + scope(0));
	printf("%d %d %d %d %d\n", forloop(), heap(4), strs(), div_(17, 3, 22),
	       nested(&b));
	printf("%d %d %d %s %d\n", vol(vv, a), lab(3), dowhile("hi"), names[2],
	       tl(1));
	fill(a, 4);
	printf("%d%d%d%d\n", a[0], a[1], a[2], a[3]);
	return 0;
}
