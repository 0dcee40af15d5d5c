// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An asm that __builtin_unreachable() follows is believed, and nothing stands between for objtool to find; an empty one is no code.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i  | %FileCheck %s
#define TRAP() do { asm volatile("ud2" : : "i" (4)); } while (0)
int g(int n);

int bug(int n)
{
	if (n > 3) {
		do {
			asm volatile("");
			TRAP();
			__builtin_unreachable();
		} while (0);
	}
	return n;
}

int barrier(int n)
{
	if (n > 3) {
		asm volatile("");
		__builtin_unreachable();
	}
	return n;
}

int called(int n)
{
	asm volatile("nop");
	if (g(n) > 3)
		__builtin_unreachable();
	return n;
}

int joined(int n)
{
	if (n > 3)
		TRAP();
	__builtin_unreachable();
}
// CHECK-LABEL: bug:
// CHECK: subset-unreachable#{{[0-9]+}} assumed asm
// CHECK-LABEL: barrier:
// CHECK: subset-unreachable#{{[0-9]+}} checked
// CHECK-LABEL: called:
// CHECK: subset-unreachable#{{[0-9]+}} checked
// CHECK-LABEL: joined:
// CHECK: subset-unreachable#{{[0-9]+}} checked
