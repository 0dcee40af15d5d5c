/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: where lib/saner/ finds the record of this unit: the linker gathers
 * these of the kernel, the module loader those of a module.
 */
static struct __saner_unit *const __saner_unit_at
	__attribute__((__used__, __section__("saner_units"))) = &__saner_unit;
