// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A new object that is smaller than what it is taken for is refused where it is
// made, by whatever way its pointer gets its type.
// RUN: %reject %s
#include <stddef.h>
void *malloc(size_t size) __attribute__((alloc_size(1)));
void *calloc(size_t n, size_t size) __attribute__((alloc_size(1, 2)));
struct s { long a; int b; void *c; };
struct named { char *name; struct s s; };

struct s *less(void)
{
	return malloc(sizeof(struct s) - 1);	// reject: bounds-cast: has 23 bytes and is taken for an object of 24
}

struct s *of_the_pointer(void)
{
	struct s *p = malloc(sizeof(p) + 2);	// reject: bounds-cast: has 10 bytes

	return p;
}

struct list { struct list *next, *prev; };

struct list *of_a_list(void)
{
	struct list *p = malloc(sizeof(p));	// reject: bounds-cast: has 8 bytes

	return p;
}

struct s *counted(void)
{
	return (struct s *)calloc(3, 7);	// reject: bounds-cast: has 21 bytes
}

struct s *in_a_variable(void)
{
	size_t n = sizeof(struct s) - 3;

	return malloc(n);	// reject: bounds-cast: has 21 bytes
}

struct s *either(int many)
{
	return many ? malloc(22) : NULL;	// reject: bounds-cast: has 22 bytes
}

struct s *inside(void)
{
	return ({ malloc(17); });	// reject: bounds-cast: has 17 bytes
}

struct named *by_way_of(void)
{
	return (struct named *)(struct s *)malloc(30);	// reject: bounds-cast: has 30 bytes and is taken for an object of 32
}
