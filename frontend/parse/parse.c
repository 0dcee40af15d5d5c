// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* The front door: text to unit. */
#include "frontend/parse/parse.h"

#include <stdlib.h>
#include <string.h>

#include "frontend/base/buf.h"
#include "frontend/base/fail.h"
#include "frontend/parse/internal.h"
#include "frontend/text/marker.h"

#define MAIN_NAME "/saner/unit.c"
#define PRELUDE_NAME "/saner/prelude.h"

/*
 * What gcc has and clang lacks, so that text preprocessed by gcc parses; and
 * two names by which we get at the types int and unsigned.
 */
static const char own_floats[] =
	"#define _Float32 float\n"	/* macros: _Complex may stand before */
	"#define _Float64 double\n"
	"#define _Float32x double\n"
	"#define _Float64x long double\n"
	"#define _Float128 __float128\n";
static const char own_prelude[] =
	"int __builtin_isdigit(int);\n"
	/* gcc's; as a constant for what is only measured or asserted, which
	 * parse_expr.c does not believe where it is evaluated */
	"#define __builtin_has_attribute(x, what) __saner_attribute_##what\n"
	"enum { __saner_attribute_nonstring };\n"
	/* keywords of gcc's; clang has them as macros, and -undef takes those */
	"#define __seg_gs __attribute__((address_space(256)))\n"
	"#define __seg_fs __attribute__((address_space(257)))\n"
	/* clang's own attribute makes it refuse kernel code; ours stands
	 * beside it. */
	"#define __counted_by__(...)\n"
	"extern int __saner_int;\n"
	"extern unsigned __saner_uint;\n";

void unknown_add(struct parser *p, const char *construct, uint32_t at)
{
	struct unknown *k = arena_grow(p->arena, (void **)&p->u->unknowns,
				       &p->u->nunknowns, &p->unknowns_room,
				       sizeof(*k));

	k->construct = arena_strndup(p->arena, construct, strlen(construct));
	k->at = at;
	k->func = p->f;
	if (p->f && !p->f->unknown) {
		p->f->unknown = k->construct;
		p->f->unknown_at = at;
	}
}

void note_add(struct parser *p, const char *text, uint32_t at)
{
	struct note *n = arena_grow(p->arena, (void **)&p->u->notes,
				    &p->u->nnotes, &p->notes_room, sizeof(*n));

	n->text = text;
	n->at = at;
}

/* ---- flags ----------------------------------------------------------- */

static bool starts(const char *s, const char *with)
{
	return !strncmp(s, with, strlen(with));
}

/* Flags that change the language, the types or the target. */
static bool flag_matters(const char *f)
{
	static const char *const exact[] = {
		"-m32", "-m64", "-mx32", "-ansi", "-fshort-wchar",
		"-funsigned-char", "-fsigned-char", "-fshort-enums",
		"-funsigned-bitfields", "-fms-extensions", "-fgnu89-inline",
		"-fno-builtin", "-ffreestanding", "-fno-asm",
	};

	for (size_t i = 0; i < sizeof(exact) / sizeof(exact[0]); i++)
		if (!strcmp(f, exact[i]))
			return true;
	return starts(f, "-std=") || starts(f, "--target=");
}

static void flags_make(struct parser *p, struct vec *args)
{
	static const char *const fixed[] = {
		"-x", "c", "-undef", "-nostdinc", "-w", "-Wno-everything",
		"-ferror-limit=0", "-fno-spell-checking",
		"-include", PRELUDE_NAME,
	};
	const struct parse_request *rq = p->rq;
	bool std = false;

	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		vec_push(p->maps, args, (void *)(uintptr_t)fixed[i]);
	for (uint32_t i = 0; i < rq->nflags; i++) {
		if (!flag_matters(rq->flags[i]))
			continue;
		std |= starts(rq->flags[i], "-std=") ||
		       !strcmp(rq->flags[i], "-ansi");
		vec_push(p->maps, args, (void *)(uintptr_t)rq->flags[i]);
	}
	if (!std)
		vec_push(p->maps, args, (void *)(uintptr_t)"-std=gnu17");
}

/* ---- libclang -------------------------------------------------------- */

static char *prelude_make(struct parser *p)
{
	struct buf b;

	buf_init(&b, p->maps);
	/* glibc's headers define them for a compiler that has none. */
	if (!memmem(p->u->text, p->u->text_len, "typedef float _Float32;", 23))
		buf_puts(&b, own_floats);
	buf_puts(&b, own_prelude);
	markers_define(&b);
	return b.at;
}

/* As compilers name it; what comes out of a macro body has no column. */
static char *error_place(struct parser *p, uint32_t at)
{
	struct place pl = lines_place_column(p->u->lines, at);

	return arena_printf(p->arena, "%s:%u:%u", pl.file, pl.line,
			    pl.column ? pl.column : 1);
}

static CXTranslationUnit tu_parse(struct parser *p, CXIndex index,
				  const char *text)
{
	char *prelude = prelude_make(p);
	struct CXUnsavedFile files[] = {
		{ MAIN_NAME, text, p->u->text_len },
		{ PRELUDE_NAME, prelude, strlen(prelude) },
	};
	struct vec args = { 0 };
	CXTranslationUnit tu = NULL;
	enum CXErrorCode err;

	flags_make(p, &args);
	err = clang_parseTranslationUnit2(index, MAIN_NAME,
			(const char *const *)args.at, (int)args.n, files, 2,
			CXTranslationUnit_IncludeAttributedTypes, &tu);
	if (err != CXError_Success || !tu) {
		p->u->parse_error = "libclang failed";
		p->u->parse_error_at = error_place(p, 0);
		return NULL;
	}
	return tu;
}

/* The first error at or behind @from and before @to; its offset in *at. */
static char *first_error(struct parser *p, uint32_t from, uint32_t to,
			 uint32_t *at)
{
	unsigned int n = clang_getNumDiagnostics(p->tu);
	char *text = NULL;

	for (unsigned int i = 0; i < n && !text; i++) {
		CXDiagnostic d = clang_getDiagnostic(p->tu, i);
		unsigned int offset = 0;

		clang_getExpansionLocation(clang_getDiagnosticLocation(d),
					   NULL, NULL, NULL, &offset);
		if (clang_getDiagnosticSeverity(d) >= CXDiagnostic_Error &&
		    offset >= from && offset < to) {
			text = cx_text(p->arena, clang_getDiagnosticSpelling(d));
			*at = offset;
		}
		clang_disposeDiagnostic(d);
	}
	return text;
}

/* ---- contracts that do not fit --------------------------------------- */

/* The file-scope declaration around @at, no further back than @from. */
static struct range declaration_around(struct parser *p, uint32_t from,
				       uint32_t at)
{
	struct range r = { from, from };
	const char *t = p->u->text;

	while (r.end < p->u->text_len) {
		if (strchr("([{\"'", t[r.end]) && t[r.end]) {
			bool body = t[r.end] == '{';

			r.end = text_close(p, r.end);
			if (!body || t[text_skip(p, r.end)] == ';')
				continue;
		} else if (t[r.end] == '#' && t[r.end - 1] == '\n') {
			r.end = text_skip(p, r.end);
			if (text_skip(p, r.begin) == r.end)
				r.begin = r.end;
			continue;
		} else if (t[r.end++] != ';') {
			continue;
		}
		if (r.end > at)
			return r;
		r.begin = r.end;
	}
	return r;
}

/* Spaces for all but newlines: offsets and lines stay. */
static void blank(char *text, struct range r)
{
	for (uint32_t i = r.begin; i < r.end; i++)
		if (text[i] != '\n')
			text[i] = ' ';
}

/* Drops every contract that libclang refuses; false when there was none. */
static bool contracts_drop(struct parser *p, char *text, uint32_t from)
{
	uint32_t begin = from;
	bool dropped = false;
	char *what;
	uint32_t at;

	while ((what = first_error(p, begin, UINT32_MAX, &at))) {
		struct range r = declaration_around(p, begin, at);

		note_add(p, arena_printf(p->arena, "%s: contract ignored: %s",
					 error_place(p, at), what), at);
		blank(text, r);
		dropped = true;
		if (r.end <= begin)
			break;
		begin = r.end;
	}
	return dropped;
}

static bool tu_make(struct parser *p, CXIndex index)
{
	uint32_t to = p->rq->contracts_at ? p->rq->contracts_at
					  : p->u->text_len;
	char *text = (char *)(uintptr_t)p->u->text;
	uint32_t at = 0;
	char *what;

	for (int tries = 0; tries < 4; tries++) {
		if (p->tu)
			clang_disposeTranslationUnit(p->tu);
		p->tu = tu_parse(p, index, text);
		if (!p->tu)
			return false;
		what = first_error(p, 0, to, &at);
		if (what) {
			p->u->parse_error = what;
			p->u->parse_error_at = error_place(p, at);
			return false;
		}
		if (!contracts_drop(p, text, to))
			return true;
	}
	/* Errors go on: do without contracts. */
	blank(text, (struct range){ to, p->u->text_len });
	clang_disposeTranslationUnit(p->tu);
	p->tu = tu_parse(p, index, text);
	return p->tu != NULL;
}

/* ---- functions ------------------------------------------------------- */

static CXCursor body_of(struct parser *p, CXCursor c)
{
	struct kids k = cx_kids(p->scratch, c);

	for (uint32_t i = k.n; i-- > 0;)
		if (k.at[i].kind == CXCursor_CompoundStmt)
			return k.at[i];
	return clang_getNullCursor();
}

static bool is_own(struct parser *p, uint32_t at)
{
	return !p->u->file ||
	       !strcmp(lines_place(p->u->lines, at).file, p->u->file);
}

static void params_make(struct parser *p, CXCursor c)
{
	int n = clang_Cursor_getNumArguments(c);

	for (int i = 0; i < n; i++) {
		CXCursor a = clang_Cursor_getArgument(c, (unsigned int)i);
		struct sym *s = sym_local(p, SYM_PARAM, a);

		s->param_index = (uint32_t)i;
		s->type = type_adjusted(p, s->type);
	}
	p->f->nparams = p->f->nsyms;
	attributes_of_params(p->f);
}

static bool range_has(struct parser *p, struct range r, const char *word)
{
	return memmem(p->u->text + r.begin, r.end - r.begin, word,
		      strlen(word)) != NULL;
}

static void func_build(struct parser *p, struct entity *e)
{
	struct func *f = arena_new_of(p->arena, struct func);
	struct func **slot;
	CXCursor body = body_of(p, e->definition);

	f->sym = entity_sym(p, e);
	f->sym->func = f;
	f->range = cx_range(e->definition);
	f->own = is_own(p, f->sym->name_at);
	f->reached = true;
	slot = arena_grow(p->arena, (void **)&p->u->funcs, &p->u->nfuncs,
			  &p->funcs_room, sizeof(*slot));
	*slot = f;
	p->f = f;
	p->syms_room = 0;
	p->scope = NULL;
	p->local_labels = range_has(p, f->range, "__label__");
	params_make(p, e->definition);
	if (clang_Cursor_isNull(body))
		unknown_add(p, "function without a body", f->range.begin);
	else
		f->body = stmt_of(p, body);
	finish_func(p, f);
	p->f = NULL;
	arena_clear(p->scratch);
}

/* A pointer to a record, or with a kind: what an initializer has to keep; or
 * with @any one to whatever. */
static bool has_promises(const struct type *t, bool any)
{
	if (t->kind == TYPE_ARRAY)
		return t->of && has_promises(t->of, any);
	if (t->kind == TYPE_POINTER)
		return any || type_is_record(t->of);
	for (uint32_t i = 0; type_is_record(t) && i < t->nfields; i++)
		if (t->fields[i].kind ||
		    (t->fields[i].type && has_promises(t->fields[i].type, any)))
			return true;
	return false;
}

/* The initializer of a static object, as if it stood in a function that is not
 * one of the unit: whatever is odd about it is nobody's fault. */
static void static_build(struct parser *p, struct entity *e)
{
	struct sym *sym = entity_sym(p, e);
	CXCursor init = clang_Cursor_getVarDeclInitializer(e->definition);
	uint32_t unknowns = p->u->nunknowns;
	struct func none = { .sym = sym };

	if (clang_Cursor_isNull(init) || !(sym->pkind ||
					   has_promises(sym->type,
							p->rq->all_pointers)))
		return;
	p->f = &none;
	p->syms_room = 0;
	p->scope = NULL;
	sym->init = init_of(p, init, sym->type);
	p->f = NULL;
	if (none.unknown)
		sym->init = NULL;
	sym->init_unknown = none.unknown;
	p->u->nunknowns = unknowns;
	arena_clear(p->scratch);
}

/* Is the definition emitted, whoever mentions it?  Own ones are looked at in
 * any case; of headers' those that other units can see. */
static bool is_root(struct parser *p, struct entity *e)
{
	CXCursor c = e->definition;

	if (clang_Cursor_isNull(c) || !cx_in_main(c))
		return false;
	if (p->rq->contracts_at && cx_at(c) >= p->rq->contracts_at)
		return false;
	if (is_own(p, cx_at(c)))
		return true;
	return clang_getCursorLinkage(c) == CXLinkage_External &&
	       !(c.kind == CXCursor_FunctionDecl &&
		 clang_Cursor_isFunctionInlined(c));
}

static void roots_mention(struct parser *p)
{
	for (struct entity *e = p->first; e; e = e->next)
		if (is_root(p, e))
			mention(p, entity_sym(p, e));
	for (size_t i = 0; i < p->file_asm.n; i++)
		mention_range(p, cx_range(*(CXCursor *)p->file_asm.at[i]));
}

static int by_range(const void *a, const void *b)
{
	const struct func *const *f = a;
	const struct func *const *g = b;

	return ((*f)->range.begin > (*g)->range.begin) -
	       ((*f)->range.begin < (*g)->range.begin);
}

static void basic_types(struct parser *p)
{
	struct entity *e = entity_find(p, "__saner_int", 11);
	struct entity *u = entity_find(p, "__saner_uint", 12);

	if (!e || !u)
		bug("the prelude was not read");
	p->type_int = type_of_cursor(p, e->decls[0]);
	p->type_uint = type_of_cursor(p, u->decls[0]);
}

static uint32_t pointer_size(CXTranslationUnit tu)
{
	CXTargetInfo info = clang_getTranslationUnitTargetInfo(tu);
	int bits = clang_TargetInfo_getPointerWidth(info);

	clang_TargetInfo_dispose(info);
	return bits > 0 ? (uint32_t)bits / 8 : (uint32_t)sizeof(void *);
}

static void build(struct parser *p)
{
	p->u->pointer_size = pointer_size(p->tu);
	decl_index(p);
	basic_types(p);
	roots_mention(p);
	while (p->todo.n || p->statics.n) {
		if (p->todo.n)
			func_build(p, p->todo.at[--p->todo.n]);
		else
			static_build(p, p->statics.at[--p->statics.n]);
	}
	if (p->u->nfuncs)
		qsort(p->u->funcs, p->u->nfuncs, sizeof(*p->u->funcs),
		      by_range);
	for (uint32_t i = 0; i < p->u->nfuncs; i++)
		p->u->funcs[i]->index = i;
	finish_unit(p);
}

static void unit_init(struct parser *p, struct unit *u, struct arena *a)
{
	const struct parse_request *rq = p->rq;

	u->arena = a;
	u->names = strtab_new(a);
	u->text = arena_strndup(a, rq->text, rq->len);
	u->text_len = rq->len;
	u->lines = lines_new(a, u->text, u->text_len);
	u->file = rq->file ? rq->file : lines_main(u->lines);
	for (uint32_t i = 0; i < rq->nflags; i++)
		if (!strcmp(rq->flags[i], "-fstrict-flex-arrays=3") ||
		    !strcmp(rq->flags[i], "-fstrict-flex-arrays"))
			u->strict_flex = true;
}

struct unit *parse_unit(const struct parse_request *rq, struct arena *a)
{
	struct unit *u = arena_new_of(a, struct unit);
	struct parser p = {
		.rq = rq,
		.u = u,
		.arena = a,
		.scratch = arena_new(),
		.maps = arena_new(),
	};
	CXIndex index = clang_createIndex(0, 0);

	p.last = &p.first;
	cx_map_init(&p.entities, p.maps);
	cx_map_init(&p.fields, p.maps);
	cx_map_init(&p.locals, p.maps);
	unit_init(&p, u, a);
	if (tu_make(&p, index)) {
		build(&p);
	}
	if (p.tu)
		clang_disposeTranslationUnit(p.tu);
	clang_disposeIndex(index);
	arena_free(p.maps);
	arena_free(p.scratch);
	return u;
}
