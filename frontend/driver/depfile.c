// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/driver/depfile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frontend/base/buf.h"
#include "frontend/driver/output.h"
#include "frontend/driver/process.h"

/* ---- what is asked for ------------------------------------------------ */

static bool is_one_of(const char *word, const char *a, const char *b)
{
	return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

/* The words of -Wp,a,b,c; -MD and -MMD take the path as the next one. */
static void find_wp(struct depfile *d, const char *list)
{
	char *copy = text_of("%s", list);
	bool path_next = false;

	for (char *save, *word = strtok_r(copy, ",", &save); word;
	     word = strtok_r(NULL, ",", &save)) {
		if (path_next)
			d->path = text_of("%s", word);
		path_next = is_one_of(word, "-MD", "-MMD") ||
			    is_one_of(word, "-MF", "-MF");
		if (is_one_of(word, "-MT", "-MQ"))
			d->has_target = true;
	}
	free(copy);
}

char *depfile_wp(const struct depfile *d, const char *word)
{
	char *out = text_of("-Wp");
	char *copy = text_of("%s", word + strlen("-Wp,"));
	bool path_next = false;

	for (char *save, *part = strtok_r(copy, ",", &save); part;
	     part = strtok_r(NULL, ",", &save)) {
		char *longer = text_of("%s,%s", out,
				       path_next ? d->temporary : part);

		free(out);
		out = longer;
		path_next = is_one_of(part, "-MD", "-MMD") ||
			    is_one_of(part, "-MF", "-MF");
	}
	free(copy);
	return out;
}

static char *default_path(const struct command *c, const char *object)
{
	const char *base = c->output ? object : path_base(object);
	char *stem = output_stem(base);

	return text_of("%s.d", stem);
}

void depfile_find(struct depfile *d, const struct command *c,
		  const char *object)
{
	bool asked = false;

	*d = (struct depfile){ .object = object };
	for (size_t i = 0; i < c->nargs; i++) {
		const struct arg *arg = &c->args[i];

		if (arg->kind == ARG_CPP && strncmp(arg->name, "-Wp,", 4) == 0)
			find_wp(d, arg->value);
	}
	d->by_wp = d->path;
	for (size_t i = 0; i < c->nargs; i++) {
		const struct arg *arg = &c->args[i];

		if (arg->kind != ARG_DEP)
			continue;
		if (is_one_of(arg->name, "-MD", "-MMD"))
			asked = true;
		else if (strncmp(arg->name, "-MF", 3) == 0)
			d->path = text_of("%s", arg->value);
		else if (strncmp(arg->name, "-MT", 3) == 0 ||
			 strncmp(arg->name, "-MQ", 3) == 0)
			d->has_target = true;
	}
	if (asked) {
		d->by_wp = false;
		if (!d->path)
			d->path = default_path(c, object);
	} else if (!d->by_wp) {
		d->path = NULL;
	}
	if (d->path)
		d->temporary = scratch_path("deps");
}

/* ---- what is written ---------------------------------------------------- */

/* A name as make reads it. */
static void put_name(struct buf *out, const char *name)
{
	for (; *name; name++) {
		if (*name == ' ' || *name == '#')
			buf_put(out, "\\", 1);
		if (*name == '$')
			buf_put(out, "$", 1);
		buf_put(out, name, 1);
	}
}

/* Behind the target's colon. */
static const char *after_target(const char *text)
{
	const char *colon = strstr(text, ":");

	while (colon && colon[1] != ' ' && colon[1] != '\n' && colon[1] != '\t')
		colon = strstr(colon + 1, ":");
	return colon ? colon + 1 : text;
}

/* The end of the first rule: an end of line without a backslash. */
static const char *rule_end(const char *at)
{
	for (; *at; at++)
		if (*at == '\n' && at[-1] != '\\')
			return at;
	return at;
}

/* All of [@at, @end) but the words and rules that are @header. */
static void put_without(struct buf *out, const char *at, const char *end,
			const char *header)
{
	size_t len = strlen(header);
	const char *hit;

	while ((hit = memmem(at, (size_t)(end - at), header, len))) {
		const char *stop = hit + len;

		if (*stop == ':')
			stop += strcspn(stop, "\n");
		else if (strncmp(stop, " \\\n ", 4) == 0)
			stop += 4;
		buf_put(out, at, (size_t)(hit - at));
		at = stop;
	}
	buf_put(out, at, (size_t)(end - at));
}

static void put_extra(struct buf *out, const struct words *extra)
{
	/* a continuation that nothing follows any more */
	while (out->len && strchr(" \t\\\n", out->at[out->len - 1]))
		out->at[--out->len] = '\0';
	for (size_t i = 0; i < extra->n; i++) {
		buf_puts(out, " \\\n  ");
		put_name(out, extra->at[i]);
	}
}

bool depfile_write(const struct depfile *d, const char *header,
		   const struct words *extra, bool clang, const char *object)
{
	struct arena *arena = arena_new();
	const char *target_end, *end;
	struct buf out, name;
	size_t length;
	char *text = output_read(d->temporary, &length);
	bool ok;

	if (!text)
		return false;
	buf_init(&out, arena);
	buf_init(&name, arena);
	put_name(&name, header);
	target_end = after_target(text);
	end = rule_end(target_end);
	/* clang names the object where gcc names what it would be called */
	if (d->by_wp && clang && !d->has_target) {
		put_name(&out, object);
		buf_puts(&out, ":");
	} else {
		buf_put(&out, text, (size_t)(target_end - text));
	}
	put_without(&out, target_end, end, name.at);
	put_extra(&out, extra);
	put_without(&out, end, text + length, name.at);
	ok = output_write(d->path, out.at, out.len);
	free(text);
	arena_free(arena);
	return ok;
}
