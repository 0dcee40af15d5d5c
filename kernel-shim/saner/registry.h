/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef SANER_REGISTRY_H
#define SANER_REGISTRY_H
/*
 * Which objects are on the slab heap, for units compiled with
 * -fsaner-registry: their checks ask here for the bounds of a pointer that
 * nobody else knows.  Include runtime/site.c first.
 *
 * The kernel's own tracepoints tell of every kmalloc() and kfree().  What was
 * there before, what comes from a cache of its own, and what the table has no
 * room for is unknown; an answer is given only when the slab that the pointer
 * is in agrees.  Nothing here says that an object was freed: slots may be given
 * out again in ways that no tracepoint tells of.
 *
 *	registry=off	(default) no tracepoint is used
 *	registry=slots	objects are as large as their slots
 *	registry=exact	objects are as large as was asked for; one that krealloc()
 *			grew in its slot is then found too small
 */

/* What the registry says of an address: the object's bounds, or unknown. */
struct __saner_bounds registry_find(unsigned long at);

/* At load and unload.  0, or an error: the registry stays off. */
int registry_init(void);
void registry_exit(void);
#endif
