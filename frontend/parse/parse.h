/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_PARSE_PARSE_H
#define FRONTEND_PARSE_PARSE_H
/*
 * From text to tree: libclang parses preprocessed C, and what it says becomes
 * the tree of frontend/ir.h.  This folder is the only one that knows libclang.
 *
 * The text is what the real preprocessor left: line markers, our marker
 * identifiers (__saner_user, ...) and no other macro.  The markers are defined
 * for libclang in an included file, so that offsets in the text stay true.
 *
 * Contract files are C: they stand at the end of the text, from @contracts_at
 * on, each behind a line marker that names it.  A declaration there that
 * libclang refuses is dropped, with one note in unit->notes.
 */
#include <stdbool.h>
#include <stdint.h>
#include "frontend/ir.h"

struct parse_request {
	const char *file;	/* main source; NULL: as the first line marker
				 * of the text names it */
	const char *text;
	uint32_t len;
	uint32_t contracts_at;	/* 0 or len: no contracts */
	const char *const *flags;	/* of the compile: -m32, -std=, ...; those
					 * that do not change the language, the
					 * types or the target are skipped */
	uint32_t nflags;
	bool all_pointers;	/* sym->init of every static object with pointers,
				 * not only of those that promise something */
};

/* Never NULL.  A text that libclang refuses gives unit->parse_error and
 * nothing else.  The unit and all that it points to lives in @a; the text is
 * copied. */
struct unit *parse_unit(const struct parse_request *rq, struct arena *a);
#endif
