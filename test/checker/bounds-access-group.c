// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A run of members up to the end of one is a part of the record; any other length is too long.
// RUN: %reject %s
void *memcpy(void *d, const void *s, unsigned long n)
	__attribute__((access(write_only, 1, 3), access(read_only, 2, 3)));
struct header { unsigned short source, dest, len, sum; };

unsigned int both(struct header *h)
{
	return *(unsigned int *)&h->source;
}

struct header g;

void copy(const char *from)
{
	memcpy(&g.source, from, 4);
	memcpy(&g.source, from, 3); // reject: bounds-arg
}
