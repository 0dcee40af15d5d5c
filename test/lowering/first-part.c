// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer to the first record or row of a variable may go through all of it, and no further.
// RUN: %saner_cc %gcc -O2 -Wall -Wno-stringop-overflow -fsaner=hard %s -o %t.gcc
// RUN: %t.gcc && %not --crash %t.gcc 1 2>&1 | %FileCheck --check-prefix=RECORD %s
// RUN: %not --crash %t.gcc 1 2 2>&1 | %FileCheck --check-prefix=ROWS %s
// RUN: %not --crash %t.gcc 1 2 3 2>&1 | %FileCheck --check-prefix=ROW %s
// RUN: %saner_cc %clang -O0 -Wall -fsaner=hard %s -o %t.clang
// RUN: %t.clang && %not --crash %t.clang 1 2>&1 | %FileCheck --check-prefix=RECORD %s
// RECORD: BUG: saner: bounds: out-of-bounds write of size 1 in record
// RECORD-NEXT: offset 16, valid 0..15 of 'b'
// ROWS: BUG: saner: bounds: out-of-bounds write of size 4 in rows
// ROWS-NEXT: offset 64, valid 0..63 of 'p'
// ROW: BUG: saner: bounds: out-of-bounds write of size 4 in row
// ROW-NEXT: offset 16, valid 0..15 of 'p'
struct header { short size, type; };
struct packet { struct header h; char body[12]; };

static int record(int n)
{
	struct packet p = { { 16, 1 }, { 0 } };
	struct header *h = &p.h;
	char *b = (char *)(h + 1);

	for (int i = 0; i < n; i++)
		b[i] = 1;
	return p.body[11];
}

static int rows(int n)
{
	int m[4][4] = { { 0 } };
	int *p = &m[0][0];

	for (int i = 0; i < n; i++)
		p[i] = 1;
	p = m[0];
	return p[n - 1] + m[3][3];
}

static int row(int n)
{
	int m[4][4] = { { 0 } };
	int *p = m[1];

	for (int i = 0; i < n; i++)
		p[i] = 1;
	return m[1][3];
}

int main(int argc, char **argv)
{
	(void)argv;
	return record(argc == 2 ? 13 : 12) + rows(argc == 3 ? 17 : 16) +
	       row(argc == 4 ? 5 : 4) != 4;
}
