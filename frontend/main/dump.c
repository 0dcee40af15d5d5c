// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/main/dump.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "checker/facts.h"
#include "frontend/base/fail.h"
#include "frontend/cfg.h"
#include "frontend/dump.h"
#include "frontend/main/pipeline.h"

enum dump {
	DUMP_TREE,
	DUMP_GRAPH,
	DUMP_FACTS,
	DUMP_VERDICTS,
	DUMP_LOWER,
	DUMPS
};

static const char *const dump_words[DUMPS] = {
	"tree", "graph", "facts", "verdicts", "lower",
};

/* -1: not one of them. */
static int dump_of(const char *option)
{
	const char *word = strchr(option, '=');

	if (!word)
		return -1;
	word++;
	if (!strcmp(word, "parse"))	/* both layers are the parser's */
		return DUMP_GRAPH;
	for (int d = 0; d < DUMPS; d++)
		if (!strcmp(word, dump_words[d]))
			return d;
	return -1;
}

static void dump_verdict(const struct verdicts *v, const struct func_verdict *f,
			 struct buf *out)
{
	if (!f->func->reached)
		return;
	buf_printf(out, "%s:%s%s\n", f->func->sym->name->text,
		   f->trusted ? " trusted " : "", f->trusted ? f->trusted : "");
	for (uint32_t i = 0; i < f->nobligations; i++) {
		const struct obligation *o = &f->obligations[i];
		struct place at = unit_place(v->unit, o->offset);
		struct range r = o->at ? o->at->range : o->stmt->range;
		uint32_t len;
		const char *text = unit_text(v->unit, r, &len);

		buf_printf(out, "  %u:%u %s#%u %s%s%s '%.*s'", at.line,
			   at.column, o->rule, o->id,
			   disposition_word(o->disposition),
			   o->reason ? " " : "", reason_word(o->reason),
			   (int)(len > 60 ? 60 : len), text);
		for (uint32_t k = 0; k < o->npremises; k++)
			buf_printf(out, "%s %s:%s", k ? "" : " on",
				   premise_word(o->premises[k]->kind),
				   o->premises[k]->subject);
		buf_printf(out, "\n");
	}
}

static void dump_facts(const struct unit *u, struct buf *out)
{
	struct arena *scratch = arena_new();

	for (uint32_t i = 0; i < u->nfuncs; i++) {
		if (u->funcs[i]->nblocks)
			facts_dump(facts_compute(u, u->funcs[i], NULL,
						 scratch), out);
		arena_clear(scratch);
	}
	arena_free(scratch);
}

static void dump(enum dump what, const struct job *job,
		 const struct analysis *x, struct buf *out)
{
	struct lowered info = { 0 };

	switch (what) {
	case DUMP_TREE:
		tree_dump(x->unit, out);
		break;
	case DUMP_GRAPH:
		cfg_dump(x->unit, NULL, out);
		break;
	case DUMP_FACTS:
		dump_facts(x->unit, out);
		break;
	case DUMP_VERDICTS:
		for (uint32_t i = 0; i < x->verdicts->nfuncs; i++)
			dump_verdict(x->verdicts, &x->verdicts->funcs[i], out);
		break;
	case DUMP_LOWER:
		pipeline_lower(job, x, out, &info);
		break;
	case DUMPS:
		break;
	}
}

int dump_command(int argc, char **argv)
{
	static char compiler[] = "cc";
	struct analysis x = { 0 };
	struct command command;
	struct home home;
	struct job job;
	struct buf text;
	struct buf out;
	char *file = argc > 1 ? argv[1] : NULL;
	int what = dump_of(argv[0]);

	if (what < 0 || !file) {
		fputs("usage: saner --dump-after=tree|graph|facts|verdicts|lower FILE.i [FLAG]...\n",
		      stderr);
		return 2;
	}
	argv[1] = compiler;
	command_parse(&command, argc - 1, argv + 1);
	if (command.options.mode == MODE_OFF)
		command.options.mode = MODE_HARD;
	home_find(&home);
	job = (struct job){
		.options = &command.options,
		.command = &command,
		.home = &home,
		.source = file,
		.object = "",
		.kernel = command.kernel,
		.arena = arena_new(),
	};
	buf_init(&text, job.arena);
	if (!buf_read(&text, file))
		die("cannot read '%s': %s", file, strerror(errno));
	job.text = text.at;
	job.length = text.len;
	pipeline_analyse(&job, &x);
	if (x.unit->parse_error)
		die("%s: %s", x.unit->parse_error_at, x.unit->parse_error);
	buf_init(&out, job.arena);
	buf_puts(&out, "");
	dump(what, &job, &x, &out);
	fwrite(out.at, 1, out.len, stdout);
	arena_free(job.arena);
	return 0;
}
