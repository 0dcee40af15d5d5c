/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Counters: include/linux/atomic/atomic-instrumented.h, include/linux/
 * refcount.h of Linux 6.1.  Those that return a value order memory as a lock
 * does and are not quiet; reading and plain changes are.
 */
int atomic_read(const atomic_t *v __saner_reads(4)) __saner_quiet;
void atomic_set(atomic_t *v __saner_writes_all(4), int i) __saner_quiet;
void atomic_inc(atomic_t *v __saner_updates(4)) __saner_quiet;
void atomic_dec(atomic_t *v __saner_updates(4)) __saner_quiet;
void atomic_add(int i, atomic_t *v __saner_updates(4)) __saner_quiet;
void atomic_sub(int i, atomic_t *v __saner_updates(4)) __saner_quiet;
int atomic_inc_return(atomic_t *v __saner_updates(4));
int atomic_dec_return(atomic_t *v __saner_updates(4));
int atomic_add_return(int i, atomic_t *v __saner_updates(4));
int atomic_fetch_add(int i, atomic_t *v __saner_updates(4));
bool atomic_dec_and_test(atomic_t *v __saner_updates(4)) __saner_result(0, 1);
bool atomic_inc_and_test(atomic_t *v __saner_updates(4)) __saner_result(0, 1);
int atomic_cmpxchg(atomic_t *v __saner_updates(4), int old, int new);
int atomic_xchg(atomic_t *v __saner_updates(4), int i);
s64 atomic64_read(const atomic64_t *v __saner_reads(8)) __saner_quiet;
void atomic64_set(atomic64_t *v __saner_writes_all(8), s64 i) __saner_quiet;
void atomic64_inc(atomic64_t *v __saner_updates(8)) __saner_quiet;
void atomic64_dec(atomic64_t *v __saner_updates(8)) __saner_quiet;
void atomic64_add(s64 i, atomic64_t *v __saner_updates(8)) __saner_quiet;
long atomic_long_read(const atomic_long_t *v __saner_reads(8)) __saner_quiet;
void atomic_long_set(atomic_long_t *v __saner_writes_all(8), long i)
	__saner_quiet;
void atomic_long_inc(atomic_long_t *v __saner_updates(8)) __saner_quiet;
void atomic_long_dec(atomic_long_t *v __saner_updates(8)) __saner_quiet;
void refcount_set(refcount_t *r __saner_writes_all(4), int n) __saner_quiet;
unsigned int refcount_read(const refcount_t *r __saner_reads(4)) __saner_quiet;
void refcount_inc(refcount_t *r __saner_updates(4)) __saner_quiet;
void refcount_dec(refcount_t *r __saner_updates(4));
bool refcount_inc_not_zero(refcount_t *r __saner_updates(4))
	__saner_result(0, 1);
bool refcount_dec_and_test(refcount_t *r __saner_updates(4))
	__saner_result(0, 1);
