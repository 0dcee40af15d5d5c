/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Sequence files: fs/seq_file.c of Linux 6.1.  They write to *m: not quiet. */
void seq_printf(struct seq_file *m __saner_single __saner_nonnull,
		const char *fmt __saner_reads_string, ...) __saner_format(2, 3);
void seq_vprintf(struct seq_file *m __saner_single __saner_nonnull,
		 const char *fmt __saner_reads_string, __builtin_va_list args)
	__saner_format(2, 0);
void seq_puts(struct seq_file *m __saner_single __saner_nonnull,
	      const char *s __saner_reads_string);
void seq_putc(struct seq_file *m __saner_single __saner_nonnull, char c);
int seq_write(struct seq_file *m __saner_single __saner_nonnull,
	      const void *data __saner_reads(len), size_t len)
	__saner_result(-1, 0);
