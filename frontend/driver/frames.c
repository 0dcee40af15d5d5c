// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/driver/frames.h"
#include <stdlib.h>
#include <string.h>
#include "frontend/base/fail.h"

#define OPTION "frame-larger-than"

static bool is_frame(const char *line)
{
	const char *option = strstr(line, OPTION);

	return option && option < line + strcspn(line, "\n");
}

/* The length of "FILE:LINE:" that @line begins with. */
static size_t place_length(const char *line)
{
	size_t at = strcspn(line, ":");

	return at + 1 + strcspn(line + at + 1, ":");
}

static const char *next_line(const char *line)
{
	line += strcspn(line, "\n");
	return line + (*line == '\n');
}

static bool has_frame(const char *text, const char *line)
{
	size_t length = place_length(line);

	for (; *text; text = next_line(text))
		if (is_frame(text) && !strncmp(text, line, length))
			return true;
	return false;
}

char *frames_new(const char *ours, const char *original)
{
	char *out = malloc(strlen(ours) + 1), *end = out;

	if (!out)
		die("out of memory");
	for (const char *line = ours; *line; line = next_line(line)) {
		size_t length = (size_t)(next_line(line) - line);

		if (!is_frame(line) || has_frame(original, line))
			continue;
		memcpy(end, line, length);
		end += length;
	}
	*end = '\0';
	return out;
}

bool frames_warn(const char *warnings, const char *file, uint32_t first,
		 uint32_t last)
{
	size_t n = strlen(file);

	for (const char *line = warnings; *line; line = next_line(line)) {
		unsigned long at;

		if (strncmp(line, file, n) || line[n] != ':')
			continue;
		at = strtoul(line + n + 1, NULL, 10);
		if (at >= first && at <= last)
			return true;
	}
	return false;
}
