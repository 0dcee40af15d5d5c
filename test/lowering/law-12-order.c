// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Law 12: insertions at one place open from the outside in and close from the
// inside out.
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-strict -fsaner-save-temps -O2 -Wall -Wextra -Werror -c %s -o %t.gcc.o
// RUN: %saner_cc %gcc -fsaner=hard %t.gcc.o -o %t.gcc
// RUN: %t.gcc
// RUN: %saner_cc %gcc -fsaner=hard -fsaner-prove=none -fsaner-strict -O0 %s -o %t.gcc0
// RUN: %t.gcc0
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -fsaner-strict -O2 -Wall -Wextra -Werror %s -o %t.clang
// RUN: %t.clang
// RUN: %saner_cc %clang -fsaner=hard -fsaner-prove=none -fsaner-strict -O0 %s -o %t.clang0
// RUN: %t.clang0
// RUN: %FileCheck %s < %t.gcc.saner.i
struct s {
	int v[2][3];
	struct s *next;
	struct s **all;
};

// CHECK-LABEL: int nested(
int nested(struct s *p, int **pp, int i)
{
	int sum = 0;

	// CHECK: sum += *({ {{.*}}__auto_type [[A:__saner_[0-9]+]] = (*({ __saner_null(pp, {{.*}} pp; })); __saner_null([[A]],
	sum += **pp;
	sum += p->next->next->v[i][i + 1];
	sum += p->all[i]->all[0]->v[1][(p->v[0][0])];
	sum += (*p->next->all)->v[0][0] + (&p->v[1])[0][i];
	sum += (*p->next->v[i])++ ? 0 : 1;
	return sum + *(*pp)++;
}

int main(void)
{
	struct s s = { .v = { { 1, 2, 3 }, { 4, 5, 6 } } };
	struct s *all[2] = { &s, &s };
	int *p = &s.v[1][0];

	s.next = &s;
	s.all = all;
	return nested(&s, &p, 1) != 4 + 6 + 5 + 1 + 5 + 0 + 5 ? 1 : p != &s.v[1][1];
}
