/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* saner's annotations, or nothing where another compiler builds the driver. */
#ifndef EXAMPLES_ANNOTATIONS_H
#define EXAMPLES_ANNOTATIONS_H

#if __has_include("saner.h")
#include "saner.h"
#else
#ifndef __counted_by
#define __counted_by(n)
#endif
#ifndef __sized_by
#define __sized_by(n)
#endif
#endif

#endif
