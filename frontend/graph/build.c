// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Blocks and ops, and the graph of every reached function. */
#include "frontend/graph/build.h"

#include <string.h>

#include "frontend/base/fail.h"

uint32_t op_flags(enum op_kind kind)
{
	static const uint32_t flags[] = {
#define OP(name, text, f) [OP_##name##_K] = (f),
#include "frontend/op.def"
#undef OP
	};

	return flags[kind];
}

uint32_t build_block(struct builder *b)
{
	void *at = b->blocks;
	struct block *k = arena_grow(b->a, &at, &b->nblocks, &b->blocks_room,
				     sizeof(*k));

	b->blocks = at;
	k->id = b->nblocks - 1;
	k->first = NO_OP;
	return k->id;
}

void build_start(struct builder *b, uint32_t block)
{
	if (b->open != NO_BLOCK)
		bug("a block is still open");
	if (b->blocks[block].first != NO_OP)
		bug("a block is opened twice");
	b->open = block;
	b->blocks[block].first = b->nops;
}

struct op *build_op(struct builder *b, enum op_kind kind,
		    const struct type *type, struct expr *expr)
{
	void *at = b->ops;
	struct op *o;

	if (b->open == NO_BLOCK)
		build_start(b, build_block(b));
	o = arena_grow(b->a, &at, &b->nops, &b->ops_room, sizeof(*o));
	b->ops = at;
	b->blocks[b->open].n++;
	o->kind = kind;
	o->block = b->open;
	o->type = type;
	o->expr = expr;
	o->stmt = b->stmt;
	o->arg[0] = NO_OP;
	o->arg[1] = NO_OP;
	if (op_flags(kind) & OPF_ENDS)
		b->open = NO_BLOCK;
	return o;
}

op_id build_last(const struct builder *b)
{
	return b->nops - 1;
}

/* From the open block; called before the op that ends it. */
void build_edge(struct builder *b, uint32_t to)
{
	void *at = b->edges;
	struct edge *e;

	if (b->open == NO_BLOCK)
		build_start(b, build_block(b));
	e = arena_grow(b->a, &at, &b->nedges, &b->edges_room, sizeof(*e));
	b->edges = at;
	e->from = b->open;
	e->to = to;
}

/* Falls through to @to; nothing when no block is open. */
void build_jump(struct builder *b, uint32_t to)
{
	if (b->open == NO_BLOCK)
		return;
	build_edge(b, to);
	build_op(b, OP_JUMP_K, NULL, NULL);
}

void build_branch(struct builder *b, op_id value, uint32_t yes, uint32_t no,
		  struct expr *e)
{
	build_edge(b, yes);
	build_edge(b, no);
	build_op(b, OP_BRANCH_K, NULL, e)->arg[0] = value;
}

void build_dead_end(struct builder *b, bool unreachable, struct expr *e)
{
	build_op(b, OP_END_K, NULL, e)->unreachable = unreachable;
}

const struct type *build_pointer_to(struct builder *b, const struct type *t)
{
	struct type *p;

	for (size_t i = 0; i < b->pointers.n; i++) {
		p = b->pointers.at[i];
		if (p->of == t)
			return p;
	}
	p = arena_new_of(b->a, struct type);
	p->kind = TYPE_POINTER;
	p->complete = true;
	p->size = b->unit->pointer_size;
	p->align = b->unit->pointer_size;
	p->of = t;
	p->unqual = p;
	p->spelling = "pointer";
	vec_push(b->a, &b->pointers, p);
	return p;
}

struct sym *build_temp(struct builder *b, const struct type *t)
{
	void *at = b->syms;
	struct sym **slot = arena_grow(b->a, &at, &b->nsyms, &b->syms_room,
				       sizeof(struct sym *));
	struct sym *sym = arena_new_of(b->a, struct sym);

	b->syms = at;
	*slot = sym;
	sym->kind = SYM_TEMP;
	sym->id = b->nsyms - 1;
	sym->type = t->unqual ? t->unqual : t;
	sym->func = b->func;
	return sym;
}

op_id build_const(struct builder *b, const struct type *t, int64_t value,
		  struct expr *e)
{
	build_op(b, OP_CONST_K, t, e)->value = value;
	return build_last(b);
}

op_id build_undef(struct builder *b, const struct type *t, struct expr *e)
{
	build_op(b, OP_UNDEF_K, t, e);
	return build_last(b);
}

op_id build_addr_of(struct builder *b, struct sym *sym, struct expr *e)
{
	const struct type *t = build_pointer_to(b, sym->type);

	build_op(b, OP_ADDR_K, t, e)->sym = sym;
	return build_last(b);
}

op_id build_load(struct builder *b, op_id at, const struct type *t,
		 const struct field *bits, struct expr *e)
{
	struct op *o = build_op(b, OP_LOAD_K, t->unqual ? t->unqual : t, e);

	o->arg[0] = at;
	o->field = bits;
	o->size = t->complete ? t->size : NO_SIZE;
	o->is_volatile = t->is_volatile;
	return build_last(b);
}

struct op *build_store(struct builder *b, op_id at, op_id value,
		       const struct type *t, struct expr *e)
{
	struct op *o = build_op(b, OP_STORE_K, t->unqual ? t->unqual : t, e);

	o->arg[0] = at;
	o->arg[1] = value;
	o->size = t->complete ? t->size : NO_SIZE;
	o->is_volatile = t->is_volatile;
	return o;
}

/* ---- edges, both ways ------------------------------------------------- */

static void link_edges(struct builder *b)
{
	for (uint32_t i = 0; i < b->nedges; i++) {
		b->blocks[b->edges[i].from].nto++;
		b->blocks[b->edges[i].to].nfrom++;
	}
	for (uint32_t i = 0; i < b->nblocks; i++) {
		struct block *k = &b->blocks[i];

		k->to = arena_array(b->a, k->nto, sizeof(*k->to));
		k->from = arena_array(b->a, k->nfrom, sizeof(*k->from));
		k->nto = k->nfrom = 0;
	}
	for (uint32_t i = 0; i < b->nedges; i++) {
		struct block *from = &b->blocks[b->edges[i].from];
		struct block *to = &b->blocks[b->edges[i].to];

		from->to[from->nto++] = b->edges[i].to;
		to->from[to->nfrom++] = b->edges[i].from;
	}
}

/* A label that nothing starts (its statement was not built) and the blocks
 * after a jump have no ops yet: they end, unreached or falling off the end. */
static void close_blocks(struct builder *b)
{
	for (uint32_t i = 0; i < b->nblocks; i++) {
		if (b->blocks[i].first != NO_OP)
			continue;
		build_start(b, i);
		build_dead_end(b, false, NULL);
	}
}

static void build_params(struct builder *b)
{
	for (uint32_t i = 0; i < b->func->nparams; i++) {
		struct sym *p = b->func->syms[i];
		op_id at, v;

		build_op(b, OP_DECLARE_K, p->type, NULL)->sym = p;
		at = build_addr_of(b, p, NULL);
		v = build_undef(b, p->type, NULL);
		b->ops[v].sym = p;
		build_store(b, at, v, p->type, NULL)->implied = true;
	}
}

static void build_func(struct unit *u, struct func *f)
{
	struct builder b = {
		.unit = u, .func = f, .a = u->arena, .open = NO_BLOCK,
	};
	struct scope params = { 0 };

	b.syms_room = f->nsyms;
	b.syms = f->syms;
	b.nsyms = f->nsyms;
	build_start(&b, build_block(&b));
	b.scope = &params;
	jump_labels(&b, f->body);
	build_params(&b);
	build_stmt(&b, f->body);
	if (b.open != NO_BLOCK)
		build_op(&b, OP_RETURN_K, NULL, NULL);
	close_blocks(&b);
	link_edges(&b);
	f->ops = b.ops;
	f->nops = b.nops;
	f->blocks = b.blocks;
	f->nblocks = b.nblocks;
	f->syms = b.syms;
	f->nsyms = b.nsyms;
}

void cfg_build(struct unit *u)
{
	for (uint32_t i = 0; i < u->nfuncs; i++) {
		struct func *f = u->funcs[i];

		if (f->body && f->reached && !f->nblocks)
			build_func(u, f);
	}
}
