/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* saner: in each unit of a module: the last record of its table says how many are
 * left when it was made (objects-um.c), and one is to spare for that. */
static struct __saner_object __saner_spare __attribute__((__used__,
	__section__("saner_objects")));
