// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The first process of a kernel that is given bad romfs images: mounts
 * /images/N.img for each N from $first up to $last, reads what it finds there,
 * at most so much of it, and says what came of it in the kernel's log:
 *
 *	romfs: N begin
 *	romfs: N mounted, E entries, B bytes, CHECKSUM
 *	romfs: N refused, ERRNO
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/loop.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define MAX_ENTRIES 300
#define MAX_DEPTH 8
#define MAX_BYTES 70000

static unsigned long entries, bytes;
static uint64_t sum;

static void mix(const void *at, size_t n)
{
	const unsigned char *p = at;

	while (n--)
		sum = (sum ^ *p++) * 0x100000001b3u;
}

static void mix_number(long n)
{
	mix(&n, sizeof(n));
}

static void read_file(const char *path)
{
	static char data[5000];
	int fd = open(path, O_RDONLY | O_NONBLOCK);
	long n = 0;

	for (long all = 0; fd >= 0 && all < MAX_BYTES; all += n) {
		n = read(fd, data, sizeof(data));
		if (n <= 0)
			break;
		mix(data, n);
		bytes += n;
	}
	mix_number(fd < 0 || n < 0 ? -errno : 0);
	if (fd >= 0) {
		mix_number(pread(fd, data, 100, 3000));
		close(fd);
	}
}

static void walk(const char *path, int depth);

static void visit(const char *path, int depth)
{
	char target[300];
	struct stat st;

	if (lstat(path, &st)) {
		mix_number(-errno);
		return;
	}
	mix_number(st.st_mode);
	mix_number(st.st_size);
	if (S_ISREG(st.st_mode))
		read_file(path);
	if (S_ISLNK(st.st_mode)) {
		ssize_t n = readlink(path, target, sizeof(target));

		mix_number(n);
		mix(target, n > 0 ? n : 0);
	}
	if (S_ISDIR(st.st_mode) && depth < MAX_DEPTH)
		walk(path, depth + 1);
}

static void walk(const char *path, int depth)
{
	DIR *dir = opendir(path);
	struct dirent *e;
	char below[4096];

	if (!dir) {
		mix_number(-errno);
		return;
	}
	while (entries < MAX_ENTRIES && (e = readdir(dir))) {
		entries++;
		mix(e->d_name, strlen(e->d_name));
		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		if (snprintf(below, sizeof(below), "%s/%s", path, e->d_name) <
		    (int)sizeof(below))
			visit(below, depth);
	}
	closedir(dir);
}

static void image(FILE *log, int n)
{
	int loop = open("/dev/loop0", O_RDONLY), file;
	char path[64];

	snprintf(path, sizeof(path), "/images/%d.img", n);
	file = open(path, O_RDONLY);
	if (loop < 0 || file < 0 || ioctl(loop, LOOP_SET_FD, file)) {
		fprintf(log, "romfs: %d not tried: %s\n", n, strerror(errno));
		return;
	}
	fprintf(log, "romfs: %d begin\n", n);
	entries = bytes = 0;
	sum = 0xcbf29ce484222325u;
	if (mount("/dev/loop0", "/mnt", "romfs", MS_RDONLY, NULL)) {
		fprintf(log, "romfs: %d refused, %s\n", n, strerror(errno));
	} else {
		visit("/mnt", 0);
		visit("/mnt/no such name", 0);
		fprintf(log, "romfs: %d mounted, %lu entries, %lu bytes, %016lx\n",
			n, entries, bytes, sum);
		umount("/mnt");
	}
	ioctl(loop, LOOP_CLR_FD, 0);
	close(file);
	close(loop);
}

int main(void)
{
	const char *first = getenv("first"), *last = getenv("last");
	FILE *log;

	mount("none", "/dev", "devtmpfs", 0, NULL);
	mknod("/dev/loop0", S_IFBLK | 0600, makedev(7, 0));
	mknod("/dev/kmsg", S_IFCHR | 0600, makedev(1, 11));
	log = fopen("/dev/kmsg", "w");
	if (!log || !first || !last)
		return 1;
	setvbuf(log, NULL, _IOLBF, 4096);
	for (int n = atoi(first); n < atoi(last); n++)
		image(log, n);
	fprintf(log, "romfs: end\n");
	sync();
	reboot(RB_POWER_OFF);
	return 0;
}
