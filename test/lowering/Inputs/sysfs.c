/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* As much of a User-mode-Linux kernel as its modules need to be known by
 * (runtime/objects-module.c): one module, in memory that is no page of mem_map. */
#include "slub.h"
#include "sysfs.h"

extern void *aligned_alloc(unsigned long alignment, unsigned long size);

enum module_state {
	MODULE_STATE_LIVE, MODULE_STATE_COMING, MODULE_STATE_GOING,
	MODULE_STATE_UNFORMED,
};

struct list_head { struct list_head *next, *prev; };
struct module_layout { void *base; unsigned int size; };
struct attribute { const char *name; };
struct bin_attribute { struct attribute attr; };
struct module_sect_attr {
	struct bin_attribute battr;
	unsigned long address;
};
struct module_sect_attrs {
	unsigned int nsections;
	struct module_sect_attr attrs[3];
};
struct mod_kallsyms { void *symtab; };
struct module {
	enum module_state state;
	struct list_head list;
	struct module_layout core_layout;
	struct mod_kallsyms core_kallsyms;
	struct module_sect_attrs *sect_attrs;
};

extern struct list_head modules;
struct list_head modules = { &modules, &modules };

static struct memory *memory;
static struct module one;
static struct module_sect_attrs sections = {
	3, { { { { ".data" } }, 0 }, { { { "saner_objects.not" } }, 0 },
	     { { { "saner_objects" } }, 0 } },
};

struct memory *load(int symbols)
{
	struct memory *m = aligned_alloc(4096, 4096);

	*m = (struct memory){ 0 };
	memory = m;
	one = (struct module){
		.state = MODULE_STATE_UNFORMED,
		.list = { &modules, &modules },
		.core_layout = { m, sizeof(*m) },
		.sect_attrs = &sections,
	};
	if (symbols)
		one.core_kallsyms.symtab = m->behind;
	sections.attrs[0].address = (unsigned long)m->data;
	sections.attrs[1].address = (unsigned long)m->other;
	sections.attrs[2].address = (unsigned long)m->records;
	if (!symbols)
		sections.attrs[1].address = (unsigned long)m->behind;
	modules.next = modules.prev = &one.list;
	return m;
}

void state(int state)
{
	one.state = state;
}

void unload(void)
{
	modules.next = modules.prev = &modules;
}
