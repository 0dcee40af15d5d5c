// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A new object that is smaller than what it is taken for is refused: these are
// not. They are large enough, no object, smaller on purpose, or kept as bytes.
// RUN: %accept %s
#include <stddef.h>
void *malloc(size_t size) __attribute__((alloc_size(1)));
void *calloc(size_t n, size_t size) __attribute__((alloc_size(1, 2)));
struct s { long a; int b; void *c; };
struct mask { unsigned long bits[16]; };
struct masks { int n; struct mask mask; };
struct flex { long a; int n; char c; char text[]; };
union any { char bytes[64]; long number; };
struct tagged { int tag; union { int i; double d[4]; } u; };

struct s *enough(void) { return malloc(sizeof(struct s)); }
struct s *none(void) { return malloc(0); }
struct s *null(void) { return NULL; }
struct mask *cut(void) { return malloc(8); }
struct masks *cut_inside(void) { return malloc(sizeof(int) + 8); }
struct flex *in_the_padding(void) { return malloc(offsetof(struct flex, text)); }
struct flex *with_text(size_t n) { return malloc(offsetof(struct flex, text[n])); }
union any *one_of_many(void) { return malloc(sizeof(long)); }
struct tagged *tagged(void) { return malloc(sizeof(int) + sizeof(int)); }
struct s *up_to(void) { return malloc(offsetof(struct s, c)); }
struct s *to_the_end_of(void) { return malloc(12); }
void *kept(void) { void *p = malloc(7); return p; }
struct s *up_to_the_second(void) { return malloc(8); }
char *bytes(void) { return malloc(7); }
