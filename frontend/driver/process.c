// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/driver/process.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "frontend/base/fail.h"

/* More files than this are not given to one compiler call. */
#define PATHS 1024

/*
 * What a signal handler has to find: the one mutable state of the driver.
 * A path is complete before its number is counted.
 */
static struct {
	char folder[PATH_MAX];
	char *paths[PATHS];
	volatile sig_atomic_t has_folder;
	volatile sig_atomic_t npaths;
	volatile sig_atomic_t child;
	pid_t owner;
} state;

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

#define SIGNALS (sizeof(signals) / sizeof(signals[0]))

#ifdef __SANITIZE_ADDRESS__
/* What is allocated here lives as long as the process, on purpose. */
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
	return "detect_leaks=0";
}
#endif

/* Async-signal-safe: removes what we know of. */
static void remove_known(void)
{
	if (state.owner != getpid())
		return;
	for (int i = 0; i < state.npaths; i++)
		unlink(state.paths[i]);
	if (state.has_folder)
		rmdir(state.folder);
	state.npaths = 0;
	state.has_folder = 0;
}

/* Compilers leave files of their own beside their output (foo.dwo). */
static void remove_rest(void)
{
	DIR *dir = state.has_folder ? opendir(state.folder) : NULL;
	struct dirent *entry;

	if (!dir)
		return;
	while ((entry = readdir(dir)))
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			unlinkat(dirfd(dir), entry->d_name, 0);
	closedir(dir);
}

void scratch_clean(void)
{
	if (state.owner == getpid())
		remove_rest();
	remove_known();
}

static void end_by_signal(int number)
{
	if (state.child > 0) {
		kill(state.child, number);
		waitpid(state.child, NULL, 0);
	}
	remove_known();
	signal(number, SIG_DFL);
	raise(number);
}

static void catch_signals(void)
{
	struct sigaction action = { .sa_handler = end_by_signal };
	struct sigaction old;

	for (size_t i = 0; i < SIGNALS; i++) {
		/* nohup and the like stay in force */
		if (sigaction(signals[i], NULL, &old) == 0 &&
		    old.sa_handler == SIG_IGN)
			continue;
		sigaction(signals[i], &action, NULL);
	}
}

static void default_signals(void)
{
	for (size_t i = 0; i < SIGNALS; i++) {
		struct sigaction old;

		if (sigaction(signals[i], NULL, &old) == 0 &&
		    old.sa_handler == end_by_signal)
			signal(signals[i], SIG_DFL);
	}
}

static bool make_folder_in(const char *base)
{
	if (!base || !*base)
		return false;
	snprintf(state.folder, sizeof(state.folder), "%s/saner-XXXXXX", base);
	return mkdtemp(state.folder);
}

/* Where the compilers would put theirs. */
static void make_folder(void)
{
	state.owner = getpid();
	catch_signals();
	atexit(scratch_clean);
	if (!make_folder_in(getenv("TMPDIR")) && !make_folder_in("/tmp") &&
	    !make_folder_in("/var/tmp") && !make_folder_in("."))
		die("cannot make a temporary folder: %s", strerror(errno));
	state.has_folder = 1;
}

const char *scratch_path(const char *name)
{
	int i = state.npaths;

	if (!state.has_folder)
		make_folder();
	if (i >= PATHS)
		die("more than %d files in one command", PATHS);
	if (asprintf(&state.paths[i], "%s/%s", state.folder, name) < 0)
		die("out of memory");
	state.npaths = i + 1;
	return state.paths[i];
}

int memory_file(const char *name)
{
	int fd = memfd_create(name, MFD_CLOEXEC);

	if (fd < 0)
		die("cannot make a memory file: %s", strerror(errno));
	return fd;
}

void memory_clear(int fd)
{
	if (ftruncate(fd, 0) != 0 || lseek(fd, 0, SEEK_SET) != 0)
		die("cannot empty a memory file: %s", strerror(errno));
}

char *memory_text(int fd, size_t *length)
{
	struct stat st;
	size_t done = 0;
	char *text;

	if (fstat(fd, &st) != 0)
		die("cannot read a memory file: %s", strerror(errno));
	text = malloc((size_t)st.st_size + 1);
	if (!text)
		die("out of memory");
	while (done < (size_t)st.st_size) {
		ssize_t n = pread(fd, text + done, (size_t)st.st_size - done,
				  (off_t)done);

		if (n <= 0)
			die("cannot read a memory file: %s", strerror(errno));
		done += (size_t)n;
	}
	text[done] = '\0';
	*length = done;
	return text;
}

pid_t process_start(char **words, int out, int err)
{
	pid_t pid = vfork();

	if (pid < 0)
		die("cannot start a process: %s", strerror(errno));
	if (pid == 0) {
		default_signals();
		/* an orphan would write to what make took away */
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (out >= 0)
			dup2(out, STDOUT_FILENO);
		if (err >= 0)
			dup2(err, STDERR_FILENO);
		execvp(words[0], words);
		dprintf(STDERR_FILENO, "saner-cc: cannot run '%s': %s\n",
			words[0], strerror(errno));
		_exit(127);
	}
	state.child = pid;
	return pid;
}

pid_t process_fork(int (*run)(void *data), void *data)
{
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (pid < 0)
		die("cannot start a process: %s", strerror(errno));
	if (pid == 0) {
		default_signals();
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		_exit(run(data));
	}
	state.child = pid;
	return pid;
}

int process_wait(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			die("cannot wait for a process: %s", strerror(errno));
	state.child = 0;
	return status;
}

int process_repeat(int status)
{
	scratch_clean();
	if (WIFSIGNALED(status)) {
		signal(WTERMSIG(status), SIG_DFL);
		raise(WTERMSIG(status));
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
