// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/summary.h"
#include "frontend/base/buf.h"

void summary_of(const struct func_verdict *v, struct summary *s)
{
	*s = (struct summary){ .by = { { 0 } } };
	for (uint32_t i = 0; i < v->nobligations; i++) {
		const struct obligation *o = &v->obligations[i];

		s->by[o->property][o->disposition]++;
	}
}

static bool worst_of(const struct summary *s, enum property p,
		     enum disposition *worst)
{
	for (int d = DISPOSITIONS - 1; d >= 0; d--) {
		if (s->by[p][d]) {
			*worst = (enum disposition)d;
			return true;
		}
	}
	return false;
}

const char *summary_word(const struct summary *s, enum property p)
{
	enum disposition d;

	return worst_of(s, p, &d) ? disposition_word(d) : "none";
}

static bool is_proved(const struct summary *s, enum property p)
{
	enum disposition d = DISP_TRIVIAL;

	return !worst_of(s, p, &d) || d <= DISP_PROVED;
}

/* The weakest disposition, where refuted is what became of it. */
static const char *weakest(const struct func_verdict *v)
{
	enum disposition worst = DISP_TRIVIAL;

	for (uint32_t i = 0; i < v->nobligations; i++) {
		const struct obligation *o = &v->obligations[i];
		enum disposition d = o->disposition;

		if (d == DISP_REFUTED)
			d = o->check.form == CHECK_NONE ? DISP_ASSUMED :
			    DISP_CHECKED;
		if (d > worst)
			worst = d;
	}
	return disposition_word(worst);
}

const char *summary_overall(const struct func_verdict *v, struct arena *a)
{
	struct summary s;
	struct buf b;
	unsigned int n = 0;

	if (v->trusted)
		return "trusted";
	summary_of(v, &s);
	for (unsigned int p = 0; p < PROPERTIES; p++)
		n += is_proved(&s, p);
	if (n == PROPERTIES)
		return "proven";
	if (!is_proved(&s, PROP_null) || !is_proved(&s, PROP_bounds) ||
	    !is_proved(&s, PROP_init))
		return weakest(v);
	buf_init(&b, a);
	buf_puts(&b, "proven");
	n = 0;
	for (unsigned int p = 0; p < PROPERTIES; p++) {
		if (is_proved(&s, p))
			buf_printf(&b, "%c%s", n++ ? ',' : '[',
				   property_word(p));
	}
	buf_puts(&b, "]");
	return b.at;
}
