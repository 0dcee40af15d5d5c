/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* <unistd.h>, <fcntl.h>: POSIX.1-2017. */
ssize_t read(int fd, void *buf __saner_writes(n), unsigned long n)
	__saner_result(-1, 9223372036854775807) __saner_quiet;
ssize_t write(int fd, const void *buf __saner_reads(n), unsigned long n)
	__saner_result(-1, 9223372036854775807) __saner_quiet;
ssize_t pread(int fd, void *buf __saner_writes(n), unsigned long n, off_t offset)
	__saner_result(-1, 9223372036854775807) __saner_quiet;
ssize_t pwrite(int fd, const void *buf __saner_reads(n), unsigned long n,
	       off_t offset) __saner_result(-1, 9223372036854775807) __saner_quiet;
int close(int fd) __saner_result(-1, 0) __saner_quiet;
off_t lseek(int fd, off_t offset, int whence) __saner_quiet;
int open(const char *path __saner_reads_string, int flags, ...)
	__saner_result(-1, 2147483647) __saner_quiet;
int unlink(const char *path __saner_reads_string)
	__saner_result(-1, 0) __saner_quiet;
int access(const char *path __saner_reads_string, int mode)
	__saner_result(-1, 0) __saner_quiet;
int pipe(int *fds __saner_writes(8)) __saner_result(-1, 0) __saner_quiet;
int dup(int fd) __saner_result(-1, 2147483647) __saner_quiet;
int isatty(int fd) __saner_result(0, 1) __saner_quiet;
char *getcwd(char *buf __saner_writes(size) __saner_or_null, unsigned long size)
	__saner_nul_terminated __saner_quiet;
/* no NUL is written */
ssize_t readlink(const char *path __saner_reads_string,
		 char *buf __saner_writes(size), unsigned long size)
	__saner_result(-1, 9223372036854775807) __saner_quiet;
unsigned int sleep(unsigned int seconds);
int usleep(unsigned int us);
/* the child shares nothing; what it execs is another program */
pid_t fork(void) __saner_quiet;
pid_t getpid(void) __saner_quiet;
void _exit(int status) __attribute__((__noreturn__));
