// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* asm statements, as gcc documents them ("Extended Asm"). */
#include <string.h>

#include "frontend/parse/internal.h"

typedef unsigned int (*operand_get)(CXCursor c, unsigned int index,
				    CXString *constraint, CXCursor *expr);

/* May the operand be memory?  Letters of the generic constraints; '=' and
 * other modifiers and alternatives before them do not matter. */
static bool may_be_memory(const char *constraint)
{
	return strpbrk(constraint, "moVgX<>") != NULL;
}

/* "[name]" is not part of the constraint: libclang leaves it out. */
static void operand_add(struct parser *p, struct assembly *a, CXCursor c,
			unsigned int index, bool output, operand_get get)
{
	struct asm_operand *o = &a->operands[a->noperands];
	CXString constraint;
	CXCursor expr;

	if (!get(c, index, &constraint, &expr)) {
		unknown_add(p, "asm operand", cx_range(c).begin);
		return;
	}
	a->noperands++;
	o->constraint = cx_text(p->arena, constraint);
	o->output = output;
	o->in_out = output && strchr(o->constraint, '+');
	o->memory = may_be_memory(o->constraint);
	o->expr = expr_of(p, expr);
}

static void clobbers_read(struct assembly *a, CXCursor c)
{
	unsigned int n = clang_Cursor_getGCCAssemblyNumClobbers(c);

	for (unsigned int i = 0; i < n; i++) {
		CXString s = clang_Cursor_getGCCAssemblyClobber(c, i);
		const char *text = clang_getCString(s);

		if (text && !strcmp(text, "memory"))
			a->clobbers_memory = true;
		clang_disposeString(s);
	}
}

/* asm goto: the labels stand behind the fourth ':' of the text. */
static void labels_read(struct parser *p, struct assembly *a, struct range r)
{
	const char *t = p->u->text;
	uint32_t colons = 0;
	uint32_t room = 0;
	uint32_t at = r.begin;

	while (at < r.end && t[at] != '(')
		at++;
	for (at++; at < r.end && colons < 4;) {
		if (strchr("([{\"'", t[at]) && t[at])
			at = text_close(p, at);
		else
			colons += t[at++] == ':';
	}
	if (p->local_labels)
		unknown_add(p, "asm goto beside __label__", r.begin);
	while (at < r.end) {
		const struct str **slot;
		const char *word;

		at = text_skip(p, at);
		word = text_word(p, at);
		if (!*word)
			break;
		slot = arena_grow(p->arena, (void **)&a->labels, &a->nlabels,
				  &room, sizeof(*slot));
		*slot = str_of(p->u->names, word);
		at = text_skip(p, at + (uint32_t)strlen(word));
		if (at < r.end && t[at] == ',')
			at++;
	}
}

struct stmt *stmt_asm(struct parser *p, CXCursor c)
{
	struct stmt *s = stmt_new(p, STMT_ASM, cx_range(c));
	struct assembly *a = arena_new_of(p->arena, struct assembly);
	unsigned int outs = clang_Cursor_getGCCAssemblyNumOutputs(c);
	unsigned int ins = clang_Cursor_getGCCAssemblyNumInputs(c);

	s->assembly = a;
	a->template = cx_text(p->arena, clang_Cursor_getGCCAssemblyTemplate(c));
	/* Without outputs, and with goto, it is volatile unsaid. */
	a->is_volatile = clang_Cursor_isGCCAssemblyVolatile(c) || !outs ||
			 clang_Cursor_isGCCAssemblyHasGoto(c);
	a->operands = arena_array(p->arena, (size_t)outs + ins,
				  sizeof(*a->operands));
	for (unsigned int i = 0; i < outs; i++)
		operand_add(p, a, c, i, true,
			    clang_Cursor_getGCCAssemblyOutput);
	for (unsigned int i = 0; i < ins; i++)
		operand_add(p, a, c, i, false,
			    clang_Cursor_getGCCAssemblyInput);
	clobbers_read(a, c);
	if (clang_Cursor_isGCCAssemblyHasGoto(c))
		labels_read(p, a, s->range);
	mention_range(p, s->range);
	return s;
}
