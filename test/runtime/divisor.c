// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A divisor is not 0, and the quotient fits.
// RUN: python3 -B %top/test/runtime/Inputs/runtime.py %saner %s
// SITE: arith-divisor 'd' 0 0
// EXPECT 0
// EXPECT 1: BUG: saner: arith: division by zero in f at unit.c:10
// EXPECT 1:   divisor 0 of 'd'; obligation arith-divisor#1; mode MODE
// EXPECT 2: BUG: saner: arith: division overflow in f at unit.c:10
// EXPECT 2:   divisor -1, dividend -2147483648 of 'd'; obligation arith-divisor#1; mode MODE
// EXPECT 3
// EXPECT 4: BUG: saner: arith: division by zero in f at unit.c:10
// EXPECT 4:   divisor 0 of 'd'; obligation arith-divisor#1; mode MODE
static void run(int n)
{
	volatile long zero = 0;
	long min = -2147483647L - 1;

	if (n == 0)
		__saner_divisor((unsigned long)(zero + 1), &__saner_sites[0]);
	else if (n == 1)
		__saner_divisor((unsigned long)zero, &__saner_sites[0]);
	else if (n == 2)
		__saner_quotient(zero + min, zero - 1, min, &__saner_sites[0]);
	else if (n == 3)
		__saner_quotient(zero + min + 1, zero - 1, min,
				 &__saner_sites[0]);
	else
		__saner_quotient(1, zero, min, &__saner_sites[0]);
}
