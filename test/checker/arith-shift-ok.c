// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A shift by the width is refused: this is not.
// RUN: %accept %s
unsigned int f(unsigned int n, unsigned int by)
{
	return n << (by & 31);
}
