// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * What the fuzzer runs: the whole analysis, text in, edited text and report
 * out, without the real compiler.
 *
 *	target SECONDS [FLAG]... < paths
 *
 * Each line of the standard input names a file of preprocessed text.  A child,
 * which may take SECONDS of the CPU, takes it through prune, the pipeline and
 * strip, gives all of its arena back, and lets the leak checker look.  What
 * became of it is one line:
 *
 *	KIND NUMBER KIB MILLISECONDS
 *
 * KIND is done, parse (libclang refused the text), leak, exit or signal.  What
 * the child printed is in the file PATH.err.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "frontend/base/fail.h"
#include "frontend/main/pipeline.h"
#include "frontend/text/prune.h"
#include "frontend/text/strip.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#else
static int __lsan_do_recoverable_leak_check(void)
{
	return 0;
}
#endif

enum { STATUS_PARSE = 77, STATUS_LEAK = 78 };

static void take(struct job *job, struct result *result)
{
	struct buf stripped;

	pipeline.run(job, result);
	buf_init(&stripped, job->arena);
	strip(&stripped, result->text ? result->text : job->text,
	      result->text ? result->length : job->length);
}

static int run(const struct command *command, const struct home *home,
	       const char *path)
{
	struct result result = { 0 };
	struct buf whole, text;
	struct job job = {
		.options = &command->options,
		.command = command,
		.home = home,
		.source = path,
		.object = "fuzz.o",
		.kernel = command->kernel,
		.arena = arena_new(),
	};
	bool refused;

	buf_init(&whole, job.arena);
	buf_init(&text, job.arena);
	if (!buf_read(&whole, path))
		die("cannot read '%s': %s", path, strerror(errno));
	prune(&text, whole.at ? whole.at : "", whole.len, NULL);
	job.text = text.at ? text.at : "";
	job.length = text.len;
	take(&job, &result);
	refused = result.trusted;
	arena_free(job.arena);
	fflush(NULL);
	if (__lsan_do_recoverable_leak_check())
		return STATUS_LEAK;
	return refused ? STATUS_PARSE : 0;
}

static pid_t start(const struct command *command, const struct home *home,
		   const char *path, unsigned seconds)
{
	struct rlimit limit = { seconds, seconds };
	char name[4096];
	pid_t child;
	int fd;

	child = fork();
	if (child)
		return child;
	snprintf(name, sizeof(name), "%s.err", path);
	fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	if (fd < 0)
		die("cannot write '%s': %s", name, strerror(errno));
	dup2(fd, STDERR_FILENO);
	setrlimit(RLIMIT_CPU, &limit);
	_exit(run(command, home, path));
}

static long now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void tell(int status, long kib, long milliseconds)
{
	const char *kind = "exit";
	int number = 0;

	if (WIFSIGNALED(status)) {
		kind = "signal";
		number = WTERMSIG(status);
	} else {
		number = WEXITSTATUS(status);
		if (number == 0)
			kind = "done";
		else if (number == STATUS_PARSE)
			kind = "parse";
		else if (number == STATUS_LEAK)
			kind = "leak";
	}
	printf("%s %d %ld %ld\n", kind, number, kib, milliseconds);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	static struct command command;
	static struct home home;
	static char compiler[] = "cc";
	unsigned seconds = argc > 1 ? (unsigned)atoi(argv[1]) : 0;
	char path[2048];

	if (!seconds) {
		fputs("usage: target SECONDS [FLAG]... < paths\n", stderr);
		return 2;
	}
	argv[1] = compiler;
	command_parse(&command, argc - 1, argv + 1);
	if (command.unknown)
		die("unknown option '%s'", command.unknown);
	home_find(&home);
	while (fgets(path, sizeof(path), stdin)) {
		struct rusage usage;
		long begin = now();
		int status;
		pid_t child;

		path[strcspn(path, "\n")] = '\0';
		child = start(&command, &home, path, seconds);
		if (child < 0 || wait4(child, &status, 0, &usage) < 0)
			die("cannot start a child: %s", strerror(errno));
		tell(status, usage.ru_maxrss, now() - begin);
	}
	return 0;
}
