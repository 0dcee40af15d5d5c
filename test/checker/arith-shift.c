// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A shift by the width is refused.
// RUN: %reject %s
unsigned int f(unsigned int n)
{
	return n << 32;	// reject: arith-shift
}
