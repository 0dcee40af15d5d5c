// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The kernel's side of a copy to user space is checked for `user` as well, also
// where `bounds` is switched off.
// RUN: %saner_cc %gcc -D__KERNEL__ -O2 -fsaner=hard -fsaner-no-bounds -fsaner-save-temps -c %s -o %t.o
// RUN: %FileCheck %s < %t.saner.i
// CHECK: .property = "user"
// CHECK: int give(
// CHECK: copy_to_user(to, ({{.*}}__saner_bytes(
// CHECK: int all(
// CHECK-NOT: __saner_bytes
unsigned long copy_to_user(void *to, const void *from, unsigned long n);
int _printk(const char *fmt, ...);

int give(void *to, unsigned long n)
{
	char bytes[8] = "seven";

	return copy_to_user(to, bytes, n) != 0;
}

int all(void *to)
{
	char bytes[8] = "seven";

	return copy_to_user(to, bytes, sizeof(bytes)) != 0;
}
