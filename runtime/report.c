/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * The report of an ordinary process: two lines on standard error in one
 * write(), then abort() in hard mode.  Safe in a signal handler: it allocates
 * nothing, takes no lock and uses no stdio.
 *
 * site.c and words.c are text that units get as well: see abi.def.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "runtime/report.h"
#include "runtime/words.c"

struct line {
	char text[1024];
	size_t len;
};

static void put(struct line *l, const char *s)
{
	size_t len = strlen(s);

	if (len > sizeof(l->text) - l->len)
		len = sizeof(l->text) - l->len;
	memcpy(l->text + l->len, s, len);
	l->len += len;
}

static void put_unsigned(struct line *l, unsigned long value)
{
	char digits[24];
	char *p = digits + sizeof(digits) - 1;

	*p = '\0';
	do {
		*--p = (char)('0' + value % 10);
		value /= 10;
	} while (value);
	put(l, p);
}

static void put_signed(struct line *l, unsigned long value)
{
	if ((long)value < 0) {
		put(l, "-");
		value = 0 - value;
	}
	put_unsigned(l, value);
}

/* "BUG: saner: bounds: out-of-bounds write of size 4 in f at ring.c:57" */
static void put_first(struct line *l, const struct __saner_site *site,
		      enum __saner_form form, unsigned long a, unsigned long c)
{
	unsigned long size = form == __saner_form_bytes ? c : site->size;

	put(l, "BUG: saner: ");
	put(l, site->property);
	put(l, ": ");
	put(l, __saner_title(form, a, (int)site->writes));
	if (size && form != __saner_form_null && form <= __saner_form_bytes) {
		put(l, " of size ");
		put_unsigned(l, size);
	}
	put(l, " in ");
	put(l, site->function);
	put(l, " at ");
	put(l, site->file);
	put(l, ":");
	put_unsigned(l, site->line);
	put(l, "\n");
}

static void put_range(struct line *l, unsigned long size)
{
	if (size) {
		put(l, ", valid 0..");
		put_unsigned(l, size - 1);
	} else {
		put(l, ", nothing valid");
	}
}

/* The offset @a in @b bytes, from their end when that is nearer and the beginning
 * far: of a static object it is not always known (runtime/objects.h). */
static void put_offset(struct line *l, unsigned long a, unsigned long b)
{
	bool behind = b > 1UL << 20 && a > b / 2 && a <= 2 * b;

	put(l, " ");
	put_signed(l, behind ? a - b : a);
	if (behind)
		put(l, " from the end");
	else
		put_range(l, b);
}

static void put_operands(struct line *l, enum __saner_form form,
			 unsigned long a, unsigned long b)
{
	put(l, "  ");
	put(l, __saner_operand(form));
	switch (form) {
	case __saner_form_access:
	case __saner_form_bytes:
	case __saner_form_string:
		put_offset(l, a, b);
		return;
	case __saner_form_index:
	case __saner_form_shift:
		put(l, " ");
		put_signed(l, a);
		put_range(l, b);
		return;
	case __saner_form_null:
	case __saner_form_divisor:
	case __saner_form_quotient:
		put(l, " ");
		put_signed(l, a);
		return;
	case __saner_form_cast:
		put(l, " ");
		put_unsigned(l, a);
		put(l, ", needed ");
		put_unsigned(l, b);
		return;
	case __saner_form_reached:
	case __saner_form_alive:
		return;
	}
}

/* "  index 16, valid 0..15 of 'slots'; obligation bounds-index#3; mode hard" */
static void put_second(struct line *l, const struct __saner_site *site,
		       enum __saner_form form, unsigned long a,
		       unsigned long b, int hard)
{
	put_operands(l, form, a, b);
	if (site->what && form < __saner_form_reached) {
		put(l, " of ");
		put(l, site->what);
	}
	put(l, "; obligation ");
	put(l, site->rule);
	put(l, "#");
	put_unsigned(l, site->number);
	put(l, hard ? "; mode hard\n" : "; mode soft\n");
}

static void write_all(const struct line *l)
{
	size_t done = 0;

	while (done < l->len) {
		ssize_t n = write(STDERR_FILENO, l->text + done, l->len - done);

		if (n < 0 && errno != EINTR)
			return;
		if (n > 0)
			done += (size_t)n;
	}
}

void __saner_report(struct __saner_site *site, const void *at,
		    enum __saner_form form, unsigned long a, unsigned long b,
		    unsigned long c, int hard)
{
	unsigned int hits = __atomic_fetch_add(&site->hits, 1,
					       __ATOMIC_RELAXED);
	int saved = errno;
	struct line l;

	(void)at;
	if (!hard && hits)
		return;
	l.len = 0;
	put_first(&l, site, form, a, c);
	put_second(&l, site, form, a, b, hard);
	write_all(&l);
	if (hard)
		abort();
	errno = saved;
}
