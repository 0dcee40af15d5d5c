/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef LOWERING_PRELUDE_H
#define LOWERING_PRELUDE_H
/*
 * The runtime's own text around an instrumented unit: runtime/abi.def says
 * which piece of runtime/ stands where.  The pieces are in the program.
 */
#include <stdbool.h>
#include <stdint.h>
#include "frontend/base/arena.h"
#include "frontend/options.h"

/* Whether somebody takes what a unit with @text tells of its static objects. */
bool prelude_tells(const char *text, bool kernel, const struct options *o);
/* What stands before the site table.  @text is the unit's: how the kernel
 * stops depends on what it declares.  Of @o: whether saner.ko's registry is
 * asked for bounds, when it is there; whether accesses are counted. */
const char *prelude_text(struct arena *a, const char *text, bool kernel,
			 bool hard, const struct options *o);
/* What stands behind the unit; "" when nothing does.  @tag, for a unit of a
 * module: what `modinfo` shows as "saner:", else NULL. */
const char *prelude_end(struct arena *a, const char *text, bool kernel,
			const struct options *o, const char *tag);
#endif
