// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A byte-code machine with a stack, and the program that it runs.
 *
 * fault 1 (subobject): the stack pointer is not compared with the stack
 * fault 2 (bounds): a jump may leave the code
 * fault 3 (bounds): a store's address is not compared with the memory
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum op { PUSH, ADD, MUL, DUP, SWAP, LOAD, STORE, JNZ, PRINT, HALT };

struct vm {
	int32_t *memory;
	size_t words;
	const uint8_t *code;
	size_t len, pc;
	int32_t stack[8];
	size_t sp;
	const char *error;
};

static void push(struct vm *vm, int32_t v)
{
#if FAULT != 1
	if (vm->sp == 8) {
		vm->error = "stack overflow";
		return;
	}
#endif
	vm->stack[vm->sp++] = v;
}

static int32_t pop(struct vm *vm)
{
	if (vm->sp == 0) {
		vm->error = "stack underflow";
		return 0;
	}
	return vm->stack[--vm->sp];
}

static int32_t *cell(struct vm *vm, int32_t at)
{
	static int32_t nowhere;

#if FAULT != 3
	if (at < 0 || (size_t)at >= vm->words) {
		vm->error = "no such address";
		return &nowhere;
	}
#endif
	return &vm->memory[at];
}

static int step(struct vm *vm)
{
	int32_t a, b;
	uint8_t op;

	op = vm->code[vm->pc++];
	switch ((enum op)op) {
	case PUSH:
		push(vm, (int8_t)vm->code[vm->pc++]);
		return 1;
	case ADD:
		b = pop(vm);
		a = pop(vm);
		push(vm, (int32_t)((uint32_t)a + (uint32_t)b));
		return 1;
	case MUL:
		b = pop(vm);
		a = pop(vm);
		push(vm, (int32_t)((uint32_t)a * (uint32_t)b));
		return 1;
	case DUP:
		a = pop(vm);
		push(vm, a);
		push(vm, a);
		return 1;
	case SWAP:
		b = pop(vm);
		a = pop(vm);
		push(vm, b);
		push(vm, a);
		return 1;
	case LOAD:
		push(vm, *cell(vm, pop(vm)));
		return 1;
	case STORE:
		a = pop(vm);
		*cell(vm, a) = pop(vm);
		return 1;
	case JNZ:
		a = (int8_t)vm->code[vm->pc];
		vm->pc += pop(vm) ? (size_t)a : 1;
		return 1;
	case PRINT:
		printf(" %d", (int)pop(vm));
		return 1;
	case HALT:
		return 0;
	}
	vm->error = "no such operation";
	return 0;
}

static void run(const char *name, const uint8_t *code, size_t len)
{
	struct vm vm = { .words = 16, .code = code, .len = len };
	int steps = 0;

	vm.memory = calloc(vm.words, sizeof(*vm.memory));
	if (!vm.memory)
		exit(2);
	printf("%s:", name);
	while (steps++ < 1000 && !vm.error) {
#if FAULT != 2
		if (vm.pc + 1 >= vm.len && vm.code[vm.len - 1] != HALT) {
			vm.error = "left the code";
			break;
		}
#endif
		if (!step(&vm))
			break;
	}
	printf(" (%d steps, %s)\n", steps, vm.error ? vm.error : "halted");
	free(vm.memory);
}

int main(void)
{
	static const uint8_t sum[] = {
		PUSH, 10, PUSH, 0, STORE, PUSH, 0, PUSH, 0, LOAD, ADD,
		PUSH, 0, LOAD, PUSH, 255, ADD, DUP, PUSH, 0, STORE,
		JNZ, (uint8_t)-14, PRINT, HALT
	};
	static const uint8_t deep[] = { PUSH, 1, DUP, JNZ, (uint8_t)-3, HALT };
	static const uint8_t grow[] = {
		PUSH, 1, PUSH, 3, PUSH, 1, JNZ, (uint8_t)-5, HALT
	};
	static const uint8_t away[] = { PUSH, 1, JNZ, 60, PUSH, 1 };
	static const uint8_t wild[] = { PUSH, 7, PUSH, 100, DUP, MUL, STORE,
					HALT };

	run("sum", sum, sizeof(sum));
	run("deep", deep, sizeof(deep));
	run("grow", grow, sizeof(grow));
	run("away", away, sizeof(away));
	run("wild", wild, sizeof(wild));
	return 0;
}
