// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A pointer that is returned or stored may be at the end of its object, and not
// outside of it, however it is written.
// RUN: %saner_cc %gcc -fsaner=hard -O2 -Wall -Wextra -Werror %s -o %t.gcc
// RUN: %t.gcc 10 | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t.gcc 11 0 2>&1 | %FileCheck --check-prefix=FAR %s
// RUN: %not --crash %t.gcc 11 1 2>&1 | %FileCheck --check-prefix=FAR %s
// RUN: %not --crash %t.gcc -1 2 2>&1 | %FileCheck --check-prefix=FAR %s
// RUN: %not --crash %t.gcc -1 3 2>&1 | %FileCheck --check-prefix=FAR %s
// RUN: %saner_cc %clang -fsaner=hard -O0 -Wall -Wextra -Werror %s -o %t.clang
// RUN: %t.clang 10 | %FileCheck --check-prefix=OUT %s
// RUN: %not --crash %t.clang 11 0 2>&1 | %FileCheck --check-prefix=FAR %s
// RUN: %not --crash %t.clang 11 1 2>&1 | %FileCheck --check-prefix=FAR %s
// RUN: %not --crash %t.clang -1 2 2>&1 | %FileCheck --check-prefix=FAR %s
// RUN: %not --crash %t.clang -1 3 2>&1 | %FileCheck --check-prefix=FAR %s
// OUT: 10 10 10 10
// FAR: BUG: saner: bounds: out-of-bounds {{.*}} in way{{[0-3]}} at
// FAR-NEXT: offset {{44|-4}}, valid 0..39 of {{.*}}; obligation bounds-address#
#include <stdio.h>
#include <stdlib.h>

struct row {
	int *cells, *cursor;
};

int *way0(struct row *r, int i);
int *way1(struct row *r, int i);
void way2(struct row *r, int i);
void way3(struct row *r, int i);

int *way0(struct row *r, int i)
{
	return &r->cells[i];
}

int *way1(struct row *r, int i)
{
	return i + r->cells;
}

void way2(struct row *r, int i)
{
	r->cursor = r->cells - -i;
}

void way3(struct row *r, int i)
{
	r->cursor = i ? &r->cells[i] : NULL;
}

int main(int argc, char **argv)
{
	struct row r = { .cells = malloc(40) };
	int i = argc > 1 ? atoi(argv[1]) : 0;
	int way = argc > 2 ? atoi(argv[2]) : -1;

	if (way <= 0)
		printf("%d ", (int)(way0(&r, i) - r.cells));
	if (way < 0 || way == 1)
		printf("%d ", (int)(way1(&r, i) - r.cells));
	if (way < 0 || way == 2) {
		way2(&r, i);
		printf("%d ", (int)(r.cursor - r.cells));
	}
	if (way < 0 || way == 3) {
		way3(&r, i);
		printf("%d\n", (int)(r.cursor - r.cells));
	}
	free(r.cells);
	return 0;
}
