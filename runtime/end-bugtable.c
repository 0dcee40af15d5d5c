/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: the entry that stop-bugtable.c wrote out is this kernel's.
 */
_Static_assert(sizeof(struct bug_entry) == 12 &&
	       __builtin_offsetof(struct bug_entry, bug_addr_disp) == 0 &&
	       __builtin_offsetof(struct bug_entry, file_disp) == 4 &&
	       __builtin_offsetof(struct bug_entry, line) == 8 &&
	       __builtin_offsetof(struct bug_entry, flags) == 10,
	       "saner: struct bug_entry is not laid out as expected");
