/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef LOWERING_LOWER_H
#define LOWERING_LOWER_H
/*
 * Lowering by insertion: the unit's text, with the checks that its verdicts
 * ask for.  Decides nothing about safety: an obligation that is CHECKED,
 * ASSUMED or REFUTED and has a check gets it (PROVED ones too in audit mode),
 * unless another covers it; the rest leaves no trace.  What stands outside the insertions is the text that came
 * in, byte for byte, except that an operand may move inside the expression it
 * belongs to; no insertion holds a newline, so every line stays on its line.
 *
 * The laws of insertion are in docs/insertion.md; each has a test under
 * test/lowering/.
 *
 * What generated code relies on is runtime/abi.def.
 */
#include <stdbool.h>
#include <stdint.h>
#include "checker/verdict.h"
#include "frontend/base/buf.h"
#include "frontend/ir.h"

/* One insertion, for `saner diff` and the line map. */
struct edit {
	uint32_t at;		/* offset in unit->text it stands before */
	uint32_t out_at;	/* its offset in the output */
	uint32_t len;		/* its length there */
};

/* An obligation whose disposition asks for a check that could not be written:
 * the report counts it as assumed with this reason. */
struct refused {
	const struct obligation *obligation;
	enum reason reason;
};

/* A pointer whose companion says "unknown" somewhere, though the checker had
 * it that its bounds are always known; sym NULL: so does what func hands
 * back. */
struct lost {
	const struct func_verdict *func;
	const struct sym *sym;
};

/* A place that a check names: row of the site table. */
struct site {
	const struct obligation *obligation;
	const struct func *func;
	bool audit;		/* the obligation was proved */
};

struct lowered {
	bool changed;		/* anything was inserted into a function; if not,
				 * the output has no prelude */
	uint32_t checks;	/* checks emitted */
	uint32_t asserts;	/* static assertions of layout behind the unit */
	uint32_t companions;	/* bounds carried beside a local pointer */
	struct site *sites;
	uint32_t nsites;
	struct edit *edits;	/* in the order of the output */
	uint32_t nedits;
	struct refused *refused;
	uint32_t nrefused;
	struct lost *lost;
	uint32_t nlost;
	uint32_t prelude_len;	/* bytes of @out before the text begins */
};

/* Writes the lowered text of @v->unit to @out (empty before): @prelude (of
 * lowering/prelude.h), the site table, the unit with its insertions, and behind
 * it the layout that was relied on; without the first two when nothing was
 * inserted.  prelude_end() is the caller's to append.  Everything lives in
 * @v->arena. */
void lower_unit(const struct unit *u, const struct verdicts *v,
		const char *prelude, struct buf *out, struct lowered *info);
#endif
