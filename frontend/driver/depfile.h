/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_DRIVER_DEPFILE_H
#define FRONTEND_DRIVER_DEPFILE_H
/*
 * The dependencies that a compile writes for make (KBUILD item 8): found in
 * the command line (-MD -MMD -MF -MT -MQ and their -Wp, forms), written by the
 * preprocessing stage to a temporary, and put in place with the stamp and the
 * contract files among the prerequisites and the marker header not.
 */
#include <stdbool.h>
#include "frontend/driver/args.h"

struct depfile {
	char *path;		/* NULL: none is asked for */
	const char *temporary;
	const char *object;
	bool by_wp;		/* asked for by -Wp, only */
	bool has_target;	/* -MT or -MQ was given */
};

void depfile_find(struct depfile *d, const struct command *c,
		  const char *object);

/* -Wp,... with the path of the dependencies replaced by the temporary. */
char *depfile_wp(const struct depfile *d, const char *word);

/* Puts @d->path in place; false with errno set. */
bool depfile_write(const struct depfile *d, const char *header,
		   const struct words *extra, bool clang, const char *object);
#endif
