// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * What an ordinary user does to a kernel, in a fixed order with fixed data:
 * files, directories, pipes, sockets, memory maps, timers, polling.  Each
 * step writes one line "result: NAME CHECKSUM" to the log named as the second
 * argument; the lines of two kernels must be equal.
 *
 *	workload FOLDER LOG
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

static uint64_t sum;

static void mix(const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	while (n--)
		sum = (sum ^ *p++) * 0x100000001b3u;
}

/* The outcome of a call belongs to the checksum: its value, or its errno. */
static long did(long outcome)
{
	long seen = outcome < 0 ? -errno : outcome;

	mix(&seen, sizeof(seen));
	return outcome;
}

/* A descriptor's number is not part of the outcome. */
static int opened(int fd)
{
	did(fd < 0 ? -1 : 0);
	return fd;
}

static unsigned char *pattern(size_t n, unsigned int seed)
{
	unsigned char *p = malloc(n);

	if (!p)
		abort();
	for (size_t i = 0; i < n; i++) {
		seed = seed * 1103515245u + 12345u;
		p[i] = seed >> 16;
	}
	return p;
}

static void files(void)
{
	unsigned char *data = pattern(70000, 1);
	struct stat st;
	char name[32];

	for (int i = 0; i < 60; i++) {
		snprintf(name, sizeof(name), "f%d", i);
		int fd = opened(open(name, O_RDWR | O_CREAT | O_EXCL, 0640));

		did(write(fd, data, (size_t)i * 1009));
		did(pwrite(fd, data, 100, i * 4096 - 50));
		did(ftruncate(fd, i * 777));
		did(lseek(fd, -(i + 1), SEEK_END));
		did(read(fd, data + 60000, 5000));
		did(fstat(fd, &st));
		mix(&st.st_size, sizeof(st.st_size));
		did(fallocate(fd, 0, i * 100, 10000));
		close(fd);
	}
	for (int i = 0; i < 60; i += 3) {
		char to[32];

		snprintf(name, sizeof(name), "f%d", i);
		snprintf(to, sizeof(to), "g%d", i);
		did(i % 2 ? rename(name, to) : link(name, to));
	}
	free(data);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void folders(void)
{
	char path[4096] = "d", *names[256];
	int n = 0;

	for (int i = 0; i < 40 && did(mkdir(path, 0755)) == 0; i++)
		strcat(path, "/longer-name-than-inline");
	did(symlink("d/longer-name-than-inline", "s"));
	did(readlink("s", path, sizeof(path)));
	did(symlink("loop", "loop"));
	did(open("loop", O_RDONLY));
	DIR *dir = opendir(".");

	for (struct dirent *e; dir && n < 256 && (e = readdir(dir));)
		names[n++] = strdup(e->d_name);
	qsort(names, n, sizeof(names[0]), by_name);
	for (int i = 0; i < n; i++)
		mix(names[i], strlen(names[i]));
	if (dir)
		closedir(dir);
	did(rmdir("d"));
	did(unlink("f1"));
	did(unlink("f1"));
}

static void attributes(void)
{
	char value[300];

	did(setxattr("f2", "user.one", "value", 5, 0));
	did(getxattr("f2", "user.one", value, sizeof(value)));
	did(chmod("f2", 0400));
	did(truncate("f2", 123456));
	did(access("f2", W_OK));
	did(getxattr("f2", "trusted.none", value, sizeof(value)));
	did(listxattr("f2", value, 3));
}

static void pipes(void)
{
	unsigned char *data = pattern(200000, 2), *back = malloc(200000);
	int p[2], q[2];

	did(pipe(p));
	did(pipe2(q, O_NONBLOCK));
	did(fcntl(p[1], F_SETPIPE_SZ, 65536));
	pid_t pid = fork();

	if (pid == 0) {
		for (size_t at = 0, n = 1; at < 200000; at += n, n = n * 2 % 5003 + 1)
			if (write(p[1], data + at,
				  at + n > 200000 ? 200000 - at : n) < 0)
				_exit(1);
		_exit(0);
	}
	close(p[1]);
	for (size_t at = 0; at < 200000;) {
		ssize_t n = read(p[0], back + at, 200000 - at);

		if (n <= 0)
			break;
		at += n;
	}
	mix(back, 200000);
	waitpid(pid, NULL, 0);
	while (write(q[1], data, 4096) > 0)
		;
	did(-1);
	int out = opened(open("spliced", O_RDWR | O_CREAT, 0600));

	for (long n; (n = splice(q[0], NULL, out, NULL, 8000, 0)) > 0;)
		;
	did(-1);
	did(lseek(out, 0, SEEK_END));
	int in = opened(open("f50", O_RDONLY)), r[2];

	did(pipe(r));
	did(sendfile(out, in, NULL, 40000));
	did(lseek(in, 100, SEEK_SET));
	did(splice(in, NULL, r[1], NULL, 3000, 0));
	did(tee(r[0], q[1], 1000, 0));
	struct iovec v[3] = { { back, 7 }, { back + 100, 0 }, { back + 200, 900 } };

	did(readv(r[0], v, 3));
	did(vmsplice(r[1], v, 3, 0));
	mix(back, 1200);
	free(data);
	free(back);
}

static void sockets(void)
{
	struct sockaddr_un a = { AF_UNIX, "sock" };
	unsigned char *data = pattern(60000, 3), *back = malloc(60000);
	int s[2];

	for (int type = SOCK_STREAM; type <= SOCK_DGRAM; type++) {
		did(socketpair(AF_UNIX, type, 0, s));
		for (size_t n = 1; n < 30000; n = n * 3 + 1) {
			did(send(s[0], data, n, MSG_DONTWAIT));
			did(recv(s[1], back, 60000, MSG_DONTWAIT));
			mix(back, n);
		}
		close(s[0]);
		close(s[1]);
	}
	int l = opened(socket(AF_UNIX, SOCK_STREAM, 0));

	did(bind(l, (struct sockaddr *)&a, sizeof(a)));
	did(listen(l, 5));
	int c = opened(socket(AF_UNIX, SOCK_STREAM, 0));

	did(connect(c, (struct sockaddr *)&a, sizeof(a)));
	int d = opened(accept(l, NULL, NULL));
	union {
		char room[CMSG_SPACE(sizeof(int))];
		struct cmsghdr align;
	} control = { 0 };
	struct iovec v = { data, 10 };
	struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1,
		.msg_control = &control, .msg_controllen = sizeof(control) };
	struct cmsghdr *h = CMSG_FIRSTHDR(&m);

	h->cmsg_level = SOL_SOCKET;
	h->cmsg_type = SCM_RIGHTS;
	h->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(h), &l, sizeof(l));
	did(sendmsg(c, &m, 0));
	did(recvmsg(d, &m, 0));
	int yes = 1;
	socklen_t size = sizeof(yes);

	did(setsockopt(c, SOL_SOCKET, SO_PASSCRED, &yes, size));
	did(getsockopt(c, SOL_SOCKET, SO_TYPE, &yes, &size));
	did(shutdown(c, SHUT_WR));
	did(recv(d, back, 10, 0));
	struct pollfd p = { d, POLLIN | POLLHUP, 0 };

	did(poll(&p, 1, 0));
	mix(&p.revents, sizeof(p.revents));
	free(data);
	free(back);
}

static void waiting(void)
{
	int e = opened(epoll_create1(0)), v = opened(eventfd(3, EFD_NONBLOCK));
	int t = opened(timerfd_create(CLOCK_MONOTONIC, 0));
	struct epoll_event ev = { EPOLLIN, { .u64 = 7 } }, got[4];
	struct itimerspec soon = { { 0, 0 }, { 0, 1000000 } };
	uint64_t word = 0;

	did(epoll_ctl(e, EPOLL_CTL_ADD, v, &ev));
	did(epoll_ctl(e, EPOLL_CTL_ADD, v, &ev));
	did(epoll_wait(e, got, 4, 0));
	did(read(v, &word, 8));
	mix(&word, 8);
	did(read(v, &word, 8));
	did(timerfd_settime(t, 0, &soon, NULL));
	did(read(t, &word, 8));
	did(epoll_wait(e, got, 4, 0));
}

static void memory(void)
{
	unsigned char *data = pattern(65536, 4);
	int fd = opened(open("map", O_RDWR | O_CREAT, 0600));

	did(write(fd, data, 65536));
	unsigned char *m = mmap(NULL, 65536, PROT_READ | PROT_WRITE,
				MAP_SHARED, fd, 0);
	unsigned char *a = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE,
				MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	for (int i = 0; i < 65536; i += 97)
		m[i] ^= a[i * 8] = i;
	did(msync(m, 65536, MS_SYNC));
	did(pread(fd, data, 65536, 0));
	mix(data, 65536);
	pid_t pid = fork();

	if (pid == 0) {
		memset(a, 1, 1 << 20);
		_exit(a[5]);
	}
	int status = 0;

	waitpid(pid, &status, 0);
	mix(&status, sizeof(status));
	mix(a, 1 << 20);
	a = mremap(a, 1 << 20, 1 << 21, MREMAP_MAYMOVE);
	mix(a, 1 << 21);
	did(mprotect(a, 4096, PROT_READ));
	did(munmap(a, 1 << 21));
	did(madvise(m, 65536, MADV_DONTNEED));
	did(munmap(m, 65536));
	free(data);
}

static void proc(void)
{
	static const char *const names[] = { "/proc/filesystems",
		"/proc/self/status", "/proc/meminfo", "/proc/mounts",
		"/proc/cpuinfo", "/proc/self/maps", "/proc/stat",
		"/proc/devices", "/proc/self/mountinfo", "/proc/slabinfo",
		"/proc/vmstat", "/proc/interrupts", "/proc/sys/kernel/ostype",
		"/proc/self/limits", "/proc/net/unix", "/proc/version" };
	char text[8192];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		int fd = opened(open(names[i], O_RDONLY)), n = 0;

		for (ssize_t got; (got = read(fd, text, 1 + n % 4000)) > 0;)
			n += got;
		did(n > 0);
		close(fd);
	}
	int fd = open("/proc/filesystems", O_RDONLY);

	mix(text, read(fd, text, sizeof(text)));
	close(fd);
}

static void bad_pointers(void)
{
	int fd = opened(open("f50", O_RDWR));

	void *volatile low = (void *)8, *volatile high = (void *)-4096L;

	did(read(fd, low, 100));
	did(write(fd, high, 100));
	did(open(low, O_RDONLY));
	did(stat("f50", low));
	did(pipe(low));
	did(read(999, NULL, 0));
	did(ioctl(fd, 0x5401, 1));
	did(pread(fd, &fd, 4, -1));
	did(lseek(fd, INT64_MIN, SEEK_SET));
}

static const struct {
	const char *name;
	void (*run)(void);
} steps[] = {
	{ "files", files }, { "folders", folders },
	{ "attributes", attributes }, { "pipes", pipes },
	{ "sockets", sockets }, { "waiting", waiting },
	{ "memory", memory }, { "proc", proc },
	{ "bad-pointers", bad_pointers },
};

/* One write a line, and no dprintf(): that asks where the log stands, which
 * /dev/kmsg does not answer, and then writes nothing. */
static int say(int log, const char *name)
{
	char line[80];
	int n = snprintf(line, sizeof(line), "result: %s %016lx\n", name, sum);

	return write(log, line, n) == n;
}

int main(int argc, char **argv)
{
	if (argc != 3 || chdir(argv[1]))
		return 2;
	int log = open(argv[2], O_WRONLY);

	signal(SIGPIPE, SIG_IGN);
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		sum = 0xcbf29ce484222325u;
		steps[i].run();
		if (!say(log, steps[i].name))
			return 1;
	}
	return 0;
}
