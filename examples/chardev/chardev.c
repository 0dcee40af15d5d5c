// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A sample recorder without hardware.  Every open file is a session: a ring of
 * samples, a few channels, a title, a batch of records and a list of markers.
 * A channel may be locked: its gain changes only for who knows the key.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/err.h>
#include <linux/fs.h>
#include <linux/ktime.h>
#include <linux/list.h>
#include <linux/miscdevice.h>
#include <linux/minmax.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/overflow.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <saner.h>

#include "chardev.h"

#define MAX_MARKERS	64
#define CHUNK		16

static char key[CHARDEV_KEY_LEN + 1] = "no key was given";
module_param_string(key, key, sizeof(key), 0);
MODULE_PARM_DESC(key, "16 characters that unlock the locked channels");

/* Fixed point factors, 256 is one; tunable at run time. */
static u32 scales[CHARDEV_SCALES] = {
	256, 512, 1024, 2048, 128, 64, 32, 16,
};

struct ring {
	u32 *__counted_by(nr_slots) slots;
	u32 nr_slots;
	u32 head;		/* next slot to write */
	u32 count;
};

struct channel {
	char name[CHARDEV_NAME_LEN];
	u32 locked;
	s32 gain;
};

struct batch {
	u32 capacity;
	u32 nr;
	u64 created;
	struct chardev_record records[] __counted_by(capacity);
};

struct marker {
	struct list_head node;
	u32 id;
	u32 value;
	char label[CHARDEV_NAME_LEN];
	u32 level;
	u32 data[CHARDEV_MARKER_DATA];
};

struct session {
	struct mutex lock;
	struct ring ring;
	struct batch *batch;
	struct list_head markers;
	u32 nr_markers;
	u32 max_markers;
	u32 unlocked;
	u32 rate_limit;		/* samples a write() */
	struct channel channels[CHARDEV_CHANNELS];
	char title[CHARDEV_TITLE_LEN];
	char key[CHARDEV_KEY_LEN];
};

/* The ring. */

static void ring_push(struct ring *r, u32 sample)
{
	r->slots[r->head] = sample;
	r->head = (r->head + 1) % r->nr_slots;
	if (r->count < r->nr_slots)
		r->count++;
}

static u32 ring_pop(struct ring *r)
{
	u32 tail = (r->head + r->nr_slots - r->count) % r->nr_slots;

	r->count--;
	return r->slots[tail];
}

static int chardev_ring_setup(struct session *s, void __user *argp)
{
	struct ring *r = &s->ring;
	u32 *slots;
	u32 nr;

	if (copy_from_user(&nr, argp, sizeof(nr)))
		return -EFAULT;
	if (nr == 0 || nr > CHARDEV_MAX_SLOTS)
		return -EINVAL;

	slots = kcalloc(nr, sizeof(*slots), GFP_KERNEL);
	if (!slots)
		return -ENOMEM;

	kfree(r->slots);
	r->slots = slots;
	r->nr_slots = nr;
	r->head = 0;
	r->count = 0;
	return 0;
}

/* Continue to write at a given slot. */
static int chardev_ring_seek(struct session *s, void __user *argp)
{
	u32 pos;

	if (copy_from_user(&pos, argp, sizeof(pos)))
		return -EFAULT;
	if (pos > s->ring.nr_slots)
		return -EINVAL;
	s->ring.head = pos;
	return 0;
}

static int chardev_histogram(struct session *s, void __user *argp)
{
	struct chardev_histogram req;
	const struct ring *r = &s->ring;
	u32 bins[CHARDEV_BINS] = { 0 };
	u32 i;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	if (req.width == 0)
		return -EINVAL;

	for (i = 0; i < r->nr_slots; i++)
		bins[r->slots[i] / req.width]++;

	memcpy(req.bins, bins, sizeof(bins));
	req.total = r->nr_slots;
	return copy_to_user(argp, &req, sizeof(req)) ? -EFAULT : 0;
}

/* Channels. */

static int chardev_name_set(struct session *s, void __user *argp)
{
	struct chardev_name req;
	struct channel *ch;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	if (req.channel >= CHARDEV_CHANNELS || req.len > sizeof(req.name))
		return -EINVAL;

	ch = &s->channels[req.channel];
	memset(ch->name, 0, sizeof(ch->name));
	memcpy(ch->name, req.name, req.len);
	return 0;
}

static int chardev_name_get(struct session *s, void __user *argp)
{
	struct chardev_name_get req;
	const struct channel *ch;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	if (req.channel >= CHARDEV_CHANNELS)
		return -EINVAL;

	ch = &s->channels[req.channel];
	if (copy_to_user(u64_to_user_ptr(req.buf), ch->name, req.len))
		return -EFAULT;
	return 0;
}

static int chardev_gain_set(struct session *s, void __user *argp)
{
	struct chardev_gain req;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	if (req.channel >= CHARDEV_CHANNELS)
		return -EINVAL;
	if (s->channels[req.channel].locked && !s->unlocked)
		return -EPERM;

	s->channels[req.channel].gain = req.gain;
	return 0;
}

static int chardev_gain_get(struct session *s, void __user *argp)
{
	struct chardev_gain req;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	if (req.channel < 0 || req.channel >= CHARDEV_CHANNELS)
		return -EINVAL;

	req.gain = s->channels[req.channel].gain;
	return copy_to_user(argp, &req, sizeof(req)) ? -EFAULT : 0;
}

static int chardev_scale_set(struct session *s, void __user *argp)
{
	struct chardev_scale req;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	if (req.unit >= ARRAY_SIZE(scales) || req.factor == 0)
		return -EINVAL;
	if (!s->unlocked)
		return -EPERM;

	WRITE_ONCE(scales[req.unit], req.factor);
	return 0;
}

static int chardev_scale_get(struct session *s, void __user *argp)
{
	struct chardev_scale req;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;

	req.factor = scales[req.unit];
	return copy_to_user(argp, &req, sizeof(req)) ? -EFAULT : 0;
}

/* The session: title, key, status. */

static int chardev_title_set(struct session *s, void __user *argp)
{
	if (copy_from_user(s->title, argp, sizeof(s->title)))
		return -EFAULT;
	return 0;
}

/* Returns the length of the title, its terminator included. */
static int chardev_title_get(struct session *s, void __user *argp)
{
	size_t len = strlen(s->title) + 1;

	if (copy_to_user(argp, s->title, len))
		return -EFAULT;
	return len;
}

static int chardev_unlock(struct session *s, void __user *argp)
{
	struct chardev_key req;
	u8 diff = 0;
	size_t i;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	for (i = 0; i < sizeof(req.key); i++)
		diff |= req.key[i] ^ s->key[i];
	if (diff)
		return -EACCES;

	s->unlocked = 1;
	return 0;
}

static u32 checksum(const void *__sized_by(len) data, size_t len)
{
	const u8 *p = data;
	u32 sum = 1;
	size_t i;

	for (i = 0; i < len; i++)
		sum = sum * 31 + p[i];
	return sum;
}

/* Who holds the key can tell a genuine ticket from a forged one. */
static int chardev_ticket(struct session *s, void __user *argp)
{
	struct chardev_ticket req;
	struct {
		u32 serial;
		char key[CHARDEV_KEY_LEN];
		char title[CHARDEV_TITLE_LEN];
		char pad[28];
	} seal;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;

	seal.serial = req.serial;
	memcpy(seal.key, s->key, sizeof(seal.key));
	memcpy(seal.title, s->title, sizeof(seal.title));
	memset(seal.pad, 0x5c, sizeof(seal.pad));
	req.sum = checksum(&seal, sizeof(seal));
	return copy_to_user(argp, &req, sizeof(req)) ? -EFAULT : 0;
}

static int chardev_status(struct session *s, void __user *argp)
{
	const struct ring *r = &s->ring;
	struct chardev_status st;
	u32 i;

	st.nr_slots = r->nr_slots;
	st.count = r->count;
	st.nr_markers = s->nr_markers;
	st.max_markers = s->max_markers;
	st.rate_limit = s->rate_limit;
	st.unlocked = s->unlocked;
	st.capacity = s->batch ? s->batch->capacity : 0;
	st.nr_records = s->batch ? s->batch->nr : 0;
	for (i = 0; i < r->nr_slots && i < ARRAY_SIZE(st.slots); i++)
		st.slots[i] = r->slots[i];
	return copy_to_user(argp, &st, sizeof(st)) ? -EFAULT : 0;
}

/* The batch. */

static int chardev_batch_new(struct session *s, void __user *argp)
{
	struct chardev_batch_new req;
	struct batch *b;
	u32 bytes;
	u32 i;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	if (req.nr > req.capacity || req.nr > ARRAY_SIZE(req.records))
		return -EINVAL;

	bytes = sizeof(*b) + req.capacity * sizeof(b->records[0]);
	b = kmalloc(bytes, GFP_KERNEL);
	if (!b)
		return -ENOMEM;

	b->capacity = req.capacity;
	b->nr = req.nr;
	b->created = ktime_get_boottime_seconds();
	for (i = 0; i < req.nr; i++)
		b->records[i] = req.records[i];

	kfree(s->batch);
	s->batch = b;
	return 0;
}

static int chardev_batch_append(struct session *s, void __user *argp)
{
	struct chardev_batch_append req;
	struct batch *b = s->batch;
	u32 i;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	if (!b)
		return -ENODATA;
	if (req.nr > ARRAY_SIZE(req.records) || req.nr > b->capacity)
		return -EINVAL;

	for (i = 0; i < req.nr; i++)
		b->records[b->nr + i] = req.records[i];
	b->nr += req.nr;
	return 0;
}

static int chardev_batch_set(struct session *s, void __user *argp)
{
	struct chardev_batch_record req;
	struct batch *b = s->batch;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	if (!b)
		return -ENODATA;
	if (req.index > b->nr)
		return -EINVAL;

	b->records[req.index] = req.record;
	return 0;
}

static int chardev_batch_get(struct session *s, void __user *argp)
{
	struct chardev_batch_record req;
	const struct batch *b = s->batch;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	if (!b)
		return -ENODATA;
	if (req.index >= b->nr)
		return -EINVAL;

	req.record = b->records[req.index];
	return copy_to_user(argp, &req, sizeof(req)) ? -EFAULT : 0;
}

/* Markers. */

static struct marker *marker_find(struct session *s, u32 id)
{
	struct marker *m;

	list_for_each_entry(m, &s->markers, node)
		if (m->id == id)
			return m;
	return NULL;
}

static struct marker *marker_new(struct session *s,
				 const struct chardev_marker *req)
{
	struct marker *m;

	if (s->nr_markers >= s->max_markers)
		return ERR_PTR(-ENOSPC);
	if (marker_find(s, req->id))
		return ERR_PTR(-EEXIST);

	m = kzalloc(sizeof(*m), GFP_KERNEL);
	if (!m)
		return ERR_PTR(-ENOMEM);
	m->id = req->id;
	m->value = req->value;
	m->level = s->unlocked;
	strcpy(m->label, req->label);
	return m;
}

static int chardev_marker_add(struct session *s, void __user *argp)
{
	struct chardev_marker req;
	struct marker *m;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	req.label[sizeof(req.label) - 1] = '\0';

	m = marker_new(s, &req);
	if (!m)
		return -ENOMEM;

	memcpy(m->data, req.data, sizeof(m->data));
	list_add_tail(&m->node, &s->markers);
	s->nr_markers++;
	return 0;
}

static int chardev_marker_get(struct session *s, void __user *argp)
{
	struct chardev_marker req;
	const struct marker *m;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	m = marker_find(s, req.id);
	if (!m)
		return -ENOENT;

	memset(&req, 0, sizeof(req));
	req.id = m->id;
	req.value = m->value;
	req.level = m->level;
	memcpy(req.data, m->data, sizeof(req.data));
	memcpy(req.label, m->label, sizeof(m->label));
	return copy_to_user(argp, &req, sizeof(req)) ? -EFAULT : 0;
}

static int chardev_marker_set(struct session *s, void __user *argp)
{
	struct chardev_marker req;
	struct marker *m;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;

	list_for_each_entry(m, &s->markers, node)
		if (m->id == req.id)
			break;
	m->value = req.value;
	return 0;
}

static int chardev_marker_poke(struct session *s, void __user *argp)
{
	struct chardev_marker_poke req;
	struct marker *m;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	if (req.index >= CHARDEV_MARKER_DATA)
		return -EINVAL;

	m = marker_find(s, req.id);
	m->data[req.index] = req.value;
	return 0;
}

/* Replaces the contents of a marker; who made it keeps the say over it. */
static int chardev_marker_replace(struct session *s, void __user *argp)
{
	struct marker *old, *m;
	struct chardev_marker req;

	if (copy_from_user(&req, argp, sizeof(req)))
		return -EFAULT;
	old = marker_find(s, req.id);
	if (!old)
		return -ENOENT;
	list_del(&old->node);
	kfree(old);
	s->nr_markers--;

	m = kzalloc(sizeof(*m), GFP_KERNEL);
	if (!m)
		return -ENOMEM;
	m->id = req.id;
	m->value = req.value;
	m->level = req.level;
	memcpy(m->data, req.data, sizeof(m->data));
	strscpy(m->label, req.label, sizeof(m->label));
	if (m->level > old->level)
		m->level = old->level;

	list_add_tail(&m->node, &s->markers);
	s->nr_markers++;
	return 0;
}

static int chardev_marker_delete(struct session *s, void __user *argp)
{
	struct marker *m;
	u32 id;

	if (copy_from_user(&id, argp, sizeof(id)))
		return -EFAULT;
	m = marker_find(s, id);
	if (!m)
		return -ENOENT;

	list_del(&m->node);
	kfree(m);
	s->nr_markers--;
	return 0;
}

/* The device. */

static int (*const handlers[])(struct session *s, void __user *argp) = {
	[_IOC_NR(CHARDEV_STATUS)]		= chardev_status,
	[_IOC_NR(CHARDEV_RING_SETUP)]		= chardev_ring_setup,
	[_IOC_NR(CHARDEV_RING_SEEK)]		= chardev_ring_seek,
	[_IOC_NR(CHARDEV_HISTOGRAM)]		= chardev_histogram,
	[_IOC_NR(CHARDEV_NAME_SET)]		= chardev_name_set,
	[_IOC_NR(CHARDEV_NAME_GET)]		= chardev_name_get,
	[_IOC_NR(CHARDEV_GAIN_SET)]		= chardev_gain_set,
	[_IOC_NR(CHARDEV_TITLE_SET)]		= chardev_title_set,
	[_IOC_NR(CHARDEV_TITLE_GET)]		= chardev_title_get,
	[_IOC_NR(CHARDEV_UNLOCK)]		= chardev_unlock,
	[_IOC_NR(CHARDEV_TICKET)]		= chardev_ticket,
	[_IOC_NR(CHARDEV_SCALE_SET)]		= chardev_scale_set,
	[_IOC_NR(CHARDEV_SCALE_GET)]		= chardev_scale_get,
	[_IOC_NR(CHARDEV_BATCH_NEW)]		= chardev_batch_new,
	[_IOC_NR(CHARDEV_BATCH_APPEND)]		= chardev_batch_append,
	[_IOC_NR(CHARDEV_BATCH_SET)]		= chardev_batch_set,
	[_IOC_NR(CHARDEV_BATCH_GET)]		= chardev_batch_get,
	[_IOC_NR(CHARDEV_MARKER_ADD)]		= chardev_marker_add,
	[_IOC_NR(CHARDEV_MARKER_GET)]		= chardev_marker_get,
	[_IOC_NR(CHARDEV_MARKER_SET)]		= chardev_marker_set,
	[_IOC_NR(CHARDEV_MARKER_POKE)]		= chardev_marker_poke,
	[_IOC_NR(CHARDEV_MARKER_REPLACE)]	= chardev_marker_replace,
	[_IOC_NR(CHARDEV_MARKER_DELETE)]	= chardev_marker_delete,
	[_IOC_NR(CHARDEV_GAIN_GET)]		= chardev_gain_get,
};

static long chardev_ioctl(struct file *file, unsigned int cmd,
			  unsigned long arg)
{
	struct session *s = file->private_data;
	unsigned int nr = _IOC_NR(cmd);
	int ret;

	if (_IOC_TYPE(cmd) != CHARDEV_MAGIC || nr >= ARRAY_SIZE(handlers))
		return -ENOTTY;

	if (mutex_lock_interruptible(&s->lock))
		return -ERESTARTSYS;
	ret = handlers[nr](s, (void __user *)arg);
	mutex_unlock(&s->lock);
	return ret;
}

/* Samples are 32 bits wide; what does not fill one is ignored. */
static ssize_t chardev_write(struct file *file, const char __user *buf,
			     size_t len, loff_t *ppos)
{
	struct session *s = file->private_data;
	u32 chunk[CHUNK];
	size_t nr = min_t(size_t, len / sizeof(u32), s->rate_limit);
	size_t done = 0;
	ssize_t ret = -EFAULT;
	size_t i, n;

	if (mutex_lock_interruptible(&s->lock))
		return -ERESTARTSYS;
	if (!s->ring.slots) {
		mutex_unlock(&s->lock);
		return -ENODATA;
	}
	for (; done < nr; done += n) {
		n = min_t(size_t, nr - done, CHUNK);
		if (copy_from_user(chunk, buf + done * sizeof(u32),
				   n * sizeof(u32)))
			goto out;
		for (i = 0; i < n; i++)
			ring_push(&s->ring, chunk[i]);
	}
	ret = done * sizeof(u32);
out:
	mutex_unlock(&s->lock);
	return ret;
}

static ssize_t chardev_read(struct file *file, char __user *buf, size_t len,
			    loff_t *ppos)
{
	struct session *s = file->private_data;
	u32 chunk[CHUNK];
	size_t done = 0;
	ssize_t ret = -EFAULT;
	size_t i, n, nr;

	if (mutex_lock_interruptible(&s->lock))
		return -ERESTARTSYS;
	nr = min_t(size_t, len / sizeof(u32), s->ring.count);
	for (; done < nr; done += n) {
		n = min_t(size_t, nr - done, CHUNK);
		for (i = 0; i < n; i++)
			chunk[i] = ring_pop(&s->ring);
		if (copy_to_user(buf + done * sizeof(u32), chunk,
				 n * sizeof(u32)))
			goto out;
	}
	ret = done * sizeof(u32);
out:
	mutex_unlock(&s->lock);
	return ret;
}

static int chardev_open(struct inode *inode, struct file *file)
{
	struct session *s;

	s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;

	mutex_init(&s->lock);
	INIT_LIST_HEAD(&s->markers);
	s->max_markers = MAX_MARKERS;
	s->rate_limit = CHARDEV_MAX_SLOTS;
	s->channels[0].locked = 1;
	memcpy(s->key, key, sizeof(s->key));
	file->private_data = s;
	return nonseekable_open(inode, file);
}

static int chardev_release(struct inode *inode, struct file *file)
{
	struct session *s = file->private_data;
	struct marker *m, *next;

	list_for_each_entry_safe(m, next, &s->markers, node) {
		list_del(&m->node);
		kfree(m);
	}
	kfree(s->batch);
	kfree(s->ring.slots);
	memzero_explicit(s->key, sizeof(s->key));
	kfree(s);
	return 0;
}

static const struct file_operations chardev_fops = {
	.owner		= THIS_MODULE,
	.open		= chardev_open,
	.release	= chardev_release,
	.read		= chardev_read,
	.write		= chardev_write,
	.unlocked_ioctl	= chardev_ioctl,
	.llseek		= no_llseek,
};

static struct miscdevice chardev_misc = {
	.minor	= MISC_DYNAMIC_MINOR,
	.name	= "chardev",
	.fops	= &chardev_fops,
	.mode	= 0666,
};

module_misc_device(chardev_misc);

MODULE_DESCRIPTION("A sample recorder without hardware");
MODULE_LICENSE("GPL");
