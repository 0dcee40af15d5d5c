// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/opmap.h"

struct entry {
	const struct expr *expr;
	op_id op;
	uint32_t next;		/* index + 1 of the next in the bucket */
};

struct opmap {
	const struct func *func;
	struct entry *entries;
	uint32_t nentries;
	uint32_t *buckets;
	uint32_t mask;
};

static uint32_t hash_of(const struct expr *e)
{
	uint64_t x = (uint64_t)(uintptr_t)e;

	x *= 0x9e3779b97f4a7c15u;
	return (uint32_t)(x >> 32);
}

struct opmap *opmap_new(struct arena *a, const struct func *f)
{
	struct opmap *m;
	uint32_t size = 16;

	if (!f->nblocks)
		return NULL;
	while (size < f->nops)
		size *= 2;
	m = arena_new_of(a, struct opmap);
	m->func = f;
	m->entries = arena_array(a, f->nops + 1, sizeof(*m->entries));
	m->buckets = arena_array(a, size, sizeof(*m->buckets));
	m->mask = size - 1;
	for (op_id i = 0; i < f->nops; i++) {
		const struct expr *e = f->ops[i].expr;
		uint32_t *bucket;

		if (!e)
			continue;
		bucket = &m->buckets[hash_of(e) & m->mask];
		m->entries[m->nentries] = (struct entry){ e, i, *bucket };
		*bucket = ++m->nentries;
	}
	return m;
}

op_id opmap_find(const struct opmap *m, const struct expr *e,
		 enum op_kind kind)
{
	op_id found = NO_OP;

	if (!m)
		return NO_OP;
	for (uint32_t i = m->buckets[hash_of(e) & m->mask]; i;
	     i = m->entries[i - 1].next) {
		const struct entry *n = &m->entries[i - 1];

		if (n->expr != e || m->func->ops[n->op].kind != kind)
			continue;
		if (found != NO_OP)
			return NO_OP;
		found = n->op;
	}
	return found;
}

/* The operations that a node of this kind may have become. */
static op_id value_of_node(const struct opmap *m, const struct expr *e)
{
	static const enum op_kind kinds[] = {
		OP_CALL_K, OP_BUILTIN_K, OP_ATOMIC_K, OP_BINARY_K, OP_INDEX_K,
		OP_UNARY_K, OP_CONVERT_K, OP_CONST_K, OP_VA_ARG_K,
	};
	op_id found = NO_OP;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		op_id op = opmap_find(m, e, kinds[i]);

		if (op == NO_OP)
			continue;
		if (found != NO_OP)
			return NO_OP;
		found = op;
	}
	return found;
}

op_id opmap_value(const struct opmap *m, const struct expr *e)
{
	op_id op;

	if (!m || !e)
		return NO_OP;
	switch (e->kind) {
	case EXPR_LOAD:
		return opmap_find(m, e->sub[0], OP_LOAD_K);
	case EXPR_CONVERT:
	case EXPR_CAST:
		op = opmap_find(m, e, OP_CONVERT_K);
		/* A conversion that changes nothing may have no operation. */
		if (op == NO_OP && e->type && e->sub[0]->type &&
		    e->type->unqual == e->sub[0]->type->unqual)
			op = opmap_value(m, e->sub[0]);
		return op;
	case EXPR_INT:
	case EXPR_CALL:
	case EXPR_ATOMIC:
	case EXPR_BINARY:
	case EXPR_UNARY:
	case EXPR_VA_ARG:
		return value_of_node(m, e);
	case EXPR_FLOAT:
	case EXPR_STRING:
	case EXPR_VAR:
	case EXPR_FUNC:
	case EXPR_MEMBER:
	case EXPR_DEREF:
	case EXPR_INDEX:
	case EXPR_ADDR:
	case EXPR_DECAY:
	case EXPR_LOGICAL:
	case EXPR_COND:
	case EXPR_COMMA:
	case EXPR_ASSIGN:
	case EXPR_ASSIGN_OP:
	case EXPR_INCDEC:
	case EXPR_STMT:
	case EXPR_COMPOUND:
	case EXPR_INIT:
	case EXPR_LABEL_ADDR:
	case EXPR_UNKNOWN:
		return NO_OP;
	}
	return NO_OP;
}
