// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A configuration file of sections, keys and values.
 *
 * fault 1 (bounds): the end of a section's name is looked for backwards past
 *                   its start
 * fault 2 (null): a missing key has a value
 * fault 3 (bounds): a key is copied up to its equals sign, however far it is
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME 16

struct setting {
	struct setting *next;
	char section[NAME];
	char key[NAME];
	char value[2 * NAME];
};

static struct setting *settings;

static size_t trim(char *s)
{
	size_t n = strlen(s);

#if FAULT == 1
	while (isspace((unsigned char)s[n - 1]) || s[n - 1] == ']')
#else
	while (n > 0 && (isspace((unsigned char)s[n - 1]) || s[n - 1] == ']'))
#endif
		n--;
	s[n] = '\0';
	return n;
}

static void take(char *to, size_t room, const char *from, size_t n)
{
	if (n >= room)
		n = room - 1;
	memcpy(to, from, n);
	to[n] = '\0';
}

static void parse_line(char *section, const char *line)
{
	const char *eq = strchr(line, '=');
	struct setting *s;

	if (*line == '[') {
		take(section, NAME, line + 1, strlen(line + 1));
		trim(section);
		return;
	}
	if (*line == ';' || !eq)
		return;
	s = malloc(sizeof(*s));
	if (!s)
		exit(2);
	strcpy(s->section, section);
#if FAULT == 3
	memcpy(s->key, line, (size_t)(eq - line));
	s->key[eq - line] = '\0';
#else
	take(s->key, sizeof(s->key), line, (size_t)(eq - line));
#endif
	trim(s->key);
	take(s->value, sizeof(s->value), eq + 1, strlen(eq + 1));
	s->next = settings;
	settings = s;
}

static const char *get(const char *section, const char *key)
{
	for (struct setting *s = settings; s; s = s->next)
		if (!strcmp(s->section, section) && !strcmp(s->key, key))
			return s->value;
	return NULL;
}

static long get_number(const char *section, const char *key, long otherwise)
{
	const char *v = get(section, key);

#if FAULT == 2
	return *v ? strtol(v, NULL, 0) : otherwise;
#else
	return v ? strtol(v, NULL, 0) : otherwise;
#endif
}

int main(void)
{
	static const char *const lines[] = {
		"; a comment", "[server]", "port = 8080", "name=example",
		"[]]", "odd=1", "[client] ", "retries=0x10",
		("a_key_that_is_very_much_longer_than_any_field_of_the_"
		 "setting_and_longer_than_all_of_it_so_that_it_leaves_it=9"),
		"timeout=30",
	};
	char *section = calloc(1, NAME);
	struct setting *next;

	if (!section)
		return 2;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		parse_line(section, lines[i]);
	printf("%ld %ld %ld\n", get_number("server", "port", 1),
	       get_number("client", "retries", 1),
	       get_number("client", "colour", 7));
	for (struct setting *s = settings; s; s = next) {
		printf("[%s] %s=%s\n", s->section, s->key, s->value);
		next = s->next;
		free(s);
	}
	free(section);
	return 0;
}
