// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "test/unit/audit/interp.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct memory {
	const struct sym *sym;	/* of this frame, or a static; NULL: other */
	struct frame *frame;
	uint8_t *at;
	uint8_t *written;	/* a byte for each bit */
	uint64_t size;
	bool given;		/* to code that is not here */
	struct memory *next;
};

struct frame {
	const struct func *func;
	const struct facts *facts;
	uint64_t *values;
	uint32_t *times;	/* how often an op was executed */
	uint64_t *args;
	uint32_t nargs;
	jmp_buf stop;
	struct frame *up;
};

static void stop(struct run *r, enum outcome o, const char *fmt, ...)
	__attribute__((noreturn, format(printf, 3, 4)));

static jmp_buf out_of_here;

static void stop(struct run *r, enum outcome o, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(r->what, sizeof(r->what), fmt, ap);
	va_end(ap);
	r->outcome = o;
	longjmp(out_of_here, 1);
}

/* xorshift: Marsaglia, "Xorshift RNGs", 2003 */
static uint64_t rnd(struct run *r)
{
	r->seed ^= r->seed << 13;
	r->seed ^= r->seed >> 7;
	r->seed ^= r->seed << 17;
	return r->seed;
}

/* Small numbers and those at the ends more often than others. */
static uint64_t odd_number(struct run *r)
{
	uint64_t v = rnd(r);

	switch (v >> 60) {
	case 0: case 1: case 2: case 3: case 4: case 5:
		return v % 20;
	case 6: case 7:
		return -(v % 20);
	case 8:
		return INT32_MAX - v % 3;
	case 9:
		return (uint64_t)INT32_MIN + v % 3;
	case 10:
		return UINT32_MAX - v % 3;
	}
	return v;
}

/* ---- memory ----------------------------------------------------------------- */

static void fill(struct run *r, uint8_t *at, uint64_t size)
{
	for (uint64_t i = 0; i < size; i++)
		at[i] = (uint8_t)rnd(r);
}

static struct memory *memory_new(struct run *r, const struct sym *sym,
				 struct frame *f, uint64_t size, bool zero)
{
	struct memory *m = arena_new_of(r->arena, struct memory);

	m->sym = sym;
	m->frame = f;
	m->size = size;
	m->at = arena_alloc(r->arena, size + 1);
	m->written = arena_alloc(r->arena, size * 8 + 1);
	if (zero)
		memset(m->written, 1, size * 8);
	else
		fill(r, m->at, size);
	m->next = r->memory;
	r->memory = m;
	return m;
}

static struct memory *memory_of(struct run *r, const struct sym *sym,
				struct frame *f)
{
	bool local = sym->kind != SYM_STATIC;

	for (struct memory **at = &r->memory; *at; at = &(*at)->next) {
		struct memory *m = *at;

		if (m->sym != sym || (local && m->frame != f))
			continue;
		/* to the front: frames that returned stay in the list */
		*at = m->next;
		m->next = r->memory;
		r->memory = m;
		return m;
	}
	if (!sym->type->complete || sym->type->size > 1 << 20)
		stop(r, RUN_UNSUPPORTED, "a variable without a size");
	return memory_new(r, sym, local ? f : NULL, sym->type->size, !local);
}

/* A variable that begins its life anew lives elsewhere. */
static void memory_drop(struct run *r, const struct sym *sym, struct frame *f)
{
	for (struct memory **m = &r->memory; *m; m = &(*m)->next)
		if ((*m)->sym == sym && (*m)->frame == f) {
			*m = (*m)->next;
			return;
		}
}

static struct memory *memory_at(struct run *r, uint64_t addr, uint64_t size)
{
	for (struct memory *m = r->memory; m; m = m->next) {
		uint64_t base = (uint64_t)(uintptr_t)m->at;

		if (addr >= base && addr - base <= m->size &&
		    size <= m->size - (addr - base))
			return m;
	}
	stop(r, RUN_STOPPED, "access outside of all objects: %llx in %s",
	     (unsigned long long)addr, r->frame->func->sym->name->text);
}

/* ---- integers ------------------------------------------------------------------ */

static uint64_t cut(uint64_t v, struct int_form f)
{
	if (f.bits == 64)
		return v;
	v &= ((uint64_t)1 << f.bits) - 1;
	if (f.is_signed && v >> (f.bits - 1))
		v |= ~(((uint64_t)1 << f.bits) - 1);
	return v;
}

static wide as_wide(uint64_t v, struct int_form f)
{
	return f.is_signed ? (wide)(int64_t)v : (wide)v;
}

static bool is_record(const struct type *t)
{
	return t->kind == TYPE_STRUCT || t->kind == TYPE_UNION;
}

static uint64_t compare(enum operator op, wide a, wide b)
{
	switch ((int)op) {
	case OP_EQ:
		return a == b;
	case OP_NE:
		return a != b;
	case OP_LT:
		return a < b;
	case OP_LE:
		return a <= b;
	case OP_GT:
		return a > b;
	}
	return a >= b;
}

static uint64_t divide(struct run *r, enum operator op, uint64_t a, uint64_t b,
		       struct int_form f)
{
	if (!b)
		stop(r, RUN_STOPPED, "division by zero");
	if (!f.is_signed)
		return op == OP_DIV ? a / b : a % b;
	if (b == UINT64_MAX)
		return op == OP_DIV ? -a : 0;
	return op == OP_DIV ? (uint64_t)((int64_t)a / (int64_t)b)
			    : (uint64_t)((int64_t)a % (int64_t)b);
}

static uint64_t arithmetic(struct run *r, enum operator op, uint64_t a,
			   uint64_t b, struct int_form f)
{
	switch ((int)op) {
	case OP_ADD:
		return a + b;
	case OP_SUB:
		return a - b;
	case OP_MUL:
		return a * b;
	case OP_AND:
		return a & b;
	case OP_OR:
		return a | b;
	case OP_XOR:
		return a ^ b;
	case OP_DIV:
	case OP_REM:
		return divide(r, op, a, b, f);
	}
	if (b >= f.bits)
		stop(r, RUN_STOPPED, "shift out of range");
	if (op == OP_SHL)
		return a << b;
	return f.is_signed ? (uint64_t)((int64_t)a >> b) : a >> b;
}

static uint64_t run_binary(struct run *r, const struct op *o, uint64_t a,
			   uint64_t b)
{
	struct int_form f = { 64, false };
	bool pointer = o->from->kind == TYPE_POINTER;

	if (!pointer && !form_of(o->from, &f))
		stop(r, RUN_UNSUPPORTED, "arithmetic of another type");
	if (operator_compares(o->oper))
		return compare(o->oper, as_wide(a, f), as_wide(b, f));
	if (pointer && o->type->kind == TYPE_POINTER)
		return a - b * o->size;
	if (pointer)
		return (uint64_t)((int64_t)(a - b) / (int64_t)o->size);
	return cut(arithmetic(r, o->oper, a, b, f), f);
}

static uint64_t run_unary(struct run *r, const struct op *o, uint64_t a)
{
	struct int_form f;

	if (o->oper == OP_NOT)
		return !a;
	if (!form_of(o->type, &f))
		stop(r, RUN_UNSUPPORTED, "arithmetic of another type");
	return cut(o->oper == OP_NEG ? -a : o->oper == OP_BITNOT ? ~a : a, f);
}

static uint64_t run_convert(struct run *r, const struct op *o, uint64_t a)
{
	struct int_form f;

	if (o->from->kind != TYPE_POINTER && !form_of(o->from, &f))
		stop(r, RUN_UNSUPPORTED, "conversion from another type");
	if (o->type->kind == TYPE_BOOL)
		return a != 0;
	if (o->type->kind == TYPE_POINTER)
		return a;
	if (!form_of_access(o->type, o->field, &f))
		stop(r, RUN_UNSUPPORTED, "conversion to another type");
	return cut(a, f);
}

/* ---- accesses -------------------------------------------------------------------- */

static void mark(struct memory *m, uint64_t addr, uint64_t bit, uint64_t bits)
{
	uint64_t at = (addr - (uint64_t)(uintptr_t)m->at) * 8 + bit;

	memset(m->written + at, 1, bits);
}

/* The byte where a bit-field's storage begins, from that of its record: the
 * graph's address of it. */
static uint64_t bits_base(uint64_t addr, const struct field *f, uint64_t *bit)
{
	*bit = f->offset_bits % 8;
	return addr;
}

static uint64_t load(struct run *r, const struct op *o, uint64_t addr)
{
	struct memory *m;
	struct int_form f;
	uint64_t v = 0, bit = 0;

	if (is_record(o->type)) {
		uint8_t *copy = arena_alloc(r->arena, o->size + 1);

		m = memory_at(r, addr, o->size);
		memcpy(copy, (void *)(uintptr_t)addr, o->size);
		return (uint64_t)(uintptr_t)copy;
	}
	if (o->type->kind != TYPE_POINTER &&
	    !form_of_access(o->type, o->field, &f))
		stop(r, RUN_UNSUPPORTED, "load of another type");
	if (o->field) {
		addr = bits_base(addr, o->field, &bit);
		m = memory_at(r, addr, (bit + f.bits + 7) / 8);
		memcpy(&v, (void *)(uintptr_t)addr, (bit + f.bits + 7) / 8);
		return cut(v >> bit, f);
	}
	m = memory_at(r, addr, o->size);
	memcpy(&v, (void *)(uintptr_t)addr, o->size);
	(void)m;
	if (o->type->kind == TYPE_BOOL)
		return v & 1;
	return o->type->kind == TYPE_POINTER ? v : cut(v, f);
}

static void store(struct run *r, const struct op *o, uint64_t addr, uint64_t v)
{
	struct memory *m;
	struct int_form f;
	uint64_t bit, old = 0, mask, bytes;

	if (is_record(o->type)) {
		m = memory_at(r, addr, o->size);
		memmove((void *)(uintptr_t)addr, (void *)(uintptr_t)v, o->size);
		mark(m, addr, 0, o->size * 8);
		return;
	}
	if (o->type->kind != TYPE_POINTER &&
	    !form_of_access(o->type, o->field, &f))
		stop(r, RUN_UNSUPPORTED, "store of another type");
	if (!o->field) {
		m = memory_at(r, addr, o->size);
		memcpy((void *)(uintptr_t)addr, &v, o->size);
		mark(m, addr, 0, o->size * 8);
		return;
	}
	addr = bits_base(addr, o->field, &bit);
	bytes = (bit + f.bits + 7) / 8;
	m = memory_at(r, addr, bytes);
	memcpy(&old, (void *)(uintptr_t)addr, bytes);
	mask = (((uint64_t)1 << f.bits) - 1) << bit;
	old = (old & ~mask) | (v << bit & mask);
	memcpy((void *)(uintptr_t)addr, &old, bytes);
	mark(m, addr, bit, f.bits);
}

/* ---- facts against values ---------------------------------------------------------- */

static void wrong(struct run *r, op_id id, const char *what, uint64_t v)
{
	const struct func *f = r->frame->func;
	struct expr *e = f->ops[id].expr;
	uint32_t len = 0;
	const char *text = e ? unit_text(r->unit, e->range, &len) : "";

	stop(r, RUN_WRONG, "%s: op %u (%s) '%.*s': %s, but it is %llx",
	     f->sym->name->text, id, op_text(f->ops[id].kind),
	     (int)(len < 60 ? len : 60), text, what, (unsigned long long)v);
}

static void check_pointer(struct run *r, op_id id, uint64_t v)
{
	const struct facts *x = r->frame->facts;
	enum null_fact n = facts_null(x, id);
	struct object_fact o = facts_object(x, id);
	bool err = v >= (uint64_t)-MAX_ERRNO;

	if (n == NULL_NEVER && (!v || err))
		wrong(r, id, "never null", v);
	if (n == NULL_NOT_NULL && !v)
		wrong(r, id, "not null", v);
	if (n == NULL_ALWAYS && v)
		wrong(r, id, "null", v);
	r->checks += n != NULL_MAYBE;
	if (!o.known || o.exact_object || !o.sym || !v ||
	    o.sym->kind == SYM_FUNC || o.string != NO_OP)
		return;
	v -= (uint64_t)(uintptr_t)memory_of(r, o.sym, r->frame)->at;
	r->checks++;
	/* a pointer to an earlier life of the variable is somewhere else */
	if (r->frame->times[id] > 1 && o.sym->kind != SYM_STATIC)
		return;
	if ((int64_t)v < o.lo || (int64_t)v > o.hi)
		wrong(r, id, "in its object", v);
}

/* The value is less than that of the op it is said to be below; equal to that
 * of the op it is said to be the same as. */
static void check_relations(struct run *r, op_id id, uint64_t v)
{
	const struct facts *x = r->frame->facts;
	const struct op *ops = r->frame->func->ops;
	op_id below = x->values[id].below, same = x->values[id].same;
	struct int_form f, g;

	if (same != NO_OP && same != id && r->frame->times[same]) {
		r->checks++;
		if (r->frame->values[same] != v)
			wrong(r, id, "the same as another", v);
	}
	if (below == NO_OP || !form_of(ops[id].type, &f) ||
	    !form_of(ops[below].type, &g))
		return;
	r->checks++;
	if (!r->frame->times[below] ||
	    as_wide(v, f) >= as_wide(r->frame->values[below], g))
		wrong(r, id, "below another", v);
}

static void check_value(struct run *r, op_id id, uint64_t v)
{
	const struct facts *x = r->frame->facts;
	const struct op *o = &r->frame->func->ops[id];
	struct range_fact f;

	r->frame->times[id]++;
	check_relations(r, id, v);
	if (o->type->kind == TYPE_POINTER) {
		check_pointer(r, id, v);
		return;
	}
	f = facts_range(x, id);
	r->checks++;
	if (f.is_unsigned ? v < (uint64_t)f.lo || v > (uint64_t)f.hi
			  : (int64_t)v < f.lo || (int64_t)v > f.hi)
		wrong(r, id, "outside its range", v);
}

/* Which of [addr, addr + bits) were written: all, none. */
static void written(struct run *r, uint64_t addr, uint64_t bit, uint64_t bits,
		    bool *all, bool *none)
{
	struct memory *m = memory_at(r, addr, (bit + bits + 7) / 8);
	uint64_t at = (addr - (uint64_t)(uintptr_t)m->at) * 8 + bit;

	for (uint64_t i = 0; i < bits; i++) {
		*all &= m->written[at + i];
		*none &= !m->written[at + i];
	}
}

static void written_members(struct run *r, const struct type *t, uint64_t addr,
			    bool *all, bool *none)
{
	if (t->kind == TYPE_STRUCT) {
		for (uint32_t i = 0; i < t->nfields; i++) {
			const struct field *f = &t->fields[i];

			if (f->width)
				written(r, addr + f->offset_bits / 8,
					f->offset_bits % 8, f->width, all,
					none);
			else
				written_members(r, f->type,
						addr + f->offset_bits / 8, all,
						none);
		}
	} else if (t->kind == TYPE_ARRAY) {
		for (uint64_t i = 0; i < t->count; i++)
			written_members(r, t->of, addr + i * t->of->size, all,
					none);
	} else {
		written(r, addr, 0, t->size * 8, all, none);
	}
}

static void check_read(struct run *r, op_id id, uint64_t addr)
{
	const struct op *o = &r->frame->func->ops[id];
	enum init_fact fact = facts_init(r->frame->facts, id);
	bool all = true, none = true;
	struct memory *m = memory_at(r, addr, 1);

	/* of memory that is no local of this function nothing is claimed */
	if (m->frame != r->frame)
		return;
	if (o->field)
		written(r, addr, o->field->offset_bits % 8, o->field->width,
			&all, &none);
	else
		written_members(r, o->type, addr, &all, &none);
	/* INIT_YES through a pointer claims nothing, nor of escaped memory */
	if (fact == INIT_YES && !all && r->frame->facts->spots[o->kind ==
	    OP_COPY_K ? o->arg[1] : o->arg[0]].sym)
		wrong(r, id, "initialised", addr);
	if (fact == INIT_NO && !none)
		wrong(r, id, "not initialised", addr);
	r->checks += fact != INIT_MAYBE;
}

/* ---- calls --------------------------------------------------------------------------- */

static uint64_t run_func(struct run *r, const struct func *f, uint64_t *args,
			 uint32_t nargs);

static void note_output(struct run *r, uint64_t v)
{
	r->output_len += (size_t)snprintf(r->output + r->output_len,
					  sizeof(r->output) - r->output_len,
					  "%llx\n", (unsigned long long)v);
	if (r->output_len > sizeof(r->output) - 32)
		stop(r, RUN_STOPPED, "too much output");
}

/* Code that is not here writes where it has ever been given an address. */
static void scribble(struct run *r)
{
	for (struct memory *m = r->memory; m; m = m->next)
		for (uint64_t i = 0; m->given && i < m->size; i++)
			if (rnd(r) % 4 == 0) {
				m->at[i] = (uint8_t)rnd(r);
				memset(m->written + i * 8, 1, 8);
			}
}

static uint64_t run_outside(struct run *r, const struct op *o, uint64_t *args)
{
	const char *name = o->sym && o->sym->name ? o->sym->name->text
						  : o->name ? o->name : "";
	struct int_form f;

	if (!strcmp(name, "exit") || !strcmp(name, "abort"))
		stop(r, RUN_STOPPED, "%s", name);
	if (!strcmp(name, "printf")) {
		for (uint32_t i = 1; i < o->nargs; i++)
			note_output(r, args[i]);
		return 0;
	}
	for (uint32_t i = 0; i < o->nargs; i++)
		for (struct memory *m = r->memory; m; m = m->next)
			if (args[i] >= (uint64_t)(uintptr_t)m->at &&
			    args[i] - (uint64_t)(uintptr_t)m->at < m->size + 1)
				m->given = true;
	scribble(r);
	if (form_of(o->type, &f))
		return cut(odd_number(r), f);
	if (o->type->kind == TYPE_POINTER)
		return rnd(r) % 3 ? -(rnd(r) % 5000) * (rnd(r) % 2)
				  : (uint64_t)(uintptr_t)
				    memory_new(r, NULL, NULL, 64, true)->at;
	if (o->type->kind != TYPE_VOID)
		stop(r, RUN_UNSUPPORTED, "a call of another type");
	return 0;
}

static const struct func *callee_of(struct run *r, const struct op *o)
{
	const struct sym *sym = o->sym;

	if (!sym && o->arg[0] != NO_OP)
		for (uint32_t i = 0; i < r->unit->nsyms; i++)
			if ((uint64_t)(uintptr_t)r->unit->syms[i] ==
			    r->frame->values[o->arg[0]])
				sym = r->unit->syms[i];
	if (!sym && o->arg[0] != NO_OP)
		stop(r, RUN_STOPPED, "a call of no function");
	return sym && sym->func && sym->func->nblocks ? sym->func : NULL;
}

static uint64_t run_call(struct run *r, const struct op *o)
{
	uint64_t args[64];
	const struct func *f = callee_of(r, o);

	if (o->nargs > 64)
		stop(r, RUN_UNSUPPORTED, "many arguments");
	for (uint32_t i = 0; i < o->nargs; i++)
		args[i] = r->frame->values[o->args[i]];
	return f ? run_func(r, f, args, o->nargs) : run_outside(r, o, args);
}

static uint64_t run_overflow(struct run *r, const struct op *o)
{
	struct int_form f, fa, fb;
	const struct op *ops = r->frame->func->ops;
	wide a, b, sum;
	uint64_t v;

	if (!form_of(o->from, &f) || !form_of(ops[o->args[0]].type, &fa) ||
	    !form_of(ops[o->args[1]].type, &fb))
		stop(r, RUN_UNSUPPORTED, "overflow of another type");
	a = as_wide(r->frame->values[o->args[0]], fa);
	b = as_wide(r->frame->values[o->args[1]], fb);
	if (o->name[0] == 'm') {
		if (__builtin_mul_overflow(a, b, &sum))
			stop(r, RUN_STOPPED, "a product of 128 bits");
	} else {
		sum = o->name[0] == 'a' ? a + b : a - b;
	}
	v = cut((uint64_t)sum, f);
	return strstr(o->name, "_wrap") ? v : as_wide(v, f) != sum;
}

static uint64_t run_builtin(struct run *r, const struct op *o)
{
	struct int_form f;

	if (o->nargs == 2 && (strstr(o->name, "_overflow") ||
			      strstr(o->name, "_wrap")))
		return run_overflow(r, o);
	if (!strcmp(o->name, "constant_p"))
		return rnd(r) % 2;
	if (!form_of(o->type, &f))
		stop(r, RUN_UNSUPPORTED, "builtin %s", o->name);
	if (strcmp(o->name, "object_size") != 0 &&
	    strcmp(o->name, "dynamic_object_size") != 0)
		stop(r, RUN_UNSUPPORTED, "builtin %s", o->name);
	return cut(UINT64_MAX, f);
}

/* ---- ops -------------------------------------------------------------------------------- */

static uint64_t run_undef(struct run *r, const struct op *o)
{
	struct int_form f;

	if (o->sym && o->sym->kind == SYM_PARAM &&
	    o->sym->param_index < r->frame->nargs) {
		uint64_t v = r->frame->args[o->sym->param_index];

		return form_of(o->type, &f) ? cut(v, f) : v;
	}
	if (form_of(o->type, &f))
		return cut(odd_number(r), f);
	if (o->type->kind == TYPE_POINTER)
		return 0;
	stop(r, RUN_UNSUPPORTED, "something undefined of type %s",
	     o->type->spelling);
}

static uint64_t address(struct run *r, const struct op *o)
{
	if (o->sym->kind == SYM_FUNC)
		return (uint64_t)(uintptr_t)o->sym;
	return (uint64_t)(uintptr_t)memory_of(r, o->sym, r->frame)->at;
}

static uint64_t string(struct run *r, const struct op *o)
{
	struct memory *m = memory_new(r, NULL, NULL, o->size, true);

	memset(m->at, 'x', o->size - 1);
	return (uint64_t)(uintptr_t)m->at;
}

static uint64_t run_value(struct run *r, op_id id)
{
	const struct op *o = &r->frame->func->ops[id];
	const uint64_t *v = r->frame->values;
	struct int_form f;

	switch (o->kind) {
	case OP_CONST_K:
		return form_of(o->type, &f) ? cut((uint64_t)o->value, f)
					    : (uint64_t)o->value;
	case OP_UNDEF_K:
		return run_undef(r, o);
	case OP_ADDR_K:
		return address(r, o);
	case OP_STRING_K:
		return string(r, o);
	case OP_FIELD_K:
		return v[o->arg[0]] + o->field->offset_bits / 8;
	case OP_INDEX_K:
		return v[o->arg[0]] + v[o->arg[1]] * o->size;
	case OP_CONVERT_K:
		return run_convert(r, o, v[o->arg[0]]);
	case OP_UNARY_K:
		return run_unary(r, o, v[o->arg[0]]);
	case OP_BINARY_K:
		return run_binary(r, o, v[o->arg[0]], v[o->arg[1]]);
	case OP_LOAD_K:
		check_read(r, id, v[o->arg[0]]);
		return load(r, o, v[o->arg[0]]);
	case OP_CALL_K:
		return run_call(r, o);
	case OP_BUILTIN_K:
		return run_builtin(r, o);
	default:
		stop(r, RUN_UNSUPPORTED, "op %s", op_text(o->kind));
	}
}

static void copy(struct run *r, const struct op *o, bool zero)
{
	uint64_t to = r->frame->values[o->arg[0]];
	struct memory *m = memory_at(r, to, o->size);

	if (zero) {
		memset((void *)(uintptr_t)to, 0, o->size);
	} else {
		uint64_t from = r->frame->values[o->arg[1]];

		memory_at(r, from, o->size);
		memmove((void *)(uintptr_t)to, (void *)(uintptr_t)from,
			o->size);
	}
	mark(m, to, 0, o->size * 8);
}

/* An op without a value that does not end its block. */
static void run_effect(struct run *r, op_id id)
{
	const struct op *o = &r->frame->func->ops[id];
	const uint64_t *v = r->frame->values;

	switch (o->kind) {
	case OP_STORE_K:
		store(r, o, v[o->arg[0]], v[o->arg[1]]);
		return;
	case OP_COPY_K:
		check_read(r, id, v[o->arg[1]]);
		copy(r, o, false);
		return;
	case OP_ZERO_K:
		copy(r, o, true);
		return;
	case OP_DECLARE_K:
	case OP_LEAVE_K:
		memory_drop(r, o->sym, r->frame);
		return;
	default:
		stop(r, RUN_UNSUPPORTED, "op %s", op_text(o->kind));
	}
}

static uint32_t choose(const struct block *k, uint64_t v, const struct op *o)
{
	struct int_form f;

	if (o->kind == OP_BRANCH_K)
		return k->to[v ? 0 : 1];
	form_of(o->type, &f);
	for (uint32_t i = 0; i + 1 < k->nto; i++) {
		wide lo = as_wide(cut((uint64_t)k->cases[i].lo, f), f);
		wide hi = as_wide(cut((uint64_t)k->cases[i].hi, f), f);

		if (lo <= as_wide(v, f) && as_wide(v, f) <= hi)
			return k->to[i];
	}
	return k->to[k->nto - 1];
}

static uint32_t run_block(struct run *r, uint32_t block, uint64_t *result)
{
	const struct func *f = r->frame->func;
	const struct block *k = &f->blocks[block];
	op_id last = k->first + k->n - 1;
	const struct op *end = &f->ops[last];
	uint64_t v;

	if (!facts_reached(r->frame->facts, last))
		wrong(r, last, "not reached", 0);
	if (r->steps_left < k->n)
		stop(r, RUN_STOPPED, "too many steps");
	r->steps_left -= k->n;
	for (op_id id = k->first; id < last; id++) {
		if (!(op_flags(f->ops[id].kind) & OPF_VALUE)) {
			run_effect(r, id);
			continue;
		}
		r->frame->values[id] = run_value(r, id);
		if (!is_record(f->ops[id].type) &&
		    f->ops[id].type->kind != TYPE_VOID)
			check_value(r, id, r->frame->values[id]);
	}
	v = end->arg[0] == NO_OP ? 0 : r->frame->values[end->arg[0]];
	*result = v;
	if (end->kind == OP_RETURN_K)
		return UINT32_MAX;
	if (end->kind == OP_JUMP_K)
		return k->to[0];
	if (end->kind == OP_BRANCH_K || end->kind == OP_SWITCH_K)
		return choose(k, v, end);
	stop(r, end->kind == OP_END_K ? RUN_STOPPED : RUN_UNSUPPORTED, "%s",
	     op_text(end->kind));
}

static struct facts *facts_of(struct run *r, const struct func *f)
{
	for (uint32_t i = 0; i < r->unit->nfuncs; i++) {
		if (r->unit->funcs[i] != f)
			continue;
		if (!r->facts[i])
			r->facts[i] = facts_compute(r->unit, f, NULL, r->arena);
		return r->facts[i];
	}
	stop(r, RUN_UNSUPPORTED, "no such function");
}

static uint64_t run_func(struct run *r, const struct func *f, uint64_t *args,
			 uint32_t nargs)
{
	struct frame frame = {
		.func = f, .facts = facts_of(r, f), .args = args,
		.nargs = nargs, .up = r->frame,
	};
	uint64_t result = 0;
	uint32_t block = 0;

	if (++r->depth > 200)
		stop(r, RUN_STOPPED, "too deep");
	frame.values = arena_array(r->arena, f->nops, sizeof(uint64_t));
	frame.times = arena_array(r->arena, f->nops, sizeof(uint32_t));
	r->frame = &frame;
	while (block != UINT32_MAX)
		block = run_block(r, block, &result);
	for (struct memory **m = &r->memory; *m;) {
		if ((*m)->frame == &frame)
			*m = (*m)->next;
		else
			m = &(*m)->next;
	}
	r->frame = frame.up;
	r->depth--;
	return result;
}

void run_program(struct run *r, const char *name)
{
	uint64_t none[4] = { 0 };

	r->facts = arena_array(r->arena, r->unit->nfuncs, sizeof(*r->facts));
	if (setjmp(out_of_here))
		return;
	for (uint32_t i = 0; i < r->unit->nfuncs; i++)
		if (!strcmp(r->unit->funcs[i]->sym->name->text, name)) {
			for (int k = 0; k < 4; k++)
				none[k] = odd_number(r);
			run_func(r, r->unit->funcs[i], none,
				 r->unit->funcs[i]->nparams);
			return;
		}
	stop(r, RUN_UNSUPPORTED, "there is no %s()", name);
}
