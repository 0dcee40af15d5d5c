/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef LOWERING_PLAN_H
#define LOWERING_PLAN_H
/*
 * The plan of one unit: what is inserted where.  First every function is
 * planned (lowering/check.c, carry.c, zero.c, extend.c fill in hooks and
 * points), then its text is rendered once with them (lowering/render.c).
 *
 * A *hook* sits on an expression whose value is needed: its text becomes
 *
 *	({ locals; __auto_type temp = (text); lines; temp; })
 *
 * A *group* is a hook whose operands must be known together; they move into
 * temporaries of the group, and its own text is written with those:
 *
 *	a[i]      (*({ locals; __auto_type t1 = (a); __auto_type t2 = +(i);
 *		       lines; t1 + t2; }))
 *	f(a, b)   ({ locals; __auto_type t1 = (a); ...; lines; f(t1, b); })
 *	a / b     ({ ...; lines; t1 / t2; })
 *
 * A *point* is text inserted at an offset between expressions.
 */
#include "frontend/base/buf.h"
#include "lowering/lower.h"

/* Lines of a hook run in this order. */
enum order {
	ORDER_CAPTURE,	/* keeps a value for later; reads no memory */
	ORDER_NULL,	/* the pointer is good to read through */
	ORDER_READ,	/* reads through it */
	ORDER_CHECK,
	ORDER_COUNT,	/* the access is executed */
	ORDER_COMMIT,	/* sets a companion */
	ORDER_AFTER,	/* of a call: after it */
};

struct line {
	enum order order;
	const char *text;
};

/* What one statement expression declares and does. */
struct frame {
	struct vec locals;	/* const char *: declarations */
	struct line *lines;
	uint32_t nlines, room;
};

struct hook {
	const struct expr *node;	/* canonical: hook_node() */
	const char *temp;	/* name of its value */
	bool pointer;		/* the value is one, whatever node is: 0 */
	bool variable;		/* that name is the program's own: node reads a
				 * local variable that nothing else can reach */
	bool valued;		/* it is wrapped, with ... */
	struct frame value;
	struct hook **moved;	/* it is a group: by index of node->sub, NULL for
				 * what stays; with ... */
	struct frame group;
	bool moving;		/* while its temporary is being written */
	bool rendered;
	struct hook *owner;	/* it is moved into this group: the lines of
				 * value run there */
	const char *prefix;	/* it becomes "(prefix, text)" */
	const char *result;	/* of a call: where its bounds are handed back,
				 * a local of value; or NULL */
	const char *cast;	/* its text takes this cast instead of a temporary:
				 * a null pointer constant stays one */
};

/* Text inserted at an offset of the unit's text. */
struct point {
	uint32_t at;
	uint32_t rank, turn;	/* order of those at one offset */
	const char *text;
	bool used;
};

struct points {
	struct point *at;
	uint32_t n, room;
};

/* A row of the table of -fsaner-count. */
struct count_row {
	const struct counted *counted;
	const struct func_verdict *fv;
	bool blind;	/* no counter stands there */
};

struct plan {
	const struct unit *u;
	const struct verdicts *v;
	struct arena *arena;
	struct lowered *info;
	uint32_t names;		/* last __saner_<n> given out */
	uint32_t nsites, site_room;
	uint32_t nrefused, refused_room;
	uint32_t lost_room;
	struct count_row *rows;
	uint32_t nrows, row_room;
	struct points outer;	/* outside the functions that are rendered */
	/* of the function at hand */
	const struct func *func;
	const struct func_verdict *fv;
	const char **companions;	/* by sym id: name, or NULL */
	const char *result;	/* fv->hands_back: the parameter for it */
	struct hook **hooks;	/* hash of node */
	uint32_t nhooks, hook_room;
	struct points points;	/* sorted before rendering */
	bool bare;		/* may mention nothing static */
	bool *zeroed;		/* by sym id */
	uint32_t *row_of;	/* by index of the obligation: 1 + row, 0: none;
				 * NULL: nothing is counted */
	uint32_t companion_at;	/* where the outermost block takes declarations */
};

/* ---- names and text ------------------------------------------------- */

/* A new name: "__saner_7". */
const char *plan_name(struct plan *p);
const char *plan_printf(struct plan *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* The text of @r on one line, without line markers: for a second mention. */
const char *plan_quote(struct plan *p, struct range r);

/* ---- hooks ---------------------------------------------------------- */

/* The node that carries the text of @e: below implicit conversions. */
const struct expr *hook_node(const struct expr *e);
/* False when nothing may be inserted around @e; *why says so. */
bool hook_allowed(const struct expr *e, enum reason *why);
struct hook *hook_find(const struct plan *p, const struct expr *e);
/* The hook of @e, wrapped; hook_allowed() must hold. */
struct hook *hook_value(struct plan *p, const struct expr *e);
/* The hook of @e as a group (none of its operands moved yet). */
struct hook *hook_group(struct plan *p, const struct expr *e);
/* Moves operand @sub of @group's node into it. */
struct hook *hook_move(struct plan *p, struct hook *group, uint32_t sub);

/* Makes "(prefix, text)" of @e: works where nothing may be wrapped. */
void hook_prefix(struct plan *p, const struct expr *e, const char *prefix);

void frame_line(struct plan *p, struct frame *f, enum order order,
		const char *text);
/* Declares a local of @f, zeroed, and gives its name. */
const char *frame_local(struct plan *p, struct frame *f, const char *type);

/* Inserts @text at @at, in the order of ranks and then of calls. */
void plan_point(struct plan *p, struct points *set, uint32_t at, uint32_t rank,
		const char *text);
void points_sort(struct points *set);
/* Dies when one was not written. */
void points_done(const struct points *set);
void plan_refuse(struct plan *p, const struct obligation *o, enum reason why);
/* Unknown bounds, as text, for @sym of @fv, of which the checker has @b. */
const char *plan_lose(struct plan *p, const struct func_verdict *fv,
		      const struct sym *sym, const struct bounds *b);
/* A row of the site table: "&__saner_sites[3]". */
const char *plan_site(struct plan *p, const struct obligation *o);

/* ---- values --------------------------------------------------------- */

/* True when a second mention of @e after it was evaluated gives the same value
 * and has no effect. */
bool is_stable(const struct expr *e);
/* A constant behind conversions: its value. */
bool is_constant(const struct expr *e, int64_t *value);
/* @temp, the value of the integer node @e before its implicit conversions, as
 * an unsigned long. */
const char *int_text(struct plan *p, const struct expr *e, const char *temp);

/* The bounds @b of the value of @h's node as an expression of type struct
 * __saner_bounds, for the lines of @at, where @h's temporary is visible; NULL
 * when they cannot be written down. */
const char *bounds_text(struct plan *p, const struct bounds *b,
			struct hook *h, struct frame *at);
/* The pointer that bounds @b, when they are of form BOUNDS_LOOKUP, are asked
 * for; or NULL. */
const char *asked_text(struct plan *p, const struct bounds *b, struct hook *h,
		       struct frame *at);
/* The word that BOUNDS_ROOM is, or NULL: @b is another form. */
const char *room_text(const struct plan *p, const struct bounds *b);
/* Bounds that can be written down anywhere in the function: bounds_text() looks
 * at no hook. */
bool bounds_are_free(const struct bounds *b);
/* @a over the arguments of @call: as unsigned long, valid after the call in the
 * lines of @at; what wraps is 0. */
const char *amount_after_call(struct plan *p, const struct amount *a,
			      const struct expr *call, struct frame *at);
/* ... before the call, in the lines of its group (or, when it is stable, of an
 * argument: then @group is NULL); what wraps is ULONG_MAX. */
const char *amount_in_call(struct plan *p, const struct amount *a,
			   const struct expr *call, struct hook *group);
/* True when @a is made of constants and is_stable() arguments. */
bool amount_is_stable(const struct amount *a, const struct expr *call);
/* ... over the parameters of the function at hand, at its entry. */
const char *amount_at_entry(struct plan *p, const struct amount *a);
/* ... over the fields of a record written "@record" + name ("(p)->"). */
const char *amount_in_record(struct plan *p, const struct amount *a,
			     const char *record);
/* Bounds of the pointer written @value with declared kind @k, whose amount is
 * @amount (NULL when the kind has none). */
const char *kind_text(struct plan *p, const struct kind *k,
		      const struct type *pointer, const char *value,
		      const char *amount);

/* Index in sub[] of the first argument of a CALL or ATOMIC. */
uint32_t call_first(const struct expr *call);
/* The contract of the function that @call calls directly, or NULL. */
const struct contract *call_contract(const struct expr *call);

/* ---- what fills the plan -------------------------------------------- */

void plan_checks(struct plan *p);	/* check.c */
void plan_companions(struct plan *p);	/* companion.c */
void plan_counts(struct plan *p);	/* count.c, before the checks */
/* The row of the access that @o is of: "__saner_counted[3]", or NULL. */
const char *count_row(const struct plan *p, const struct obligation *o);
/* The table, when all has been written that could be. */
void count_put(const struct plan *p, struct buf *b);
void plan_zero(struct plan *p, const struct obligation *o);	/* zero.c */
/* extend.c: calls in the function, its own parameters, and all else outside
 * the functions that have a tree. */
void plan_extended(struct plan *p);
void plan_handed_back(struct plan *p);	/* when all that ask for them have */
void plan_extended_definition(struct plan *p);
void plan_extended_text(struct plan *p);

/* objects.c: tells the runtime of the static objects of the function at hand;
 * and, behind the unit, of all else. */
void plan_objects(struct plan *p);
void objects_put(struct plan *p, struct buf *out);

/* layout.c: appends the static assertions; gives their number. */
uint32_t layout_put(struct plan *p, struct buf *out);

/* ---- text scanning (text.c) ------------------------------------------ */

/* Skips white space, comments never (preprocessed), and line markers. */
uint32_t skip_space(const struct unit *u, uint32_t at);
/* The offset behind the bracket that closes the one at @at; 0: none. */
uint32_t skip_brackets(const struct unit *u, uint32_t at, uint32_t end);
/* Behind the ';' of a declaration in a block; 0: it stands elsewhere. */
uint32_t behind_declaration(const struct unit *u, const struct stmt *d);
/* Behind __attribute__((...)), asm("...") and the like. */
uint32_t skip_attributes(const struct unit *u, uint32_t at);
/* Behind the string or character constant that starts at @at. */
uint32_t skip_quoted(const struct unit *u, uint32_t at, uint32_t end);
/* Where the outermost block of a function takes its first declaration. */
uint32_t body_start(const struct unit *u, const struct stmt *body);
bool word_at(const struct unit *u, uint32_t at, const char *word);

/* ---- rendering (render.c) -------------------------------------------- */

struct render {
	struct plan *plan;
	struct points *points;
	struct buf *out;
	struct lowered *info;
	uint32_t cursor;	/* in unit->text: what the next insertion stands
				 * before */
	uint32_t edit_room;
};

void render_func(struct render *r, const struct func *f);
void render_range(struct render *r, uint32_t begin, uint32_t end);

/* ---- mutation -------------------------------------------------------- */

/* The rows of lowering/mutant.def. */
enum mutant {
	MUTANT_NONE,
#define DROP(NAME, rule, which, what) MUTANT_##NAME,
#define WEAKEN(NAME, what) MUTANT_##NAME,
#include "lowering/mutant.def"
#undef DROP
#undef WEAKEN
	MUTANTS
};

/* True when -fsaner-mutate asks for @m. */
bool mutated(const struct plan *p, enum mutant m);
#endif
