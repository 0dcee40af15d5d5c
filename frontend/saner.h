/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef SANER_H
#define SANER_H
/*
 * Annotations for saner.  To every other compiler, and to a plain build, they
 * are nothing.  docs/contracts.md has the meaning of each.
 *
 *     int sum(const int *__counted_by(n) a, size_t n);
 *
 * A word for what a pointer points to stands right behind its '*', on
 * parameters, results, fields and locals; behind the name of a flexible array.
 * The names that an argument uses are those of the same function's parameters
 * or the same record's fields, in any order.  A word for a function stands
 * before its declaration.
 *
 * A name that something else has defined already (the kernel and some C
 * libraries have __counted_by) is left as it is; in a kernel saner gives the
 * kernel's own a meaning by itself.
 */
#ifdef __SANER__
# define __SANER_WORD(word)		__saner_##word
# define __SANER_CALL(word, ...)	__saner_##word(__VA_ARGS__)
#else
# define __SANER_WORD(word)
# define __SANER_CALL(word, ...)
#endif

/* points to one object, or is NULL: no index, no arithmetic */
#ifndef __single
# define __single		__SANER_WORD(single)
#endif
/* points to that many elements */
#ifndef __counted_by
# define __counted_by(n)	__SANER_CALL(counted_by, n)
#endif
/* points to that many bytes */
#ifndef __sized_by
# define __sized_by(n)		__SANER_CALL(sized_by, n)
#endif
/* points to what lies before the pointer named */
#ifndef __ended_by
# define __ended_by(p)		__SANER_CALL(ended_by, p)
#endif
/* points to a string and its NUL */
#ifndef __nul_terminated
# define __nul_terminated	__SANER_WORD(nul_terminated)
#endif
/* may be an error pointer; with __or_null NULL, too */
#ifndef __err_ptr
# define __err_ptr		__SANER_WORD(err_ptr)
#endif
#ifndef __or_null
# define __or_null		__SANER_WORD(or_null)
#endif
/* is never NULL (glibc's own __nonnull is another thing) */
#ifndef __never_null
# define __never_null		__SANER_WORD(nonnull)
#endif
/* low bits of the mask are not part of the pointer */
#ifndef __tagged
# define __tagged(mask)		__SANER_CALL(tagged, mask)
#endif
/* may be one of these values, which point to nothing */
#ifndef __sentinel
# define __sentinel(...)	__SANER_CALL(sentinel, __VA_ARGS__)
#endif
/* promises nothing */
#ifndef __unsafe_indexable
# define __unsafe_indexable	__SANER_WORD(unsafe_indexable)
#endif
/* a function that saner leaves alone, and why: __saner_trusted("hot loop") */
#ifndef __SANER__
# define __saner_trusted(reason)
#endif
#endif
