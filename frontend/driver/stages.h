/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_DRIVER_STAGES_H
#define FRONTEND_DRIVER_STAGES_H
/*
 * The two calls of the real compiler that stand for one of the user's: which
 * words go to which (frontend/driver/arg.def), and what is added.
 */
#include <stdbool.h>
#include "frontend/driver/args.h"
#include "frontend/driver/depfile.h"
#include "frontend/driver/home.h"

/* Preprocess to stdout, with the marker header. */
void stages_first(struct words *w, const struct command *c,
		  const struct home *home, const struct depfile *d);

/*
 * Compile the preprocessed @text to @object.  @relies: the text has checks or
 * proofs, which hold in a C without certain licences to assume.
 */
void stages_second(struct words *w, const struct command *c, const char *text,
		   const char *object, bool clang, bool relies);

/* The original to @object, without dependencies: for its messages. */
void stages_original(struct words *w, const struct command *c,
		     const char *object);
#endif
