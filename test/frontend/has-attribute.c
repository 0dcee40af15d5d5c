// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// gcc's __builtin_has_attribute() may stand where nothing is evaluated; its value
// is not understood.
// RUN: %saner_cc %gcc -O2 -fsaner=hard -fsaner-strict -c %s -o %t.o
// RUN: %not %saner_cc %gcc -O2 -fsaner=hard -fsaner-strict -DVALUE -c %s -o %t.o 2>&1 | %FileCheck %s
// CHECK: __builtin_has_attribute
#define MUST_BE_STRING(p) \
	((int)sizeof(struct { int : (-!!(__builtin_has_attribute(p, nonstring))); }))
char name[8];
char raw[8] __attribute__((__nonstring__));

int measured(int n)
{
	return n + MUST_BE_STRING(name);
}

#ifdef VALUE
int value(int i)
{
	return name[__builtin_has_attribute(raw, nonstring) ? i : 0];
}
#endif
