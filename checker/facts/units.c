// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Definite assignment: which units of a local were written.  A write never
 * takes anything back, so that no alias can make these facts false.
 */
#include "checker/facts/internal.h"

#define MAX_UNITS 1024

static bool has_bit_fields(const struct type *t)
{
	if (t->kind == TYPE_ARRAY)
		return t->of && has_bit_fields(t->of);
	for (uint32_t i = 0; i < t->nfields; i++)
		if (t->fields[i].width || has_bit_fields(t->fields[i].type))
			return true;
	return false;
}

static void cover_bits(uint64_t *set, uint64_t from, uint64_t n, uint64_t room)
{
	for (uint64_t i = from; i < from + n && i < room; i++)
		set[i / 64] |= (uint64_t)1 << i % 64;
}

/* Marks the units from bit offset @at on that hold a value of type @t. */
static void cover(uint64_t *set, const struct type *t, uint64_t at,
		  uint32_t grain, uint64_t units)
{
	if (t->kind == TYPE_STRUCT) {
		for (uint32_t i = 0; i < t->nfields; i++) {
			const struct field *f = &t->fields[i];
			uint64_t bit = at + f->offset_bits;

			if (f->width)
				cover_bits(set, bit / grain, f->width, units);
			else if (f->type)
				cover(set, f->type, bit, grain, units);
		}
	} else if (t->kind == TYPE_ARRAY && t->of && t->of->complete) {
		for (uint64_t i = 0; i < t->count && i <= units; i++)
			cover(set, t->of, at + i * t->of->size * 8, grain,
			      units);
	} else if (t->complete) {
		cover_bits(set, at / grain, t->size * 8 / grain, units);
	}
}

static void find_padding(struct facts *x, struct var *v)
{
	uint32_t words = (v->units + 63) / 64;
	uint64_t *set = arena_array(x->arena, words, sizeof(*set));

	cover(set, v->sym->type, 0, v->grain, v->units);
	for (uint32_t i = 0; i < words; i++)
		set[i] = ~set[i];
	v->padding = set;
}

void units_layout(struct facts *x, struct var *v)
{
	const struct type *t = v->sym->type;
	bool aggregate = t->kind == TYPE_STRUCT || t->kind == TYPE_UNION ||
			 t->kind == TYPE_ARRAY;

	v->grain = 0;
	v->units = 1;
	if (!aggregate || !t->complete || !t->size)
		return;
	v->grain = has_bit_fields(t) ? 1 : 8;
	if (t->size * 8 / v->grain > MAX_UNITS) {
		v->grain = 0;
		return;
	}
	v->units = (uint32_t)(t->size * 8 / v->grain);
	find_padding(x, v);
}

static void take_out(uint64_t *set, const struct var *v)
{
	for (uint32_t i = v->unit_at; i < v->unit_at + v->units; i++)
		set[i / 64] &= ~((uint64_t)1 << i % 64);
}

void units_clear(const struct facts *x, struct state *s, const struct sym *sym)
{
	units_unwrite(x, s, sym);
	take_out(s->may, &x->vars[sym->id]);
}

void units_unwrite(const struct facts *x, struct state *s,
		   const struct sym *sym)
{
	take_out(s->must, &x->vars[sym->id]);
	take_out(s->own, &x->vars[sym->id]);
}

/* The units of [bits, bits + n): those wholly inside (@inner) or touched. */
static bool units_of(const struct var *v, int64_t bits, uint64_t n, bool inner,
		     uint32_t *first, uint32_t *count)
{
	uint64_t size = v->sym->type->complete ? v->sym->type->size * 8 : 0;
	uint64_t from, to;

	*first = v->unit_at;
	*count = v->units;
	if (bits < 0 || n > size || (uint64_t)bits > size - n)
		return false;
	if (!v->grain)
		return !inner || (bits == 0 && n == size);
	from = (uint64_t)bits;
	to = from + n;
	if (inner) {
		from = (from + v->grain - 1) / v->grain;
		to = to / v->grain;
	} else {
		from = from / v->grain;
		to = (to + v->grain - 1) / v->grain;
	}
	*first = v->unit_at + (uint32_t)from;
	*count = to > from ? (uint32_t)(to - from) : 0;
	return true;
}

static void add(uint64_t *set, uint32_t first, uint32_t count)
{
	for (uint32_t i = first; i < first + count; i++)
		set[i / 64] |= (uint64_t)1 << i % 64;
}

void units_write_maybe(const struct facts *x, struct state *s,
		       const struct sym *sym)
{
	const struct var *v = &x->vars[sym->id];

	add(s->may, v->unit_at, v->units);
}

void units_write(const struct facts *x, struct state *s, struct spot at,
		 uint64_t bits, bool own)
{
	const struct var *v = &x->vars[at.sym->id];
	uint32_t first, count;

	if (!at.exact || !units_of(v, at.bits, bits, true, &first, &count)) {
		units_write_maybe(x, s, at.sym);
		return;
	}
	add(s->must, first, count);
	if (own)
		add(s->own, first, count);
	units_of(v, at.bits, bits, false, &first, &count);
	add(s->may, first, count);
}

static bool is_padding(const struct var *v, uint32_t unit)
{
	uint32_t i = unit - v->unit_at;

	return v->padding && v->padding[i / 64] >> i % 64 & 1;
}

/* A record is copied without its padding: whether that was written is a
 * question of where the copy goes. */
enum init_fact units_read(const struct facts *x, const struct state *s,
			  struct spot at, uint64_t bits, bool record,
			  bool *own)
{
	const struct var *v = &x->vars[at.sym->id];
	uint32_t first = v->unit_at, count = v->units;
	bool all = true, none = true;

	*own = true;
	if (at.exact && !units_of(v, at.bits, bits, false, &first, &count))
		return INIT_MAYBE;
	for (uint32_t i = first; i < first + count; i++) {
		if ((record || !at.exact) && is_padding(v, i))
			continue;
		all &= s->must[i / 64] >> i % 64 & 1;
		*own &= s->own[i / 64] >> i % 64 & 1;
		none &= !(s->may[i / 64] >> i % 64 & 1);
	}
	if (all)
		return INIT_YES;
	return none ? INIT_NO : INIT_MAYBE;
}

enum init_fact units_read_all(const struct facts *x, const struct state *s,
			      const struct sym *sym)
{
	struct spot all = { .sym = sym };
	bool own;

	return units_read(x, s, all, 0, true, &own);
}
