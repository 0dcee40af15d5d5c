/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the workload and the attacks share. */
#ifndef EXAMPLES_USER_H
#define EXAMPLES_USER_H

/*
 * Writes one line to the kernel's log.  Everything goes there, so that one
 * stream shows in order what the program did and what the kernel said to it.
 */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Opens the device; leaves with a message if there is none. */
int session_open(void);

/*
 * Uses every function of the driver as it is meant to be used, says what came
 * back and returns 0, or says what went wrong and returns 1.
 */
int workload(const char *key);

#endif
