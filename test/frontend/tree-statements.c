// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Loops with empty parts, switch with ranges, labels, computed goto.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
int f(int n)
{
	int i;

	for (;;)
		break;
// CHECK:      for
// CHECK-NEXT:   break
	for (; n;)
		continue;
// CHECK:      for
// CHECK-NEXT:   load : int 'n'
// CHECK-NEXT:     var n
// CHECK-NEXT:   continue
	for (i = ({ int k; k = 0; k; });; i++)
		break;
// CHECK:      for
// CHECK-NEXT:   do-expr
// CHECK:        step
// CHECK-NEXT:     incdec
// CHECK:        break
	for (int j = 0; j < n; )
		;
// CHECK:      for
// CHECK-NEXT:   decl
// CHECK:        binary <
// CHECK:        empty
	switch (n) {
// CHECK:      switch
// CHECK:        block [jumped-into]
	case 1 ... 3:
	case -1:
// CHECK:          case 1..3
// CHECK-NEXT:       case -1..-1
		__attribute__((__fallthrough__));
	default:
// CHECK:          default
		goto *(n ? &&out : &&in);
// CHECK:            goto-ptr
// CHECK:              label-addr out
// CHECK:              label-addr in
	}
	{
in:
		n++;
	}
// CHECK:      block [jumped-into]
// CHECK-NEXT:   label in
	do
		n--;
	while (n > 0);
// CHECK:      do
// CHECK:        binary >
out:
	return n;
// CHECK:      label out
// CHECK-NEXT:   return
}
