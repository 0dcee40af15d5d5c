/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef CHECKER_RING_H
#define CHECKER_RING_H
/*
 * Through which lists a pointer may not be going.  A list is a ring: who goes on
 * from an element of one never comes to the head of another, and takes its own
 * for an element.  So the test of a loop says something of its cursor only when
 * that did not get into another loop's list before, by the same cursor in an inner
 * loop, or by another member; and nothing when the loop changes what its head is.
 *
 * A list is a bit: the head as it is written, and where the member is in the
 * record.  What @bits says is of a value: lists that it is not in.
 */
#include "checker/judge.h"

struct rings;

/* Of @f's cursors, in f->scratch. */
struct rings *rings_new(const struct fn *f);
/* Cursor @i is told by its test from the head, when its value has @bits. */
bool rings_tells(const struct rings *r, uint32_t i, uint32_t bits);
/* What is in the list of cursor @i is in no other. */
uint32_t rings_only(const struct rings *r, uint32_t i);
/* The bits of ptr - @offset: another member's lists are not meant. */
uint32_t rings_member(const struct rings *r, int64_t offset);
/* @offset in a record is one of a member that links, for some cursor. */
bool rings_is_link(const struct rings *r, int64_t offset);
#endif
