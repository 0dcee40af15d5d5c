/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef FRONTEND_BASE_STR_H
#define FRONTEND_BASE_STR_H
/*
 * Interned names: two names are equal when the pointers are.  A table lives in
 * an arena and dies with it.
 */
#include <stddef.h>
#include <stdint.h>
#include "frontend/base/arena.h"

struct str {
	uint32_t len;
	uint32_t hash;
	char text[];		/* NUL-terminated */
};

struct strtab;

struct strtab *strtab_new(struct arena *a);
const struct str *str_intern(struct strtab *t, const char *s, size_t len);
const struct str *str_of(struct strtab *t, const char *s);
/* The name if it was interned before, NULL otherwise. */
const struct str *str_find(const struct strtab *t, const char *s, size_t len);
#endif
