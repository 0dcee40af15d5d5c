// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// glibc defines _Float32 itself for clang: it is not defined twice.
// RUN: %saner_cc %clang -fsaner -fsaner-strict -c %s -o %t.o
// RUN: %saner_cc %gcc -fsaner -fsaner-strict -c %s -o %t.o
#include <math.h>
#include <stdlib.h>

double half(const char *text)
{
	return floor(strtod(text, NULL)) / 2;
}
