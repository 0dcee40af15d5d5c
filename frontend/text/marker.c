// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "frontend/text/marker.h"

#include <string.h>

#define PREFIX_LEN (sizeof(MARKER_PREFIX) - 1)

static const struct marker markers[] = {
#define TAG(word, what) { #word, sizeof(#word) - 1, true, false },
#define NOTE(word, arguments, what) \
	{ #word, sizeof(#word) - 1, false, (arguments) != 0 },
#include "frontend/text/markers.def"
#undef TAG
#undef NOTE
#define WORD(word, arguments) \
	{ #word, sizeof(#word) - 1, false, (arguments) != 0 },
#define KIND_NOTE(NAME, word, arguments, what) WORD(word, arguments)
#define PARAM_NOTE(NAME, word, arguments, what) WORD(word, arguments)
#define FUNC_NOTE(NAME, word, arguments, what) WORD(word, arguments)
#include "frontend/contract.def"
#undef WORD
#undef KIND_NOTE
#undef PARAM_NOTE
#undef FUNC_NOTE
};

#define MARKERS (sizeof(markers) / sizeof(markers[0]))

const struct marker *marker_find(const char *name, size_t length)
{
	if (length <= PREFIX_LEN || memcmp(name, MARKER_PREFIX, PREFIX_LEN))
		return NULL;
	for (size_t i = 0; i < MARKERS; i++)
		if (markers[i].length == length - PREFIX_LEN &&
		    memcmp(markers[i].word, name + PREFIX_LEN,
			   markers[i].length) == 0)
			return &markers[i];
	return NULL;
}

void markers_define(struct buf *out)
{
	for (size_t i = 0; i < MARKERS; i++) {
		const struct marker *m = &markers[i];

		if (m->tag)
			buf_printf(out, "#define " MARKER_PREFIX "%s "
				   "__attribute__((btf_type_tag(\"%s\")))\n",
				   m->word, m->word);
		else if (m->arguments)
			buf_printf(out, "#define " MARKER_PREFIX "%s(...) "
				   "__attribute__((annotate(\"saner:%s(\" "
				   "#__VA_ARGS__ \")\")))\n",
				   m->word, m->word);
		else
			buf_printf(out, "#define " MARKER_PREFIX "%s "
				   "__attribute__((annotate(\"saner:%s\")))\n",
				   m->word, m->word);
	}
}
