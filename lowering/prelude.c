// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <string.h>
#include "frontend/base/buf.h"
#include "frontend/base/fail.h"
#include "lowering/prelude.h"

struct piece {
	const char *file;
	const char *text;
};

#include "runtime-pieces.h"	/* made from runtime/ by the build */

enum where {
	WHERE_SITE,
	WHERE_COUNTED,
	WHERE_OBJECT,
	WHERE_OBJECT_KERNEL,
	WHERE_RECORD,
	WHERE_STOP,
	WHERE_WORDS,
	WHERE_PRINT,
	WHERE_HOSTED,
	WHERE_KERNEL,
	WHERE_INLINE,
	WHERE_UNIT,
	WHERE_END,
	WHERE_TABLE,
	WHERE_OBJECTS,
	WHERE_MODULES,
	WHERE_SPARE,
	WHERE_HEAP_FIRST,
	WHERE_HEAP,
	WHERE_INSIDE,
	WHERE_COUNTED_END,
};

static const struct row {
	enum where where;
	const char *file;	/* NULL: nothing is put in */
	const char *needs;
} rows[] = {
#define PIECE(WHERE, file, needs) { WHERE_##WHERE, file, needs },
#include "runtime/abi.def"
};

static const char *piece_text(const char *file)
{
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
		if (!strcmp(pieces[i].file, file))
			return pieces[i].text;
	bug("runtime/abi.def names '%s', which is not in the program", file);
}

/* Each line of @needs stands somewhere in @text. */
static bool has_all(const char *text, const char *needs)
{
	char line[64];
	size_t n;

	for (; needs && *needs; needs += n + (needs[n] == '\n')) {
		n = strcspn(needs, "\n");
		if (n >= sizeof(line))
			bug("a line of %zu bytes in runtime/abi.def", n);
		memcpy(line, needs, n);
		line[n] = '\0';
		if (!strstr(text, line))
			return false;
	}
	return true;
}

/* The first piece for @where that @text has what it needs for, or NULL. */
static const struct row *find_piece(enum where where, const char *text)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].where == where && has_all(text, rows[i].needs))
			return &rows[i];
	return NULL;
}

static void put_piece(struct buf *b, enum where where, const char *text)
{
	const struct row *r = find_piece(where, text);

	if (!r || !r->file)
		return;
	buf_printf(b, "# 1 \"saner/%s\" 3\n", r->file);
	buf_puts(b, piece_text(r->file));
}

bool prelude_tells(const char *text, bool kernel, const struct options *o)
{
	const struct row *r = find_piece(kernel ? WHERE_OBJECT_KERNEL :
					 WHERE_OBJECT, text);

	return r && r->file && (!kernel || o->registry);
}

static size_t line_length(const char *at)
{
	return strcspn(at, "\n") + (strchr(at, '\n') != NULL);
}

/*
 * The compilers take the name of the unit from the first line marker, and gcc
 * the folder of the compile from the second when it ends with two slashes: both
 * are to be the program's.
 */
static void put_names(struct buf *b, const char *text)
{
	size_t first = line_length(text), second;

	if (strncmp(text, "# ", 2))
		return;
	buf_put(b, text, first);
	second = line_length(text + first);
	if (second > 4 && !strncmp(text + first + second - 4, "//\"\n", 4))
		buf_put(b, text + first, second);
}

const char *prelude_text(struct arena *a, const char *text, bool kernel,
			 bool hard, const struct options *o)
{
	/* to the allocator itself its memory is pages, and no objects */
	bool inside = kernel && (find_piece(WHERE_HEAP, text) ||
				 find_piece(WHERE_INSIDE, text));
	bool asks = o->registry && !inside;
	struct buf b;

	buf_init(&b, a);
	put_names(&b, text);
	buf_printf(&b, "# 1 \"saner\" 3\n"
		   "enum { __saner_hard = %d, __saner_asks = %d };\n", hard,
		   asks);
	put_piece(&b, WHERE_SITE, text);
	if (o->count)
		put_piece(&b, WHERE_COUNTED, text);
	if (prelude_tells(text, kernel, o))
		put_piece(&b, kernel ? WHERE_OBJECT_KERNEL : WHERE_OBJECT,
			  text);
	if (kernel) {
		put_piece(&b, WHERE_RECORD, text);
		put_piece(&b, WHERE_STOP, text);
		put_piece(&b, WHERE_WORDS, text);
		put_piece(&b, WHERE_PRINT, text);
	}
	put_piece(&b, kernel ? WHERE_KERNEL : WHERE_HOSTED, text);
	put_piece(&b, WHERE_INLINE, text);
	return b.at;
}

/* As MODULE_INFO() of linux/moduleparam.h would write it. */
static void put_tag(struct buf *b, const char *tag)
{
	buf_puts(b, "# 1 \"saner/tag\" 3\n"
		 "static const char __saner_tag[] __attribute__((__used__, "
		 "__section__(\".modinfo\"), __aligned__(1))) = ");
	buf_put_string(b, tag);
	buf_puts(b, ";\n");
}

const char *prelude_end(struct arena *a, const char *text, bool kernel,
			const struct options *o, const char *tag)
{
	struct buf b;

	buf_init(&b, a);
	buf_puts(&b, "");
	if (kernel) {
		put_piece(&b, WHERE_UNIT, text);
		put_piece(&b, WHERE_END, text);
		if (o->registry && find_piece(WHERE_HEAP, text)) {
			put_piece(&b, WHERE_TABLE, text);
			put_piece(&b, WHERE_OBJECTS, text);
			put_piece(&b, WHERE_HEAP_FIRST, text);
			put_piece(&b, WHERE_HEAP, text);
		}
		if (o->registry)
			put_piece(&b, WHERE_MODULES, text);
		if (tag && prelude_tells(text, kernel, o))
			put_piece(&b, WHERE_SPARE, text);
	} else if (o->count) {
		put_piece(&b, WHERE_COUNTED_END, text);
	}
	if (tag)
		put_tag(&b, tag);
	return b.at;
}
