/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_DRIVER_HOME_H
#define FRONTEND_DRIVER_HOME_H
/*
 * Where saner's own files are.  An installed tool and the build tree have the
 * same shape, found from the running program's own path:
 *
 *   bin/saner  bin/saner-cc
 *   lib/saner/libsaner_rt.a           the hosted runtime
 *   share/saner/markers.h             the marker header
 *   share/saner/contracts/...         contract files
 *   share/saner/stamp/                the stamp
 *
 * The *stamp* is a hash of the tool, of the marker header, and of all contracts,
 * in two small files.  `current` holds it, is written when it changes, and is a
 * prerequisite in every depfile that saner writes: it is newer then than what
 * was compiled.  (A prerequisite that is gone is no reason for Kbuild, which has
 * a .SECONDARY of everything.)  The other is named after the hash, for compiler caches,
 * which read names: it stands at the end of preprocessed text.  Contract files
 * are prerequisites themselves as well, so that an edit is seen by a make that
 * has not run saner yet.
 *
 * All paths are malloc'ed and live as long as the process.
 */
#include <stdbool.h>
#include "frontend/driver/args.h"

struct home {
	char *root;		/* ends with '/' */
	char *tool;		/* bin/saner */
	char *share;		/* share/saner/ */
	char *markers;
	char *contracts;	/* the folder, ends with '/' */
	char *runtime;
};

void home_find(struct home *h);

/* All contract files, sorted by path; for words_free(). */
void home_contracts(const struct home *h, struct words *files);

struct stamp {
	char *current;
	char *named;
};

/*
 * The paths of the two files, after making sure that they are there, say what is
 * so, and that none of an older tool is.  In share/saner/stamp/, or under
 * $XDG_CACHE_HOME when that cannot be written; false when neither can.
 */
bool home_stamp(const struct home *h, struct stamp *s);
#endif
