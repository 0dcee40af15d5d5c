// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* Prints the graph, one op a line. */
#include "frontend/base/buf.h"
#include "frontend/cfg.h"

#include <inttypes.h>

const char *op_text(enum op_kind kind)
{
	static const char *const texts[] = {
#define OP(name, text, flags) [OP_##name##_K] = text,
#include "frontend/op.def"
#undef OP
	};

	return texts[kind];
}

const char *operator_text(enum operator o)
{
	static const char *const texts[] = {
		[OP_NONE] = "?", [OP_ADD] = "+", [OP_SUB] = "-",
		[OP_MUL] = "*", [OP_DIV] = "/", [OP_REM] = "%",
		[OP_SHL] = "<<", [OP_SHR] = ">>", [OP_AND] = "&",
		[OP_OR] = "|", [OP_XOR] = "^", [OP_EQ] = "==",
		[OP_NE] = "!=", [OP_LT] = "<", [OP_LE] = "<=",
		[OP_GT] = ">", [OP_GE] = ">=", [OP_LAND] = "&&",
		[OP_LOR] = "||", [OP_NEG] = "-", [OP_BITNOT] = "~",
		[OP_NOT] = "!", [OP_PLUS] = "+",
	};

	return texts[o];
}

void op_uses(const struct op *o, void (*use)(void *ctx, op_id arg), void *ctx)
{
	if (o->arg[0] != NO_OP)
		use(ctx, o->arg[0]);
	if (o->arg[1] != NO_OP)
		use(ctx, o->arg[1]);
	for (uint32_t i = 0; i < o->nargs; i++)
		use(ctx, o->args[i]);
}

static void dump_use(void *ctx, op_id arg)
{
	buf_printf(ctx, " %%%u", arg);
}

static void dump_type(const struct type *t, struct buf *out)
{
	if (t->kind == TYPE_POINTER && t->of) {
		dump_type(t->of, out);
		buf_puts(out, " *");
	} else {
		buf_puts(out, t->spelling ? t->spelling : "?");
	}
}

static void dump_sym(const struct sym *s, struct buf *out)
{
	if (s->name)
		buf_printf(out, " %s", s->name->text);
	else
		buf_printf(out, " $%u", s->id);
}

static void dump_details(const struct op *o, struct buf *out)
{
	if (o->sym)
		dump_sym(o->sym, out);
	if (o->name)
		buf_printf(out, " %s", o->name);
	if (o->field)
		buf_printf(out, " .%s", o->field->name ? o->field->name->text
						       : "(unnamed)");
	if (o->kind == OP_CONST_K)
		buf_printf(out, " %" PRId64, o->value);
	if (o->oper != OP_NONE)
		buf_printf(out, " %s", operator_text(o->oper));
	op_uses(o, dump_use, out);
	if (o->kind == OP_INDEX_K && o->size != NO_SIZE)
		buf_printf(out, " * %" PRIu64, o->size);
	if (o->is_volatile)
		buf_puts(out, " volatile");
	if (o->implied)
		buf_puts(out, " implied");
	if (o->unreachable)
		buf_puts(out, " unreachable");
}

static void dump_edges(const struct block *k, struct buf *out)
{
	for (uint32_t i = 0; i < k->nto; i++) {
		if (k->cases && i + 1 < k->nto)
			buf_printf(out, " %" PRId64 "..%" PRId64 ":",
				   k->cases[i].lo, k->cases[i].hi);
		buf_printf(out, " b%u", k->to[i]);
	}
}

static void dump_op(const struct unit *u, const struct func *f, op_id id,
		    struct buf *out)
{
	const struct op *o = &f->ops[id];

	buf_puts(out, "  ");
	if (op_flags(o->kind) & OPF_VALUE)
		buf_printf(out, "%%%u = ", id);
	buf_puts(out, op_text(o->kind));
	dump_details(o, out);
	if (op_flags(o->kind) & OPF_ENDS)
		dump_edges(&f->blocks[o->block], out);
	if (o->type) {
		buf_puts(out, " : ");
		dump_type(o->type, out);
	}
	if (u->lines && o->expr && o->expr->at)
		buf_printf(out, "  ; line %u", unit_place(u, o->expr->at).line);
	buf_puts(out, "\n");
}

static void dump_func(const struct unit *u, const struct func *f,
		      struct buf *out)
{
	buf_printf(out, "func %s", f->sym->name->text);
	if (f->unknown)
		buf_printf(out, " unknown(%s)", f->unknown);
	buf_puts(out, "\n");
	for (uint32_t i = 0; i < f->nblocks; i++) {
		const struct block *k = &f->blocks[i];

		buf_printf(out, " b%u:\n", i);
		for (uint32_t n = 0; n < k->n; n++)
			dump_op(u, f, k->first + n, out);
	}
}

void cfg_dump(const struct unit *u, const struct func *f, struct buf *out)
{
	if (f) {
		dump_func(u, f, out);
		return;
	}
	for (uint32_t i = 0; i < u->nfuncs; i++)
		if (u->funcs[i]->nblocks)
			dump_func(u, u->funcs[i], out);
}
