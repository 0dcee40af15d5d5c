// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Code that was said to be unreachable reports when it is reached.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: subset-reached - 0 0
// EXPECT 0
// EXPECT 1: BUG: saner: subset: unreachable code reached in f at unit.c:10
// EXPECT 1:   never to be reached; obligation subset-reached#1; mode MODE
static void run(int n)
{
	if (n == 1)
		__saner_reached(&__saner_sites[0]);
}
