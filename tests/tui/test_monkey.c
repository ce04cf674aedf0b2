/* SPDX-License-Identifier: EUPL-1.2 */
/* Somebody who presses anything: keys, pastes, clicks, broken UTF-8, half an escape
 * sequence, another size.  The program lives, and the ledger is sound afterwards. */
#include "support.h"

#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "counter.h"

#define EVENTS_SHORT 2500
#define EVENTS_LONG  200000
#define BURST        60   /* events between two looks */
#define SITTING      3000 /* events before the program is started anew */

static const char *const keys[] = { F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, ENTER, ENTER,
	TAB, TAB, TAB, "\033[Z", ESC_ESC, UP, DOWN, DOWN, DOWN, RIGHT, LEFT, BACKSPACE,
	"\033[5~", "\033[6~", "\033OH", "\033OF", "\033[2~", "\033[3~", "\033[1;5C",
	"\033[1;5D", "\0331", "\0335", "\0339", "\0330", "\001", "\002", "\004", "\005",
	"\006", "\007", "\010", "\013", "\014", CTRL_N, CTRL_N, "\017", "\020", "\022",
	"\024", CTRL_U, "\026", "\027", CTRL_X, CTRL_Y, CTRL_Z, "\036", "\037" };

static const char *const words[] = { "22-3-2024", "31-02-2024", "1985", "7-1985", "irak",
	"iq", "mongol", "v", "j", "n", "y", "a", "k", "Fictief", "Ørsted-Łukasz",
	"مثال علي", "علی‌رضا", "ኣብነት", "例え", "e\xcc\x81\xcc\x82",
	"👩‍👩‍👧", "\342\200\256omgekeerd", "0", "999999999999", "-1", "%s%n",
	"'; --", "/etc/passwd", "x.pdf", "..", " " };

struct monkey {
	struct support_random random;
	struct counter *counter;
	struct vt *vt;
};

static uint32_t below(struct monkey *monkey, uint32_t limit)
{
	return support_random_below(&monkey->random, limit);
}

static void bytes_at_random(struct monkey *monkey, size_t most)
{
	char bytes[64];
	size_t count = 1 + below(monkey, (uint32_t)MIN(most, sizeof(bytes) - 1));

	for (size_t i = 0; i < count; i++)
		bytes[i] = (char)below(monkey, 256);
	/* Once the program has given it back, the terminal would make a signal of these, or
	 * hold what the program writes until somebody presses Ctrl-Q. */
	for (size_t i = 0; i < count; i++) {
		if (strchr("\003\034\023", bytes[i]) != NULL)
			bytes[i] = ' ';
	}
	vt_bytes(monkey->vt, bytes, count);
}

static void paste(struct monkey *monkey)
{
	uint32_t times = 1 + below(monkey, below(monkey, 20) == 0 ? 3000 : 4);

	vt_keys(monkey->vt, "\033[200~");
	for (uint32_t i = 0; i < times; i++) {
		vt_keys(monkey->vt, words[below(monkey, G_N_ELEMENTS(words))]);
		if (below(monkey, 3) == 0)
			vt_keys(monkey->vt, "\r\n");
	}
	/* Now and then the end of it never comes. */
	if (below(monkey, 10) != 0)
		vt_keys(monkey->vt, "\033[201~");
}

static void mouse(struct monkey *monkey)
{
	static const int buttons[] = { 0, 1, 2, 32, 35, 64, 65, 128 };
	char *bytes = g_strdup_printf("\033[<%d;%u;%u%c",
	    buttons[below(monkey, G_N_ELEMENTS(buttons))], below(monkey, 260),
	    below(monkey, 80), below(monkey, 2) ? 'M' : 'm');

	vt_keys(monkey->vt, bytes);
	g_free(bytes);
}

static void event(struct monkey *monkey)
{
	uint32_t what = below(monkey, 100);

	if (what < 50)
		vt_keys(monkey->vt, keys[below(monkey, G_N_ELEMENTS(keys))]);
	else if (what < 80)
		vt_keys(monkey->vt, words[below(monkey, G_N_ELEMENTS(words))]);
	else if (what < 86)
		bytes_at_random(monkey, 8);
	else if (what < 89)
		paste(monkey);
	else if (what < 94)
		mouse(monkey);
	else if (what < 97)
		vt_tell_size(
		    monkey->vt, 1 + (int)below(monkey, 70), 1 + (int)below(monkey, 240));
	else
		vt_keys(monkey->vt, below(monkey, 2) ? "\033[" : "\033");
}

/* Out of whatever it is in, and back at the desk when it is locked. */
static void come_to_rest(struct monkey *monkey)
{
	vt_tell_size(monkey->vt, 24, 80);
	vt_keys(monkey->vt, "\033[201~" ESC_ESC ESC_ESC);
	if (vt_has_text(monkey->vt, "assphrase") || vt_has_text(monkey->vt, "achtzin"))
		vt_keys(monkey->vt, CTRL_U PASSPHRASE ENTER);
}

static void sit_down(struct monkey *monkey)
{
	monkey->vt =
	    counter_open(monkey->counter, below(monkey, 2) ? "nl" : "en", 24, 80);
}

/* Its own end is fine; a crash or what a sanitizer found is not. */
static void get_up(struct monkey *monkey, bool ended)
{
	int status;

	if (!ended)
		kill(vt_pid(monkey->vt), SIGTERM);
	/* A Ctrl-Z that came after the terminal was given back stopped it. */
	kill(vt_pid(monkey->vt), SIGCONT);
	status = vt_until_end(monkey->vt);
	if (status != 0 && status != -SIGTERM && status != 128 + SIGTERM) {
		size_t length;

		fprintf(stderr, "%s\n", vt_output(monkey->vt, &length));
		fail_msg("it ended with %d", status);
	}
	vt_free(monkey->vt);
	monkey->vt = NULL;
}

static void monkey_breaks_nothing(void **state)
{
	static const char *const verify[] = { "ledger", "verify", NULL };
	static const char *const list[] = { "case", "list", "--json", NULL };
	struct counter counter = counter_make();
	struct monkey monkey = { .random = support_seed(), .counter = &counter };
	int events = support_long() ? EVENTS_LONG : EVENTS_SHORT;

	(void)state;
	/* What it saves as a file stays in the folder. */
	assert_int_equal(chdir(counter.folder), 0);
	for (int i = 0; i < events; i++) {
		if (monkey.vt == NULL)
			sit_down(&monkey);
		event(&monkey);
		if (i % BURST == BURST - 1)
			come_to_rest(&monkey);
		if (vt_ended(monkey.vt))
			get_up(&monkey, true);
		else if (i % SITTING == SITTING - 1)
			get_up(&monkey, false);
	}
	if (monkey.vt != NULL)
		get_up(&monkey, false);
	g_free(counter_command(&counter, verify));
	g_free(counter_command(&counter, list));
	assert_int_equal(chdir("/"), 0);
	counter_clear(&counter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(monkey_breaks_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
