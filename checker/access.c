// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <string.h>

#include "checker/access.h"
#include "frontend/walk.h"

struct collect {
	struct accesses *out;
	const struct unit *unit;
	const struct func *func;
	const struct opmap *map;
	struct arena *arena;
};

static int64_t size_of(const struct type *t)
{
	return t && t->complete ? (int64_t)t->size : 0;
}

void field_span(const struct field *f, int64_t *lo, int64_t *hi)
{
	*lo = (int64_t)(f->offset_bits / 8);
	if (f->width)
		*hi = (int64_t)((f->offset_bits + f->width + 7) / 8);
	else
		*hi = *lo + size_of(f->type);
}

const struct expr *lvalue_whole(const struct expr *e)
{
	for (;;) {
		if (e->kind == EXPR_MEMBER)
			e = e->sub[0];
		else if (e->kind == EXPR_INDEX && e->sub[0]->kind == EXPR_DECAY)
			e = e->sub[0]->sub[0];
		else
			return e;
	}
}

const struct expr *lvalue_array(const struct expr *lv)
{
	while (lv->kind == EXPR_INDEX && lv->sub[0]->kind == EXPR_DECAY)
		lv = lv->sub[0]->sub[0];
	return lv;
}

/* The record through which an lvalue is reached: a pointer, not a name. */
static bool is_through_pointer(const struct expr *e)
{
	e = lvalue_whole(e);
	return e->kind == EXPR_DEREF || e->kind == EXPR_INDEX;
}

bool type_is_open(const struct type *t)
{
	const struct type *last;

	while (t && t->nfields &&
	       (t->kind == TYPE_STRUCT || t->kind == TYPE_UNION)) {
		last = t->fields[t->nfields - 1].type;
		for (uint32_t i = 0; t->kind == TYPE_UNION && i < t->nfields;
		     i++) {
			if (type_is_open(t->fields[i].type))
				return true;
		}
		if (last && last->kind == TYPE_ARRAY)
			return last->flexible || last->count <= 1;
		t = last;
	}
	return false;
}

/* Objects of these sections alone are as large as their declaration says. */
static bool is_plain_section(const struct sym *s)
{
	static const char *const plain[] = { ".data", ".bss", ".rodata" };

	if (!(s->flags & SYM_SECTION) || !s->section)
		return !(s->flags & SYM_SECTION);
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
		if (!strncmp(s->section->text, plain[i], strlen(plain[i])))
			return !strstr(s->section->text, "percpu");
	}
	return false;
}

bool sym_has_extent(const struct unit *u, const struct sym *s)
{
	const struct type *t = s->type;

	if (!t->complete || t->vla || t->kind == TYPE_FUNC)
		return false;
	if (s->kind != SYM_STATIC)
		return !t->flexible;
	if (s->flags & (SYM_WEAK | SYM_PERCPU | SYM_ALIAS) || type_is_open(t) ||
	    !is_plain_section(s))
		return false;
	return s->flags & SYM_DEFINED || t->kind == TYPE_ARRAY ||
	       !u->linker_script;
}

bool is_open_tail(const struct unit *u, const struct expr *member)
{
	return member->kind == EXPR_MEMBER && member->type &&
	       member->type->kind == TYPE_ARRAY &&
	       is_trailing_array(u, member) && is_through_pointer(member);
}

bool is_first_element(const struct expr *lv)
{
	const struct expr *i = lv->kind == EXPR_INDEX ? expr_strip(lv->sub[1]) :
			       NULL;

	return lv->kind == EXPR_DEREF ||
	       (i && i->kind == EXPR_INT && !i->value);
}

const struct expr *first_record_of(const struct expr *lv)
{
	if (!type_is_sized_record(lv->type))
		return NULL;
	for (; lv->kind == EXPR_MEMBER; lv = lv->sub[0]) {
		if (lv->field->offset_bits)
			return NULL;
	}
	return lv->kind == EXPR_DEREF || lv->kind == EXPR_VAR ? lv : NULL;
}

bool access_is_pointer(const struct access *x, const struct step *s)
{
	return x->uses == USE_ADDRESS && s->at->kind == EXPR_DEREF &&
	       first_record_of(x->lvalue) == s->at;
}

/* ---- does an address leave? ----------------------------------------- */

/* The expression around @e that has its value, or NULL. */
static const struct expr *value_around(const struct expr *e)
{
	const struct expr *p = e->parent;
	const struct stmt *s = e->in;

	if (!p)
		return s && s->parent && s->parent->holder &&
		       stmt_expr_value(s->parent->holder) == e ?
		       s->parent->holder : NULL;
	if (p->kind == EXPR_CONVERT || p->kind == EXPR_CAST)
		return p->type && p->type->kind == TYPE_POINTER ? p : NULL;
	if (p->kind == EXPR_COND)
		return p->sub[0] != e || !p->sub[1] ? p : NULL;
	return p->kind == EXPR_COMMA && p->sub[p->nsub - 1] == e ? p : NULL;
}

const struct expr *value_outermost(const struct expr *e)
{
	const struct expr *around;

	while ((around = value_around(e)))
		e = around;
	return e;
}

static bool statement_uses(const struct expr *e)
{
	const struct stmt *s = e->in;

	if (!s)
		return true;
	switch (s->kind) {
	case STMT_RETURN:
	case STMT_DECL:
	case STMT_ASM:
	case STMT_GOTO_PTR:
	case STMT_UNKNOWN:
		return true;
	case STMT_EXPR:
	case STMT_COMPOUND:
	case STMT_IF:
	case STMT_WHILE:
	case STMT_DO:
	case STMT_FOR:
	case STMT_SWITCH:
	case STMT_CASE:
	case STMT_DEFAULT:
	case STMT_LABEL:
	case STMT_GOTO:
	case STMT_BREAK:
	case STMT_CONTINUE:
	case STMT_EMPTY:
		return false;
	}
	return true;
}

static bool is_comparison(enum operator op)
{
	return op >= OP_EQ && op <= OP_GE;
}

bool value_leaves(const struct expr *e)
{
	const struct expr *p;

	e = value_outermost(e);
	p = e->parent;
	if (!p)
		return statement_uses(e);
	switch (p->kind) {
	case EXPR_CONVERT:
	case EXPR_CAST:
		return false;
	case EXPR_BINARY:
		if (is_comparison(p->op) || !p->type ||
		    p->type->kind != TYPE_POINTER)
			return false;
		return value_leaves(p);
	case EXPR_LOGICAL:
	case EXPR_UNARY:
	case EXPR_COND:
	case EXPR_COMMA:
		return false;
	case EXPR_INT:
	case EXPR_FLOAT:
	case EXPR_STRING:
	case EXPR_VAR:
	case EXPR_FUNC:
	case EXPR_MEMBER:
	case EXPR_DEREF:
	case EXPR_INDEX:
	case EXPR_ADDR:
	case EXPR_LOAD:
	case EXPR_DECAY:
	case EXPR_ASSIGN:
	case EXPR_ASSIGN_OP:
	case EXPR_INCDEC:
	case EXPR_CALL:
	case EXPR_STMT:
	case EXPR_COMPOUND:
	case EXPR_INIT:
	case EXPR_VA_ARG:
	case EXPR_LABEL_ADDR:
	case EXPR_ATOMIC:
	case EXPR_UNKNOWN:
		return true;
	}
	return true;
}

/* ---- the path of an lvalue ------------------------------------------ */

struct path {
	struct access *out;
	const struct collect *c;
	uint32_t room;
	op_id address;		/* of the node reached so far, or NO_OP */
	int64_t lo, hi;		/* accessed, from the node reached so far */
	bool skip;		/* the next step is arithmetic only */
};

static const struct op *op_at(const struct collect *c, op_id id)
{
	return id == NO_OP ? NULL : &c->func->ops[id];
}

static void add_step(struct path *p, struct step s)
{
	struct step *slot;

	if (p->skip)
		return;
	slot = arena_grow(p->c->arena, (void **)&p->out->steps,
			  &p->out->nsteps, &p->room, sizeof(*slot));
	*slot = s;
}

static void path_member(struct path *p, const struct expr *e)
{
	const struct op *op;
	int64_t lo, hi;

	field_span(e->field, &lo, &hi);
	if (e->field->width) {
		p->lo = lo;
		p->hi = hi;
	} else {
		p->lo += lo;
		p->hi += lo;
	}
	op = op_at(p->c, p->address);
	if (!op || op->kind != OP_FIELD_K || op->expr != e) {
		op_id id = opmap_find(p->c->map, e, OP_FIELD_K);

		op = op_at(p->c, id);
	}
	p->address = op ? op->arg[0] : NO_OP;
	p->skip = false;
}

static const struct op *index_op(struct path *p, const struct expr *e)
{
	const struct op *op = op_at(p->c, p->address);

	if (op && op->kind == OP_INDEX_K && op->expr == e)
		return op;
	return op_at(p->c, opmap_find(p->c->map, e, OP_INDEX_K));
}

/* a[i], a an array: the offsets of the elements that may be meant. */
static void move_to_array(struct path *p, const struct expr *e,
			  const struct type *array)
{
	const struct expr *i = expr_strip(e->sub[1]);
	int64_t size = size_of(array->of);

	if (i->kind == EXPR_INT && array->count &&
	    (uint64_t)i->value < array->count) {
		p->lo += i->value * size;
		p->hi += i->value * size;
		return;
	}
	p->lo = 0;
	p->hi = size_of(array);
}

static void path_array(struct path *p, const struct expr *e)
{
	const struct expr *array = e->sub[0]->sub[0];
	const struct type *t = array->type;
	const struct op *op = index_op(p, e);
	struct step s = {
		.kind = STEP_INDEX, .at = e, .array = array,
		.count = t->count, .lo = p->lo, .hi = p->hi,
		.variable = expr_strip(e->sub[1])->kind != EXPR_INT,
		.pointer = NO_OP, .index = op ? op->arg[1] : NO_OP,
	};

	if (is_open_tail(p->c->unit, array)) {
		s.kind = STEP_TAIL;
		s.variable = true;
		s.pointer = op ? op->arg[0] : NO_OP;
		add_step(p, s);
		p->lo = p->hi = 0;
	} else {
		/* int a[0]: a length, and no element */
		s.array_length_unknown = t->vla || t->flexible || !t->complete;
		add_step(p, s);
		move_to_array(p, e, t);
	}
	p->address = op ? op->arg[0] : NO_OP;
	p->skip = false;
}

static void path_pointer(struct path *p, const struct expr *e)
{
	const struct op *op = e->kind == EXPR_INDEX ? index_op(p, e) : NULL;
	struct step s = {
		.kind = STEP_POINTER, .at = e, .lo = p->lo, .hi = p->hi,
		.pointer = op ? op->arg[0] : NO_OP,
		.index = op ? op->arg[1] : NO_OP,
	};

	if (e->kind == EXPR_INDEX) {
		s.variable = true;
	} else {
		const struct expr *v = expr_strip(e->sub[0]);

		s.pointer = p->address;
		if (s.pointer == NO_OP)
			s.pointer = opmap_value(p->c->map, e->sub[0]);
		s.variable = v->kind == EXPR_BINARY ||
			     e->sub[0]->kind == EXPR_CAST ||
			     (v->kind == EXPR_INCDEC);
	}
	add_step(p, s);
	p->out->root = ROOT_POINTER;
	p->out->root_expr = e;
}

static const struct type *plain(const struct type *t)
{
	return t && t->unqual ? t->unqual : t;
}

/* *&x, *a: the pointer is only a way to write the lvalue. */
static const struct expr *behind_deref(const struct expr *e)
{
	const struct expr *p = e->sub[0];

	if (p->kind == EXPR_ADDR && plain(p->sub[0]->type) == plain(e->type))
		return p->sub[0];
	return NULL;
}

static void walk_path(struct path *p, const struct expr *e)
{
	for (;;) {
		switch (e->kind) {
		case EXPR_MEMBER:
			path_member(p, e);
			e = e->sub[0];
			continue;
		case EXPR_INDEX:
			if (e->sub[0]->kind != EXPR_DECAY ||
			    !e->sub[0]->sub[0]->type ||
			    e->sub[0]->sub[0]->type->kind != TYPE_ARRAY) {
				path_pointer(p, e);
				return;
			}
			path_array(p, e);
			e = e->sub[0]->sub[0];
			continue;
		case EXPR_DEREF:
			if (behind_deref(e)) {
				e = behind_deref(e);
				continue;
			}
			path_pointer(p, e);
			return;
		case EXPR_VAR:
		case EXPR_COMPOUND:
			p->out->root = ROOT_NAMED;
			p->out->sym = e->sym;
			break;
		case EXPR_STRING:
			p->out->root = ROOT_STRING;
			break;
		default:	/* not ours to list: any rvalue */
			p->out->root = ROOT_VALUE;
			break;
		}
		p->out->root_expr = e;
		return;
	}
}

void access_path(struct access *out, const struct unit *u,
		 const struct func *f, const struct opmap *m,
		 const struct expr *lvalue, op_id address, bool address_only,
		 struct arena *a)
{
	struct collect c = {
		.unit = u, .func = f, .map = m, .arena = a,
	};
	struct path p = {
		.out = out, .c = &c, .address = address,
		.hi = size_of(lvalue->type), .skip = address_only,
	};

	out->lvalue = lvalue;
	walk_path(&p, lvalue);
}

/* ---- collecting ----------------------------------------------------- */

static op_id access_op(const struct collect *c, const struct expr *lvalue,
		       const struct expr *by, uint32_t uses)
{
	op_id op = NO_OP;

	if (uses & USE_READ)
		op = opmap_find(c->map, lvalue, OP_LOAD_K);
	if (op == NO_OP && uses & USE_WRITE)
		op = opmap_find(c->map, lvalue, OP_STORE_K);
	if (op == NO_OP)
		op = opmap_find(c->map, lvalue, OP_COPY_K);
	if (op == NO_OP && by)
		op = opmap_find(c->map, by, OP_COPY_K);
	return op;
}

/* The address operand of @op that is the address of @lvalue. */
static op_id address_of(const struct collect *c, op_id op, uint32_t uses)
{
	const struct op *o = op_at(c, op);

	if (!o)
		return NO_OP;
	return o->kind == OP_COPY_K && uses == USE_READ ? o->arg[1] : o->arg[0];
}

static void add_access(struct collect *c, const struct expr *lvalue,
		       const struct expr *by, uint32_t uses)
{
	struct accesses *v = c->out;
	struct access *x;
	op_id address;

	if (!lvalue->lvalue && lvalue->kind != EXPR_MEMBER)
		return;
	x = arena_grow(c->arena, (void **)&v->at, &v->n, &v->room, sizeof(*x));
	x->uses = uses;
	x->op = access_op(c, lvalue, by, uses);
	address = address_of(c, x->op, uses);
	if (uses == USE_ADDRESS) {
		x->op = NO_OP;
		x->leaves = value_leaves(by);
		address = NO_OP;
	}
	access_path(x, c->unit, c->func, c->map, lvalue, address,
		    uses == USE_ADDRESS && by->kind == EXPR_ADDR, c->arena);
}

/* Part of the path of the lvalue above it, which is collected as a whole. */
static bool is_inner(const struct expr *e)
{
	const struct expr *p = e->parent;

	if (!p)
		return false;
	if (e->kind == EXPR_DECAY)
		return p->kind == EXPR_INDEX && p->sub[0] == e;
	return p->kind == EXPR_DEREF && behind_deref(p);
}

static void collect_address(struct collect *c, const struct expr *e)
{
	const struct expr *lv = e->sub[0];

	if (is_inner(e) || !lv->type || lv->type->kind == TYPE_FUNC ||
	    lv->kind == EXPR_FUNC)
		return;
	if (e->kind == EXPR_DECAY && lv->kind == EXPR_STRING)
		return;
	add_access(c, lv, e, USE_ADDRESS);
}

static void collect_expr(void *ctx, const struct expr *e)
{
	struct collect *c = ctx;

	switch (e->kind) {
	case EXPR_LOAD:
		/* The right side of a record assignment is a COPY's. */
		add_access(c, e->sub[0],
			   e->parent && e->parent->kind == EXPR_ASSIGN ?
			   e->parent : NULL, USE_READ);
		return;
	case EXPR_ASSIGN:
		add_access(c, e->sub[0], e, USE_WRITE);
		return;
	case EXPR_ASSIGN_OP:
	case EXPR_INCDEC:
		add_access(c, e->sub[0], e, USE_READ | USE_WRITE);
		return;
	case EXPR_ADDR:
	case EXPR_DECAY:
		collect_address(c, e);
		return;
	case EXPR_INT:
	case EXPR_FLOAT:
	case EXPR_STRING:
	case EXPR_VAR:
	case EXPR_FUNC:
	case EXPR_MEMBER:
	case EXPR_DEREF:
	case EXPR_INDEX:
	case EXPR_CONVERT:
	case EXPR_CAST:
	case EXPR_UNARY:
	case EXPR_BINARY:
	case EXPR_LOGICAL:
	case EXPR_COND:
	case EXPR_COMMA:
	case EXPR_CALL:
	case EXPR_STMT:
	case EXPR_COMPOUND:
	case EXPR_INIT:
	case EXPR_VA_ARG:
	case EXPR_LABEL_ADDR:
	case EXPR_ATOMIC:
	case EXPR_UNKNOWN:
		return;
	}
}

/* Operands of an asm that are lvalues: read or written by it. */
static void collect_assembly(struct collect *c, const struct assembly *a)
{
	for (uint32_t i = 0; i < a->noperands; i++) {
		const struct asm_operand *o = &a->operands[i];

		if (!o->expr || !o->expr->lvalue)
			continue;
		add_access(c, o->expr, NULL,
			   !o->output ? USE_READ :
			   o->in_out ? USE_READ | USE_WRITE : USE_WRITE);
		c->out->at[c->out->n - 1].asm_memory = true;
	}
}

static void collect_stmt(void *ctx, const struct stmt *s)
{
	struct collect *c = ctx;

	if (s->assembly)
		collect_assembly(c, s->assembly);
}

void accesses_collect(struct accesses *out, const struct unit *u,
		      const struct func *f, const struct opmap *m,
		      struct arena *a)
{
	struct collect c = {
		.out = out, .unit = u, .func = f, .map = m, .arena = a,
	};
	struct walk w = {
		.expr = collect_expr, .stmt = collect_stmt, .ctx = &c,
	};

	walk_stmt(&w, f->body);
}
