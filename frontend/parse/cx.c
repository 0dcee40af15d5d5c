// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/parse/cx.h"

#include <string.h>

#include "frontend/base/fail.h"

struct collect {
	struct arena *scratch;
	CXCursor *at;
	uint32_t n;
	uint32_t room;
	bool operands_only;
};

static enum CXChildVisitResult collect_one(CXCursor c, CXCursor parent,
					   CXClientData data)
{
	struct collect *k = data;
	CXCursor *slot;

	(void)parent;
	if (k->operands_only && !clang_isExpression(c.kind))
		return CXChildVisit_Continue;
	slot = arena_grow(k->scratch, (void **)&k->at, &k->n, &k->room,
			  sizeof(*slot));
	*slot = c;
	return CXChildVisit_Continue;
}

static struct kids collect(struct arena *scratch, CXCursor c, bool operands)
{
	struct collect k = { scratch, NULL, 0, 0, operands };

	clang_visitChildren(c, collect_one, &k);
	return (struct kids){ k.at, k.n };
}

struct kids cx_kids(struct arena *scratch, CXCursor c)
{
	return collect(scratch, c, false);
}

struct kids cx_operands(struct arena *scratch, CXCursor c)
{
	return collect(scratch, c, true);
}

struct range cx_range(CXCursor c)
{
	CXSourceRange r = clang_getCursorExtent(c);
	struct range out = { 0, 0 };

	clang_getExpansionLocation(clang_getRangeStart(r), NULL, NULL, NULL,
				   &out.begin);
	clang_getExpansionLocation(clang_getRangeEnd(r), NULL, NULL, NULL,
				   &out.end);
	return out;
}

uint32_t cx_at(CXCursor c)
{
	unsigned at = 0;

	clang_getExpansionLocation(clang_getCursorLocation(c), NULL, NULL,
				   NULL, &at);
	return at;
}

bool cx_in_main(CXCursor c)
{
	return clang_Location_isFromMainFile(clang_getCursorLocation(c));
}

CXCursor *cx_copy(struct arena *a, CXCursor c)
{
	CXCursor *copy = arena_new_of(a, CXCursor);

	*copy = c;
	return copy;
}

const struct str *cx_name(struct strtab *names, CXCursor c)
{
	CXString s = clang_getCursorSpelling(c);
	const char *text = clang_getCString(s);
	const struct str *name = NULL;

	if (text && *text)
		name = str_of(names, text);
	clang_disposeString(s);
	return name;
}

char *cx_text(struct arena *a, CXString s)
{
	const char *text = clang_getCString(s);
	char *copy;

	if (!text)
		text = "";
	copy = arena_strndup(a, text, strlen(text));
	clang_disposeString(s);
	return copy;
}

bool cx_integer(CXCursor c, int64_t *value)
{
	CXEvalResult r = clang_Cursor_Evaluate(c);
	bool ok = false;

	if (!r)
		return false;
	if (clang_EvalResult_getKind(r) == CXEval_Int) {
		ok = true;
		if (clang_EvalResult_isUnsignedInt(r))
			*value = (int64_t)clang_EvalResult_getAsUnsigned(r);
		else
			*value = clang_EvalResult_getAsLongLong(r);
	}
	clang_EvalResult_dispose(r);
	return ok;
}

struct cx_slot {
	CXCursor key;
	void *value;
	bool used;
};

void cx_map_init(struct cx_map *m, struct arena *a)
{
	m->arena = a;
	m->n = 0;
	m->room = 1024;
	m->slots = arena_array(a, m->room, sizeof(*m->slots));
}

static struct cx_slot *slot_of(struct cx_slot *slots, uint32_t room,
			       CXCursor c)
{
	uint32_t i = clang_hashCursor(c) * 2654435761u;

	for (i &= room - 1; slots[i].used; i = (i + 1) & (room - 1))
		if (clang_equalCursors(slots[i].key, c))
			break;
	return &slots[i];
}

static void map_double(struct cx_map *m)
{
	uint32_t room = 2 * m->room;
	struct cx_slot *slots;

	if (!room)
		die("out of memory (too many declarations)");
	slots = arena_array(m->arena, room, sizeof(*slots));
	for (uint32_t i = 0; i < m->room; i++)
		if (m->slots[i].used)
			*slot_of(slots, room, m->slots[i].key) = m->slots[i];
	m->slots = slots;
	m->room = room;
}

void **cx_map_at(struct cx_map *m, CXCursor c)
{
	struct cx_slot *s;

	if (2 * m->n >= m->room)
		map_double(m);
	s = slot_of(m->slots, m->room, c);
	if (!s->used) {
		s->used = true;
		s->key = c;
		m->n++;
	}
	return &s->value;
}
