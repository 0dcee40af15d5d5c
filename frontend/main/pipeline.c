// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/main/pipeline.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "checker/report/json.h"
#include "frontend/base/fail.h"
#include "frontend/cfg.h"
#include "frontend/contract_text.h"
#include "frontend/driver/frames.h"
#include "frontend/parse/parse.h"
#include "lowering/prelude.h"

/* ---- contracts -------------------------------------------------------- */

/* "linux/slab.h" of ".../contracts/linux/slab.h". */
static const char *contract_name(const struct home *home, const char *path)
{
	size_t n = strlen(home->contracts);

	return strncmp(path, home->contracts, n) ? path : path + n;
}

/* A kernel unit gets the kernel's contracts, any other libc's: the same name
 * may promise different things (strscpy, bsearch, sort). */
static bool is_wanted(const struct job *job, const char *name)
{
	return !strncmp(name, job->kernel ? "linux/" : "libc/",
			job->kernel ? 6 : 5);
}

static void put_contracts(const struct job *job, struct buf *text)
{
	struct contract_names *names = contract_names(job->arena, job->text,
						      job->length);
	struct words files = { 0 };

	buf_puts(text, "\n");
	home_contracts(job->home, &files);
	for (size_t i = 0; i < files.n; i++) {
		const char *name = contract_name(job->home, files.at[i]);
		struct buf file;

		if (!is_wanted(job, name))
			continue;
		buf_init(&file, job->arena);
		if (!buf_read(&file, files.at[i]))
			die("cannot read the contract file '%s': %s",
			    files.at[i], strerror(errno));
		contract_file(text, names, name, file.at, file.len);
	}
	words_free(&files);
}

/* ---- phases ----------------------------------------------------------- */

static bool has_flag(const struct job *job, const char *flag)
{
	for (size_t i = 0; i < job->command->nwords; i++) {
		if (!strcmp(job->command->words[i], flag))
			return true;
	}
	return false;
}

static bool tells_objects(const struct job *job)
{
	return !job->options->no_bounds &&
	       prelude_tells(job->text, job->kernel, job->options);
}

static struct unit *parse(const struct job *job)
{
	struct parse_request request = {
		.contracts_at = (uint32_t)job->length,
		.flags = (const char *const *)job->command->words,
		.nflags = (uint32_t)job->command->nwords,
		.all_pointers = !job->kernel || tells_objects(job),
	};
	struct unit *unit;
	struct buf text;

	if (job->length > UINT32_MAX / 2)
		die("'%s': %zu bytes of text are too many", job->source,
		    job->length);
	buf_init(&text, job->arena);
	buf_put(&text, job->text, job->length);
	put_contracts(job, &text);
	request.text = text.at;
	request.len = (uint32_t)text.len;
	unit = parse_unit(&request, job->arena);
	/* The contracts were for the parser; they are no part of the output. */
	unit->text_len = request.contracts_at;
	/* malloc() is ours in a process (runtime/malloc.c); in a kernel saner.ko
	 * or the allocator (runtime/heap-um.c) may be there to ask: of what was
	 * freed they say nothing. */
	unit->heap_known = !job->kernel || job->options->registry;
	unit->freed_known = !job->kernel;
	unit->heap_zeroed = !job->kernel;
	unit->tells_objects = tells_objects(job);
	unit->linker_script = job->kernel;
	unit->null_page_kept = has_flag(job, "-fno-delete-null-pointer-checks");
	unit->auto_zeroed = has_flag(job, "-ftrivial-auto-var-init=zero");
	return unit;
}

/* Functions whose frames the real compiler warned of with checks in them. */
static void mark_frames(const struct job *job, struct unit *u)
{
	for (uint32_t i = 0; job->frames && *job->frames && i < u->nfuncs; i++) {
		struct range r = u->funcs[i]->range;
		struct place first = unit_place(u, r.begin);
		struct place last = unit_place(u, r.end - 1);

		u->funcs[i]->frame_full = frames_warn(job->frames, first.file,
						      first.line, last.line);
	}
}

void pipeline_analyse(const struct job *job, struct analysis *x)
{
	x->unit = parse(job);
	if (x->unit->parse_error)
		return;
	cfg_build(x->unit);
	ir_verify(x->unit);
	mark_frames(job, x->unit);
	x->verdicts = check_unit(x->unit, job->options, job->arena);
}

void pipeline_unparsed(const struct unit *u)
{
	fprintf(stderr, "%s: error: not analysed: %s\n", u->parse_error_at,
		u->parse_error);
}

/* What tells this module from a plain one (KBUILD item 17), or NULL. */
static const char *module_tag(const struct job *job)
{
	if (!job->command->module)
		return NULL;
	return arena_printf(job->arena, "saner=%s " SANER_VERSION " %s",
			    option_word("-fsaner", job->options->mode),
			    path_base(job->source));
}

void pipeline_lower(const struct job *job, const struct analysis *x,
		    struct buf *out, struct lowered *info)
{
	const char *text = job->text;
	bool hard = job->options->mode == MODE_HARD;

	buf_init(out, job->arena);
	lower_unit(x->unit, x->verdicts,
		   prelude_text(job->arena, text, job->kernel, hard,
				job->options), out, info);
	if (info->changed)
		buf_puts(out, prelude_end(job->arena, text, job->kernel,
					  job->options, module_tag(job)));
}

/* ---- compile ---------------------------------------------------------- */

/* What lowering could not write is assumed after all. */
static void take_refusals(struct verdicts *v, const struct lowered *info)
{
	for (uint32_t i = 0; i < info->nrefused; i++)
		obligation_assume(v, info->refused[i].obligation,
			       info->refused[i].reason);
	for (uint32_t i = 0; i < info->nlost; i++)
		companion_assume(v, info->lost[i].func, info->lost[i].sym);
}

static const char *report(const struct job *job, const struct analysis *x,
			  const struct lowered *info)
{
	uint32_t *at = arena_array(job->arena, info->nedits, sizeof(*at));
	struct report_facts facts = {
		.source = job->source,
		.object = job->object,
		.inserted = at,
		.ninserted = info->nedits,
	};

	for (uint32_t i = 0; i < info->nedits; i++)
		at[i] = info->edits[i].at;
	return report_json(x->verdicts, &facts);
}

/* A check or a proof holds only in our dialect: the second stage is told. */
static bool relies(const struct verdicts *v, const struct lowered *info)
{
	if (info->changed)
		return true;
	for (uint32_t f = 0; f < v->nfuncs; f++)
		for (uint32_t i = 0; i < v->funcs[f].nobligations; i++)
			if (v->funcs[f].obligations[i].disposition ==
			    DISP_PROVED)
				return true;
	return false;
}

/* A build is silent unless it was asked to speak; strict makes each finding,
 * a construct that is not understood among them, an error. */
static void print_findings(const struct job *job, const struct analysis *x,
			   struct result *result)
{
	struct diags *d = x->verdicts->findings;

	if (!job->options->warn && !job->options->strict)
		return;
	diags_print(d, stderr, !job->options->strict);
	if (job->options->strict && diags_count(d, SEVERITY_ERROR))
		result->failed = true;
}

static void run(const struct job *job, struct result *result)
{
	struct analysis x = { 0 };
	struct lowered info = { 0 };
	struct buf out;

	pipeline_analyse(job, &x);
	if (x.unit->parse_error) {
		result->trusted = "parse";
		result->detail = arena_printf(job->arena, "%s: %s",
					      x.unit->parse_error_at,
					      x.unit->parse_error);
		return;
	}
	if (job->options->mode != MODE_LINT) {
		pipeline_lower(job, &x, &out, &info);
		take_refusals(x.verdicts, &info);
		result->text = out.at;
		result->length = out.len;
		result->relies = relies(x.verdicts, &info);
	}
	print_findings(job, &x, result);
	result->report = report(job, &x, &info);
}

const struct transform pipeline = { run };
