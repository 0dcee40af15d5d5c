// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/report/command.h"

#include <cjson/cJSON.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "checker/report/current.h"
#include "checker/report/read.h"
#include "checker/report/rows.h"
#include "checker/report/tally.h"
#include "frontend/base/buf.h"

struct report_options {
	bool summary;		/* totals only */
	bool json;
	struct rows_options rows;
};

static const char usage[] =
	"usage: saner report [OPTION]... [PATH]...\n"
	"Prints what the reports at or below each PATH (default: .) say.\n"
	"\n"
	"  -s, --summary      totals only\n"
	"  -i, --inlines      the reached inline functions of headers, too\n"
	"  -o, --obligations  every obligation that is not trivial or proved\n"
	"  -j, --json         the totals as JSON\n"
	"  -h, --help         this text\n"
	"\n"
	"In a row, 3p 1c 2a are three obligations proved, one checked, two assumed;\n"
	"g is guarded, R refuted; '-': only trivial ones, '.': none.  On a terminal\n"
	"that is too narrow for a row of columns a function has two lines.\n"
	"\n"
	"A report whose object was compiled again, not by saner, is named and left out.\n"
	"\n"
	"Exit code: 0 printed; 2 wrong usage, no report found, unreadable.\n";

static const struct option long_options[] = {
	{ "summary", no_argument, NULL, 's' },
	{ "inlines", no_argument, NULL, 'i' },
	{ "obligations", no_argument, NULL, 'o' },
	{ "json", no_argument, NULL, 'j' },
	{ "help", no_argument, NULL, 'h' },
	{ NULL, 0, NULL, 0 },
};

static const char *const word_text[WORDS] = {
	"proven", "guarded", "checked", "assumed", "trusted",
};

static void print_row(const char *name, const uint32_t n[DISPOSITIONS])
{
	uint32_t all = 0;
	uint32_t counted;

	for (int d = 0; d < DISPOSITIONS; d++)
		all += n[d];
	if (!all)
		return;
	counted = all - n[DISP_TRIVIAL];
	printf("  %-17s %8u", name, n[DISP_TRIVIAL]);
	for (int d = DISP_PROVED; d < DISPOSITIONS; d++)
		printf(" %8u", n[d]);
	if (counted)
		printf(" %5.1f\n", 100.0 * n[DISP_PROVED] / counted);
	else
		printf("     -\n");
}

static void print_count(const char *title, const struct count *c)
{
	printf("%s (%%: proved of the non-trivial)\n  %-17s", title, "property");
	for (int d = 0; d < DISPOSITIONS; d++)
		printf(" %8s", disposition_word(d));
	printf("     %%\n");
	for (int p = 0; p < PROPERTIES; p++)
		print_row(property_word(p), c->by[p]);
	print_row("bounds (variable)", c->variable);
}

static void print_names(const char *title, struct names *n, uint32_t most)
{
	if (!n->n)
		return;
	names_sort(n);
	printf("%s\n", title);
	for (uint32_t i = 0; i < n->n && i < most; i++)
		printf("  %6u  %-24s e.g. %s\n", n->at[i].n,
		       n->at[i].name->text, n->at[i].example);
	if (n->n > most)
		printf("          and %u more\n", n->n - most);
}

static void print_totals(struct tally *t)
{
	printf("%u unit%s, %u function%s of .c files:", t->units,
	       t->units == 1 ? "" : "s", t->funcs, t->funcs == 1 ? "" : "s");
	for (int w = 0; w < WORDS; w++)
		printf("%s %u %s", w ? "," : "", t->words[w], word_text[w]);
	putchar('\n');
	if (t->stale)
		printf("  %u report%s left out: not of the object that is there\n",
		       t->stale, t->stale == 1 ? "" : "s");
	printf("  proven on no premise %u, proven on premises %u; token for token as written %u\n",
	       t->unconditional, t->words[WORD_PROVEN] - t->unconditional,
	       t->untouched);
	printf("  %u reached inline function%s of headers, each counted once; %u construct%s not understood\n",
	       t->inlines, t->inlines == 1 ? "" : "s", t->unknown,
	       t->unknown == 1 ? "" : "s");
	print_count("obligations of these functions", &t->own);
	print_count("obligations of the header inlines", &t->header);
	print_names("functions trusted, by reason", &t->trusted, 20);
	print_names("obligations assumed, by reason", &t->reasons, 20);
	print_names("premises, each with the number of functions that rest on it",
		    &t->premises, 20);
}

static cJSON *json_count(const struct count *c)
{
	cJSON *o = cJSON_CreateObject();

	for (int p = 0; p < PROPERTIES; p++) {
		cJSON *row = cJSON_AddObjectToObject(o, property_word(p));

		for (int d = 0; d < DISPOSITIONS; d++)
			cJSON_AddNumberToObject(row, disposition_word(d),
						c->by[p][d]);
	}
	cJSON *row = cJSON_AddObjectToObject(o, "bounds_variable");

	for (int d = 0; d < DISPOSITIONS; d++)
		cJSON_AddNumberToObject(row, disposition_word(d),
					c->variable[d]);
	return o;
}

static cJSON *json_names(struct names *n)
{
	cJSON *o = cJSON_CreateObject();

	names_sort(n);
	for (uint32_t i = 0; i < n->n; i++) {
		cJSON *row = cJSON_AddObjectToObject(o, n->at[i].name->text);

		cJSON_AddNumberToObject(row, "count", n->at[i].n);
		cJSON_AddStringToObject(row, "example", n->at[i].example);
	}
	return o;
}

static void print_json(struct tally *t)
{
	cJSON *o = cJSON_CreateObject();
	cJSON *words = cJSON_CreateObject();
	char *text;

	cJSON_AddNumberToObject(o, "units", t->units);
	cJSON_AddNumberToObject(o, "stale", t->stale);
	cJSON_AddNumberToObject(o, "functions", t->funcs);
	for (int w = 0; w < WORDS; w++)
		cJSON_AddNumberToObject(words, word_text[w], t->words[w]);
	cJSON_AddItemToObject(o, "overall", words);
	cJSON_AddNumberToObject(o, "proven_on_no_premise", t->unconditional);
	cJSON_AddNumberToObject(o, "token_for_token", t->untouched);
	cJSON_AddNumberToObject(o, "inlines", t->inlines);
	cJSON_AddNumberToObject(o, "not_understood", t->unknown);
	cJSON_AddItemToObject(o, "obligations", json_count(&t->own));
	cJSON_AddItemToObject(o, "inline_obligations", json_count(&t->header));
	cJSON_AddItemToObject(o, "trusted", json_names(&t->trusted));
	cJSON_AddItemToObject(o, "assumed", json_names(&t->reasons));
	cJSON_AddItemToObject(o, "premises", json_names(&t->premises));
	text = cJSON_Print(o);
	if (text)
		puts(text);
	cJSON_free(text);
	cJSON_Delete(o);
}

/* 0: go on; -1: --help was answered; 2: wrong. */
static int parse_options(int argc, char **argv, struct report_options *o)
{
	static char name[] = "saner report";
	int c;

	argv[0] = name;		/* what getopt's messages begin with */
	while ((c = getopt_long(argc, argv, "siojh", long_options, NULL)) != -1) {
		switch (c) {
		case 's':
			o->summary = true;
			break;
		case 'i':
			o->rows.inlines = true;
			break;
		case 'o':
			o->rows.obligations = true;
			break;
		case 'j':
			o->json = true;
			break;
		case 'h':
			fputs(usage, stdout);
			return -1;
		default:
			fputs(usage, stderr);
			return 2;
		}
	}
	return 0;
}

static bool find_all(int argc, char **argv, struct arena *a,
		     struct vec *paths)
{
	static char here[] = ".";
	char *only[] = { here };
	const char *why;

	if (!argc) {
		argc = 1;
		argv = only;
	}
	for (int i = 0; i < argc; i++) {
		if (!report_find(argv[i], a, paths, &why)) {
			fprintf(stderr, "saner report: %s\n", why);
			return false;
		}
	}
	if (!paths->n)
		fprintf(stderr, "saner report: no report (.tmp_NAME.saner.json) at or below '%s'; compile with -fsaner first\n",
			argv[0]);
	return paths->n;
}

static void report_unit(struct tally *t, const struct read_unit *u,
			const struct report_options *o, struct arena *a)
{
	const char *why = report_stale(u, a);

	if (why)
		t->stale++;
	else
		tally_add(t, u);
	if (o->summary || o->json)
		return;
	if (why)
		printf("%s: left out: %s\n\n", u->source, why);
	else
		rows_print(u, &o->rows);
}

static int report_paths(const struct vec *paths,
			const struct report_options *o, struct arena *a)
{
	struct tally t;

	tally_init(&t, a);
	for (size_t i = 0; i < paths->n; i++) {
		const char *why;
		struct read_unit *u = report_read(paths->at[i], a, &why);

		if (!u) {
			fprintf(stderr, "saner report: %s\n", why);
			return 2;
		}
		report_unit(&t, u, o, a);
	}
	if (o->json)
		print_json(&t);
	else
		print_totals(&t);
	return 0;
}

int report_command(int argc, char **argv)
{
	struct report_options o = { .rows.width = rows_terminal_width() };
	struct vec paths = { 0 };
	struct arena *a;
	int code = parse_options(argc, argv, &o);

	if (code)
		return code < 0 ? 0 : code;
	a = arena_new();
	if (find_all(argc - optind, argv + optind, a, &paths))
		code = report_paths(&paths, &o, a);
	else
		code = 2;
	arena_free(a);
	return code;
}
