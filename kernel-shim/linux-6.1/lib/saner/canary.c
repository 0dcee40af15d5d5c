// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Functions that are declared and defined nowhere, so that the link fails where
 * a compiler does not see that a call of them is impossible.  With checks in
 * between it does not always see that; sanitizers have the same trouble
 * (linux/seqlock.h).  None is ever called.
 *
 * No header: some configurations have them there.
 */
void panic(const char *fmt, ...) __attribute__((__noreturn__));
void __scoped_seqlock_bug(void);

void __scoped_seqlock_bug(void)
{
	panic("saner: an impossible call");
}
