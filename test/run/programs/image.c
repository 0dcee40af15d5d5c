// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Grey images: a disc, a blur, a histogram, a scaled-down view.
 *
 * fault 1 (bounds): the blur reads beyond the border
 * fault 2 (bounds): the pixels are allocated by a product in eight bits
 * fault 3 (bounds): the scaled view rounds its size up, its rows not
 */
#include <saner.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct image {
	int w, h;
	size_t n;
	uint8_t *__counted_by(n) pixels;
};

static struct image image_new(int w, int h)
{
	struct image im = { .w = w, .h = h };
#if FAULT == 2
	uint8_t n = (uint8_t)(w * h);

	im.pixels = calloc(n, 1);
#else
	im.pixels = calloc((size_t)w * (size_t)h, 1);
#endif
	im.n = (size_t)w * (size_t)h;
	if (!im.pixels)
		exit(2);
	return im;
}

static uint8_t *pixel(const struct image *im, int x, int y)
{
	return &im->pixels[y * im->w + x];
}

static void disc(struct image *im, int cx, int cy, int r)
{
	for (int y = 0; y < im->h; y++)
		for (int x = 0; x < im->w; x++)
			if ((x - cx) * (x - cx) + (y - cy) * (y - cy) <= r * r)
				*pixel(im, x, y) = 240;
}

static struct image blur(const struct image *im)
{
	struct image out = image_new(im->w, im->h);

	for (int y = 0; y < im->h; y++)
		for (int x = 0; x < im->w; x++) {
			int sum = 0, count = 0;

			for (int dy = -1; dy <= 1; dy++)
				for (int dx = -1; dx <= 1; dx++) {
#if FAULT != 1
					if (x + dx < 0 || x + dx >= im->w ||
					    y + dy < 0 || y + dy >= im->h)
						continue;
#endif
					sum += *pixel(im, x + dx, y + dy);
					count++;
				}
			*pixel(&out, x, y) = (uint8_t)(sum / count);
		}
	return out;
}

static struct image half(const struct image *im)
{
#if FAULT == 3
	struct image out = image_new((im->w + 1) / 2, im->h / 2);
#else
	struct image out = image_new((im->w + 1) / 2, (im->h + 1) / 2);
#endif

	for (int y = 0; y < im->h; y += 2)
		for (int x = 0; x < im->w; x += 2)
			*pixel(&out, x / 2, y / 2) = *pixel(im, x, y);
	return out;
}

int main(void)
{
	static const char shades[] = " .:-=+*#%@";
	struct image im = image_new(41, 15), soft, small;
	unsigned int counts[8] = { 0 };

	disc(&im, 14, 7, 6);
	disc(&im, 30, 5, 4);
	soft = blur(&im);
	small = half(&soft);
	for (int i = 0; i < soft.w * soft.h; i++)
		counts[soft.pixels[i] / 32]++;
	for (int y = 0; y < small.h; y++) {
		for (int x = 0; x < small.w; x++)
			putchar(shades[*pixel(&small, x, y) / 26]);
		putchar('|');
		putchar('\n');
	}
	for (int i = 0; i < 8; i++)
		printf("%u ", counts[i]);
	putchar('\n');
	free(im.pixels);
	free(soft.pixels);
	free(small.pixels);
	return 0;
}
