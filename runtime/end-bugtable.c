/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: the entry that stop-bugtable.c wrote out is this kernel's, and the
 * record that its file names.
 */
_Static_assert(sizeof(struct bug_entry) == 12 &&
	       __builtin_offsetof(struct bug_entry, bug_addr_disp) == 0 &&
	       __builtin_offsetof(struct bug_entry, file_disp) == 4 &&
	       __builtin_offsetof(struct bug_entry, line) == 8 &&
	       __builtin_offsetof(struct bug_entry, flags) == 10,
	       "saner: struct bug_entry is not laid out as expected");

static __attribute__((__unused__)) struct __saner_unit __saner_unit = {
	"saner (above)", 0x534e5231, sizeof(struct __saner_site),
	__saner_sites, sizeof(__saner_sites) / sizeof(__saner_sites[0]),
	__saner_hard, 0, 0, __saner_asks, 0
};
