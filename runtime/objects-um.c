/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * saner: the static objects and literals of a User-mode-Linux kernel and of its
 * modules, behind its allocator (heap-um.c), which is asked for them too.
 *
 * The linker joins what the units of the kernel tell (object.c).  The section is
 * in no linker script, and so named that ld gives it a beginning and an end.  The
 * table is made where the records lie, once, before the kernel's main(): the C
 * library, of which this kernel is a program, calls constructors, and no signal is
 * there yet.
 */
extern struct __saner_object __start_saner_objects[]
	__attribute__((__weak__, __visibility__("hidden")));
extern struct __saner_object __stop_saner_objects[]
	__attribute__((__weak__, __visibility__("hidden")));

static struct __saner_table __saner_static;

static __attribute__((__constructor__, __used__)) void
__saner_make_static(void)
{
	__saner_table_make(&__saner_static, __start_saner_objects,
			   (unsigned long)(__stop_saner_objects -
					   __start_saner_objects));
}

/* The address of a page may be that page, mapped (kmap_atomic()): to it an offset
 * is added, of an object in the page that need not be the first. */
static __inline __attribute__((__always_inline__)) struct __saner_bounds
__saner_of_kernel(unsigned long at)
{
	struct __saner_bounds b = __saner_table_find(&__saner_static, at);

	if (!(at & 4095) && b.size < at + 4096 - b.base)
		b.size = at + 4096 - b.base;
	return b;
}

/* ---- modules -------------------------------------------------------------- */

/* The records of the module that @at is of (objects-module.c). */
struct __saner_records {
	struct __saner_object *at;
	unsigned long n;
};
struct __saner_records __saner_module(unsigned long at)
	__attribute__((__weak__));

static volatile int __saner_asking;

/* The last record of a table that was made has no base; its size is the number
 * of those before it.  A record of each unit is empty (object-spare.c), so that
 * it is none of those. */
static void __saner_make_module(struct __saner_object *at, unsigned long n)
{
	struct __saner_table t = { 0, 0, 0, 0 };
	unsigned long i;

	__saner_table_make(&t, at, n);
	for (i = t.n; i < n; i++) {
		at[i].base = 0;
		at[i].size = 0;
		at[i].shared = 0;
	}
	at[n - 1].size = (unsigned int)t.n;
}

static int __saner_is_made(const struct __saner_object *at, unsigned long n)
{
	const volatile struct __saner_object *last = &at[n - 1];

	return !last->base && last->size;
}

/* The table is made when it is first asked. */
static struct __saner_bounds __saner_in_module(unsigned long at)
{
	struct __saner_bounds b = { 0, ~0UL };
	struct __saner_records r = __saner_module(at);
	struct __saner_table t;

	if (!r.n)
		return b;
	if (!__saner_is_made(r.at, r.n))
		__saner_make_module(r.at, r.n);
	if (!__saner_is_made(r.at, r.n))
		return b;
	t.at = r.at;
	t.n = r.at[r.n - 1].size;
	t.begin = __saner_begin(&t.at[0]);
	t.end = __saner_end(&t.at[t.n - 1]);
	return __saner_table_find(&t, at);
}

/* Memory of a module may be mapped only when it is touched, here, and who maps it
 * asks as well.  There is one CPU: who interrupts a question is told nothing. */
static struct __saner_bounds __saner_of_module(unsigned long at)
{
	struct __saner_bounds b = { 0, ~0UL };

	if (__saner_asking || !__saner_module)
		return b;
	__saner_asking = 1;
	__asm__ __volatile__("" : : : "memory");
	b = __saner_in_module(at);
	__asm__ __volatile__("" : : : "memory");
	__saner_asking = 0;
	return b;
}
