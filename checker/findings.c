// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checker/findings.h"
#include <string.h>

struct finding finding_at(const struct fn *f, const struct expr *e)
{
	const struct str *name = f->func->sym->name;

	return (struct finding){
		.to = f->judge->verdicts.findings,
		.place = unit_place(f->unit, e->at),
		.func = name ? name->text : NULL,
	};
}

/* "bounds-index" of "bounds_index" */
static const char *id_of(struct arena *a, const char *name)
{
	char *id = arena_strndup(a, name, strlen(name));

	for (char *p = id; *p; p++) {
		if (*p == '_')
			*p = '-';
	}
	return id;
}

static void add(struct finding x, enum severity severity, const char *name,
		const char *fmt, ...) __attribute__((format(printf, 4, 5)));
static void add(struct finding x, enum severity severity, const char *name,
		const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	diags_add(x.to, severity, id_of(x.to->arena, name), x.place, x.func,
		  fmt, ap);
	va_end(ap);
}

#define DIAG(name, severity, text, parameters, arguments) \
	void diag_##name(struct finding x FINDING_BARE parameters) \
	{ \
		add(x, SEVERITY_##severity, #name, text \
		    FINDING_BARE arguments); \
	}
#include "checker/diag.def"
#undef DIAG
