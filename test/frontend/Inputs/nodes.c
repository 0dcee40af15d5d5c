/* Constructs that programs rarely have together, each once. */
int kr(a, p)
int a;
char *p;
{
	return a + *p;
}
struct e {
};
union ue {
};
struct e fe(struct e x)
{
	struct e y = {};
	return y;
}
enum { A = sizeof(struct { int q; }) };
int cs(int n)
{
	switch (n)
	case 3:
		return 1;
	if (n)
		;
	else {
	}
	while (n--)
		;
	do
		;
	while (0);
	;
	int a[] = {1, 2, 3}, (*pa)[3] = &a, z = (*pa)[1];
	char s[] = {"abc"}, t[2][3] = {"ab", {'c'}};
	static int st = 5;
	extern int ex;
	{
		extern int ex2;
		int fl(int);
		n += ex2 + fl(1);
	}
	n = (int){3} + ((struct { int x, y; }){.y = 2}).y + "abc"[n] +
	    sizeof "x" + (1 ? n : (n++, 2));
	for (struct { int i; } q = {0}; q.i < 3; q.i++) {
		continue;
	}
	typedef int T;
	T tt = ({
		T k = 1;
		k;
	});
	int *np = 0;
	void *vp = np ? np : (void *)s;
	n = !np && *np || pa == &a;
	n = -n + +n - ~n;
	n = n << 1 >> 2;
	float f = n;
	double d = f * 1.5 + n;
	long double ld = d;
	n = d;
	f++;
	_Bool b = f;
	b++;
	np = &((int *)vp)[3];
	np = &*np;
	n = np - a;
	vp++;
	vp += 2;
	n = *(int *)(vp + 4);
	n = 'a' + L'b' + '\377' + 0b11 + 077 + 0xffffffffffUL + 1.0f;
	__int128 i = n;
	i <<= 3;
lab:
	goto lab;
	return ex + st;
}
int va(int n, ...)
{
	__builtin_va_list ap, aq;
	__builtin_va_start(ap, n);
	__builtin_va_copy(aq, ap);
	n = __builtin_va_arg(ap, int) + *__builtin_va_arg(aq, char *);
	__builtin_va_end(ap);
	return n;
}
struct bf {
	int a : 3;
	unsigned b : 4;
	_Bool c : 1;
	int : 0;
	int d : 2;
	enum { X, Y } e : 2;
	long l : 33;
};
int bff(struct bf *p, struct bf q)
{
	p->a = p->b + q.c;
	p->c |= q.d;
	p->e++;
	q.l -= p->a;
	return p->e == Y ? -p->b : ~q.b;
}
int (*ret(int k))(int)
{
	return k ? 0 : kr;
}
int ct(void)
{
	return ret(1)(2) + ret(2)(3);
}
struct big {
	int v[100];
} bigf(void);
int bm(void)
{
	return bigf().v[3] + (bigf(), bigf()).v[1];
}
_Thread_local int tl;
_Atomic int at;
int atf(void)
{
	at++;
	at += 2;
	tl = at;
	return at;
}
int inl(void)
{
	return __extension__(({
		       __typeof__(1) v = 3;
		       v;
	       })) +
	       __builtin_expect(tl, 0);
}
const char *fn(void)
{
	return __PRETTY_FUNCTION__ + sizeof __func__;
}
int sw(unsigned char c)
{
	switch (c) {
	case 'a' ... 'z':
	case '_': {
		int k;
	default:
		k = 2;
		return k;
	}
	}
	__builtin_unreachable();
}
void nul(void)
{
	int *p = (void *)0;
	if (!p)
		return;
	*p = 0;
	(void)p;
	(void)*p;
}
int cond(int *a, void *b, const int *c)
{
	return (a ? a : b) == (1 ? c : a);
}
int comma(void)
{
	int i, j;
	for (i = 0, j = 1; i < j; i++, j--)
		;
	return i, j;
}
