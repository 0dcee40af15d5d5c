// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tags of pointers survive typedefs, members, arrays and values.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=tree %t.i | %FileCheck %s
struct s { void __saner_user *buf; char __saner_iomem *regs[2]; };
typedef const char __saner_user *ustr;

int f(struct s *s, ustr u, int __saner_percpu *c)
{
// CHECK: param u : const char * @user
// CHECK: param c : int * @percpu
	char *k = (char *)u;
// CHECK:      cast : char * '(char *)u'
// CHECK-NEXT:   load : const char * @user 'u'
	ustr e = u + 1;
// CHECK:      binary + : const char * @user 'u + 1'
	__typeof__(u) t = u;
	__auto_type a = s->buf;
// CHECK: local t : const char * @user
// CHECK: local a : void * @user
	return s->buf != 0 && s->regs[1];
// CHECK:      load : void * @user 's->buf'
// CHECK:      load : char * @iomem 's->regs[1]'
}
