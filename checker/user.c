// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * user: user and device memory is only reached through its accessors.  The
 * kernel's side of a copy is an obligation of checker/bounds.c, which raises it
 * for this property as well (user-copy).
 *
 * Reads: accesses.  Writes: obligations.
 * Reports: user-deref user-copy
 */
#include "checker/findings.h"
#include "checker/judge.h"

void check_user(struct fn *f)
{
	for (uint32_t i = 0; i < f->accesses->n; i++) {
		const struct access *x = &f->accesses->at[i];

		for (uint32_t k = 0; k < x->nsteps; k++) {
			const struct expr *at = x->steps[k].at;
			const struct type *t = at->sub[0]->type;

			if (x->uses == USE_ADDRESS || !t ||
			    x->steps[k].kind != STEP_POINTER ||
			    !(t->tags & (TAG_USER | TAG_IOMEM)))
				continue;
			/* an accessor's asm is how it is done */
			if (oblige(f, (struct claim){
				.property = PROP_user, .rule = "user-deref",
				.at = at, .op = x->op,
				.refuted = !x->asm_memory && !at->asm_operand,
				.reason = REASON_ASM,
				.what = what_of(f, at->sub[0]),
			}))
				diag_user_deref(finding_at(f, at),
						what_of(f, at->sub[0]));
		}
	}
}
