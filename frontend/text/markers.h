/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/*
 * Included by the preprocessing stage after the user's own -include files and
 * before the source (frontend/driver/): puts our markers
 * (frontend/text/markers.def) where the kernel's annotation macros are.  Bare
 * identifiers, never quoted text: a macro that stringifies its argument keeps
 * them as they are, and the strip pass takes them out there as well.
 *
 * Where a macro already means something to the compiler (BTF tags and
 * counted_by under a newer clang or gcc), that stays, behind the marker.
 *
 * The header leaves no text but what frontend/text/marks.c cuts out.
 */
#ifdef __clang__
__saner_met_clang
#endif

#if defined(__KERNEL__) && defined(__user)
# undef __user
# undef __percpu
# undef __iomem
# undef __rcu
# undef __force
# if defined(STRUCTLEAK_PLUGIN)
#  define __user	__saner_user __attribute__((user))
# elif defined(BTF_TYPE_TAG)
#  define __user	__saner_user BTF_TYPE_TAG(user)
# else
#  define __user	__saner_user
# endif
# if defined(BTF_TYPE_TAG)
#  define __percpu	__saner_percpu BTF_TYPE_TAG(percpu)
# else
#  define __percpu	__saner_percpu
# endif
# define __iomem	__saner_iomem
# define __force	__saner_force
# define __rcu		__saner_rcu
#endif

#if defined(__KERNEL__) && defined(__counted_by)
# undef __counted_by
# if defined(__has_attribute) && __has_attribute(__counted_by__)
#  define __counted_by(n) \
	__saner_counted_by(n) __attribute__((__counted_by__(n)))
# else
#  define __counted_by(n)	__saner_counted_by(n)
# endif
#endif
