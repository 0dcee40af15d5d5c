// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The last word of a string goes on behind its object; one that begins behind it does not pass.
// RUN: rm -rf %t && mkdir %t
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %S/Inputs/slub.c -o %t/slub.o
// RUN: %saner_cc %gcc -fsaner=soft -fsaner-registry -D__KERNEL__ -O2 -c %s -o %t/gcc.o
// RUN: %gcc %t/slub.o %t/gcc.o -o %t/gcc
// RUN: %t/gcc | %FileCheck %s
// RUN: %saner_cc %clang -fsaner=soft -fsaner-registry -D__KERNEL__ -O0 -c %s -o %t/clang.o
// RUN: %clang %t/slub.o %t/clang.o -o %t/clang
// RUN: %t/clang | %FileCheck %s
#include "Inputs/kernel.h"
#include "Inputs/slub.h"
#include "Inputs/words.h"

static volatile unsigned long got;

static void zeropad(const char **p, long i)
{
	got = load_unaligned_zeropad(*p + i);
}

static void word(const char **p, long i)
{
	got = read_word_at_a_time(*p + i);
}

int main(void)
{
	static const char *name = "twenty bytes and NUL";

	// CHECK: good
	printf("good\n");
	zeropad(&name, 0);
	zeropad(&name, 20);
	word(&name, 20);
	// CHECK-NOT: BUG
	// CHECK: bad
	printf("bad\n");
	// CHECK: BUG: saner: bounds: out-of-bounds read of size 1 in {{.*}}
	zeropad(&name, 21);
	// CHECK: BUG: saner: bounds: out-of-bounds read of size 1 in {{.*}}
	word(&name, 21);
	// CHECK: end
	printf("end\n");
	return 0;
}
