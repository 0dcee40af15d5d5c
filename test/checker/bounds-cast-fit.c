// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The bytes of a new object are compared with what it is taken for: proved,
// checked, or let through where less is meant. What was kept as a void * is not
// asked.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=verdicts %t.i | %FileCheck %s
#include <stddef.h>
void *malloc(size_t size) __attribute__((alloc_size(1)));
void *calloc(size_t n, size_t size) __attribute__((alloc_size(1, 2)));
struct s { long a; int b; void *c; };
struct mask { unsigned long bits[16]; };
struct flex { long a; int n; char c; char text[]; };
static size_t with_text(size_t n) { return offsetof(struct flex, text) + n; }
struct s *f1(void) { return malloc(sizeof(struct s)); }
struct s *f2(size_t n) { return malloc(n); }
struct s *f3(size_t n) { return calloc(n, sizeof(struct s)); }
struct s *f4(unsigned int n) { return malloc(n * sizeof(struct s)); }
struct s *f5(size_t n) { return malloc(n * sizeof(struct s)); }
struct s *f6(size_t n) { return n < 24 ? (void *)0 : malloc(n); }
struct mask *f7(size_t n) { return malloc(n); }
struct flex *f8(size_t n) { size_t m = offsetof(struct flex, text) + n; return malloc(m); }
struct flex *f9(size_t n) { return malloc(with_text(n)); }
struct s *f10(size_t n) { void *p = malloc(n); return p; }
struct s *f11(size_t n, struct s *old) { return old ?: malloc(n); }
struct s *f12(size_t n) { return n ? malloc(n) : calloc(1, 8); }
struct s *f13(const struct s *from) { const struct s *q = (const struct s *)&from->c; return malloc(q->a); }
// CHECK-LABEL: f1:
// CHECK: bounds-cast#{{[0-9]+}} proved {{.*}} on contract:malloc
// CHECK-LABEL: f2:
// CHECK: bounds-cast#{{[0-9]+}} checked
// CHECK-LABEL: f3:
// CHECK: bounds-cast#{{[0-9]+}} proved {{.*}} on contract:calloc
// CHECK-LABEL: f4:
// CHECK: bounds-cast#{{[0-9]+}} proved {{.*}} on contract:malloc
// CHECK-LABEL: f5:
// CHECK: bounds-cast#{{[0-9]+}} checked
// CHECK-LABEL: f6:
// CHECK: bounds-cast#{{[0-9]+}} proved {{.*}} on contract:malloc
// CHECK-LABEL: f7:
// CHECK: bounds-cast#{{[0-9]+}} assumed layout
// CHECK-LABEL: f8:
// CHECK: bounds-cast#{{[0-9]+}} assumed layout
// CHECK-LABEL: f9:
// CHECK: bounds-cast#{{[0-9]+}} assumed layout
// CHECK-LABEL: f10:
// CHECK: bounds-cast#{{[0-9]+}} assumed cast
// CHECK-LABEL: f11:
// CHECK: bounds-cast#{{[0-9]+}} assumed cast
// CHECK-LABEL: f12:
// CHECK: bounds-cast#{{[0-9]+}} assumed layout
// CHECK-LABEL: f13:
// CHECK: bounds-cast#{{[0-9]+}} checked {{.*}}malloc
