// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A record that is an element of an initializer list is loaded through its
// pointer: the load has its obligations.
// RUN: mkdir -p %t
// RUN: %saner_cc %gcc -fsaner=lint -c %s -o %t/u.o
// RUN: %FileCheck %s < %t/.tmp_u.saner.json
struct in {
	int a[4];
};

struct out {
	int flush;
	struct in done;
};

// CHECK-DAG: "rule":"null-deref","file":"{{[^"]*}}","line":19
int compound(struct in *p)
{
	return ((struct out){ 1, *p }).done.a[2];
}

// CHECK-DAG: "rule":"null-deref","file":"{{[^"]*}}","line":26
int designated(struct in *p)
{
	struct in all[2] = {
		[1] = *p
	};

	return all[1].a[0];
}
