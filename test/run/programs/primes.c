// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A sieve of odd numbers, prime gaps, and factors from a table.
 *
 * fault 1 (bounds): the sieve is crossed out up to and including its limit
 * fault 2 (bounds): the list of primes is sized by a bound that is too low
 * fault 3 (subobject): a number with more factors than a record holds
 */
#include <stdio.h>
#include <stdlib.h>

#define FACTORS 6

struct factored {
	unsigned int factors[FACTORS];
	unsigned int count, rest;
};

static unsigned char *sieve(unsigned int limit)
{
	unsigned char *composite = calloc(limit / 2, 1);

	if (!composite)
		exit(2);
	for (unsigned int p = 3; p * p < limit; p += 2) {
		if (composite[p / 2])
			continue;
#if FAULT == 1
		for (unsigned int q = p * p; q <= limit + p; q += 2 * p)
#else
		for (unsigned int q = p * p; q < limit; q += 2 * p)
#endif
			composite[q / 2] = 1;
	}
	return composite;
}

static unsigned int *collect(const unsigned char *composite,
			     unsigned int limit, unsigned int *count)
{
	unsigned int n = 1, *primes;
#if FAULT == 2
	unsigned int room = limit / 10;
#else
	unsigned int room = limit / 2;
#endif

	primes = malloc(room * sizeof(*primes));
	if (!primes)
		exit(2);
	primes[0] = 2;
	for (unsigned int i = 1; i < limit / 2; i++)
		if (!composite[i])
			primes[n++] = 2 * i + 1;
	*count = n;
	return primes;
}

static void factor(struct factored *f, unsigned int v,
		   const unsigned int *primes, unsigned int count)
{
	f->count = 0;
	for (unsigned int i = 0; i < count && v > 1; i++)
		while (v % primes[i] == 0) {
#if FAULT != 3
			if (f->count == FACTORS)
				break;
#endif
			f->factors[f->count++] = primes[i];
			v /= primes[i];
#if FAULT != 3
			if (f->count == FACTORS)
				i = count - 1;
#endif
		}
	f->rest = v;
}

int main(void)
{
	static const unsigned int numbers[] = { 360, 997, 1001, 4096, 99, 30030 };
	unsigned int count, widest = 0, at = 0;
	unsigned char *composite = sieve(1000);
	unsigned int *primes = collect(composite, 1000, &count);
	struct factored f;

	for (unsigned int i = 1; i < count; i++)
		if (primes[i] - primes[i - 1] > widest) {
			widest = primes[i] - primes[i - 1];
			at = primes[i - 1];
		}
	printf("%u primes, gap %u after %u\n", count, widest, at);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		factor(&f, numbers[i], primes, count);
		printf("%u =", numbers[i]);
		for (unsigned int k = 0; k < f.count; k++)
			printf(" %u", f.factors[k]);
		printf(" rest %u\n", f.rest);
	}
	free(composite);
	free(primes);
	return 0;
}
