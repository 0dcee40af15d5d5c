// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A construct that is not understood is no finding otherwise.
// RUN: %accept %s
double f(_Complex double a)
{
	return __real a;
}
