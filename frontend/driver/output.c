// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/driver/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "frontend/base/fail.h"
#include "frontend/driver/args.h"

static bool write_all(const char *path, const char *text, size_t length)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	bool ok = true;

	if (fd < 0)
		return false;
	while (ok && length) {
		ssize_t n = write(fd, text, length);

		if (n < 0 && errno != EINTR)
			ok = false;
		if (n > 0) {
			text += n;
			length -= (size_t)n;
		}
	}
	return close(fd) == 0 && ok;
}

bool output_write(const char *path, const char *text, size_t length)
{
	char *temporary;
	bool ok;

	if (!output_is_file(path))
		return write_all(path, text, length);
	temporary = text_of("%s.%d.tmp", path, (int)getpid());
	ok = write_all(temporary, text, length) && rename(temporary, path) == 0;
	if (!ok)
		unlink(temporary);
	free(temporary);
	return ok;
}

bool output_is_file(const char *object)
{
	struct stat st;

	return stat(object, &st) != 0 || S_ISREG(st.st_mode);
}

char *output_read(const char *path, size_t *length)
{
	FILE *file = fopen(path, "re");
	size_t room = 1 << 16, n;
	char *text = malloc(room);

	*length = 0;
	if (!file || !text) {
		free(text);
		return NULL;
	}
	while ((n = fread(text + *length, 1, room - *length - 1, file)) > 0) {
		*length += n;
		if (*length + 1 < room)
			continue;
		room *= 2;
		text = realloc(text, room);
		if (!text)
			die("out of memory");
	}
	fclose(file);
	text[*length] = '\0';
	return text;
}

char *output_stem(const char *object)
{
	size_t len = strlen(object);
	const char *base = path_base(object);
	const char *dot = strrchr(base, '.');

	if (dot && dot != base)
		len = (size_t)(dot - object);
	return text_of("%.*s", (int)len, object);
}

char *output_report(const char *stem)
{
	char *name = text_of(".tmp_%s.saner.json", path_base(stem));

	return path_beside(stem, name);
}

char *output_text(const char *stem)
{
	return text_of("%s.saner.i", stem);
}

/* A JSON string; bytes above 127 pass as they are. */
static void put_string(FILE *to, const char *s)
{
	fputc('"', to);
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			fprintf(to, "\\%c", c);
		else if (c < ' ')
			fprintf(to, "\\u%04x", c);
		else
			fputc(c, to);
	}
	fputc('"', to);
}

static void put_key(FILE *to, const char *key, const char *value)
{
	fprintf(to, ", \"%s\": ", key);
	if (value)
		put_string(to, value);
	else
		fputs("null", to);
}

static void put_options(FILE *to, const struct options *o)
{
	fprintf(to, ", \"options\": {\"mode\": \"%s\"",
		option_word("-fsaner", o->mode));
	put_key(to, "prove", option_word("-fsaner-prove", o->prove));
	fprintf(to, ", \"audit\": %s, \"off\": [",
		o->audit ? "true" : "false");
	options_put_off(to, o);
	fputs("]}", to);
}

char *output_trusted(const struct options *o, const char *source,
		     const char *object, const char *reason,
		     const char *detail)
{
	char *text;
	size_t length;
	FILE *to = open_memstream(&text, &length);

	if (!to)
		die("out of memory");
	fputs("{\"schema\": 1", to);
	put_key(to, "tool", SANER_VERSION);
	put_key(to, "source", source);
	put_key(to, "object", object);
	put_options(to, o);
	put_key(to, "trusted", reason);
	put_key(to, "trusted_detail", detail);
	fputs(", \"functions\": [], \"unknown\": [], \"notes\": []}\n", to);
	fclose(to);
	return text;
}
