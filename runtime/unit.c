/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: the record of this unit (record.c).
 */
static __attribute__((__unused__)) struct __saner_unit __saner_unit = {
	"saner (above)", 0x534e5231, sizeof(struct __saner_site),
	__saner_sites, sizeof(__saner_sites) / sizeof(__saner_sites[0]),
	__saner_hard, 0, __saner_asks, 0
};
