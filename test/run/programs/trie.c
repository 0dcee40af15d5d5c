// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A trie of lower-case words: insertion, counting, listing by prefix.
 *
 * fault 1 (subobject): a word with a dash selects a child below the first
 * fault 2 (null): the walk to a prefix goes on where the trie ends
 * fault 3 (bounds): the listing's buffer is as long as the words, no longer
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct trie {
	int words;
	struct trie *child[26];
	int passes;
};

static struct trie *trie_new(void)
{
	struct trie *t = calloc(1, sizeof(*t));

	if (!t)
		exit(2);
	return t;
}

static int trie_add(struct trie *t, const char *word)
{
#if FAULT != 1
	for (const char *p = word; *p; p++)
		if (*p < 'a' || *p > 'z')
			return -1;
#endif
	for (; *word; word++) {
		struct trie **c = &t->child[*word - 'a'];

		t->passes++;
		if (!*c)
			*c = trie_new();
		t = *c;
	}
	t->words++;
	return 0;
}

static struct trie *trie_find(struct trie *t, const char *prefix)
{
#if FAULT == 2
	for (; *prefix; prefix++)
#else
	for (; t && *prefix; prefix++)
#endif
		t = t->child[*prefix - 'a'];
	return t;
}

static void list(const struct trie *t, char *buf, size_t len)
{
	if (t->words) {
		buf[len] = '\0';
		printf("  %s x%d\n", buf, t->words);
	}
	for (int i = 0; i < 26; i++)
		if (t->child[i]) {
			buf[len] = (char)('a' + i);
			list(t->child[i], buf, len + 1);
		}
}

static void trie_free(struct trie *t)
{
	for (int i = 0; i < 26; i++)
		if (t->child[i])
			trie_free(t->child[i]);
	free(t);
}

int main(void)
{
	static const char *const words[] = {
		"tea", "ten", "to", "tea", "inn", "in", "i", "well-known",
		"tender", "too", "internet",
	};
	static const char *const asked[] = { "te", "in", "xyz", "" };
	struct trie *root = trie_new();
	size_t longest = 0;
	char *buf;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (trie_add(root, words[i]) < 0)
			printf("%s: refused\n", words[i]);
		else if (strlen(words[i]) > longest)
			longest = strlen(words[i]);
	}
#if FAULT == 3
	buf = malloc(longest);
#else
	buf = malloc(longest + 1);
#endif
	if (!buf)
		return 2;
	for (size_t i = 0; i < 4; i++) {
		struct trie *t = trie_find(root, asked[i]);
		size_t n = strlen(asked[i]);

		printf("'%s' %s\n", asked[i], t ? "" : "none");
		if (!t)
			continue;
		memcpy(buf, asked[i], n);
		list(t, buf, n);
	}
	trie_free(root);
	free(buf);
	return 0;
}
