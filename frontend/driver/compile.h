/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_DRIVER_COMPILE_H
#define FRONTEND_DRIVER_COMPILE_H
/*
 * One C file to one object, as the real compiler would have done it:
 *
 *   1. preprocess  the real compiler's -E, with the marker header as one more
 *                  -include after the user's own
 *   2. prune       frontend/text/prune.h
 *   3. transform   the caller's: reads the marked text, gives an edited one
 *   4. strip       frontend/text/strip.h
 *   5. compile     the real compiler, from the preprocessed text, with the
 *                  unit's own flags
 *
 * and then, together: the compiler's messages, the depfile, the report.
 *
 * The build is never lost.  2 to 4 run in a child process, so a crash, a
 * failed assertion or an endless loop there costs only the analysis; whatever
 * goes wrong, and when the compiler refuses the edited text, the *original* is
 * compiled with the user's own command, one warning line is printed, and the
 * unit's report says trusted(internal-error), trusted(refused-by-compiler) ...
 * Under -fsaner-strict each of these is an error instead.  A fault in the
 * program itself ends in that same original command, so the messages and the
 * exit status are the real compiler's own.
 *
 * Beside foo.o stands .tmp_foo.saner.json, and under -fsaner-save-temps
 * foo.saner.i.  Depfiles and reports are written to a
 * temporary name and renamed.
 */
#include <stdbool.h>
#include <stddef.h>
#include "frontend/base/arena.h"
#include "frontend/driver/args.h"
#include "frontend/driver/home.h"
#include "frontend/options.h"

/* What a transform is given.  All of it is const and outlives the call. */
struct job {
	const struct options *options;
	const struct command *command;	/* the real command: its flags */
	const struct home *home;
	const char *source;	/* as the command names it */
	const char *object;
	const char *text;	/* marked and pruned; NUL-terminated */
	size_t length;
	const char *frames;	/* lines of frames_new(), or NULL: these
				 * functions are left as they are */
	bool kernel;		/* -D__KERNEL__ */
	bool clang;		/* the real compiler is clang */
	struct arena *arena;	/* for whatever the transform allocates */
};

/* What it gives back; zeroed before the call. */
struct result {
	const char *text;	/* edited: markers still in it.  NULL: as given */
	size_t length;
	const char *report;	/* JSON, or NULL for none */
	bool relies;		/* has a check or a proof: the second stage
				 * gets the flags that make our dialect true */
	const char *trusted;	/* not NULL: compile the original after all, for
				 * this reason (e.g. "parse"), with one
				 * warning line; without a report, the driver
				 * writes one that says so */
	const char *detail;	/* of trusted, one line; or NULL */
	bool failed;		/* errors were printed: no object, exit 1 */
};

struct transform {
	/* Runs in the child process; may crash.  What it prints on stderr is
	 * passed on. */
	void (*run)(const struct job *job, struct result *result);
};

/*
 * @command has one C input and stops at an object.  @report_stem, when not
 * NULL, says where the reports go instead of beside the object: "dir/foo" for
 * dir/.tmp_foo.saner.json.  Returns the exit status for the process; when the real
 * compiler was killed by a signal, kills this process by the same.
 */
int compile_unit(const struct command *command, const char *report_stem,
		 const struct transform *transform);

enum analysed {
	ANALYSED,		/* run() came to its end */
	ANALYSED_NOT_C,		/* the real compiler refused to preprocess; its
				 * messages were printed */
	ANALYSED_BROKEN,	/* run() crashed; a line was printed */
};

/*
 * The first half alone, for the commands that only look: preprocesses, prunes
 * and calls @run with @ctx in a child process.  Makes no object, no report, no
 * depfile.  *@code is what run() returned (0..255).
 */
enum analysed compile_analyse(const struct command *command,
			      int (*run)(const struct job *job, void *ctx),
			      void *ctx, int *code);
#endif
