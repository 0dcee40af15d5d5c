// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/dump.h"

#include <inttypes.h>

#include "frontend/contract.h"
#include "frontend/text/lines.h"

#define TEXT_SHOWN 48

struct dump {
	const struct unit *u;
	struct buf *out;
};

static const char *expr_word(enum expr_kind k)
{
	switch (k) {
	case EXPR_INT: return "int";
	case EXPR_FLOAT: return "float";
	case EXPR_STRING: return "string";
	case EXPR_VAR: return "var";
	case EXPR_FUNC: return "function";
	case EXPR_MEMBER: return "member";
	case EXPR_DEREF: return "deref";
	case EXPR_INDEX: return "index";
	case EXPR_ADDR: return "addr";
	case EXPR_LOAD: return "load";
	case EXPR_DECAY: return "decay";
	case EXPR_CONVERT: return "convert";
	case EXPR_CAST: return "cast";
	case EXPR_UNARY: return "unary";
	case EXPR_BINARY: return "binary";
	case EXPR_LOGICAL: return "logical";
	case EXPR_COND: return "cond";
	case EXPR_COMMA: return "comma";
	case EXPR_ASSIGN: return "assign";
	case EXPR_ASSIGN_OP: return "assign-op";
	case EXPR_INCDEC: return "incdec";
	case EXPR_CALL: return "call";
	case EXPR_STMT: return "stmt-expr";
	case EXPR_COMPOUND: return "compound-literal";
	case EXPR_INIT: return "init-list";
	case EXPR_VA_ARG: return "va-arg";
	case EXPR_LABEL_ADDR: return "label-addr";
	case EXPR_ATOMIC: return "atomic";
	case EXPR_UNKNOWN: return "UNKNOWN";
	}
	return "?";
}

static const char *stmt_word(enum stmt_kind k)
{
	switch (k) {
	case STMT_COMPOUND: return "block";
	case STMT_DECL: return "decl";
	case STMT_EXPR: return "do-expr";
	case STMT_IF: return "if";
	case STMT_WHILE: return "while";
	case STMT_DO: return "do";
	case STMT_FOR: return "for";
	case STMT_SWITCH: return "switch";
	case STMT_CASE: return "case";
	case STMT_DEFAULT: return "default";
	case STMT_LABEL: return "label";
	case STMT_GOTO: return "goto";
	case STMT_GOTO_PTR: return "goto-ptr";
	case STMT_BREAK: return "break";
	case STMT_CONTINUE: return "continue";
	case STMT_RETURN: return "return";
	case STMT_ASM: return "asm";
	case STMT_EMPTY: return "empty";
	case STMT_UNKNOWN: return "UNKNOWN";
	}
	return "?";
}

static const char *operator_word(enum operator op)
{
	static const char *const words[] = {
		[OP_NONE] = "", [OP_ADD] = "+", [OP_SUB] = "-", [OP_MUL] = "*",
		[OP_DIV] = "/", [OP_REM] = "%", [OP_SHL] = "<<",
		[OP_SHR] = ">>", [OP_AND] = "&", [OP_OR] = "|",
		[OP_XOR] = "^", [OP_EQ] = "==", [OP_NE] = "!=",
		[OP_LT] = "<", [OP_LE] = "<=", [OP_GT] = ">", [OP_GE] = ">=",
		[OP_LAND] = "&&", [OP_LOR] = "||", [OP_NEG] = "-",
		[OP_BITNOT] = "~", [OP_NOT] = "!", [OP_PLUS] = "+",
	};

	return words[op];
}

static void put_indent(struct dump *d, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_puts(d->out, "  ");
}

static void put_text(struct dump *d, struct range r)
{
	buf_puts(d->out, " '");
	for (uint32_t i = r.begin; i < r.end; i++) {
		char c = d->u->text[i];

		if (i - r.begin == TEXT_SHOWN) {
			buf_puts(d->out, "...");
			break;
		}
		buf_put(d->out, c == '\n' || c == '\t' ? " " : &c, 1);
	}
	buf_puts(d->out, "'");
}

static void put_type(struct dump *d, const struct type *t)
{
	static const char *const tags[] = {
		"user", "iomem", "percpu", "rcu", "seg",
	};

	buf_printf(d->out, " : %s", t->spelling);
	for (unsigned int i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (t->tags & 1u << i)
			buf_printf(d->out, " @%s", tags[i]);
}

static void put_name(struct dump *d, const struct str *name)
{
	buf_printf(d->out, " %s", name ? name->text : "(unnamed)");
}

static void put_flag(struct dump *d, bool set, const char *word)
{
	if (set)
		buf_printf(d->out, " [%s]", word);
}

static void put_flags(struct dump *d, const struct expr *e)
{
	put_flag(d, e->lvalue, "lv");
	put_flag(d, e->written, "written");
	put_flag(d, e->arrow, "arrow");
	put_flag(d, e->postfix, "postfix");
	put_flag(d, e->swapped, "swapped");
	put_flag(d, e->has_label, "label");
	put_flag(d, e->side_effect, "effect");
	put_flag(d, e->asm_operand, "asm");
	put_flag(d, e->no_insert, "no-insert");
}

static void put_stmt(struct dump *d, const struct stmt *s, int depth);

static void put_expr(struct dump *d, const struct expr *e, int depth);

static void put_init(struct dump *d, const struct init *i, int depth)
{
	put_indent(d, depth);
	buf_printf(d->out, "at %" PRIu64, i->offset_bits / 8);
	if (i->width)
		buf_printf(d->out, ".%" PRIu64 " width %u", i->offset_bits % 8,
			   i->width);
	if (i->repeat != 1)
		buf_printf(d->out, " times %" PRIu64 " step %" PRIu64,
			   i->repeat, i->stride);
	put_type(d, i->type);
	buf_puts(d->out, "\n");
	put_expr(d, i->value, depth + 1);
}

static void put_expr(struct dump *d, const struct expr *e, int depth)
{
	put_indent(d, depth);
	buf_puts(d->out, expr_word(e->kind));
	if (e->op)
		buf_printf(d->out, " %s", operator_word(e->op));
	if (e->kind == EXPR_INT)
		buf_printf(d->out, " %" PRId64, e->value);
	if (e->sym)
		put_name(d, e->sym->name);
	if (e->field)
		buf_printf(d->out, " .%s", e->field->name ?
			   e->field->name->text : "(anonymous)");
	if (e->label)
		put_name(d, e->label);
	if (e->builtin)
		buf_printf(d->out, " %s", e->builtin);
	put_type(d, e->type);
	if (e->compute_type)
		buf_printf(d->out, " in %s", e->compute_type->spelling);
	put_text(d, e->range);
	put_flags(d, e);
	buf_puts(d->out, "\n");
	for (uint32_t i = 0; i < e->nsub; i++)
		if (e->sub[i])
			put_expr(d, e->sub[i], depth + 1);
	for (uint32_t i = 0; i < e->ninits; i++)
		put_init(d, &e->inits[i], depth + 1);
	if (e->stmt)
		put_stmt(d, e->stmt, depth + 1);
}

static void put_sym_flags(struct dump *d, const struct sym *s)
{
	static const char *const words[] = {
		"address-taken", "volatile", "register-asm", "thread",
		"file-scope", "internal", "defined", "weak", "section",
		"cleanup", "noreturn", "inline", "always-inline",
		"gnu-inline", "used", "alias", "naked", "no-instrument",
		"other-mention", "percpu", "asm-label",
	};

	for (unsigned int i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (s->flags & 1u << i)
			buf_printf(d->out, " [%s]", words[i]);
	if (s->section)
		buf_printf(d->out, " [section %s]", s->section->text);
	if (s->trusted)
		buf_printf(d->out, " [trusted %s]", s->trusted);
}

static void put_assembly(struct dump *d, const struct assembly *a, int depth)
{
	if (a->is_volatile)
		buf_puts(d->out, " [volatile]");
	if (a->clobbers_memory)
		buf_puts(d->out, " [memory]");
	if (!a->template[0])
		buf_puts(d->out, " [barrier]");
	for (uint32_t i = 0; i < a->nlabels; i++)
		put_name(d, a->labels[i]);
	buf_puts(d->out, "\n");
	for (uint32_t i = 0; i < a->noperands; i++) {
		const struct asm_operand *o = &a->operands[i];

		put_indent(d, depth + 1);
		buf_printf(d->out, "%s \"%s\"%s%s\n", o->output ? "out" : "in",
			   o->constraint, o->in_out ? " [in-out]" : "",
			   o->memory ? " [memory]" : "");
		put_expr(d, o->expr, depth + 2);
	}
}

static void put_decl(struct dump *d, const struct decl *decl, int depth)
{
	put_indent(d, depth);
	buf_puts(d->out, "local");
	put_name(d, decl->sym->name);
	put_type(d, decl->sym->type);
	put_text(d, decl->sym->range);
	put_sym_flags(d, decl->sym);
	buf_puts(d->out, "\n");
	if (decl->init)
		put_expr(d, decl->init, depth + 1);
}

static void put_parts(struct dump *d, const struct stmt *s, int depth)
{
	for (uint32_t i = 0; i < s->ndecls; i++)
		put_decl(d, &s->decls[i], depth + 1);
	if (s->init)
		put_stmt(d, s->init, depth + 1);
	if (s->expr)
		put_expr(d, s->expr, depth + 1);
	if (s->step) {
		put_indent(d, depth + 1);
		buf_puts(d->out, "step\n");
		put_expr(d, s->step, depth + 2);
	}
	for (uint32_t i = 0; i < s->nsub; i++)
		if (s->sub[i])
			put_stmt(d, s->sub[i], depth + 1);
}

static void put_stmt(struct dump *d, const struct stmt *s, int depth)
{
	put_indent(d, depth);
	buf_puts(d->out, stmt_word(s->kind));
	if (s->kind == STMT_CASE)
		buf_printf(d->out, " %" PRId64 "..%" PRId64, s->lo, s->hi);
	if (s->label)
		put_name(d, s->label);
	put_flag(d, s->jumped_into, "jumped-into");
	if (s->assembly) {
		put_assembly(d, s->assembly, depth);
		return;
	}
	if (s->kind == STMT_UNKNOWN)
		put_text(d, s->range);
	buf_puts(d->out, "\n");
	put_parts(d, s, depth);
}

void tree_dump_func(const struct unit *u, const struct func *f,
		    struct buf *out)
{
	struct dump d = { u, out };
	struct place p = lines_place(u->lines, f->sym->name_at);

	buf_puts(out, "func");
	put_name(&d, f->sym->name);
	put_type(&d, f->sym->type);
	buf_printf(out, " at %s:%u%s", p.file, p.line, f->own ? " [own]" : "");
	put_sym_flags(&d, f->sym);
	if (f->unknown)
		buf_printf(out, " [unknown %s]", f->unknown);
	buf_puts(out, "\n");
	for (uint32_t i = 0; i < f->nparams; i++) {
		buf_puts(out, "  param");
		put_name(&d, f->syms[i]->name);
		put_type(&d, f->syms[i]->type);
		put_sym_flags(&d, f->syms[i]);
		buf_puts(out, "\n");
	}
	if (f->body)
		put_stmt(&d, f->body, 1);
}

void tree_dump(const struct unit *u, struct buf *out)
{
	for (uint32_t i = 0; i < u->nfuncs; i++)
		tree_dump_func(u, u->funcs[i], out);
	for (uint32_t i = 0; i < u->nunknowns; i++) {
		const struct unknown *k = &u->unknowns[i];
		struct place p = lines_place(u->lines, k->at);

		buf_printf(out, "unknown %s at %s:%u\n", k->construct, p.file,
			   p.line);
	}
	for (uint32_t i = 0; i < u->nnotes; i++)
		buf_printf(out, "note %s\n", u->notes[i].text);
	if (u->parse_error)
		buf_printf(out, "error %s: %s\n", u->parse_error_at,
			   u->parse_error);
}
