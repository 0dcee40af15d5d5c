// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/text/marks.h"

#include <string.h>

/* The line after the one that @at is in. */
static char *next_line(char *at, char *end)
{
	char *nl = memchr(at, '\n', (size_t)(end - at));

	return nl ? nl + 1 : end;
}

/* # N "name" ... for this name? */
static bool is_line_marker(const char *at, const char *end, const char *name)
{
	size_t len = strlen(name);

	if (at == end || *at++ != '#')
		return false;
	while (at < end && (*at == ' ' || (*at >= '0' && *at <= '9')))
		at++;
	return (size_t)(end - at) > len + 1 && *at == '"' &&
	       memcmp(at + 1, name, len) == 0 && at[len + 1] == '"';
}

/* A line marker that comes back from an include: its flag is 2. */
static bool is_return(const char *at, const char *end)
{
	const char *quote;

	if (at == end || *at != '#')
		return false;
	quote = memrchr(at, '"', (size_t)(end - at));
	return quote && end - quote >= 3 && memcmp(quote, "\" 2", 3) == 0;
}

void marks_cut(struct marks *m, char *text, size_t *length,
	       const char *header)
{
	char *end = text + *length;
	char *at = text;
	char *stop;

	*m = (struct marks){ 0 };
	while (at < end && !is_line_marker(at, end, header))
		at = next_line(at, end);
	if (at == end)
		return;
	m->found = true;
	for (stop = at; stop < end && !is_return(stop, next_line(stop, end));
	     stop = next_line(stop, end))
		;
	stop = next_line(stop, end);
	m->clang = memmem(at, (size_t)(stop - at), "__saner_met_clang", 17);
	memmove(at, stop, (size_t)(end - stop));
	*length -= (size_t)(stop - at);
	text[*length] = '\0';
}
