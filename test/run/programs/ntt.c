// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Polynomial products by a number-theoretic transform.
 *
 * fault 1 (bounds): the transform's length is not a power of two
 * fault 2 (bounds): bit reversal uses one bit too many
 * fault 3 (bounds): the copy of the shorter factor is as long as the product
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOD 998244353u
#define ROOT 3u

static uint32_t power(uint32_t b, uint32_t e)
{
	uint64_t r = 1, x = b;

	for (; e; e >>= 1) {
		if (e & 1)
			r = r * x % MOD;
		x = x * x % MOD;
	}
	return (uint32_t)r;
}

static void permute(uint32_t *a, size_t n)
{
	for (size_t i = 1, j = 0; i < n; i++) {
#if FAULT == 2
		size_t bit = n;
#else
		size_t bit = n >> 1;
#endif

		for (; j & bit; bit >>= 1)
			j ^= bit;
		j ^= bit;
		if (i < j) {
			uint32_t t = a[i];

			a[i] = a[j];
			a[j] = t;
		}
	}
}

static void transform(uint32_t *a, size_t n, int inverse)
{
	permute(a, n);
	for (size_t len = 2; len <= n; len <<= 1) {
		uint32_t w = power(ROOT, (MOD - 1) / (uint32_t)len);

		if (inverse)
			w = power(w, MOD - 2);
		for (size_t i = 0; i < n; i += len) {
			uint64_t f = 1;

			for (size_t k = 0; k < len / 2; k++) {
				uint64_t u = a[i + k];
				uint64_t v = a[i + k + len / 2] * f % MOD;

				a[i + k] = (uint32_t)((u + v) % MOD);
				a[i + k + len / 2] =
					(uint32_t)((u + MOD - v) % MOD);
				f = f * w % MOD;
			}
		}
	}
}

static uint32_t *multiply(const uint32_t *x, size_t nx, const uint32_t *y,
			  size_t ny)
{
	size_t n = 1;
	uint32_t *a, *b, scale;

#if FAULT == 1
	n = nx + ny - 1;
#else
	while (n < nx + ny - 1)
		n <<= 1;
#endif
	a = calloc(n, sizeof(*a));
	b = calloc(n, sizeof(*b));
	if (!a || !b)
		exit(2);
	memcpy(a, x, nx * sizeof(*x));
#if FAULT == 3
	memcpy(b, y, nx * sizeof(*y));
#else
	memcpy(b, y, ny * sizeof(*y));
#endif
	transform(a, n, 0);
	transform(b, n, 0);
	for (size_t i = 0; i < n; i++)
		a[i] = (uint32_t)((uint64_t)a[i] * b[i] % MOD);
	transform(a, n, 1);
	scale = power((uint32_t)n, MOD - 2);
	for (size_t i = 0; i < n; i++)
		a[i] = (uint32_t)((uint64_t)a[i] * scale % MOD);
	free(b);
	return a;
}

int main(void)
{
	size_t nx = 23, ny = 12;
	uint32_t *x = malloc(nx * sizeof(*x)), *y = malloc(ny * sizeof(*y));
	uint32_t *p;

	if (!x || !y)
		return 2;
	for (size_t i = 0; i < nx; i++)
		x[i] = (uint32_t)(i * i + 1);
	for (size_t i = 0; i < ny; i++)
		y[i] = (uint32_t)(3 * i + 2);
	p = multiply(x, nx, y, ny);
	for (size_t i = 0; i < nx + ny - 1; i++)
		printf("%u%c", p[i], i + 2 < nx + ny ? ' ' : '\n');
	free(x);
	free(y);
	free(p);
	return 0;
}
