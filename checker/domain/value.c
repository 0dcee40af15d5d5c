// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/domain/value.h"

static const struct int_form offset_form = { 64, true };
static const struct int_form address_form = { 64, false };

bool form_of(const struct type *t, struct int_form *f)
{
	if (!t)
		return false;
	if (t->kind == TYPE_BOOL) {
		*f = (struct int_form){ 1, false };
		return true;
	}
	if ((t->kind != TYPE_INT && t->kind != TYPE_ENUM) || !t->size ||
	    t->size > 8)
		return false;
	*f = (struct int_form){ (unsigned int)t->size * 8, t->is_signed };
	return true;
}

bool form_of_access(const struct type *t, const struct field *bits,
		    struct int_form *f)
{
	if (!form_of(t, f))
		return false;
	if (bits && bits->width && bits->width < f->bits)
		f->bits = bits->width;
	return true;
}

struct value value_int(struct ival i)
{
	return (struct value){ .i = i, .same = NO_OP, .below = NO_OP };
}

struct value value_pointer(unsigned int null)
{
	return (struct value){ .same = NO_OP, .below = NO_OP,
			       .null = null & MAY_ALL,
			       .doubt = null == MAY_ALL ? 0 :
					null & MAY_DOUBT };
}

struct value value_any(const struct type *t)
{
	struct int_form f;

	if (form_of(t, &f))
		return value_int(ival_full(f));
	if (t && t->kind == TYPE_POINTER)
		return value_pointer(MAY_ALL);
	return value_pointer(0);
}

bool value_equal(const struct value *a, const struct value *b)
{
	return a->i.lo == b->i.lo && a->i.hi == b->i.hi &&
	       a->relies == b->relies && a->same == b->same &&
	       a->below == b->below &&
	       a->object == b->object && a->null == b->null &&
	       a->doubt == b->doubt;
}

bool value_join(struct value *a, const struct value *b)
{
	struct value was = *a;

	if (a->object == b->object) {
		a->i = ival_join(a->i, b->i);
	} else {
		a->object = 0;
		a->i = ival_const(0);
	}
	a->null |= b->null;
	a->doubt |= b->doubt;
	a->relies |= b->relies;
	if (a->same != b->same)
		a->same = NO_OP;
	if (a->below != b->below)
		a->below = NO_OP;
	return !value_equal(a, &was);
}

struct ival null_to_ival(unsigned int null)
{
	wide end = (wide)1 << 64;
	struct ival r = ival_empty();

	if (null & MAY_NULL)
		r = ival_join(r, ival_const(0));
	if (null & MAY_ERR)
		r = ival_join(r, (struct ival){ end - MAX_ERRNO, end - 1 });
	if (null & MAY_OBJECT)
		r = ival_join(r, (struct ival){ 1, end - MAX_ERRNO - 1 });
	return r;
}

unsigned int null_from_ival(struct ival address)
{
	static const unsigned int bits[] = { MAY_NULL, MAY_ERR, MAY_OBJECT };
	struct ival a = ival_wrap(address, address_form);
	unsigned int r = 0;

	for (unsigned int i = 0; i < sizeof(bits) / sizeof(*bits); i++)
		if (!ival_is_empty(ival_meet(a, null_to_ival(bits[i]))))
			r |= bits[i];
	return r;
}

/* The largest threshold that is not above @v, or @least. */
static wide below(const struct thresholds *th, wide v, wide least)
{
	wide best = least;

	for (uint32_t i = 0; i < th->n && th->at[i] <= v; i++)
		if (th->at[i] > best)
			best = th->at[i];
	return best;
}

static wide above(const struct thresholds *th, wide v, wide most)
{
	for (uint32_t i = 0; i < th->n; i++)
		if (th->at[i] >= v)
			return th->at[i] < most ? th->at[i] : most;
	return most;
}

void value_widen(struct value *grown, const struct value *old,
		 const struct type *t, const struct thresholds *th, bool all)
{
	struct int_form f = offset_form;
	struct ival full;

	if (!form_of(t, &f) && !grown->object)
		return;
	full = ival_full(f);
	if (grown->i.lo < old->i.lo)
		grown->i.lo = all ? full.lo : below(th, grown->i.lo, full.lo);
	if (grown->i.hi > old->i.hi)
		grown->i.hi = all ? full.hi : above(th, grown->i.hi, full.hi);
}
