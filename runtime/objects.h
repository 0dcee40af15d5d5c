/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef RUNTIME_OBJECTS_H
#define RUNTIME_OBJECTS_H
/*
 * libsaner_rt.a: static objects and string literals that can be asked for, as
 * the heap can (heap.h).
 *
 * A unit with checks puts a struct __saner_object for each into a section of
 * its own (lowering/objects.c): saner_objects, saner_literals.  The linker joins
 * the sections of all units, so that a program and each library that it loads
 * has one table; it is sorted once, before the constructors of the program run,
 * and taken out when the library is unloaded.  No lock is taken to ask.
 *
 * Objects that nobody told of (of other code, thread-local, weak ones) lie
 * between them: what is found must hold for those too.  So the end of an object
 * is not in it, as it may be another's beginning; and the first byte of an
 * object may be a pointer to the end of the one before it: the bytes below are
 * allowed then, down to the next object that was told of, or through it when
 * it ends right there.  Literals overlap where the linker merged their ends, and
 * count as the longest; a longer one that nobody told of may lie around one that
 * does not stand behind a NUL, so that below each of its bytes the same is
 * allowed.
 */
#include <stdbool.h>

/* The object that the byte at @at is of, with what may be below it. */
bool objects_find(unsigned long at, unsigned long *base, unsigned long *size);
#endif
