// Builtins: a hint is its argument, a checked sum is two values and a store,
// a copy is the call of that name.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=graph %t.i | %FileCheck %s
int f(int x, int *p, const char *s)
{
	if (__builtin_expect(x > 3, 0))
// CHECK: binary >
// CHECK-NEXT: branch
		return __builtin_constant_p(x);
// CHECK: builtin constant_p : int
	if (__builtin_add_overflow(x, 5, p))
// CHECK: [[FLAG:%[0-9]+]] = builtin add_overflow
// CHECK-NEXT: [[SUM:%[0-9]+]] = builtin add_wrap
// CHECK-NEXT: store {{%[0-9]+}} [[SUM]]
		return 1;
	return __builtin_strlen(s);
// CHECK: call strlen
}
