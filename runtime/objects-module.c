/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: where the records of a module lie (runtime/object.c), for objects-um.c,
 * behind kernel/module/sysfs.c, which keeps the addresses of a module's sections.
 * Its structures are read as they are, and no function of the kernel is called.
 *
 * The sections of a module lie one behind the other, and what is between them is
 * zero: the loader has cleared it.  Behind the last of them is its symbol table.
 *
 * Nothing here is for KASAN to look at: what KASAN calls may ask as well, and
 * would go round in circles.
 */
struct __saner_records {
	struct __saner_object *at;
	unsigned long n;
};
struct __saner_records __saner_module(unsigned long at);

static __inline
__attribute__((__always_inline__, __no_sanitize_address__)) int
__saner_is_records(const char *section)
{
	const char *name = "saner_objects";

	while (*name && *name == *section) {
		name++;
		section++;
	}
	return *name == *section;
}

/* The end of what begins at @begin. */
static __attribute__((__no_sanitize_address__)) unsigned long
__saner_section_end(const struct module *m, unsigned long begin)
{
	const struct module_sect_attrs *s = m->sect_attrs;
	unsigned long end = (unsigned long)m->core_layout.base +
			    m->core_layout.size;
	unsigned long next = (unsigned long)m->core_kallsyms.symtab;
	unsigned int i;

	if (next > begin && next < end)
		end = next;
	for (i = 0; i < s->nsections; i++) {
		next = s->attrs[i].address;
		if (next > begin && next < end)
			end = next;
	}
	return end;
}

static __attribute__((__no_sanitize_address__)) struct __saner_records
__saner_records_of(const struct module *m)
{
	const struct module_sect_attrs *s = m->sect_attrs;
	struct __saner_records r = { 0, 0 };
	unsigned int i;

	for (i = 0; i < s->nsections; i++) {
		unsigned long begin = s->attrs[i].address;

		if (!__saner_is_records(s->attrs[i].battr.attr.name))
			continue;
		r.at = (struct __saner_object *)begin;
		r.n = (__saner_section_end(m, begin) - begin) / sizeof(*r.at);
		break;
	}
	return r;
}

/* The module that @at is of may be on its way in or out: then its sections are
 * not known. */
__attribute__((__used__, __no_sanitize_address__)) struct __saner_records
__saner_module(unsigned long at)
{
	const struct list_head *l = *(struct list_head *volatile *)&modules.next;
	struct __saner_records none = { 0, 0 };

	for (; l != &modules; l = *(struct list_head *const volatile *)&l->next) {
		const struct module *m = (const struct module *)
			((unsigned long)l -
			 __builtin_offsetof(struct module, list));

		if (at - (unsigned long)m->core_layout.base >=
		    m->core_layout.size)
			continue;
		if ((m->state == MODULE_STATE_LIVE ||
		     m->state == MODULE_STATE_COMING) && m->sect_attrs)
			return __saner_records_of(m);
		break;
	}
	return none;
}
