// Records are copied, passed and returned whole.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=graph %t.i | %FileCheck %s
struct s {
	int a, b;
};
struct s g(struct s);

int f(struct s *p, struct s q)
{
	*p = q;
// CHECK: copy
	q = g(*p);
// CHECK: [[V:%[0-9]+]] = load {{.*}} : struct s  ;
// CHECK-NEXT: [[R:%[0-9]+]] = call g [[V]] : struct s
// CHECK-NEXT: store {{.*}} [[R]] : struct s
	return g(q).b;
// CHECK: call g
// CHECK: store {{.*}} implied : struct s
// CHECK: field .b
}
