// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * Accounts and transactions, replayed from a journal.
 *
 * fault 1 (bounds): an account number from the journal is not checked
 * fault 2 (subobject): the history of an account is a ring without its end
 * fault 3 (init): the fee of an unknown kind of transaction is not set
 */
#include <stdio.h>
#include <stdlib.h>

#define HISTORY 4

enum kind { DEPOSIT, WITHDRAW, TRANSFER, CLOSE };

struct account {
	long history[HISTORY];
	unsigned int entries;
	long balance;
	int closed;
};

struct entry {
	enum kind kind;
	int from, to;
	long amount;
};

static const struct entry journal[] = {
	{ DEPOSIT, 0, 0, 500 }, { DEPOSIT, 1, 0, 250 },
	{ TRANSFER, 0, 2, 120 }, { WITHDRAW, 1, 0, 300 },
	{ TRANSFER, 2, 7, 10 }, { DEPOSIT, 5, 0, 1 },
	{ TRANSFER, 0, 1, 99 }, { DEPOSIT, 0, 0, 77 },
	{ WITHDRAW, 0, 0, 50 }, { DEPOSIT, 0, 0, 1000 },
	{ CLOSE, 2, 0, 0 }, { TRANSFER, 0, 3, -5 }, { DEPOSIT, 0, 0, 3 },
};

static long fee_of(const struct entry *e)
{
#if FAULT == 3
	long fee;
#else
	long fee = 0;
#endif

	if (e->kind == WITHDRAW)
		fee = 2;
	else if (e->kind == TRANSFER)
		fee = 1;
	return fee > 100 ? 100 : fee;
}

static void book(struct account *a, long amount)
{
	a->balance += amount;
#if FAULT == 2
	a->history[a->entries++] = amount;
#else
	a->history[a->entries++ % HISTORY] = amount;
#endif
}

static int valid(const struct account *all, int n, int number)
{
#if FAULT == 1
	(void)n;
	return number >= 0 && !all[number].closed;
#else
	return number >= 0 && number < n && !all[number].closed;
#endif
}

static int apply(struct account *all, int n, const struct entry *e)
{
	long fee = fee_of(e);

	if (e->amount < 0 || !valid(all, n, e->from))
		return -1;
	switch (e->kind) {
	case DEPOSIT:
		book(&all[e->from], e->amount - fee);
		return 0;
	case TRANSFER:
		if (!valid(all, n, e->to))
			return -2;
		book(&all[e->to], e->amount);
		break;
	case CLOSE:
		all[e->from].closed = 1;
		return 0;
	case WITHDRAW:
		if (all[e->from].balance < e->amount + fee)
			return -3;
		break;
	}
	book(&all[e->from], -e->amount - fee);
	return 0;
}

int main(void)
{
	int n = 4;
	struct account *all = calloc((size_t)n, sizeof(*all));

	if (!all)
		return 2;
	for (size_t i = 0; i < sizeof(journal) / sizeof(journal[0]); i++) {
		int err = apply(all, n, &journal[i]);

		if (err)
			printf("entry %zu refused: %d\n", i, err);
	}
	for (int i = 0; i < n; i++) {
		printf("account %d: %ld (%u)", i, all[i].balance,
		       all[i].entries);
		for (int k = 0; k < HISTORY; k++)
			printf(" %ld", all[i].history[k]);
		putchar('\n');
	}
	free(all);
	return 0;
}
