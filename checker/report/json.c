// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/report/json.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "checker/summary.h"
#include "frontend/base/fail.h"

const char *check_word(enum check_form form)
{
	switch (form) {
	case CHECK_NONE:
		return NULL;
	case CHECK_NULL:
		return "null";
	case CHECK_INDEX:
		return "index";
	case CHECK_ACCESS:
		return "access";
	case CHECK_BYTES:
		return "bytes";
	case CHECK_STRING:
		return "string";
	case CHECK_CAST:
		return "cast";
	case CHECK_ALIVE:
		return "alive";
	case CHECK_ZERO:
		return "zero";
	case CHECK_ZERO_HEAP:
		return "zero-heap";
	case CHECK_DIVISOR:
		return "divisor";
	case CHECK_SHIFT:
		return "shift";
	case CHECK_REACHED:
		return "reached";
	}
	return NULL;
}

static void add_text(cJSON *o, const char *key, const char *text)
{
	if (!(text ? cJSON_AddStringToObject(o, key, text) :
	      cJSON_AddNullToObject(o, key)))
		die("out of memory");
}

static cJSON *add_object(cJSON *to)
{
	cJSON *o = cJSON_CreateObject();

	if (!o || !cJSON_AddItemToArray(to, o))
		die("out of memory");
	return o;
}

/* "word: detail" */
static void add_trusted(cJSON *o, const char *trusted, struct arena *a)
{
	const char *colon = trusted ? strstr(trusted, ": ") : NULL;

	if (!colon) {
		add_text(o, "trusted", trusted);
		add_text(o, "trusted_detail", NULL);
		return;
	}
	add_text(o, "trusted",
		 arena_strndup(a, trusted, (size_t)(colon - trusted)));
	add_text(o, "trusted_detail", colon + 2);
}

/* ---- an obligation -------------------------------------------------- */

static void add_premises(cJSON *to, const struct obligation *o,
			 struct arena *a)
{
	cJSON *list;

	if (!o->npremises)
		return;
	list = cJSON_AddArrayToObject(to, "premises");
	for (uint32_t i = 0; i < o->npremises; i++) {
		const struct premise *p = o->premises[i];

		cJSON_AddItemToArray(list, cJSON_CreateString(
			arena_printf(a, "%s:%s", premise_word(p->kind),
				     p->subject)));
	}
}

static void add_obligation(cJSON *list, const struct verdicts *v,
			   const struct obligation *o)
{
	struct place at = unit_place(v->unit, o->offset);
	cJSON *to = add_object(list);

	cJSON_AddNumberToObject(to, "id", o->id);
	add_text(to, "property", property_word(o->property));
	add_text(to, "rule", o->rule);
	add_text(to, "file", at.file);
	cJSON_AddNumberToObject(to, "line", at.line);
	cJSON_AddNumberToObject(to, "column", at.column);
	add_text(to, "disposition", disposition_word(o->disposition));
	if (o->property == PROP_bounds)
		cJSON_AddBoolToObject(to, "variable", o->variable);
	if (o->disposition == DISP_ASSUMED)
		add_text(to, "reason", reason_word(o->reason));
	if (o->disposition == DISP_GUARDED)
		add_text(to, "guard", o->guard);
	add_premises(to, o, v->arena);
	if (o->check.form != CHECK_NONE)
		add_text(to, "check", check_word(o->check.form));
	if (o->covered_by)
		cJSON_AddNumberToObject(to, "covered_by", o->covered_by);
}

/* ---- a function ----------------------------------------------------- */

static bool is_touched(const struct func *f, const struct report_facts *x)
{
	for (uint32_t i = 0; i < x->ninserted; i++) {
		if (x->inserted[i] >= f->range.begin &&
		    x->inserted[i] <= f->range.end)
			return true;
	}
	return false;
}

static void add_verdicts(cJSON *to, const struct func_verdict *fv)
{
	cJSON *words = cJSON_AddObjectToObject(to, "verdicts");
	struct summary s;

	summary_of(fv, &s);
	for (unsigned int p = 0; p < PROPERTIES; p++)
		add_text(words, property_word(p), summary_word(&s, p));
}

static void add_extended(cJSON *to, const struct func_verdict *fv)
{
	cJSON *list = cJSON_AddArrayToObject(to, "extended");

	for (uint32_t i = 0; i < fv->func->nparams; i++) {
		const struct str *name = fv->func->syms[i]->name;

		if (fv->extended[fv->func->syms[i]->id])
			cJSON_AddItemToArray(list, cJSON_CreateString(
				name ? name->text : ""));
	}
	if (fv->hands_back)
		cJSON_AddItemToArray(list, cJSON_CreateString("return"));
}

static void add_func(cJSON *list, const struct verdicts *v,
		     const struct func_verdict *fv,
		     const struct report_facts *x)
{
	const struct sym *s = fv->func->sym;
	struct place at = unit_place(v->unit, fv->func->range.begin);
	cJSON *to = add_object(list);
	cJSON *obligations;

	add_text(to, "name", s->name ? s->name->text : "");
	add_text(to, "file", at.file);
	cJSON_AddNumberToObject(to, "line", at.line);
	cJSON_AddBoolToObject(to, "own", fv->func->own);
	add_trusted(to, fv->trusted, v->arena);
	add_text(to, "overall", summary_overall(fv, v->arena));
	add_verdicts(to, fv);
	cJSON_AddBoolToObject(to, "touched", is_touched(fv->func, x));
	add_extended(to, fv);
	obligations = cJSON_AddArrayToObject(to, "obligations");
	for (uint32_t i = 0; i < fv->nobligations; i++)
		add_obligation(obligations, v, &fv->obligations[i]);
}

/* ---- the unit ------------------------------------------------------- */

static void add_options(cJSON *to, const struct options *o)
{
	static const char *const modes[] = {
		[MODE_OFF] = "off", [MODE_LINT] = "lint",
		[MODE_SOFT] = "soft", [MODE_HARD] = "hard",
	};
	cJSON *x = cJSON_AddObjectToObject(to, "options");
	cJSON *off;

	add_text(x, "mode", modes[o->mode]);
	add_text(x, "prove", o->prove == PROVE_NONE ? "none" : "normal");
	cJSON_AddBoolToObject(x, "audit", o->audit);
	off = cJSON_AddArrayToObject(x, "off");
#define PROPERTY(word, depends, what) \
	if (o->no_##word) \
		cJSON_AddItemToArray(off, cJSON_CreateString(#word));
#include "checker/property.def"
#undef PROPERTY
}

static void add_unknown(cJSON *to, const struct unit *u)
{
	cJSON *list = cJSON_AddArrayToObject(to, "unknown");

	for (uint32_t i = 0; i < u->nunknowns; i++) {
		const struct unknown *k = &u->unknowns[i];
		struct place at = unit_place(u, k->at);
		cJSON *o = add_object(list);
		const struct str *name = k->func ? k->func->sym->name : NULL;

		add_text(o, "construct", k->construct);
		add_text(o, "file", at.file);
		cJSON_AddNumberToObject(o, "line", at.line);
		add_text(o, "function", name ? name->text : NULL);
	}
}

static void add_notes(cJSON *to, const struct unit *u)
{
	cJSON *list = cJSON_AddArrayToObject(to, "notes");

	for (uint32_t i = 0; i < u->nnotes; i++)
		cJSON_AddItemToArray(list,
				     cJSON_CreateString(u->notes[i].text));
}

const char *report_json(const struct verdicts *v, const struct report_facts *x)
{
	cJSON *o = cJSON_CreateObject();
	cJSON *list;
	char *text, *copy;

	if (!o)
		die("out of memory");
	cJSON_AddNumberToObject(o, "schema", 1);
	add_text(o, "tool", SANER_VERSION);
	add_text(o, "source", x->source);
	add_text(o, "object", x->object);
	add_options(o, v->options);
	add_trusted(o, NULL, v->arena);
	list = cJSON_AddArrayToObject(o, "functions");
	for (uint32_t i = 0; i < v->nfuncs; i++) {
		if (v->funcs[i].func->reached)
			add_func(list, v, &v->funcs[i], x);
	}
	add_unknown(o, v->unit);
	add_notes(o, v->unit);
	text = cJSON_PrintUnformatted(o);
	if (!text)
		die("out of memory");
	copy = arena_printf(v->arena, "%s\n", text);
	cJSON_free(text);
	cJSON_Delete(o);
	return copy;
}
