// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/report/current.h"

#include <string.h>
#include <sys/stat.h>

#include "frontend/base/buf.h"
#include "frontend/options.h"

/* What Kbuild's record of a command says of it. */
struct recorded {
	const char *mode;	/* the word of -fsaner=, "off" without one */
	bool cached;		/* made through a compiler cache */
};

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* @name in the folder of the report. */
static char *beside(const struct read_unit *u, struct arena *a,
		    const char *begin, const char *end)
{
	return arena_printf(a, "%.*s%s%s%s", (int)(base_of(u->path) - u->path),
			    u->path, begin, base_of(u->object), end);
}

static bool is_cache(const char *word)
{
	const char *base = base_of(word);

	return !strcmp(base, "ccache") || !strcmp(base, "sccache");
}

/* Reads .NAME.o.cmd: its first line is "cmd_PATH := COMMAND". */
static bool read_recorded(const struct read_unit *u, struct arena *a,
			  struct recorded *r)
{
	struct options o;
	struct buf text;
	char *rest, *word;

	buf_init(&text, a);
	if (!buf_read(&text, beside(u, a, ".", ".cmd")))
		return false;
	options_init(&o);
	*r = (struct recorded){ 0 };
	rest = text.at;
	rest[strcspn(rest, "\n")] = '\0';
	while ((word = strsep(&rest, " \t"))) {
		if (option_is_ours(word))
			options_add(&o, word);
		else if (is_cache(word))
			r->cached = true;
	}
	r->mode = option_word("-fsaner", o.mode);
	return true;
}

static bool is_newer(const struct stat *x, const struct stat *than)
{
	if (x->st_mtim.tv_sec != than->st_mtim.tv_sec)
		return x->st_mtim.tv_sec > than->st_mtim.tv_sec;
	return x->st_mtim.tv_nsec > than->st_mtim.tv_nsec;
}

const char *report_stale(const struct read_unit *u, struct arena *a)
{
	struct stat object, report;
	struct recorded r;
	bool recorded = read_recorded(u, a, &r);

	if (recorded && strcmp(r.mode, u->mode))
		return arena_printf(a, "its object was compiled again, with -fsaner=%s",
				    r.mode);
	if (recorded && !r.cached)
		return NULL;
	if (stat(beside(u, a, "", ""), &object) || stat(u->path, &report) ||
	    !is_newer(&object, &report))
		return NULL;
	return recorded ? "its object is newer, perhaps out of a compiler cache" :
			  "its object is newer";
}
