// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/main/explain.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frontend/driver/home.h"

static const char usage[] =
	"usage: saner explain ID\n"
	"Prints what a diagnostic or a run-time report means and how to fix it.\n"
	"ID is the word in brackets: bounds-index.  These have a page, every other\n"
	"rule of a report has two lines:\n";

static int is_page(const struct dirent *e)
{
	size_t n = strlen(e->d_name);

	return n > 3 && islower((unsigned char)e->d_name[0]) && !strcmp(e->d_name + n - 3, ".md");
}

static void print_ids(FILE *to, const char *folder)
{
	struct dirent **list;
	int n = scandir(folder, &list, is_page, alphasort);

	for (int i = 0; i < n; i++) {
		fprintf(to, "  %.*s\n", (int)strlen(list[i]->d_name) - 3,
			list[i]->d_name);
		free(list[i]);
	}
	if (n >= 0)
		free(list);
}

static bool is_id(const char *s)
{
	for (; *s; s++)
		if (!islower((unsigned char)*s) && *s != '-')
			return false;
	return true;
}

/* Takes the first cell off the rest of a row: "text | rest".  NULL: none. */
static char *take_cell(char **rest)
{
	char *cell = *rest;
	char *end = strstr(cell, " |");

	if (!end)
		return NULL;
	*end = '\0';
	*rest = end + 2 + (end[2] == ' ');
	return cell;
}

/* The row of the table of rules in docs/report.md that names @id:
 * "| `null-store` | obligation | how to fix |".  False: there is none. */
static bool print_rule(const char *share, const char *id)
{
	char *word = text_of("`%s`", id);
	FILE *f = fopen(text_of("%sreport.md", share), "r");
	bool found = false;
	char line[4096];

	while (f && !found && fgets(line, sizeof(line), f)) {
		char *rest = line + 2;
		char *names = strncmp(line, "| `", 3) ? NULL : take_cell(&rest);
		char *rule = names ? take_cell(&rest) : NULL;
		char *fix = rule ? take_cell(&rest) : NULL;

		found = fix && strstr(names, word);
		if (found)
			printf("%s: %s\nhow to fix: %s\n", id, rule, fix);
	}
	if (f)
		fclose(f);
	free(word);
	return found;
}

int explain_command(int argc, char **argv)
{
	char line[4096];
	struct home home;
	char *folder;
	FILE *f;

	home_find(&home);
	folder = text_of("%sdiagnostics", home.share);
	if (argc == 2 && !strcmp(argv[1], "--help")) {
		fputs(usage, stdout);
		print_ids(stdout, folder);
		return 0;
	}
	if (argc != 2) {
		fputs(usage, stderr);
		print_ids(stderr, folder);
		return 2;
	}
	f = is_id(argv[1]) ? fopen(text_of("%s/%s.md", folder, argv[1]), "r")
			   : NULL;
	if (!f && is_id(argv[1]) && print_rule(home.share, argv[1]))
		return 0;
	if (!f) {
		fprintf(stderr, "saner explain: no page and no rule '%s'; pages:\n",
			argv[1]);
		print_ids(stderr, folder);
		return 2;
	}
	while (fgets(line, sizeof(line), f))
		fputs(line, stdout);
	fclose(f);
	return 0;
}
