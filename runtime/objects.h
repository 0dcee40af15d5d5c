/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef RUNTIME_OBJECTS_H
#define RUNTIME_OBJECTS_H
/*
 * libsaner_rt.a: static objects and string literals that can be asked for, as
 * the heap can (heap.h).
 *
 * A unit with checks puts a struct __saner_object for each into the section
 * saner_objects (lowering/objects.c).  The linker joins the sections of all units,
 * so that a program and each library that it loads has one table (table.c, which
 * says what is found); it is made once, before the constructors of the program
 * run, and taken out when the library is unloaded.  No lock is taken to ask.
 */
#include <stdbool.h>

/* The object that the byte at @at is of, with what may be below it. */
bool objects_find(unsigned long at, unsigned long *base, unsigned long *size);
#endif
