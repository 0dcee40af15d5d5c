// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A construct that is not understood is refused under strict.
// RUN: %reject %s -fsaner-strict
double f(_Complex double a)
{
	return __real a; // reject: subset-unknown
}
