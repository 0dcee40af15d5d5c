// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Three steps: split the text into chunks (a declaration or a definition each)
 * and note which names each mentions; find the names reached from what must
 * stay; write the text again without the rest.
 */
#include "frontend/text/prune.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "frontend/base/str.h"
#include "frontend/text/marker.h"
#include "frontend/text/relined.h"
#include "frontend/text/scan.h"

/* One declaration or definition at file scope. */
struct chunk {
	uint32_t begin, end;		/* its first and behind its last byte */
	uint32_t mentions, mentions_end;	/* in prune->mentions */
	struct name *subject;		/* function that it defines or declares
					 * and stands or falls with; or NULL */
	bool keep;
	struct chunk *next;		/* of the same subject */
};

/* What is known of an identifier. */
struct name {
	const struct str *text;
	struct chunk *chunks;		/* that stand or fall with it */
	bool droppable;			/* it has a static inline definition */
	bool pinned;			/* an attribute says that it is used */
	bool warns;			/* a static of a header: warned about
					 * when nobody uses it */
	bool live;
	bool forwarded;			/* as the tag of a struct or union */
	enum word_kind kind;
	struct name *next;		/* in the list of work */
};

struct prune {
	struct arena *arena;
	struct strtab *names;
	struct name **by_hash;		/* open addressing, on str pointers */
	uint32_t name_room, nnames;
	struct name **mentions;
	uint32_t nmentions, mention_room;
	struct vec chunks;
	struct name *work;
	const char *text;
	size_t length;
};

/* ---- names ----------------------------------------------------------- */

static uint32_t slot_of(const struct prune *p, const struct str *text)
{
	uint32_t i = text->hash & (p->name_room - 1);

	while (p->by_hash[i] && p->by_hash[i]->text != text)
		i = (i + 1) & (p->name_room - 1);
	return i;
}

static void grow_names(struct prune *p)
{
	struct name **old = p->by_hash;
	uint32_t room = p->name_room;

	p->name_room = room ? 2 * room : 8192;
	p->by_hash = arena_array(p->arena, p->name_room, sizeof(*p->by_hash));
	for (uint32_t i = 0; i < room; i++)
		if (old[i])
			p->by_hash[slot_of(p, old[i]->text)] = old[i];
}

static struct name *name_of(struct prune *p, const char *s, size_t len)
{
	const struct str *text = str_intern(p->names, s, len);
	uint32_t slot;

	if (2 * p->nnames >= p->name_room)
		grow_names(p);
	slot = slot_of(p, text);
	if (!p->by_hash[slot]) {
		p->by_hash[slot] = arena_new_of(p->arena, struct name);
		p->by_hash[slot]->text = text;
		p->by_hash[slot]->kind = word_kind(s, len);
		p->nnames++;
	}
	return p->by_hash[slot];
}

static struct name *mention(struct prune *p, const char *s, size_t len)
{
	struct name **at = arena_grow(p->arena, (void **)&p->mentions,
				      &p->nmentions, &p->mention_room,
				      sizeof(*p->mentions));

	*at = name_of(p, s, len);
	return *at;
}

/* ---- words in strings ------------------------------------------------- */

/* Names in the strings of asm and attributes; literals that follow each other
 * are one string, so a word may go on in the next. */
struct words_in_strings {
	char word[256];
	size_t length;
};

static void word_end(struct prune *p, struct words_in_strings *w)
{
	if (w->length && w->length < sizeof(w->word))
		mention(p, w->word, w->length);
	w->length = 0;
}

static void scan_string(struct prune *p, struct words_in_strings *w,
			const char *at, const char *end)
{
	for (at++, end--; at < end; at++) {
		bool starts = isalpha((unsigned char)*at) || *at == '_';

		if (*at == '\\') {
			word_end(p, w);
			at++;
		} else if (starts || (w->length && is_word_char(*at))) {
			if (w->length < sizeof(w->word))
				w->word[w->length++] = *at;
		} else {
			word_end(p, w);
		}
	}
}

/* ---- chunks ------------------------------------------------------------ */

/* The chunk being read. */
struct reading {
	struct chunk *chunk;
	uint32_t depth;			/* of all brackets */
	uint32_t group;			/* depth of the open asm or attribute
					 * group; 0: none */
	enum word_kind expects;		/* WORD_ASM, WORD_ATTRIBUTE, WORD_TYPEOF:
					 * the next '(' opens such a group */
	bool group_on_top;		/* that group is at file scope */
	bool is_static, is_inline, is_typedef, is_unused;
	bool has_equals, has_comma, has_pragma, has_label;
	bool has_record;		/* a type is defined in it */
	bool pinned;
	bool in_params;
	bool after_params;
	bool after_bracket;		/* what came last was a ')', attributes
					 * and the like not counted */
	bool old_style;			/* K&R: declarations before the body */
	bool in_body;
	struct name *function;		/* the name before the parameters */
	struct name *last;		/* last name at file scope */
	const char *last_end;		/* where that name ends */
	struct words_in_strings strings;
};

static void chunk_start(struct prune *p, struct reading *r, const char *at)
{
	struct chunk *chunk = arena_new_of(p->arena, struct chunk);

	*r = (struct reading){ .chunk = chunk };
	chunk->begin = (uint32_t)(at - p->text);
	chunk->mentions = p->nmentions;
	vec_push(p->arena, &p->chunks, chunk);
}

static void attach(struct chunk *chunk, struct name *subject)
{
	chunk->subject = subject;
	chunk->next = subject->chunks;
	subject->chunks = chunk;
}

/* A declared variable or plain function of a header that is static. */
static void note_static(struct reading *r, struct name *name)
{
	if (name && r->is_static && !r->is_typedef && !r->is_unused)
		name->warns = true;
}

static void chunk_end(struct prune *p, struct reading *r, const char *end,
		      bool in_header)
{
	struct chunk *chunk = r->chunk;
	struct name *function = r->after_params && !r->has_equals &&
				!r->is_typedef ? r->function : NULL;
	bool simple = !r->has_pragma && !r->old_style && !r->has_comma &&
		      !r->has_record;

	word_end(p, &r->strings);
	chunk->end = (uint32_t)(end - p->text);
	chunk->mentions_end = p->nmentions;
	chunk->keep = true;
	r->chunk = NULL;
	if (function && (r->pinned || r->has_label))
		function->pinned = true;
	if (function && r->in_body && r->is_static && r->is_inline && simple &&
	    in_header) {
		function->droppable = true;
		attach(chunk, function);
	} else if (function && !r->in_body && simple) {
		attach(chunk, function);
	} else if (function && r->in_body && !r->is_inline && in_header) {
		note_static(r, function);
	} else if (!function && in_header && !r->in_body) {
		note_static(r, r->last);
	}
}

/* An identifier outside all brackets. */
static void top_word(struct reading *r, const struct token *t,
		     struct name *name)
{
	switch (name->kind) {
	case WORD_STATIC:
		r->is_static = true;
		return;
	case WORD_INLINE:
		r->is_inline = true;
		return;
	case WORD_TYPEDEF:
		r->is_typedef = true;
		return;
	case WORD_ASM:
		r->has_label = true;
		return;
	case WORD_ATTRIBUTE:
	case WORD_TYPEOF:
	case WORD_EXTENSION:
		return;
	case WORD_KEYWORD:
	case WORD_PLAIN:
		break;
	}
	if (marker_find(t->at, t->length)) {
		r->expects = WORD_TYPEOF;	/* its arguments are a group */
		return;
	}
	if (r->after_params)
		r->old_style = true;
	r->after_bracket = false;
	if (name->kind == WORD_PLAIN && !r->has_equals) {
		r->last = name;
		r->last_end = t->at + t->length;
	}
}

static void take_word(struct prune *p, struct reading *r,
		      const struct token *t)
{
	struct name *name = mention(p, t->at, t->length);
	enum word_kind kind = name->kind;

	if (kind == WORD_ASM || kind == WORD_ATTRIBUTE || kind == WORD_TYPEOF)
		r->expects = kind;
	else if (kind != WORD_KEYWORD && kind != WORD_INLINE)
		r->expects = WORD_PLAIN;
	if (r->depth == 0)
		top_word(r, t, name);
	if (r->group && r->group_on_top && attribute_pins(t->at, t->length))
		r->pinned = true;
	if (r->group && r->group_on_top && attribute_unused(t->at, t->length))
		r->is_unused = true;
}

static void take_open(struct reading *r, const struct token *t)
{
	bool group = *t->at == '(' && r->expects != WORD_PLAIN;

	if (r->depth == 0 && *t->at == '(' && !group) {
		/* a parameter list follows its name at once */
		if (r->last && !r->function && !r->has_equals &&
		    only_space(r->last_end, t->at)) {
			r->function = r->last;
			r->in_params = true;
		}
	} else if (r->depth == 0 && *t->at == '{') {
		r->in_body = (r->after_bracket || r->old_style) &&
			     !r->has_equals;
		r->has_record |= !r->in_body;
	}
	r->depth++;
	if (group && !r->group) {
		r->group = r->depth;
		r->group_on_top = r->depth == 1;
	} else if (r->depth == 1) {
		r->after_bracket = *t->at == '(';
	}
	r->expects = WORD_PLAIN;
}

/* True when the chunk ends with this bracket. */
static bool take_close(struct reading *r)
{
	if (r->group == r->depth)
		r->group = 0;
	if (r->depth)
		r->depth--;
	if (r->depth)
		return false;
	if (r->in_params) {
		r->in_params = false;
		r->after_params = true;
	}
	return r->in_body;
}

/* True when the chunk ends with this character. */
static bool take_mark(struct reading *r, char c)
{
	if (r->depth)
		return false;
	if (c == '=')
		r->has_equals = true;
	if (c == ',')
		r->has_comma = true;
	return c == ';' && !r->old_style;
}

/* Returns true when the chunk ends with @t. */
static bool take_token(struct prune *p, struct reading *r,
		       const struct token *t)
{
	if (t->kind != TOKEN_STRING)
		word_end(p, &r->strings);
	switch (t->kind) {
	case TOKEN_WORD:
		take_word(p, r, t);
		return false;
	case TOKEN_STRING:
		if (r->group)
			scan_string(p, &r->strings, t->at, t->at + t->length);
		return false;
	case TOKEN_OPEN:
		take_open(r, t);
		return false;
	case TOKEN_CLOSE:
		return take_close(r);
	case TOKEN_MARK:
		return take_mark(r, *t->at);
	case TOKEN_DIRECTIVE:
		r->has_pragma = true;
		return false;
	case TOKEN_OTHER:
	case TOKEN_LINE:
	case TOKEN_END:
		return false;
	}
	return false;
}

/* The words of a #pragma are mentions that nothing can drop. */
static void take_directive(struct prune *p, const struct token *t)
{
	const char *end = t->at + t->length;
	struct words_in_strings words = { .length = 0 };

	for (const char *at = t->at; at < end; at++) {
		if (is_word_char(*at) && words.length < sizeof(words.word))
			words.word[words.length++] = *at;
		else if (words.length) {
			name_of(p, words.word, words.length)->pinned = true;
			words.length = 0;
		}
	}
	if (words.length)
		name_of(p, words.word, words.length)->pinned = true;
}

static void split(struct prune *p, struct scan *s)
{
	struct reading r = { 0 };
	struct token t;
	bool in_header = false;

	while (scan_next(s, &t) != TOKEN_END) {
		if (t.kind == TOKEN_DIRECTIVE)
			take_directive(p, &t);
		if (t.kind == TOKEN_LINE ||
		    (t.kind == TOKEN_DIRECTIVE && !r.chunk))
			continue;
		if (!r.chunk) {
			chunk_start(p, &r, t.at);
			in_header = scan_in_header(s);
		}
		if (take_token(p, &r, &t))
			chunk_end(p, &r, t.at + t.length, in_header);
	}
	if (r.chunk) {
		r.old_style = true;	/* cut off: stays as it is */
		chunk_end(p, &r, p->text + p->length, in_header);
	}
}

/* ---- what is reached ---------------------------------------------------- */

static void reach(struct prune *p, struct name *name)
{
	if (name->live)
		return;
	name->live = true;
	if (!name->chunks)
		return;
	name->next = p->work;
	p->work = name;
}

static void reach_chunk(struct prune *p, const struct chunk *chunk)
{
	for (uint32_t i = chunk->mentions; i < chunk->mentions_end; i++)
		reach(p, p->mentions[i]);
}

static void reach_all(struct prune *p)
{
	while (p->work) {
		struct name *name = p->work;

		p->work = name->next;
		for (struct chunk *c = name->chunks; c; c = c->next)
			reach_chunk(p, c);
	}
}

static bool mentions_warned(const struct prune *p, const struct chunk *chunk)
{
	for (uint32_t i = chunk->mentions; i < chunk->mentions_end; i++)
		if (p->mentions[i]->warns)
			return true;
	return false;
}

static void find_live(struct prune *p)
{
	for (size_t i = 0; i < p->chunks.n; i++) {
		struct chunk *chunk = p->chunks.at[i];
		struct name *subject = chunk->subject;

		if (!subject || !subject->droppable)
			reach_chunk(p, chunk);
		else if (subject->pinned || mentions_warned(p, chunk))
			reach(p, subject);
	}
	reach_all(p);
	for (size_t i = 0; i < p->chunks.n; i++) {
		struct chunk *chunk = p->chunks.at[i];
		struct name *subject = chunk->subject;

		chunk->keep = !subject || !subject->droppable || subject->live;
	}
}

/* ---- the text again ------------------------------------------------------ */

/*
 * A result type says that there is a struct of this name: "struct tag *f()" at
 * file scope declares it, and a later mention in a parameter list means that
 * one.  So the declaration of the tag stays, once.
 */
static void forward_tags(struct prune *p, struct relined *lines,
			 const struct chunk *chunk)
{
	const char *kind = NULL;
	uint32_t depth = 0;
	struct scan scan;
	struct token t;

	scan_init(&scan, p->text + chunk->begin, chunk->end - chunk->begin);
	while (scan_next(&scan, &t) != TOKEN_END) {
		bool is_tag = t.kind == TOKEN_WORD && depth == 0;

		if (t.kind == TOKEN_OPEN && *t.at == '{')
			return;
		depth += t.kind == TOKEN_OPEN;
		depth -= t.kind == TOKEN_CLOSE && depth;
		if (is_tag && kind) {
			struct name *name = name_of(p, t.at, t.length);

			if (!name->forwarded)
				relined_add(lines, arena_printf(p->arena,
						" %s %s;", kind,
						name->text->text));
			name->forwarded = true;
		}
		kind = is_tag ? record_word(t.at, t.length) : NULL;
	}
}

static void write_kept(struct prune *p, struct buf *out)
{
	struct relined lines;
	uint32_t at = 0;

	relined_init(&lines, out);
	for (size_t i = 0; i < p->chunks.n; i++) {
		const struct chunk *chunk = p->chunks.at[i];

		relined_gap(&lines, p->text + at, p->text + chunk->begin);
		if (chunk->keep) {
			relined_keep(&lines, p->text + chunk->begin,
				     p->text + chunk->end);
		} else {
			relined_drop(&lines, p->text + chunk->begin,
				     p->text + chunk->end);
			forward_tags(p, &lines, chunk);
		}
		at = chunk->end;
	}
	relined_gap(&lines, p->text + at, p->text + p->length);
	buf_puts(out, "\n");
}

static void count(const struct prune *p, struct prune_stats *stats)
{
	*stats = (struct prune_stats){ 0 };
	for (size_t i = 0; i < p->chunks.n; i++) {
		const struct chunk *chunk = p->chunks.at[i];

		if (!chunk->subject || !chunk->subject->droppable ||
		    p->text[chunk->end - 1] != '}')
			continue;
		stats->definitions++;
		stats->dropped += !chunk->keep;
	}
}

void prune(struct buf *out, const char *text, size_t length,
	   struct prune_stats *stats)
{
	struct prune p = { .arena = arena_new(), .text = text,
			   .length = length };
	struct scan scan;

	p.names = strtab_new(p.arena);
	grow_names(&p);
	scan_init(&scan, text, length);
	split(&p, &scan);
	find_live(&p);
	write_kept(&p, out);
	if (stats)
		count(&p, stats);
	arena_free(p.arena);
}
