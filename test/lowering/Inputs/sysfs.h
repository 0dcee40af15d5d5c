/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The memory of a module (sysfs.c). */
struct record {
	const void *base;
	unsigned int size, shared;
} __attribute__((aligned(16)));

struct memory {
	char data[256];
	char other[16];
	struct record records[6];
	struct record behind[2];	/* whatever is behind the section */
};

/* @symbols: the symbol table is what is behind; else a section. */
struct memory *load(int symbols);
void state(int state);	/* 0 live, 1 coming, 2 going, 3 unformed */
void unload(void);
