// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/ring.h"
#include <string.h>

/* More lists in one function: their loops prove nothing. */
#define RINGS_AT_MOST 24u

struct ring {
	int64_t lo, hi;		/* the member in the record */
	const char *head;	/* as it is written */
	uint32_t length;
};

struct rings {
	struct ring at[RINGS_AT_MOST];
	uint32_t n;
	uint32_t *of;		/* by cursor: index into at, or
				 * RINGS_AT_MOST: it proves nothing */
};

static struct ring ring_of(const struct fn *f, const struct cursor *c)
{
	struct ring x = { .lo = c->lo, .hi = c->hi };

	x.head = unit_text(f->unit, expr_strip(c->head)->range, &x.length);
	return x;
}

static bool is_same(const struct ring *a, const struct ring *b)
{
	return a->lo == b->lo && a->length == b->length &&
	       !memcmp(a->head, b->head, a->length);
}

struct rings *rings_new(const struct fn *f)
{
	const struct func_verdict *v = f->verdict;
	struct rings *r = arena_new_of(f->scratch, struct rings);

	r->of = arena_array(f->scratch, v->ncursors + 1, sizeof(*r->of));
	for (uint32_t i = 0; i < v->ncursors; i++) {
		struct ring x = ring_of(f, &v->cursors[i]);
		uint32_t k = 0;

		if (v->cursors[i].head_moves) {
			r->of[i] = RINGS_AT_MOST;
			continue;
		}
		while (k < r->n && !is_same(&r->at[k], &x))
			k++;
		r->of[i] = k;
		if (k == r->n && r->n < RINGS_AT_MOST)
			r->at[r->n++] = x;
	}
	return r;
}

bool rings_tells(const struct rings *r, uint32_t i, uint32_t bits)
{
	return r->of[i] < RINGS_AT_MOST && !(bits >> r->of[i] & 1);
}

uint32_t rings_only(const struct rings *r, uint32_t i)
{
	uint32_t all = (UINT32_C(1) << RINGS_AT_MOST) - 1;

	return r->of[i] < RINGS_AT_MOST ? all & ~(UINT32_C(1) << r->of[i]) :
					  all;
}

uint32_t rings_member(const struct rings *r, int64_t offset)
{
	uint32_t bits = 0;

	for (uint32_t k = 0; k < r->n; k++) {
		if (r->at[k].lo != offset)
			bits |= UINT32_C(1) << k;
	}
	return bits;
}

bool rings_is_link(const struct rings *r, int64_t offset)
{
	for (uint32_t k = 0; k < r->n; k++) {
		if (r->at[k].lo <= offset && offset < r->at[k].hi)
			return true;
	}
	return false;
}
