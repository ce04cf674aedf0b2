/* SPDX-License-Identifier: EUPL-1.2 */
/* Users and keys: who may unlock the ledger, and with what. */
#include "screens.h"

#include <glib.h>
#include <string.h>

#include "dialog.h"
#include "secrets.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/users.h"
#include "words.h"

/* --- in the thread: a key is derived, or those of all cases are wrapped anew --- */

static int add_user(struct secrets_task *task)
{
	return desk_user_add(
	    task->desk, task->name, secret_text(&task->fresh), LEDGER_KDF_STANDARD, &task->fault);
}

static int change_own(struct secrets_task *task)
{
	return desk_passphrase_change(task->desk, secret_text(&task->old), secret_text(&task->fresh),
	    LEDGER_KDF_STANDARD, &task->fault);
}

static int recover(struct secrets_task *task)
{
	return desk_recover(task->desk, secret_text(&task->old), task->name, secret_text(&task->fresh),
	    LEDGER_KDF_STANDARD, &task->fault);
}

static const struct secrets_form adding = {
	.title = N_("A new user"),
	.text = N_("Let the other person type the passphrase: nobody else needs to know it. "
	           "The name stands in the log with everything they do."),
	.fields = SECRETS_BIT(SECRETS_NAME) | SECRETS_BIT(SECRETS_NEW) |
	    SECRETS_BIT(SECRETS_AGAIN),
	.work = add_user,
	.done = N_("They can unlock the ledger from now on"),
};

static const struct secrets_form changing = {
	.title = N_("Your own passphrase"),
	.text = N_("At least 8 letters; a sentence that only you would think of is best."),
	.old_label = N_("Passphrase now"),
	.fields = SECRETS_BIT(SECRETS_OLD) | SECRETS_BIT(SECRETS_NEW) |
	    SECRETS_BIT(SECRETS_AGAIN),
	.work = change_own,
	.done = N_("Your passphrase was changed."),
};

static const struct secrets_form recovering = {
	.title = N_("A passphrase was forgotten"),
	.text = N_("With the recovery key, as it was written on paper, a user gets a new "
	           "passphrase."),
	.old_label = N_("Recovery key"),
	.fields = SECRETS_BIT(SECRETS_NAME) | SECRETS_BIT(SECRETS_OLD) |
	    SECRETS_BIT(SECRETS_NEW) | SECRETS_BIT(SECRETS_AGAIN),
	.work = recover,
	.done = N_("Unlock with the new passphrase, and make a new recovery key"),
};

static int remove_user(struct secrets_task *task)
{
	return desk_user_remove(task->desk, task->name, &task->fault);
}

static int renew_data_key(struct secrets_task *task)
{
	return desk_rekey(task->desk, &task->fault);
}

static const struct secrets_form removing = {
	.title = N_("Remove a user"),
	.text = N_("They can no longer unlock the ledger. Backups made before now still "
	           "open with their passphrase. Other desks that are open must be unlocked "
	           "anew."),
	.fields = SECRETS_BIT(SECRETS_NAME),
	.work = remove_user,
	.done = N_("Removed; the ledger has a new data key"),
};

static const struct secrets_form rekeying = {
	.title = N_("A new data key"),
	.text = N_("Everybody keeps their passphrase. Other desks that are open must be "
	           "unlocked anew."),
	.work = renew_data_key,
	.done = N_("The ledger has a new data key"),
};

void access_recover(struct tui *tui)
{
	secrets_open(tui, &recovering, desk_env(tui->desk)->user);
}

/* --- the recovery key --- */

static void on_recovery(struct tui *tui, void *data, int choice, const char *line)
{
	struct dialog_words words = {
		.title = N_("The recovery key"),
		/* TRANSLATORS: groups of letters and digits */
		.text = N_("%s\n\nWrite it on paper now and lock it away. It opens the ledger when "
		           "a passphrase is forgotten. It is not shown again, and an earlier one "
		           "no longer works."),
		.choices = { N_("It is on paper"), NULL },
	};
	char key[LEDGER_RECOVERY_TEXT];
	struct fault fault = { 0 };

	(void)data;
	(void)line;
	if (choice != 0)
		return;
	if (desk_recovery_new(tui->desk, key, &fault) != 0) {
		dialog_fault(tui, N_("No recovery key was made"), &fault);
		return;
	}
	words.first = key;
	dialog_open(tui, &words, NULL, 0, NULL, NULL);
	explicit_bzero(key, sizeof(key));
}

static void ask_recovery(struct tui *tui)
{
	static const struct dialog_words words = {
		.title = N_("The recovery key"),
		.text = N_("Have pen and paper ready, and nobody who looks along."),
		.choices = { N_("Make a new recovery key"), N_("Not now"), NULL },
	};

	dialog_open(tui, &words, NULL, 0, on_recovery, NULL);
}

void access_offer(struct tui *tui)
{
	static const struct dialog_words words = {
		.title = N_("A recovery key?"),
		.text = N_("The ledger is there. If every passphrase is forgotten nobody can "
		           "read it, unless there is a recovery key, on paper in a safe. It "
		           "can be made now, or later at “Users and keys”."),
		.choices = { N_("Make a new recovery key"), N_("Not now"), NULL },
	};

	dialog_open(tui, &words, NULL, 1, on_recovery, NULL);
}

/* --- the menu --- */

static void on_menu(struct tui *tui, void *data, int choice, const char *line)
{
	(void)data;
	(void)line;
	switch (choice) {
	case 0:
		secrets_open(tui, &adding, NULL);
		break;
	case 1:
		secrets_open(tui, &removing, NULL);
		break;
	case 2:
		secrets_open(tui, &changing, NULL);
		break;
	case 3:
		ask_recovery(tui);
		break;
	case 4:
		secrets_open(tui, &rekeying, NULL);
		break;
	default:
		break;
	}
}

/* One line for each, with the day since when. */
static char *list_of(struct tui *tui, const struct ledger_user *user, size_t count)
{
	GString *list = g_string_new(NULL);

	for (size_t i = 0; i < count; i++) {
		char when[DESK_TIME_TEXT];

		g_string_append_printf(list, "\n  %s, %s",
		    user[i].recovery ? _("(recovery key)") : user[i].name,
		    desk_time_format(tui->desk, when, user[i].added_at, tui->lang));
		if (user[i].cheap)
			g_string_append_printf(
			    list, ", %s", _("cheap to guess: change the passphrase"));
	}
	return g_string_free(list, FALSE);
}

void access_open(struct tui *tui)
{
	struct dialog_words words = {
		.title = N_("Users and keys"),
		/* TRANSLATORS: lines with a name and a date */
		.text = N_("These can unlock the ledger:%s"),
		.choices = { N_("Add a user"), N_("Remove a user"),
		    N_("Change your own passphrase"), N_("Make a new recovery key"),
		    N_("Make a new data key"), N_("Back"), NULL },
	};
	struct ledger_user *user = NULL;
	struct fault fault = { 0 };
	size_t count = 0;
	char *list;

	if (tui->demo) {
		loop_say(tui, LOOK_NOTICE, _("The example cases have no users"));
		return;
	}
	if (desk_user_list(tui->desk, &user, &count, &fault) != 0) {
		loop_say_fault(tui, &fault);
		return;
	}
	list = list_of(tui, user, count);
	words.first = list;
	dialog_open(tui, &words, NULL, 0, on_menu, NULL);
	text_free(list);
	g_free(user);
}
