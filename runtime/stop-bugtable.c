/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: stopping and warning as x86's own BUG() and WARN() do, written out:
 * the macros are gone when this text is put in.  An undefined instruction, and
 * an entry in the kernel's table of those.  objtool knows both shapes: no code
 * follows an ud2, unless .discard.reachable says so.  end-bugtable.c, behind
 * the unit, asserts the layout of an entry; unit.c fills in the record.
 *
 * The file that the entry names is the unit's record (record.c).
 */
/* Filled in by unit.c. */
static __attribute__((__unused__)) struct __saner_unit __saner_unit;

static __inline __attribute__((__always_inline__, __unused__)) unsigned int
__saner_policy(void)
{
	return *(volatile unsigned int *)&__saner_unit.policy;
}

static __inline __attribute__((__always_inline__, __unused__)) void
__saner_stop(void)
{
	__asm__ __volatile__("1:\t.byte 0x0f, 0x0b\n"
		"\t.pushsection __bug_table,\"aw\"\n"
		"2:\t.long 1b - .\n"
		"\t.long %c0 - .\n"
		"\t.word 1, 0\n"
		"\t.org 2b + 12\n"
		"\t.popsection\n"
		: : "i" (&__saner_unit));
	__builtin_unreachable();
}

/* flags: warning, no "cut here" line, taint W */
static __inline __attribute__((__always_inline__, __unused__)) void
__saner_warn(struct __saner_site *site)
{
	(void)site;
	__asm__ __volatile__("1:\t.byte 0x0f, 0x0b\n"
		"\t.pushsection __bug_table,\"aw\"\n"
		"2:\t.long 1b - .\n"
		"\t.long %c0 - .\n"
		"\t.word 1, 0x909\n"
		"\t.org 2b + 12\n"
		"\t.popsection\n"
		"3:\t.pushsection .discard.reachable\n"
		"\t.long 3b - .\n"
		"\t.popsection\n"
		: : "i" (&__saner_unit));
}

/* saner.ko's registry, when the unit was compiled to ask it and it is there. */
static __inline __attribute__((__always_inline__, __unused__))
struct __saner_bounds __saner_find(unsigned long at)
{
	struct __saner_bounds b = { 0, ~0UL };
	struct __saner_bounds (*find)(unsigned long);

	if (!__saner_asks)
		return b;
	find = *(struct __saner_bounds (*volatile *)(unsigned long))
		&__saner_unit.find;
	return find ? find(at) : b;
}
