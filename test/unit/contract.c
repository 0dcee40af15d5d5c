// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Contracts: amounts, the words of annotations, GNU attributes, and which
 * declarations of a contract file are of use to a unit.
 *
 * Sources: frontend/amount.c frontend/contract.c frontend/contract_attribute.c frontend/contract_text.c frontend/text/scan.c frontend/base/arena.c frontend/base/buf.c frontend/base/fail.c frontend/base/str.c
 */
#include "test/unit/unit.h"

#include <string.h>

#include "frontend/base/arena.h"
#include "frontend/contract.h"
#include "frontend/contract_text.h"

static struct arena *arena;

/* The parameters are a, b, c, in this order. */
static const struct amount *lookup(void *ctx, const char *name, size_t len)
{
	struct amount *m;

	(void)ctx;
	if (len != 1 || *name < 'a' || *name > 'c')
		return NULL;
	m = arena_new_of(arena, struct amount);
	m->op = AMOUNT_PARAM;
	m->index = (uint32_t)(*name - 'a');
	return m;
}

/* ---- amounts ------------------------------------------------------------ */

/* With a = 10, b = 3, c = 7; strlen() of any is its value; result is 100. */
static uint64_t value_of(const struct amount *m)
{
	static const uint64_t params[] = { 10, 3, 7 };
	uint64_t x = m->a ? value_of(m->a) : 0;
	uint64_t y = m->b ? value_of(m->b) : 0;

	switch (m->op) {
	case AMOUNT_CONST: return m->value;
	case AMOUNT_PARAM: return params[m->index];
	case AMOUNT_STRLEN: return params[m->index];
	case AMOUNT_RESULT: return 100;
	case AMOUNT_ADD: return x + y;
	case AMOUNT_SUB: return x - y;
	case AMOUNT_MUL: return x * y;
	case AMOUNT_MIN: return x < y ? x : y;
	case AMOUNT_FIELD:
	case AMOUNT_SYM: break;
	}
	return 0;
}

static void amounts(void)
{
	static const struct { const char *text; uint64_t value; } good[] = {
		{ "a", 10 }, { " 42 ", 42 }, { "0x10UL", 16 }, { "a*b", 30 },
		{ "a + b * c", 31 }, { "(a + b) * c", 91 }, { "a - b - c", 0 },
		{ "strlen(b) + 1", 4 }, { "min(a, b)", 3 },
		{ "min(a, b + c) * 2", 20 }, { "result", 100 },
		{ "strlen( a )+min(b,strlen(c))+1", 14 },
	};
	static const char *const bad[] = {
		"", "a +", "d", "a b", "(a", "strlen(4)", "strlen(d)", "min(a)",
		"min a, b", "a / b", "sizeof(a)", "*a",
	};
	const struct amount *m;
	const char *why;

	for (unsigned int i = 0; i < sizeof(good) / sizeof(*good); i++) {
		m = amount_parse(arena, good[i].text, lookup, NULL, &why);
		expect(m && value_of(m) == good[i].value, "%s", good[i].text);
	}
	for (unsigned int i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		m = amount_parse(arena, bad[i], lookup, NULL, &why);
		expect(!m && why, "%s", bad[i]);
	}
}

/* ---- words -------------------------------------------------------------- */

static bool note(struct contract *c, int param, const char *text)
{
	const char *why = NULL;
	bool good = contract_note(arena, c, param, text, lookup, NULL, &why);

	expect(good || why, "%s: no reason", text);
	return good;
}

static void words_of_parameters(void)
{
	struct contract *c = contract_new(arena, 3, "here");
	struct param_contract *p = c->params;

	expect(note(c, 0, "writes_all(b)") && p[0].writes_all &&
	       p[0].access == ACCESS_WRITE && p[0].kind->form == KIND_SIZED &&
	       p[0].kind->amount->index == 1, "writes_all");
	expect(note(c, 0, "writes(b)") && !p[0].writes_all, "writes");
	expect(note(c, 0, "updates(4)") && p[0].access == ACCESS_READ_WRITE,
	       "updates");
	expect(note(c, 1, "reads_string") && p[1].kind->form == KIND_STRING &&
	       !p[1].kind->amount && p[1].access == ACCESS_READ, "string");
	expect(note(c, 1, "reads_strn(c)") && p[1].kind->form == KIND_STRING &&
	       p[1].kind->amount->index == 2, "strn");
	expect(note(c, 1, "or_null") && p[1].kind->or_null &&
	       p[1].kind->form == KIND_STRING, "kinds add up");
	expect(note(c, 2, "frees") && note(c, 2, "ignored") && p[2].frees &&
	       p[2].access == ACCESS_NONE && !p[2].kind, "frees, ignored");
	expect(note(c, 2, "counted_by(a)") && p[2].kind->form == KIND_COUNTED,
	       "a kind of a parameter");
}

static void words_of_functions(void)
{
	struct contract *c = contract_new(arena, 3, "here");

	expect(c->returns_param == -1 && c->format_param == -1, "nothing yet");
	expect(note(c, -1, "alloc(a * b)") && value_of(c->alloc) == 30 &&
	       note(c, -1, "zeroed") && c->zeroed, "alloc");
	expect(note(c, -1, "returns_param(c)") && c->returns_param == 2,
	       "returns_param");
	expect(note(c, -1, "result(-34, 0)") && c->result_ranged &&
	       c->lo == -34 && c->hi == 0, "result");
	expect(note(c, -1, "saturates(a + b)") && c->saturates &&
	       c->saturates->op == AMOUNT_ADD, "saturates");
	expect(note(c, -1, "format(2, 3)") && c->format_param == 1 &&
	       c->format_first == 2, "format");
	expect(note(c, -1, "format(2, 0)") && c->format_first == -1,
	       "format with a va_list");
	expect(note(c, -1, "err_ptr") && c->result->err_ptr, "result's kind");
	expect(note(c, -1, "quiet") && c->no_side_effect, "quiet");
}

static void words_that_do_not_fit(void)
{
	struct contract *c = contract_new(arena, 2, "here");
	struct contract before = *c;

	expect(!note(c, 0, "read(b)"), "no word");
	expect(!note(c, 0, "reads"), "no arguments");
	expect(!note(c, 0, "frees(b)"), "arguments");
	expect(!note(c, 0, "reads(x)"), "no such name");
	expect(!note(c, 0, "alloc(b)"), "of a function, on a parameter");
	expect(!note(c, -1, "reads(b)"), "of a parameter, on a function");
	expect(!note(c, 2, "reads(b)"), "no such parameter");
	expect(!note(c, -1, "result(3, 1)"), "no range");
	expect(!note(c, -1, "result(3)"), "one number");
	expect(!note(c, -1, "saturates(x)"), "no such amount");
	expect(!note(c, -1, "returns_param(x)"), "no such parameter");
	expect(!note(c, -1, "format(0, 1)"), "numbered from 1");
	expect(!memcmp(c, &before, sizeof(before)) && !c->params[0].kind,
	       "nothing is changed");
}

static void kinds(void)
{
	const struct kind *k = NULL, *old;
	const char *why;

	expect(kind_note(arena, &k, "sized_by(a + 1)", lookup, NULL, &why) &&
	       k->form == KIND_SIZED && value_of(k->amount) == 11, "sized_by");
	old = k;
	expect(kind_note(arena, &k, "nonnull", lookup, NULL, &why) &&
	       k->nonnull && k->form == KIND_SIZED && !old->nonnull,
	       "a kind is not changed in place");
	expect(!kind_note(arena, &k, "reads(a)", lookup, NULL, &why) &&
	       k->form == KIND_SIZED, "no kind");
}

/* ---- attributes ----------------------------------------------------------- */

static bool attribute(struct contract *c, const char *text)
{
	const char *why;

	return contract_attribute(arena, c, text, &why);
}

static void attributes(void)
{
	struct contract *c = contract_new(arena, 3, "attribute");

	expect(attribute(c, "__alloc_size__(1, 2)") &&
	       value_of(c->alloc) == 30, "alloc_size of two");
	expect(attribute(c, "alloc_size(3)") && value_of(c->alloc) == 7,
	       "alloc_size of one");
	expect(attribute(c, "nonnull(2)") && c->params[1].kind->nonnull &&
	       !c->params[0].kind, "nonnull of one");
	expect(attribute(c, "__nonnull__") && c->params[2].kind->nonnull,
	       "nonnull of all");
	expect(attribute(c, "format(__printf__, 1, 2)") && !c->format_param &&
	       c->format_first == 1, "format");
	expect(attribute(c, "access(__write_only__, 2, 3)") &&
	       c->params[1].access == ACCESS_WRITE &&
	       c->params[1].kind->form == KIND_COUNTED &&
	       c->params[1].kind->nonnull, "access");
	expect(attribute(c, "returns_nonnull") && c->result->nonnull,
	       "returns_nonnull");
	expect(attribute(c, "pure") && c->no_side_effect, "pure");
	expect(attribute(c, "section(\".text\")"), "no contract");
	expect(!attribute(c, "nonnull(4)") && !attribute(c, "alloc_size(0)") &&
	       !attribute(c, "access(write_only, n)"), "what does not fit");
}

static void scanf_is_no_printf(void)
{
	struct contract *c = contract_new(arena, 2, "attribute");

	expect(attribute(c, "format(scanf, 1, 2)") && c->format_param == -1,
	       "it writes through its arguments");
}

/* ---- which declarations ---------------------------------------------------- */

static const char unit[] =
	"# 1 \"u.c\"\n"
	"extern void *take(unsigned long);\n"
	"static inline int mine(int x) { return inner(x); }\n"
	"int f(char *p) { local(p); return __builtin_strlen(p); }\n"
	"struct s { int (*member)(int); };\n";

static const char *chosen(const char *contracts)
{
	struct contract_names *names = contract_names(arena, unit,
						      strlen(unit));
	struct buf out;

	buf_init(&out, arena);
	buf_puts(&out, "");
	contract_file(&out, names, "file.h", contracts, strlen(contracts));
	return out.at;
}

static void choice(void)
{
	expect(!strcmp(chosen("/* take( */\nvoid *take(unsigned long n)\n"
			      "\t__saner_alloc(n);\nint no(int n);"),
		       "# 2 \"file.h\"\nvoid *__saner_contract_take("
		       "unsigned long n)\n\t__saner_alloc(n);\n"),
	       "declared; renamed, with its line");
	expect(strstr(chosen("int mine(int x);"), "_mine(int"),
	       "a static inline");
	expect(strstr(chosen("unsigned long strlen(const char *s);"),
		      "_strlen(const"), "a builtin that is called");
	expect(!*chosen("int inner(int x);") && !*chosen("void local(char *);") &&
	       !*chosen("int member(int);"), "only outside of braces");
	expect(strstr(chosen("__attribute__((pure)) int mine(int x);"),
		      "__attribute__((pure)) int __saner_contract_mine("),
	       "an attribute is no name");
	expect(!strcmp(chosen("struct s;"), "# 1 \"file.h\"\nstruct s;\n"),
	       "what is no function is kept");
}

int main(void)
{
	static const struct test tests[] = {
		{ "amounts", amounts },
		{ "words of parameters", words_of_parameters },
		{ "words of functions", words_of_functions },
		{ "words that do not fit", words_that_do_not_fit },
		{ "kinds", kinds },
		{ "attributes", attributes },
		{ "scanf", scanf_is_no_printf },
		{ "choice", choice },
	};
	int status;

	arena = arena_new();
	status = unit_main(tests, sizeof(tests) / sizeof(*tests));
	arena_free(arena);
	return status;
}
