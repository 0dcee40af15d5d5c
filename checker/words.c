// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/* The words of the tables, for reports (checker/verdict.h). */
#include "checker/verdict.h"

const char *property_word(enum property p)
{
	static const char *const words[] = {
#define PROPERTY(word, depends, what) #word,
#include "checker/property.def"
#undef PROPERTY
	};

	return words[p];
}

const char *disposition_word(enum disposition d)
{
	static const char *const words[] = {
		[DISP_TRIVIAL] = "trivial",
		[DISP_PROVED] = "proved",
		[DISP_GUARDED] = "guarded",
		[DISP_CHECKED] = "checked",
		[DISP_ASSUMED] = "assumed",
		[DISP_REFUTED] = "refuted",
	};

	return words[d];
}

const char *reason_word(enum reason r)
{
	static const char *const words[] = {
		[REASON_NONE] = "",
#define REASON(NAME, word, what) [REASON_##NAME] = word,
#include "checker/reason.def"
#undef REASON
	};

	return words[r];
}

const char *premise_word(enum premise_kind k)
{
	static const char *const words[] = {
#define PREMISE(NAME, word, what) word,
#include "checker/premise.def"
#undef PREMISE
	};

	return words[k];
}
