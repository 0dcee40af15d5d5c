// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a static function returns has the bounds that it hands back: checked when
// it always knows them, assumed with the check beside it when it sometimes does.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
struct s { char name[8]; char other[8]; };
extern char *elsewhere(void);

static char *known(struct s *s, int n) { return n ? s->name : s->other; }
static char *sometimes(struct s *s, int n) { return n ? s->name : elsewhere(); }
static char *never(int n) { return n ? elsewhere() : 0; }
static char *again(struct s *s, int n) { return n ? again(s, n - 1) : s->name; }
static char *back(struct s *s, int n) { char *p = s->other; p -= n; return p; }
static __attribute__((const)) char *pure(struct s *s, int n) { return n ? s->name : 0; }
static char *(*pointer)(struct s *s, int n);
static char *taken(struct s *s, int n) { return n ? s->name : s->other; }

void f1(struct s *s, int i) { known(s, 1)[i] = 0; }
void f2(struct s *s, int i) { sometimes(s, 1)[i] = 0; }
void f3(int i) { never(1)[i] = 0; }
void f4(struct s *s, int i) { again(s, 1)[i] = 0; }
void f5(struct s *s, int i) { back(s, 1)[i] = 0; }
void f6(struct s *s, int i) { pure(s, 1)[i] = 0; }
void f7(struct s *s, int i) { pointer = taken; taken(s, 1)[i] = 0; }
// CHECK-LABEL: f1:
// CHECK: bounds-access#{{[0-9]+}} checked {{.*}}known
// CHECK-LABEL: f2:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds {{.*}}sometimes
// CHECK-LABEL: f3:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds {{.*}}never
// CHECK-LABEL: f4:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds {{.*}}again
// CHECK-LABEL: f5:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds {{.*}}back
// CHECK-LABEL: f6:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds {{.*}}pure
// CHECK-LABEL: f7:
// CHECK: bounds-access#{{[0-9]+}} assumed no-bounds {{.*}}taken
