// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What holds a label or a jump that leaves it is marked: it is not to be wrapped.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
int g(int);

int f(int n)
{
	for (;;) {
		n = g(({ if (n) break; n; }));
// CHECK:      assign : int {{.*}} [label] [effect]
// CHECK:        call : int {{.*}} [label] [effect]
		n = g(({ for (;;) break; n; }));
// CHECK:      assign : int 'n = g(({ for (;;) break; n; }))' [effect]
		n = g(({ switch (n) { case 1: continue; } n; }));
// CHECK:      assign : int {{.*}} [label] [effect]
		n = g(({ if (n) return 1; n; }));
// CHECK:      assign : int {{.*}} [label] [effect]
		n = g(({ __label__ l; l: n; }));
// CHECK:      assign : int {{.*}} [label] [effect]
// CHECK:        label l@
		n = g(({ __label__ l; goto l; l: n; }));
// CHECK:      goto [[L:l@[0-9]+]]
// CHECK:      label [[L]]
	}
}
