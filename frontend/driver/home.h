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
 *   share/saner/stamp/HASH            the stamp
 *
 * The *stamp* is a small file whose name and content are a hash of the tool,
 * of the marker header, and of all contracts.  It is a
 * prerequisite in every depfile that saner writes: when the tool or a contract
 * changes, the stamp that an object depends on disappears and make rebuilds
 * the object.  Contract files are prerequisites themselves as well, so that an
 * edit is seen by a make that has not run saner yet.
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

/* All contract files, sorted by path. */
void home_contracts(const struct home *h, struct words *files);

/*
 * The stamp's path, after making sure that the file is there and that no stamp
 * of an older tool is.  In share/saner/stamp/, or under $XDG_CACHE_HOME when
 * that cannot be written; NULL when neither can.
 */
char *home_stamp(const struct home *h);
#endif
