// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A copy of more bytes than the object has is refused: this is not.
// RUN: %accept %s
void *memcpy(void *d, const void *s, unsigned long n)
	__attribute__((access(write_only, 1, 3), access(read_only, 2, 3)));
void f(const char *from)
{
	char to[8];

	memcpy(to, from, sizeof(to));
}
