// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/driver/compile.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "frontend/base/fail.h"
#include "frontend/driver/depfile.h"
#include "frontend/driver/frames.h"
#include "frontend/driver/output.h"
#include "frontend/driver/process.h"
#include "frontend/driver/stages.h"
#include "frontend/text/marks.h"
#include "frontend/text/prune.h"
#include "frontend/text/strip.h"

/* Seconds and bytes that an analysis may take.  A sanitizer's shadow memory
 * counts as data, so there is no limit under one. */
#define TIME_LIMIT 300
#ifdef __SANITIZE_ADDRESS__
#define MEMORY_LIMIT 0
#else
#define MEMORY_LIMIT ((rlim_t)8 << 30)
#endif

/* What the analysing child leaves for its parent, in shared memory. */
struct outcome {
	bool done;		/* it came to its end */
	bool relies;
	bool failed;
	bool original;		/* job->trusted was set */
	bool clang;
	bool columns;		/* the program asks for them */
};

/* One compile. */
struct compile {
	const struct command *command;
	const struct transform *transform;
	struct home home;
	const char *source;
	char *object;
	char *reported;		/* the object's name in the report */
	char *stem;		/* of the reports' names; NULL: none */
	struct depfile depfile;
	char *stamp;		/* or NULL */
	bool preprocessed;	/* the first stage succeeded */
	/* The second stage's input.  Gcc names dumps after it; clang believes
	 * the first line marker only in a text called .i; distcc preprocesses
	 * all that is not, whatever -x says. */
	const char *gcc_text, *named_text;
	int first;		/* memory files: text of the first stage, */
	int first_errors;	/* what it printed, */
	int report;		/* the report, */
	int analysis_errors;	/* what the transform printed, */
	int second_errors;	/* what the second stage printed, */
	int original_errors;	/* and the compile of the original, */
	int original_status;	/* when that was asked for */
	bool asked_original;
	char *frames;		/* warnings of frames that checks made too
				 * large; NULL: not compiled yet */
	struct outcome *outcome;
};

static const char *text_path(const struct compile *c)
{
	return c->outcome->clang || c->command->distributed ? c->named_text
							    : c->gcc_text;
}

/* ---- words about what happened --------------------------------------- */

static void print_memory(int fd)
{
	size_t length;
	char *text = memory_text(fd, &length);

	fwrite(text, 1, length, stderr);
	free(text);
}

/* What a child says in one line, for the warning: its first error, else the
 * first that it printed. */
static char *first_error(int fd)
{
	size_t length;
	char *text = memory_text(fd, &length);
	char *line = strstr(text, "error: ");

	if (!line)
		line = text;
	while (line > text && line[-1] != '\n')
		line--;
	line[strcspn(line, "\n")] = '\0';
	return line;
}

/* ---- first stage ------------------------------------------------------ */

static bool preprocess(struct compile *c)
{
	struct words words = { 0 };

	stages_first(&words, c->command, &c->home, &c->depfile);
	return process_ok(process_wait(process_start(words.at, c->first,
						     c->first_errors)));
}

/* ---- analysis, in a child --------------------------------------------- */

static void put_memory(int fd, const char *text)
{
	size_t length = strlen(text);

	while (length) {
		ssize_t n = write(fd, text, length);

		if (n < 0)
			die("cannot write to memory: %s", strerror(errno));
		text += n;
		length -= (size_t)n;
	}
}

static void save_text(const char *path, const char *text, size_t length)
{
	if (!output_write(path, text, length))
		die("cannot write '%s': %s", path, strerror(errno));
}

static void job_init(struct job *job, const struct compile *c)
{
	*job = (struct job){
		.options = &c->command->options,
		.command = c->command,
		.home = &c->home,
		.source = c->source,
		.object = c->reported,
		.kernel = c->command->kernel,
		.frames = c->frames,
		.arena = arena_new(),
	};
}

/* Functions that nobody mentions are to be in the object. */
static bool keeps_inlines(const struct command *command)
{
	for (size_t i = 0; i < command->nargs; i++)
		if (!strcmp(command->args[i].name, "-fkeep-inline-functions"))
			return true;
	return false;
}

/* The text of the first stage, pruned. */
static void job_read(struct job *job, const struct compile *c)
{
	struct marks marks;
	struct buf text;
	size_t length;
	char *first = memory_text(c->first, &length);

	marks_cut(&marks, first, &length, c->home.markers);
	job->clang = marks.clang;
	buf_init(&text, job->arena);
	if (job->options->no_prune || keeps_inlines(c->command))
		buf_put(&text, first, length);
	else
		prune(&text, first, length, NULL);
	job->text = text.at ? text.at : "";
	job->length = text.len;
}

static void take_result(const struct compile *c, const struct job *job,
			const struct result *result)
{
	const char *text = result->text ? result->text : job->text;
	size_t length = result->text ? result->length : job->length;
	struct buf stripped;

	if (result->report)
		put_memory(c->report, result->report);
	else if (result->trusted)
		put_memory(c->report, output_trusted(job->options, job->source,
						     job->object,
						     result->trusted,
						     result->detail));
	buf_init(&stripped, job->arena);
	strip(&stripped, text, length);
	c->outcome->clang = job->clang;
	save_text(text_path(c), stripped.at ? stripped.at : "", stripped.len);
	c->outcome->relies = result->relies;
	c->outcome->failed = result->failed;
	c->outcome->original = result->trusted;
	c->outcome->columns = strstr(job->text, "__builtin_COLUMN");
	if (result->trusted)
		fprintf(stderr, "%s: %s: saner: compiled without checks: %s%s%s%s\n",
			job->source, job->options->strict ? "error" : "warning",
			result->trusted, result->detail ? " (" : "",
			result->detail ? result->detail : "",
			result->detail ? ")" : "");
	if (result->trusted && job->options->strict)
		c->outcome->failed = true;
}

/* For the tests of this driver: nothing, a crash, or no end. */
static void run_identity(const struct job *job, struct result *result)
{
	if (job->options->identity == 2)
		bug("asked to fail");
	if (job->options->identity == 3)
		for (alarm(1);;)
			pause();
	result->report = output_trusted(job->options, job->source, job->object,
					"identity", NULL);
}

/* A safety net, like the time: far above what any unit needs. */
static void limit(void)
{
	struct rlimit memory = { MEMORY_LIMIT, MEMORY_LIMIT };

	alarm(TIME_LIMIT);
	if (MEMORY_LIMIT)
		setrlimit(RLIMIT_DATA, &memory);
}

static int analyse(void *data)
{
	struct compile *c = data;
	struct result result = { 0 };
	struct job job;

	dup2(c->analysis_errors, STDERR_FILENO);
	limit();
	job_init(&job, c);
	job_read(&job, c);
	if (job.options->identity)
		run_identity(&job, &result);
	else
		c->transform->run(&job, &result);
	take_result(c, &job, &result);
	c->outcome->done = true;
	fflush(NULL);
	return 0;
}

static void share_outcome(struct compile *c)
{
	c->outcome = mmap(NULL, sizeof(*c->outcome), PROT_READ | PROT_WRITE,
			  MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (c->outcome == MAP_FAILED)
		die("out of memory");
}

/* What became of the child; NULL when all went well. */
static char *analysis_failure(const struct compile *c, int status)
{
	char *line = first_error(c->analysis_errors);

	if (c->outcome->done && process_ok(status))
		return NULL;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
		return text_of("the analysis took more than %d seconds",
			       TIME_LIMIT);
	if (WIFSIGNALED(status))
		return text_of("signal %d%s%s", WTERMSIG(status),
			       *line ? ": " : "", line);
	return text_of("exit %d%s%s", WEXITSTATUS(status), *line ? ": " : "",
		       line);
}

/* ---- second stage ------------------------------------------------------ */

static bool compile_text(struct compile *c)
{
	struct words words = { 0 };

	stages_second(&words, c->command, text_path(c), c->object,
		      c->outcome->clang, c->outcome->relies);
	return process_ok(process_wait(process_start(words.at, -1,
						     c->second_errors)));
}

/* ---- what is left behind ----------------------------------------------- */

static void forget_object(const struct compile *c)
{
	if (output_is_file(c->object))
		unlink(c->object);
}

static void forget_report(const struct compile *c)
{
	if (!c->stem)
		return;
	unlink(output_report(c->stem));
	if (c->command->options.save_temps)
		unlink(output_text(c->stem));
}

/* A file that belongs to the object cannot be written: nothing of this compile
 * stays, or make would take what is there for whole. */
static void lose(const struct compile *c, const char *path)
	__attribute__((noreturn));

static void lose(const struct compile *c, const char *path)
{
	int why = errno;

	forget_object(c);
	forget_report(c);
	if (c->depfile.path && output_is_file(c->depfile.path))
		unlink(c->depfile.path);
	die("cannot write '%s': %s", path, strerror(why));
}

static void write_report(const struct compile *c, const char *text)
{
	const char *path;

	if (!c->stem)
		return;
	path = output_report(c->stem);
	if (!output_write(path, text, strlen(text)))
		lose(c, path);
}

/* The report of the analysis. */
static void keep_report(const struct compile *c)
{
	size_t length;
	char *text = memory_text(c->report, &length);

	write_report(c, text);
	free(text);
}

static void write_text(const struct compile *c)
{
	const char *path;
	size_t length;
	char *text;

	if (!c->command->options.save_temps || !c->stem)
		return;
	path = output_text(c->stem);
	text = output_read(text_path(c), &length);
	if (!text || !output_write(path, text, length))
		lose(c, path);
	free(text);
}

static void write_trusted(const struct compile *c, const char *reason,
			  const char *detail)
{
	char *report = output_trusted(&c->command->options, c->source,
				      c->reported, reason, detail);

	write_report(c, report);
	free(report);
}

static void write_depfile(struct compile *c)
{
	struct words extra = { 0 };

	if (!c->depfile.path)
		return;
	if (c->stamp)
		words_add(&extra, c->stamp);
	home_contracts(&c->home, &extra);
	if (!depfile_write(&c->depfile, c->home.markers, &extra,
			   c->outcome->clang, c->object))
		lose(c, c->depfile.path);
}

/* ---- the ways a compile can end ----------------------------------------- */

/* The user's own command, its own messages and exit status. */
static int run_original(const struct compile *c)
{
	return process_wait(process_start(c->command->words, -1, -1));
}

/* The original, when saner could not do better. */
static int fall_back(struct compile *c, const char *reason, const char *detail)
{
	int status = run_original(c);

	if (!process_ok(status)) {
		forget_report(c);
		return process_repeat(status);
	}
	if (c->preprocessed)
		write_depfile(c);
	scratch_clean();
	if (c->command->options.strict) {
		fprintf(stderr, "%s: error: saner: %s (%s)\n", c->source,
			reason, detail);
		forget_report(c);
		forget_object(c);
		return 1;
	}
	fprintf(stderr, "%s: warning: saner: compiled without checks: %s (%s)\n",
		c->source, reason, detail);
	write_trusted(c, reason, detail);
	return 0;
}

/* The original, when that is what was asked for, or what the transform
 * decided; its report stands. */
static int keep_original(struct compile *c)
{
	int status = run_original(c);

	if (!process_ok(status)) {
		forget_report(c);
		return process_repeat(status);
	}
	print_memory(c->analysis_errors);
	keep_report(c);
	write_text(c);
	write_depfile(c);
	scratch_clean();
	return 0;
}

static bool is_empty(int fd)
{
	return lseek(fd, 0, SEEK_END) == 0;
}

/* Compiles the original into a scratch object, once. */
static int ask_original(struct compile *c)
{
	struct words words = { 0 };

	if (c->asked_original)
		return c->original_status;
	c->asked_original = true;
	stages_original(&words, c->command, scratch_path("original.o"));
	c->original_status = process_wait(process_start(words.at, -1,
							c->original_errors));
	return c->original_status;
}

/* What our code is warned of for its frames, and the original's is not. */
static char *new_frames(const struct compile *c, size_t *length)
{
	char *ours = memory_text(c->second_errors, length);
	char *original = memory_text(c->original_errors, length);
	char *out = frames_new(ours, original);

	*length = strlen(out);
	free(ours);
	free(original);
	return out;
}

/*
 * What the compiler has to say of this unit.  The second stage saw a text
 * without macros, with columns of its own and with our insertions: when it
 * printed anything, the original is asked instead, into a scratch object.
 */
static int print_messages(struct compile *c)
{
	size_t length;
	int status;

	if (is_empty(c->second_errors)) {
		print_memory(c->first_errors);
		return 0;
	}
	status = ask_original(c);
	print_memory(c->original_errors);
	if (process_ok(status)) {
		/* frames are those of the code that was made */
		char *frames = new_frames(c, &length);

		fwrite(frames, 1, length, stderr);
		free(frames);
	}
	return status;
}

static int finish(struct compile *c)
{
	int status = print_messages(c);

	if (!process_ok(status)) {
		forget_report(c);
		forget_object(c);
		return process_repeat(status);
	}
	print_memory(c->analysis_errors);
	keep_report(c);
	write_text(c);
	write_depfile(c);
	scratch_clean();
	return 0;
}

static int fail(struct compile *c)
{
	print_memory(c->analysis_errors);
	forget_report(c);
	forget_object(c);
	scratch_clean();
	return 1;
}

static const struct arg *c_input(const struct command *command)
{
	for (size_t i = 0; i < command->nargs; i++)
		if (command->args[i].is_c)
			return &command->args[i];
	bug("no C input");
}

static void compile_init(struct compile *c, const struct command *command,
			 const char *report_stem,
			 const struct transform *transform)
{
	const struct arg *input = c_input(command);
	struct stamp stamp;

	*c = (struct compile){
		.command = command,
		.transform = transform,
		.source = input->name,
		.object = command_object(command, input),
		.first = memory_file("saner-text"),
		.first_errors = memory_file("saner-first-errors"),
		.report = memory_file("saner-report"),
		.analysis_errors = memory_file("saner-errors"),
		.second_errors = memory_file("saner-second-errors"),
		.original_errors = memory_file("saner-original-errors"),
	};
	if (report_stem)
		c->stem = text_of("%s", report_stem);
	else if (output_is_file(c->object))
		c->stem = output_stem(c->object);
	c->reported = report_stem ? text_of("%s.o", report_stem) : c->object;
	home_find(&c->home);
	depfile_find(&c->depfile, command, c->object);
	/* made before the object, or it would be newer than that */
	if (c->depfile.path && home_stamp(&c->home, &stamp))
		c->stamp = stamp.current;
	c->gcc_text = scratch_path(path_base(c->source));
	c->named_text = scratch_path(
		text_of("%s.i", output_stem(path_base(c->source))));
	share_outcome(c);
}

static bool analyse_again(struct compile *c)
{
	memory_clear(c->report);
	memory_clear(c->analysis_errors);
	memory_clear(c->second_errors);
	c->outcome->done = false;
	return process_ok(process_wait(process_fork(analyse, c))) &&
	       c->outcome->done;
}

/*
 * The object from the transformed text.  Checks make some frames larger, and
 * kernels are built with -Wframe-larger-than, many with -Werror: functions that
 * it newly names are left as they are.
 */
static bool make_object(struct compile *c)
{
	bool made = compile_text(c);
	size_t length;

	if (is_empty(c->second_errors) || !process_ok(ask_original(c)))
		return made;
	c->frames = new_frames(c, &length);
	if (!length)
		return made;
	return analyse_again(c) && compile_text(c);
}

/* Words that put columns of the source, or what else the text has lost, into the
 * object or beside it; -g0 takes them out again. */
static bool keeps_places(const struct command *command)
{
	static const char *const begins[] = {
		"-fsanitize", "--coverage", "-fprofile", "-ftest-coverage",
		"-fcoverage", "-fstack-usage", "-fcallgraph", "-fdump",
		"-fopt-info", "-fsave-optimization", "-foptimization-record",
		"-save-temps",
	};
	bool debug = false;

	for (size_t i = 0; i < command->nargs; i++) {
		const char *name = command->args[i].name;

		if (!strncmp(name, "-g", 2))
			debug = strcmp(name, "-g0") != 0;
		for (size_t k = 0; k < sizeof(begins) / sizeof(*begins); k++)
			if (!strncmp(name, begins[k], strlen(begins[k])))
				return true;
	}
	return debug;
}

int compile_unit(const struct command *command, const char *report_stem,
		 const struct transform *transform)
{
	struct compile c;
	char *failure;

	compile_init(&c, command, report_stem, transform);
	c.preprocessed = preprocess(&c);
	if (!c.preprocessed)
		return fall_back(&c, "refused-by-compiler",
				 is_empty(c.first_errors) ?
				 "the preprocessing stage failed" :
				 first_error(c.first_errors));
	failure = analysis_failure(&c, process_wait(process_fork(analyse, &c)));
	if (failure)
		return fall_back(&c, "internal-error", failure);
	if (c.outcome->failed)
		return fail(&c);
	if (c.outcome->original ||
	    (command->options.mode == MODE_LINT &&
	     (c.outcome->columns || keeps_places(command))))
		return keep_original(&c);
	if (!make_object(&c))
		return fall_back(&c, "refused-by-compiler",
				 first_error(c.second_errors));
	return finish(&c);
}

/* ---- looking only ------------------------------------------------------- */

struct look {
	const struct compile *compile;
	int (*run)(const struct job *job, void *ctx);
	void *ctx;
};

static int look(void *data)
{
	const struct look *x = data;
	struct job job;
	int code;

	alarm(TIME_LIMIT);
	job_init(&job, x->compile);
	job_read(&job, x->compile);
	code = x->run(&job, x->ctx);
	x->compile->outcome->done = true;
	fflush(NULL);
	return code;
}

enum analysed compile_analyse(const struct command *command,
			      int (*run)(const struct job *job, void *ctx),
			      void *ctx, int *code)
{
	struct compile c;
	struct look x = { &c, run, ctx };
	int status;

	compile_init(&c, command, NULL, NULL);
	if (!preprocess(&c)) {
		print_memory(c.first_errors);
		scratch_clean();
		return ANALYSED_NOT_C;
	}
	fflush(NULL);
	status = process_wait(process_fork(look, &x));
	scratch_clean();
	if (!c.outcome->done || !WIFEXITED(status)) {
		fprintf(stderr, "%s: warning: saner: not analysed: internal-error (status %d)\n",
			c.source, status);
		return ANALYSED_BROKEN;
	}
	*code = WEXITSTATUS(status);
	return ANALYSED;
}
