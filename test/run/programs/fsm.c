// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
/*
 * A state machine driven by a table of transitions: a coffee machine.
 *
 * fault 1 (bounds): an event from the input is not compared with the table
 * fault 2 (null): a transition without an action is called
 * fault 3 (subobject): the display is filled by a message one too long
 */
#include <stdio.h>
#include <string.h>

enum state { IDLE, PAID, BREWING, STATES };
enum event { COIN, BUTTON, TICK, CANCEL, EVENTS };

struct machine {
	enum state state;
	char display[8];
	int coins, cups, refunds;
};

struct transition {
	enum state next;
	void (*action)(struct machine *);
};

static void say(struct machine *m, const char *text)
{
	size_t n = strlen(text);

#if FAULT == 3
	if (n > sizeof(m->display))
		n = sizeof(m->display);
#else
	if (n > sizeof(m->display) - 1)
		n = sizeof(m->display) - 1;
#endif
	for (size_t i = 0; i < n; i++)
		m->display[i] = text[i];
	m->display[n] = '\0';
}

static void pay(struct machine *m)
{
	m->coins++;
	say(m, "choose!!");
}

static void brew(struct machine *m)
{
	say(m, "wait");
}

static void serve(struct machine *m)
{
	m->cups++;
	say(m, "enjoy");
}

static void refund(struct machine *m)
{
	m->coins--;
	m->refunds++;
	say(m, "sorry");
}

static const struct transition table[STATES][EVENTS] = {
	[IDLE] = { [COIN] = { PAID, pay } },
	[PAID] = {
		[COIN] = { PAID, pay },
		[BUTTON] = { BREWING, brew },
		[TICK] = { PAID, NULL },
		[CANCEL] = { IDLE, refund },
	},
	[BREWING] = {
		[COIN] = { BREWING, NULL },
		[BUTTON] = { BREWING, NULL },
		[TICK] = { IDLE, serve },
		[CANCEL] = { BREWING, NULL },
	},
};

static int step(struct machine *m, int event)
{
	const struct transition *t;

#if FAULT != 1
	if (event < 0 || event >= EVENTS)
		return -1;
#endif
	t = &table[m->state][event];
	m->state = t->next;
#if FAULT == 2
	t->action(m);
#else
	if (t->action)
		t->action(m);
#endif
	return 0;
}

int main(void)
{
	static const char input[] = "bcbtcxcbttcbct?ccbt";
	struct machine m = { .state = IDLE };
	int bad = 0;

	for (size_t i = 0; input[i]; i++) {
		int event;

		switch (input[i]) {
		case 'c':
			event = COIN;
			break;
		case 'b':
			event = BUTTON;
			break;
		case 't':
			event = TICK;
			break;
		case 'x':
			event = CANCEL;
			break;
		default:
			event = input[i] * 100;
		}
		if (step(&m, event) < 0)
			bad++;
		printf("%c -> %d '%s' coins %d\n", input[i], (int)m.state,
		       m.display, m.coins);
	}
	printf("cups %d refunds %d bad %d\n", m.cups, m.refunds, bad);
	return 0;
}
