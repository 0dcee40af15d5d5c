// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A record that is an element of an initializer list is loaded through its
// pointer: the load has its obligations.
// RUN: %saner_cc %gcc -fsaner=lint -fsaner-save-temps -c %s -o %t.o
// RUN: %FileCheck %s < %t.saner.json
struct in {
	int a[4];
};

struct out {
	int flush;
	struct in done;
};

// CHECK-DAG: "rule":"null-deref","file":"{{[^"]*}}","line":18
int compound(struct in *p)
{
	return ((struct out){ 1, *p }).done.a[2];
}

// CHECK-DAG: "rule":"null-deref","file":"{{[^"]*}}","line":25
int designated(struct in *p)
{
	struct in all[2] = {
		[1] = *p
	};

	return all[1].a[0];
}
