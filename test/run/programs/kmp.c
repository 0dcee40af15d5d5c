// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Searching text by Knuth-Morris-Pratt and by Boyer-Moore-Horspool.
 *
 * fault 1 (bounds): the failure table is built past the pattern
 * fault 2 (bounds): the window is moved past the end of the text
 * fault 3 (bounds): the skip table has a place for seven bits only
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct matches {
	int count;
	size_t at[8];
};

static void hit(struct matches *m, size_t at)
{
	if (m->count < 8)
		m->at[m->count] = at;
	m->count++;
}

static void kmp(const char *text, size_t n, const char *pat, size_t m,
		struct matches *out)
{
	size_t *fail = malloc(m * sizeof(*fail)), k = 0;

	if (!fail)
		exit(2);
	fail[0] = 0;
#if FAULT == 1
	for (size_t i = 1; i <= m; i++) {
#else
	for (size_t i = 1; i < m; i++) {
#endif
		while (k && pat[i] != pat[k])
			k = fail[k - 1];
		if (pat[i] == pat[k])
			k++;
		fail[i] = k;
	}
	k = 0;
	for (size_t i = 0; i < n; i++) {
		while (k && text[i] != pat[k])
			k = fail[k - 1];
		if (text[i] == pat[k])
			k++;
		if (k == m) {
			hit(out, i + 1 - m);
			k = fail[k - 1];
		}
	}
	free(fail);
}

static void horspool(const char *text, size_t n, const char *pat, size_t m,
		     struct matches *out)
{
#if FAULT == 3
	size_t skip[128];
	const size_t chars = 128;
#else
	size_t skip[256];
	const size_t chars = 256;
#endif

	for (size_t c = 0; c < chars; c++)
		skip[c] = m;
	for (size_t i = 0; i + 1 < m; i++)
		skip[(unsigned char)pat[i]] = m - 1 - i;
#if FAULT == 2
	for (size_t i = 0; i < n;) {
#else
	for (size_t i = 0; i + m <= n;) {
#endif
		size_t k = m;

		while (k && text[i + k - 1] == pat[k - 1])
			k--;
		if (k == 0)
			hit(out, i);
		i += skip[(unsigned char)text[i + m - 1]];
	}
}

static void show(const char *what, const struct matches *m)
{
	printf("  %s %d:", what, m->count);
	for (int i = 0; i < m->count && i < 8; i++)
		printf(" %zu", m->at[i]);
	putchar('\n');
}

int main(void)
{
	static const char source[] =
		"abracadabra, na\xc3\xafve abacus; abababab and cad caf\xc3\xa9";
	static const char *const patterns[] = {
		"abra", "abab", "a", "caf\xc3\xa9", "cadaver",
	};
	size_t n = strlen(source);
	char *text = malloc(n);

	if (!text)
		return 2;
	memcpy(text, source, n);
	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		struct matches a = { .count = 0 }, b = { .count = 0 };
		size_t m = strlen(patterns[i]);

		kmp(text, n, patterns[i], m, &a);
		horspool(text, n, patterns[i], m, &b);
		printf("pattern %zu\n", i);
		show("kmp", &a);
		show("horspool", &b);
	}
	free(text);
	return 0;
}
