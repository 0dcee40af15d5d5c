// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/report/read.h"

#include <cjson/cJSON.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "frontend/base/buf.h"

/* frontend/driver/output.h */
#define REPORT_BEGIN	".tmp_"
#define REPORT_END	".saner.json"

struct reader {
	struct arena *arena;
	const char *path;
	const char *why;	/* the first fault, NULL: none */
};

static void fault(struct reader *r, const char *key, const char *what)
{
	if (!r->why)
		r->why = arena_printf(r->arena, "%s: '%s' %s", r->path, key,
				      what);
}

static const cJSON *member(struct reader *r, const cJSON *o, const char *key)
{
	const cJSON *x = cJSON_GetObjectItemCaseSensitive(o, key);

	if (!x)
		fault(r, key, "is missing");
	return x;
}

/* A text, or NULL where the key is absent or null and @must is not set. */
static const char *text_of(struct reader *r, const cJSON *o, const char *key,
			   bool must)
{
	const cJSON *x = cJSON_GetObjectItemCaseSensitive(o, key);

	if (!x || cJSON_IsNull(x)) {
		if (must)
			fault(r, key, "is missing");
		return must ? "" : NULL;
	}
	if (!cJSON_IsString(x)) {
		fault(r, key, "is not a text");
		return "";
	}
	return arena_strndup(r->arena, x->valuestring, strlen(x->valuestring));
}

static uint32_t number_of(struct reader *r, const cJSON *o, const char *key)
{
	const cJSON *x = member(r, o, key);

	if (!x)
		return 0;
	if (!cJSON_IsNumber(x) || x->valuedouble < 0 ||
	    x->valuedouble > UINT32_MAX) {
		fault(r, key, "is not a count");
		return 0;
	}
	return (uint32_t)x->valuedouble;
}

static bool flag_of(struct reader *r, const cJSON *o, const char *key,
		    bool must)
{
	const cJSON *x = cJSON_GetObjectItemCaseSensitive(o, key);

	if (!x && must)
		fault(r, key, "is missing");
	if (x && !cJSON_IsBool(x))
		fault(r, key, "is not true or false");
	return cJSON_IsTrue(x);
}

static const cJSON *array_of(struct reader *r, const cJSON *o, const char *key,
			     bool must, uint32_t *n)
{
	const cJSON *x = cJSON_GetObjectItemCaseSensitive(o, key);

	*n = 0;
	if (!x) {
		if (must)
			fault(r, key, "is missing");
		return NULL;
	}
	if (!cJSON_IsArray(x)) {
		fault(r, key, "is not a list");
		return NULL;
	}
	*n = (uint32_t)cJSON_GetArraySize(x);
	return x;
}

static enum property property_of(struct reader *r, const char *word)
{
	for (int p = 0; p < PROPERTIES; p++)
		if (!strcmp(word, property_word(p)))
			return p;
	fault(r, "property", "is not one of ours");
	return 0;
}

static enum disposition disposition_of(struct reader *r, const char *word)
{
	for (int d = 0; d < DISPOSITIONS; d++)
		if (!strcmp(word, disposition_word(d)))
			return d;
	fault(r, "disposition", "is not one of ours");
	return DISP_ASSUMED;
}

static void read_premises(struct reader *r, const cJSON *o,
			  struct read_obligation *to)
{
	const cJSON *list = array_of(r, o, "premises", false, &to->npremises);
	const cJSON *x;
	uint32_t i = 0;

	to->premises = arena_array(r->arena, to->npremises,
				   sizeof(*to->premises));
	cJSON_ArrayForEach(x, list) {
		if (!cJSON_IsString(x)) {
			fault(r, "premises", "holds something not a text");
			return;
		}
		to->premises[i++] = arena_strndup(r->arena, x->valuestring,
						  strlen(x->valuestring));
	}
}

static void read_obligation(struct reader *r, const cJSON *o,
			    struct read_obligation *to)
{
	to->id = number_of(r, o, "id");
	to->property = property_of(r, text_of(r, o, "property", true));
	to->disposition = disposition_of(r, text_of(r, o, "disposition", true));
	to->variable = flag_of(r, o, "variable", false);
	to->rule = text_of(r, o, "rule", true);
	to->file = text_of(r, o, "file", true);
	to->line = number_of(r, o, "line");
	to->column = number_of(r, o, "column");
	to->reason = text_of(r, o, "reason", false);
	to->guard = text_of(r, o, "guard", false);
	read_premises(r, o, to);
}

static void read_func(struct reader *r, const cJSON *o, struct read_func *to)
{
	const cJSON *list;
	const cJSON *x;
	uint32_t i = 0;

	to->name = text_of(r, o, "name", true);
	to->file = text_of(r, o, "file", true);
	to->line = number_of(r, o, "line");
	to->own = flag_of(r, o, "own", true);
	to->touched = flag_of(r, o, "touched", true);
	to->trusted = text_of(r, o, "trusted", false);
	to->overall = text_of(r, o, "overall", true);
	list = array_of(r, o, "obligations", true, &to->nobligations);
	to->obligations = arena_array(r->arena, to->nobligations,
				      sizeof(*to->obligations));
	cJSON_ArrayForEach(x, list)
		read_obligation(r, x, &to->obligations[i++]);
}

static struct read_unit *read_unit(struct reader *r, const cJSON *o)
{
	struct read_unit *u = arena_new_of(r->arena, struct read_unit);
	const cJSON *options = member(r, o, "options");
	const cJSON *list;
	const cJSON *x;
	uint32_t i = 0;

	if (number_of(r, o, "schema") != 1)
		fault(r, "schema", "is not 1");
	u->path = r->path;
	u->source = text_of(r, o, "source", true);
	u->object = text_of(r, o, "object", true);
	u->mode = options ? text_of(r, options, "mode", true) : "";
	u->trusted = text_of(r, o, "trusted", false);
	list = array_of(r, o, "functions", true, &u->nfuncs);
	u->funcs = arena_array(r->arena, u->nfuncs, sizeof(*u->funcs));
	cJSON_ArrayForEach(x, list)
		read_func(r, x, &u->funcs[i++]);
	array_of(r, o, "unknown", true, &u->nunknown);
	return r->why ? NULL : u;
}

struct read_unit *report_read(const char *path, struct arena *a,
			      const char **why)
{
	struct reader r = { .arena = a, .path = path };
	struct read_unit *u = NULL;
	struct buf text;
	cJSON *json;

	buf_init(&text, a);
	if (!buf_read(&text, path)) {
		*why = arena_printf(a, "cannot read '%s': %s", path,
				    strerror(errno));
		return NULL;
	}
	json = cJSON_Parse(text.at);
	if (cJSON_IsObject(json))
		u = read_unit(&r, json);
	else
		r.why = arena_printf(a, "%s: not a report (.tmp_NAME.saner.json); name one, or a folder", path);
	cJSON_Delete(json);
	*why = r.why;
	return u;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_report(const char *name)
{
	size_t n = strlen(name);

	return n > strlen(REPORT_BEGIN REPORT_END) &&
	       !strncmp(name, REPORT_BEGIN, strlen(REPORT_BEGIN)) &&
	       !strcmp(name + n - strlen(REPORT_END), REPORT_END);
}

static bool find_below(const char *path, struct arena *a, struct vec *paths,
		       const char **why)
{
	DIR *d = opendir(path);
	struct dirent *e;
	bool ok = true;

	if (!d) {
		*why = arena_printf(a, "cannot open '%s': %s", path,
				    strerror(errno));
		return false;
	}
	while (ok && (e = readdir(d))) {
		char *full;
		struct stat st;

		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		full = arena_printf(a, "%s/%s", path, e->d_name);
		/* Links are not followed: a build tree has loops (source). */
		if (lstat(full, &st))
			continue;
		if (S_ISDIR(st.st_mode))
			ok = find_below(full, a, paths, why);
		else if (S_ISREG(st.st_mode) && is_report(e->d_name))
			vec_push(a, paths, full);
	}
	closedir(d);
	return ok;
}

bool report_find(const char *path, struct arena *a, struct vec *paths,
		 const char **why)
{
	size_t first = paths->n;
	struct stat st;

	if (stat(path, &st)) {
		*why = arena_printf(a, "cannot open '%s': %s", path,
				    strerror(errno));
		return false;
	}
	if (!S_ISDIR(st.st_mode)) {
		vec_push(a, paths, arena_strndup(a, path, strlen(path)));
		return true;
	}
	if (!find_below(path, a, paths, why))
		return false;
	if (paths->n > first)
		qsort(paths->at + first, paths->n - first, sizeof(*paths->at),
		      by_text);
	return true;
}
