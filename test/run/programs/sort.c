// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Sorting by a callback: insertion sort, merge sort, and the library's.
 *
 * fault 1 (bounds): insertion sort walks below the first element
 * fault 2 (bounds): the merge buffer holds half of what is merged
 * fault 3 (bounds): the library is told one element more than there is
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct person {
	char name[12];
	int age;
};

typedef int (*compare_fn)(const struct person *, const struct person *);

static int by_age(const struct person *a, const struct person *b)
{
	return a->age - b->age;
}

static int by_name(const struct person *a, const struct person *b)
{
	return strcmp(a->name, b->name);
}

static int by_age_void(const void *a, const void *b)
{
	return by_age(a, b);
}

static void insertion(struct person *p, int n, compare_fn cmp)
{
	for (int i = 1; i < n; i++) {
		struct person x = p[i];
		int j = i - 1;

#if FAULT == 1
		while (cmp(&p[j], &x) >= 0) {
#else
		while (j >= 0 && cmp(&p[j], &x) > 0) {
#endif
			p[j + 1] = p[j];
			j--;
		}
		p[j + 1] = x;
	}
}

static void merge(struct person *p, size_t n, struct person *tmp,
		  compare_fn cmp)
{
	size_t mid = n / 2, i = 0, j = mid;

	if (n < 2)
		return;
	merge(p, mid, tmp, cmp);
	merge(p + mid, n - mid, tmp, cmp);
	for (size_t k = 0; k < n; k++) {
		if (j >= n || (i < mid && cmp(&p[i], &p[j]) <= 0))
			tmp[k] = p[i++];
		else
			tmp[k] = p[j++];
	}
	memcpy(p, tmp, n * sizeof(*p));
}

static void merge_sort(struct person *p, size_t n, compare_fn cmp)
{
#if FAULT == 2
	struct person *tmp = malloc(n / 2 * sizeof(*tmp));
#else
	struct person *tmp = malloc(n * sizeof(*tmp));
#endif

	if (!tmp)
		exit(2);
	merge(p, n, tmp, cmp);
	free(tmp);
}

static void show(const char *what, const struct person *p, size_t n)
{
	printf("%s:", what);
	for (size_t i = 0; i < n; i++)
		printf(" %s/%d", p[i].name, p[i].age);
	putchar('\n');
}

int main(void)
{
	size_t n = 21;
	struct person *people = calloc(n, sizeof(*people));
	unsigned int x = 17;

	if (!people)
		return 2;
	for (size_t i = 0; i < n; i++) {
		x = x * 22695477u + 1;
		snprintf(people[i].name, sizeof(people[i].name), "%c%c%u",
			 'a' + (char)(x >> 27) % 26, 'k' + (char)(i % 9),
			 x >> 28);
		people[i].age = (int)(x >> 16) % 80;
	}
	insertion(people, (int)n, by_age);
	show("age", people, n);
	merge_sort(people, n, by_name);
	show("name", people, n);
#if FAULT == 3
	qsort(people, n + 1, sizeof(*people), by_age_void);
#else
	qsort(people, n, sizeof(*people), by_age_void);
#endif
	printf("youngest %d oldest %d\n", people[0].age, people[n - 1].age);
	free(people);
	return 0;
}
