/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: the two lines of a report in a kernel.  They allocate nothing, take no
 * lock of their own and do not sleep.  Titles begin like KASAN's, so that bots
 * know them.  The title has the symbol that the code is in, the second line the
 * function that the obligation is of: one that is inlined has no symbol.
 */
int _printk(const char *fmt, ...);

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_details(const struct __saner_site *site, enum __saner_form form,
		unsigned long a, unsigned long b, int hard)
{
	const char *word = __saner_operand(form);
	const char *of = site->what ? " of " : "";
	const char *what = site->what ? site->what : "";
	const char *mode = hard ? "hard" : "soft";

	switch (form) {
	case __saner_form_index:
	case __saner_form_access:
	case __saner_form_bytes:
	case __saner_form_string:
	case __saner_form_shift:
		if (b)
			_printk("\0013  %s %ld, valid 0..%lu%s%s; obligation %s#%u of %s; mode %s\n",
				word, (long)a, b - 1, of, what, site->rule,
				site->number, site->function, mode);
		else
			_printk("\0013  %s %ld, nothing valid%s%s; obligation %s#%u of %s; mode %s\n",
				word, (long)a, of, what, site->rule,
				site->number, site->function, mode);
		return;
	case __saner_form_null:
	case __saner_form_divisor:
	case __saner_form_quotient:
		_printk("\0013  %s %ld%s%s; obligation %s#%u of %s; mode %s\n",
			word, (long)a, of, what, site->rule, site->number,
			site->function, mode);
		return;
	case __saner_form_cast:
		_printk("\0013  %s %lu, needed %lu%s%s; obligation %s#%u of %s; mode %s\n",
			word, a, b, of, what, site->rule, site->number,
			site->function, mode);
		return;
	case __saner_form_reached:
	case __saner_form_alive:
		_printk("\0013  %s; obligation %s#%u of %s; mode %s\n", word,
			site->rule, site->number, site->function, mode);
		return;
	}
}

static __attribute__((__noinline__, __cold__, __unused__)) void
__saner_print(const struct __saner_site *site, const void *at,
	      enum __saner_form form, unsigned long a, unsigned long b,
	      unsigned long c, int hard)
{
	const char *title = __saner_title(form, a, (int)site->writes);
	unsigned long size = form == __saner_form_bytes ? c : site->size;

	if (size && form != __saner_form_null && form <= __saner_form_bytes)
		_printk("\0013BUG: saner: %s: %s of size %lu in %pB at %s:%u\n",
			site->property, title, size, at, site->file,
			site->line);
	else
		_printk("\0013BUG: saner: %s: %s in %pB at %s:%u\n",
			site->property, title, at, site->file, site->line);
	__saner_details(site, form, a, b, hard);
}
