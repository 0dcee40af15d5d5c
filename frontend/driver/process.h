/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_DRIVER_PROCESS_H
#define FRONTEND_DRIVER_PROCESS_H
/*
 * Child processes, and the temporaries that must not outlive us.
 *
 * There is one temporary folder a process.  It is removed when the process
 * ends in whatever way it can notice: scratch_clean(), exit(), or SIGINT,
 * SIGTERM, SIGHUP, which are also passed on to the running child and then kill us, so
 * that make sees what it would have seen from the compiler.  When we are killed
 * in a way that cannot be noticed, the children end, too (Linux).
 */
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* A new path in the temporary folder, which is made at the first call. */
const char *scratch_path(const char *name);
void scratch_clean(void);

/* An unnamed file in memory, or dies. */
int memory_file(const char *name);
/* Empties it. */
void memory_clear(int fd);
/* Its content: @*length bytes and a NUL behind them. */
char *memory_text(int fd, size_t *length);

/* Starts @words (searched in PATH); stdout and stderr go to @out and @err
 * unless they are -1. */
pid_t process_start(char **words, int out, int err);
/* Runs @run(@data) in a child that ends with its return value as status. */
pid_t process_fork(int (*run)(void *data), void *data);
/* The wait status.  127 << 8 when the program could not be started. */
int process_wait(pid_t pid);

/* Ends this process as the child with @status ended: the number to exit with,
 * unless it was a signal, which then kills us. */
int process_repeat(int status);
static inline bool process_ok(int status)
{
	return status == 0;
}
#endif
