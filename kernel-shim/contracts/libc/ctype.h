/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * <ctype.h>: ISO C11 7.4.  The argument must be an unsigned char or EOF: that
 * is no pointer and not checked.  glibc's tables reach from -128 to 255.
 */
int isalnum(int c) __saner_quiet;
int isalpha(int c) __saner_quiet;
int isblank(int c) __saner_quiet;
int iscntrl(int c) __saner_quiet;
int isdigit(int c) __saner_quiet;
int isgraph(int c) __saner_quiet;
int islower(int c) __saner_quiet;
int isprint(int c) __saner_quiet;
int ispunct(int c) __saner_quiet;
int isspace(int c) __saner_quiet;
int isupper(int c) __saner_quiet;
int isxdigit(int c) __saner_quiet;
int tolower(int c) __saner_quiet;
int toupper(int c) __saner_quiet;
/* glibc: <bits/ctype>: the tables behind the macros, 384 entries from -128 on */
const unsigned short int **__ctype_b_loc(void) __saner_nonnull __saner_quiet;
const __int32_t **__ctype_tolower_loc(void) __saner_nonnull __saner_quiet;
const __int32_t **__ctype_toupper_loc(void) __saner_nonnull __saner_quiet;
