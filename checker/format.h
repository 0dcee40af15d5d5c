/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_FORMAT_H
#define CHECKER_FORMAT_H
/*
 * Formats of the printf family (C11 7.21.6.1; the kernel's %p extensions are
 * pointers like any other, Documentation/core-api/printk-formats.rst).
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "frontend/ir.h"

enum conversion {
	CONVERSION_INT,		/* integer of @size bytes */
	CONVERSION_DOUBLE,
	CONVERSION_STRING,	/* pointer to characters */
	CONVERSION_POINTER,
};

struct directive {
	enum conversion conversion;
	uint32_t size;
	bool bounded;		/* %.*s, %.8s: needs no NUL where so many
				 * characters are there */
	bool most_argument;	/* how many: the argument before, or @most */
	uint64_t most;
};

/* Splits the literal that stands at @r (adjacent pieces too) into what it
 * takes from the argument list, in order.  False when it holds something that
 * this does not know; *n is at most @room. */
bool format_parse(const struct unit *u, struct range r,
		  struct directive *out, uint32_t room, uint32_t *n);

/* An argument of type @t (after promotion) is what @d takes. */
bool format_takes(const struct directive *d, const struct type *t);
#endif
