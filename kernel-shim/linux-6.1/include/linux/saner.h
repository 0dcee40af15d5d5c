/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _LINUX_SANER_H
#define _LINUX_SANER_H
/*
 * Included before every unit that saner compiles (scripts/Makefile.saner).
 * That the text below stands in a unit tells the compiler that this kernel has
 * lib/saner/: checks report there, and not by code of the unit's own.
 */
struct saner_runtime;

#endif /* _LINUX_SANER_H */
