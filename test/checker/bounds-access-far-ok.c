// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An offset that nothing is known of is not refuted, whichever way it moves on.
// RUN: %accept %s
int f(const char *name, int n)
{
	char s[32];
	char *p = s;

	for (int i = 0; i < 32; i++)
		s[i] = name[i];
	for (; *p; p++)
		;
	while (n--)
		p--;
	return p[-2] + p[2];
}
