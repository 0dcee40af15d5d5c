// A pointer that runs through an array of bytes stays inside it.
// RUN: %gcc -E %s -o %t.i && %saner --dump-after=facts %t.i | %FileCheck %s
int f(void)
{
	char buf[16] = "abc";
	int n = 0;

	for (char *p = buf; p < buf + 16; p++)
		n += *p;
// CHECK: load 'p' never-null in object of buf (16 bytes) at [0, 15]
	return n;
}
