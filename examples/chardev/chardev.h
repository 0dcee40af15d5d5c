/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * The ioctl interface of /dev/chardev.
 *
 * An open file is a session.  It owns a ring of samples (written and read with
 * write() and read()), four channels, a title, one batch of records and a list
 * of markers.  All sizes and indexes come from user space.
 */
#ifndef EXAMPLES_CHARDEV_H
#define EXAMPLES_CHARDEV_H

#include <linux/ioctl.h>
#include <linux/types.h>

#define CHARDEV_CHANNELS	4
#define CHARDEV_NAME_LEN	16
#define CHARDEV_TITLE_LEN	16
#define CHARDEV_KEY_LEN		16
#define CHARDEV_TEXT_LEN	32
#define CHARDEV_MAX_SLOTS	1024
#define CHARDEV_BATCH_IO	16
#define CHARDEV_STATUS_SLOTS	64
#define CHARDEV_BINS		16
#define CHARDEV_SCALES		8
#define CHARDEV_MARKER_DATA	8

struct chardev_status {
	__u32 nr_slots;
	__u32 count;
	__u32 nr_markers;
	__u32 max_markers;
	__u32 rate_limit;
	__u32 unlocked;
	__u32 capacity;		/* of the batch */
	__u32 nr_records;
	__u32 slots[CHARDEV_STATUS_SLOTS];	/* as many as the ring has */
};

struct chardev_histogram {
	__u32 bins[CHARDEV_BINS];	/* out */
	__u32 width;			/* in: samples a bin */
	__u32 total;			/* out */
};

struct chardev_name {
	__u32 channel;
	__u32 len;
	char name[CHARDEV_TEXT_LEN];
};

struct chardev_name_get {
	__u32 channel;
	__u32 len;
	__u64 buf;			/* user pointer */
};

struct chardev_gain {
	__s32 channel;
	__s32 gain;
};

struct chardev_ticket {
	__u32 serial;
	__u32 sum;			/* out */
};

struct chardev_scale {
	__u32 unit;
	__u32 factor;
};

struct chardev_record {
	__u32 id;
	__u32 flags;
	__u64 value;
};

struct chardev_batch_new {
	__u32 capacity;
	__u32 nr;
	struct chardev_record records[CHARDEV_BATCH_IO];
};

struct chardev_batch_append {
	__u32 nr;
	__u32 reserved;
	struct chardev_record records[CHARDEV_BATCH_IO];
};

struct chardev_batch_record {
	__u32 index;
	__u32 reserved;
	struct chardev_record record;
};

struct chardev_marker {
	__u32 id;
	__u32 value;
	__u32 level;			/* out: 0 user, 1 operator */
	__u32 data[CHARDEV_MARKER_DATA];
	char label[CHARDEV_TEXT_LEN];
};

struct chardev_marker_poke {
	__u32 id;
	__u32 index;
	__u32 value;
};

struct chardev_key {
	char key[CHARDEV_KEY_LEN];
};

struct chardev_title {
	char title[CHARDEV_TITLE_LEN];
};

#define CHARDEV_MAGIC		'S'
#define CHARDEV_STATUS		_IOR(CHARDEV_MAGIC, 0, struct chardev_status)
#define CHARDEV_RING_SETUP	_IOW(CHARDEV_MAGIC, 1, __u32)
#define CHARDEV_RING_SEEK	_IOW(CHARDEV_MAGIC, 2, __u32)
#define CHARDEV_HISTOGRAM	_IOWR(CHARDEV_MAGIC, 3, struct chardev_histogram)
#define CHARDEV_NAME_SET	_IOW(CHARDEV_MAGIC, 4, struct chardev_name)
#define CHARDEV_NAME_GET	_IOW(CHARDEV_MAGIC, 5, struct chardev_name_get)
#define CHARDEV_GAIN_SET	_IOW(CHARDEV_MAGIC, 6, struct chardev_gain)
#define CHARDEV_TITLE_SET	_IOW(CHARDEV_MAGIC, 7, struct chardev_title)
#define CHARDEV_TITLE_GET	_IO(CHARDEV_MAGIC, 8)
#define CHARDEV_UNLOCK		_IOW(CHARDEV_MAGIC, 9, struct chardev_key)
#define CHARDEV_TICKET		_IOWR(CHARDEV_MAGIC, 10, struct chardev_ticket)
#define CHARDEV_SCALE_SET	_IOW(CHARDEV_MAGIC, 11, struct chardev_scale)
#define CHARDEV_SCALE_GET	_IOWR(CHARDEV_MAGIC, 12, struct chardev_scale)
#define CHARDEV_BATCH_NEW	_IOW(CHARDEV_MAGIC, 13, struct chardev_batch_new)
#define CHARDEV_BATCH_APPEND	_IOW(CHARDEV_MAGIC, 14, struct chardev_batch_append)
#define CHARDEV_BATCH_SET	_IOW(CHARDEV_MAGIC, 15, struct chardev_batch_record)
#define CHARDEV_BATCH_GET	_IOWR(CHARDEV_MAGIC, 16, struct chardev_batch_record)
#define CHARDEV_MARKER_ADD	_IOW(CHARDEV_MAGIC, 17, struct chardev_marker)
#define CHARDEV_MARKER_GET	_IOWR(CHARDEV_MAGIC, 18, struct chardev_marker)
#define CHARDEV_MARKER_SET	_IOW(CHARDEV_MAGIC, 19, struct chardev_marker)
#define CHARDEV_MARKER_POKE	_IOW(CHARDEV_MAGIC, 20, struct chardev_marker_poke)
#define CHARDEV_MARKER_REPLACE	_IOW(CHARDEV_MAGIC, 21, struct chardev_marker)
#define CHARDEV_MARKER_DELETE	_IOW(CHARDEV_MAGIC, 22, __u32)
#define CHARDEV_GAIN_GET	_IOWR(CHARDEV_MAGIC, 23, struct chardev_gain)

#endif
