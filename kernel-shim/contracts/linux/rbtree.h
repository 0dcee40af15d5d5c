/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Red-black trees: lib/rbtree.c of Linux 6.1.  Links are rewritten in nodes
 * that no parameter names: what inserts or erases is not quiet.
 */
void rb_insert_color(struct rb_node *node __saner_single __saner_nonnull
		     __saner_keeps,
		     struct rb_root *root __saner_single __saner_nonnull);
void rb_erase(struct rb_node *node __saner_single __saner_nonnull,
	      struct rb_root *root __saner_single __saner_nonnull);
struct rb_node *rb_next(const struct rb_node *node __saner_single __saner_nonnull)
	__saner_quiet;
struct rb_node *rb_prev(const struct rb_node *node __saner_single __saner_nonnull)
	__saner_quiet;
struct rb_node *rb_first(const struct rb_root *root __saner_single
			 __saner_nonnull) __saner_quiet;
struct rb_node *rb_last(const struct rb_root *root __saner_single
			__saner_nonnull) __saner_quiet;
