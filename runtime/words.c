/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: the words of a report, the same in a process and in a kernel.
 *
 *	BUG: saner: bounds: out-of-bounds write of size 4 in <where> at ring.c:57
 *	  index 16, valid 0..15 of 'slots'; obligation bounds-index#3; mode hard
 */

/* What went wrong, for the first line. */
static __attribute__((__noinline__, __cold__, __unused__)) const char *
__saner_title(enum __saner_form form, unsigned long a, int writes)
{
	switch (form) {
	case __saner_form_null:
		return a ? "error pointer used" : "NULL pointer used";
	case __saner_form_index:
	case __saner_form_access:
	case __saner_form_bytes:
		return writes ? "out-of-bounds write" : "out-of-bounds read";
	case __saner_form_string:
		return "unterminated string";
	case __saner_form_divisor:
		return "division by zero";
	case __saner_form_quotient:
		return "division overflow";
	case __saner_form_shift:
		return "shift out of range";
	case __saner_form_cast:
		return "object too small";
	case __saner_form_reached:
		return "unreachable code reached";
	case __saner_form_alive:
		return "use after free";
	}
	return "check failed";
}

/* The word before the first operand on the second line. */
static __attribute__((__noinline__, __cold__, __unused__)) const char *
__saner_operand(enum __saner_form form)
{
	switch (form) {
	case __saner_form_null:
		return "pointer";
	case __saner_form_index:
		return "index";
	case __saner_form_access:
	case __saner_form_bytes:
		return "offset";
	case __saner_form_string:
		return "no NUL from offset";
	case __saner_form_divisor:
		return "divisor";
	case __saner_form_quotient:
		return "divisor -1, dividend";
	case __saner_form_shift:
		return "shift by";
	case __saner_form_cast:
		return "size";
	case __saner_form_reached:
		return "never to be reached";
	case __saner_form_alive:
		return "the object was freed";
	}
	return "operand";
}
