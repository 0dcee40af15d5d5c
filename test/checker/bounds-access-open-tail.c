// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A flexible array in a union or behind an anonymous record goes on to the end of the object.
// RUN: %accept %s
void *memset(void *d, int c, unsigned long n)
	__attribute__((access(write_only, 1, 3)));
struct address {
	unsigned short family;
	union {
		char least[14];
		struct { struct { } none; char data[]; };
	};
};
struct inner { int n; int tail[]; };
struct outer { int a; struct inner in; };
static struct inner table = { 2, { 1, 2 } };

void clear(struct address *a)
{
	memset(a->data, 0, 14);
}

int last(struct outer *o)
{
	struct inner *i = &o->in, *t = &table;

	return i->tail[1] + t->tail[1];
}
