// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/text/strip.h"

#include <ctype.h>
#include <string.h>

#include "frontend/text/marker.h"
#include "frontend/text/scan.h"

/*
 * Past a string literal that opens at @at: "..." in code, \"...\" inside a
 * literal that has caught it.
 */
static const char *past_string(const char *at, const char *end)
{
	bool caught = *at == '\\';

	for (at += caught ? 2 : 1; at < end; at++) {
		if (*at == '"')
			return caught ? at : at + 1;
		if (*at != '\\' || at + 1 >= end)
			continue;
		if (caught && at[1] == '"')
			return at + 2;
		at += caught && at + 3 < end && at[1] == '\\' ? 3 : 1;
	}
	return end;
}

/* Past a character constant that opens at @at. */
static const char *past_character(const char *at, const char *end)
{
	for (at++; at < end; at++) {
		if (*at == '\'')
			return at + 1;
		at += *at == '\\';
	}
	return end;
}

/* Past the arguments of a marker, when @at starts them. */
static const char *past_arguments(const char *at, const char *end)
{
	const char *open = at;
	int depth = 0;

	while (open < end && isspace((unsigned char)*open))
		open++;
	if (open == end || *open != '(')
		return at;
	for (at = open; at < end;) {
		if (*at == '"' ||
		    (*at == '\\' && at + 1 < end && at[1] == '"')) {
			at = past_string(at, end);
			continue;
		}
		if (*at == '\'') {
			at = past_character(at, end);
			continue;
		}
		depth += (*at == '(') - (*at == ')');
		at++;
		if (depth == 0)
			return at;
	}
	return open;
}

/* Would the characters grow together into another token? */
static bool would_paste(char before, char after)
{
	if (is_word_char(before) && is_word_char(after))
		return true;
	return before == after && strchr("+-<>=&|:#", before) && before;
}

/* How much of the white space around a removed marker goes with it. */
static const char *close_gap(struct buf *out, const char *at, const char *end)
{
	char before = out->len ? out->at[out->len - 1] : '\n';
	char after = at < end ? *at : '\n';

	if (isspace((unsigned char)before)) {
		if (after == ' ')
			return at + 1;
		/* at the end of a literal nothing is left of the space */
		if (after == '"' && before == ' ')
			out->at[--out->len] = '\0';
		return at;
	}
	/* nor is there one at the start */
	if (before == '"' && after == ' ')
		return at + 1;
	if (would_paste(before, after))
		buf_put(out, " ", 1);
	return at;
}

void strip(struct buf *out, const char *text, size_t length)
{
	const char *end = text + length;
	const char *at = text;
	const char *hit;

	while ((hit = memmem(at, (size_t)(end - at), MARKER_PREFIX,
			     strlen(MARKER_PREFIX)))) {
		const struct marker *marker;
		const char *stop = hit;

		while (stop < end && is_word_char(*stop))
			stop++;
		marker = marker_find(hit, (size_t)(stop - hit));
		if (!marker || (hit > text && is_word_char(hit[-1]))) {
			buf_put(out, at, (size_t)(stop - at));
			at = stop;
			continue;
		}
		buf_put(out, at, (size_t)(hit - at));
		if (marker->arguments)
			stop = past_arguments(stop, end);
		at = close_gap(out, stop, end);
	}
	buf_put(out, at, (size_t)(end - at));
}
