/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Locks: kernel/locking/ of Linux 6.1.  A lock touches no memory of ours but
 * itself, yet whoever held it may have: no lock is quiet.
 */
void mutex_lock(struct mutex *lock __saner_single __saner_nonnull);
int mutex_lock_interruptible(struct mutex *lock __saner_single __saner_nonnull)
	__saner_result(-4, 0);		/* -EINTR */
int mutex_lock_killable(struct mutex *lock __saner_single __saner_nonnull)
	__saner_result(-4, 0);
int mutex_trylock(struct mutex *lock __saner_single __saner_nonnull)
	__saner_result(0, 1);
void mutex_unlock(struct mutex *lock __saner_single __saner_nonnull);
void __mutex_init(struct mutex *lock __saner_single __saner_nonnull,
		  const char *name __saner_reads_string __saner_keeps,
		  struct lock_class_key *key);
void down_read(struct rw_semaphore *sem __saner_single __saner_nonnull);
void down_write(struct rw_semaphore *sem __saner_single __saner_nonnull);
void up_read(struct rw_semaphore *sem __saner_single __saner_nonnull);
void up_write(struct rw_semaphore *sem __saner_single __saner_nonnull);
void spin_lock(spinlock_t *lock __saner_single __saner_nonnull);
void spin_lock_bh(spinlock_t *lock __saner_single __saner_nonnull);
void spin_lock_irq(spinlock_t *lock __saner_single __saner_nonnull);
void spin_unlock(spinlock_t *lock __saner_single __saner_nonnull);
void spin_unlock_bh(spinlock_t *lock __saner_single __saner_nonnull);
void spin_unlock_irq(spinlock_t *lock __saner_single __saner_nonnull);
void spin_unlock_irqrestore(spinlock_t *lock __saner_single __saner_nonnull,
			    unsigned long flags);
unsigned long _raw_spin_lock_irqsave(raw_spinlock_t *lock __saner_single
				     __saner_nonnull);
void _raw_spin_lock(raw_spinlock_t *lock __saner_single __saner_nonnull);
void _raw_spin_lock_irq(raw_spinlock_t *lock __saner_single __saner_nonnull);
void _raw_spin_lock_bh(raw_spinlock_t *lock __saner_single __saner_nonnull);
void _raw_spin_unlock(raw_spinlock_t *lock __saner_single __saner_nonnull);
void _raw_spin_unlock_irq(raw_spinlock_t *lock __saner_single __saner_nonnull);
void _raw_spin_unlock_bh(raw_spinlock_t *lock __saner_single __saner_nonnull);
void _raw_spin_unlock_irqrestore(raw_spinlock_t *lock __saner_single
				 __saner_nonnull, unsigned long flags);
