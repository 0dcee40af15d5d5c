// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * The normal workload: legal calls, and illegal ones that the driver refuses.
 * Its output is the same for every build of the driver.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "chardev.h"
#include "user.h"

static int failures;

static void expect(const char *what, long got, long want)
{
	say("workload: %s: %ld", what, got);
	if (got == want)
		return;
	say("workload: %s: wanted %ld", what, want);
	failures++;
}

/* The result of an ioctl, or minus its error number. */
static long call(int fd, unsigned long cmd, void *arg)
{
	int ret = ioctl(fd, cmd, arg);

	return ret < 0 ? -errno : ret;
}

static void ring(int fd)
{
	struct chardev_histogram h = { .width = 8 };
	uint32_t samples[200], back[200], nr = 64, pos = 0;
	unsigned int i;
	long sum = 0;

	for (i = 0; i < 200; i++)
		samples[i] = i % 100;
	expect("write without a ring", write(fd, samples, 4) < 0 ? -errno : 0,
	       -ENODATA);
	expect("ring setup", call(fd, CHARDEV_RING_SETUP, &nr), 0);
	expect("write past the wrap", write(fd, samples, sizeof(samples)), 800);
	expect("histogram", call(fd, CHARDEV_HISTOGRAM, &h), 0);
	expect("histogram total", h.total, 64);
	expect("histogram bin 5", h.bins[5], 8);
	expect("read", read(fd, back, sizeof(back)), 256);
	for (i = 0; i < 64; i++)
		sum += back[i] * (i + 1L);
	expect("weighted sum", sum, 162240);
	expect("seek", call(fd, CHARDEV_RING_SEEK, &pos), 0);
	expect("write again", write(fd, samples, 400), 400);
	expect("read again", read(fd, back, 40), 40);
	expect("first of the kept", back[0], 36);
	nr = CHARDEV_MAX_SLOTS + 1;
	expect("ring too large", call(fd, CHARDEV_RING_SETUP, &nr), -EINVAL);
	nr = 7;
	expect("ring replaced", call(fd, CHARDEV_RING_SETUP, &nr), 0);
	expect("write 20 into 7", write(fd, samples, 80), 80);
	expect("read 7", read(fd, back, sizeof(back)), 28);
	expect("oldest of 7", back[0], 13);
}

static void channels(int fd, const char *key)
{
	struct chardev_name set = { .channel = 1, .len = 8, .name = "pressure" };
	char text[CHARDEV_NAME_LEN] = "";
	struct chardev_name_get get = {
		.channel = 1, .len = sizeof(text), .buf = (uintptr_t)text,
	};
	struct chardev_gain gain = { .channel = 0, .gain = -40 };
	struct chardev_scale scale = { .unit = 3, .factor = 3000 };
	struct chardev_key k = { "0123456789abcde" };

	expect("name", call(fd, CHARDEV_NAME_SET, &set), 0);
	expect("name back", call(fd, CHARDEV_NAME_GET, &get), 0);
	expect("same name", memcmp(text, "pressure", 9), 0);
	set.channel = 4;
	expect("no such channel", call(fd, CHARDEV_NAME_SET, &set), -EINVAL);
	expect("locked gain", call(fd, CHARDEV_GAIN_SET, &gain), -EPERM);
	expect("locked scale", call(fd, CHARDEV_SCALE_SET, &scale), -EPERM);
	expect("wrong key", call(fd, CHARDEV_UNLOCK, &k), -EACCES);
	memcpy(k.key, key, sizeof(k.key));
	expect("right key", call(fd, CHARDEV_UNLOCK, &k), 0);
	expect("unlocked gain", call(fd, CHARDEV_GAIN_SET, &gain), 0);
	gain.gain = 0;
	expect("gain back", call(fd, CHARDEV_GAIN_GET, &gain), 0);
	expect("gain", gain.gain, -40);
	gain.channel = -1;
	expect("negative channel", call(fd, CHARDEV_GAIN_GET, &gain), -EINVAL);
	expect("unlocked scale", call(fd, CHARDEV_SCALE_SET, &scale), 0);
	scale.factor = 0;
	expect("scale back", call(fd, CHARDEV_SCALE_GET, &scale), 0);
	expect("scale", scale.factor, 3000);
}

static void title(int fd)
{
	struct chardev_title set = { "bench 7, rig b" };
	char text[CHARDEV_TITLE_LEN] = "";
	struct chardev_ticket ticket = { .serial = 5 }, other = { .serial = 6 };

	expect("title", call(fd, CHARDEV_TITLE_SET, &set), 0);
	expect("title back", call(fd, CHARDEV_TITLE_GET, text), 15);
	expect("same title", strcmp(text, set.title), 0);
	expect("ticket", call(fd, CHARDEV_TICKET, &ticket), 0);
	expect("other ticket", call(fd, CHARDEV_TICKET, &other), 0);
	expect("tickets differ", ticket.sum != other.sum, 1);
}

static void batch(int fd)
{
	struct chardev_batch_new new = { .capacity = 20, .nr = 5 };
	struct chardev_batch_append more = { .nr = 10 };
	struct chardev_batch_record rec = { .index = 14 };
	struct chardev_status st;
	unsigned int i;

	for (i = 0; i < CHARDEV_BATCH_IO; i++) {
		new.records[i].id = i;
		new.records[i].value = 1000 + i;
		more.records[i].id = 100 + i;
		more.records[i].value = 2000 + i;
	}
	expect("no batch", call(fd, CHARDEV_BATCH_GET, &rec), -ENODATA);
	expect("status", call(fd, CHARDEV_STATUS, &st), 0);
	expect("batch", call(fd, CHARDEV_BATCH_NEW, &new), 0);
	expect("append", call(fd, CHARDEV_BATCH_APPEND, &more), 0);
	expect("record", call(fd, CHARDEV_BATCH_GET, &rec), 0);
	expect("its id", rec.record.id, 109);
	expect("its value", (long)rec.record.value, 2009);
	rec.record.flags = 3;
	expect("set it", call(fd, CHARDEV_BATCH_SET, &rec), 0);
	rec.record.flags = 0;
	expect("get it", call(fd, CHARDEV_BATCH_GET, &rec), 0);
	expect("its flags", rec.record.flags, 3);
	rec.index = 15;
	expect("no such record", call(fd, CHARDEV_BATCH_GET, &rec), -EINVAL);
	more.nr = 5;
	expect("fill up", call(fd, CHARDEV_BATCH_APPEND, &more), 0);
	expect("status again", call(fd, CHARDEV_STATUS, &st), 0);
	expect("status batch nr", st.nr_records, 20);
	expect("status batch capacity", st.capacity, 20);
	expect("status slot 0", st.slots[0], 14);
	expect("smaller batch", (new.capacity = 3, new.nr = 3,
				 call(fd, CHARDEV_BATCH_NEW, &new)), 0);
	new.capacity = 2;
	expect("more than fits", call(fd, CHARDEV_BATCH_NEW, &new), -EINVAL);
}

static void markers(int fd)
{
	struct chardev_marker m = { .value = 7, .label = "start" };
	struct chardev_marker_poke poke = { .id = 11, .index = 7, .value = 99 };
	struct chardev_status st;
	uint32_t id = 10;

	for (m.id = 10; m.id < 15; m.id++) {
		m.data[2] = m.id * 3;
		expect("marker", call(fd, CHARDEV_MARKER_ADD, &m), 0);
	}
	expect("poke", call(fd, CHARDEV_MARKER_POKE, &poke), 0);
	m.id = 11;
	expect("get", call(fd, CHARDEV_MARKER_GET, &m), 0);
	expect("data 2", m.data[2], 33);
	expect("data 7", m.data[7], 99);
	expect("level", m.level, 1);
	expect("label", strcmp(m.label, "start"), 0);
	m.value = 70;
	expect("set", call(fd, CHARDEV_MARKER_SET, &m), 0);
	m.value = 0;
	expect("get again", call(fd, CHARDEV_MARKER_GET, &m), 0);
	expect("value", m.value, 70);
	expect("delete", call(fd, CHARDEV_MARKER_DELETE, &id), 0);
	expect("delete twice", call(fd, CHARDEV_MARKER_DELETE, &id), -ENOENT);
	expect("status", call(fd, CHARDEV_STATUS, &st), 0);
	expect("markers left", st.nr_markers, 4);
	m.id = 10;
	expect("get deleted", call(fd, CHARDEV_MARKER_GET, &m), -ENOENT);
}

int workload(const char *key)
{
	int fd = session_open();
	int other;

	ring(fd);
	channels(fd, key);
	title(fd);
	batch(fd);
	markers(fd);
	expect("unknown ioctl", call(fd, _IO(CHARDEV_MAGIC, 99), NULL), -ENOTTY);
	expect("bad address", call(fd, CHARDEV_STATUS, (void *)1), -EFAULT);
	other = session_open();
	ring(other);
	batch(other);
	close(other);
	close(fd);
	return failures != 0;
}
