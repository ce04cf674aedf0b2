/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * secrets.h - a form for a name and passphrases, and slow work with what was typed.
 */
#ifndef TERUGKEERDESK_SRC_TUI_SECRETS_H
#define TERUGKEERDESK_SRC_TUI_SECRETS_H

#include "secret.h"
#include "terugkeerdesk/core/fault.h"

struct desk;
struct tui;

/* What is asked, from above to below. */
enum secrets_field {
	SECRETS_NAME,
	SECRETS_OLD, /* the present passphrase, or the recovery key */
	SECRETS_NEW,
	SECRETS_AGAIN, /* the new one once more */
	SECRETS_FIELDS
};
#define SECRETS_BIT(field) (1u << (field))

/* What the thread works on: nothing of the screen. */
struct secrets_task {
	struct desk *desk;
	char *name;
	struct secret old, fresh;
	struct fault fault;
};

struct secrets_form {
	const char *title, *text; /* msgids */
	const char *old_label; /* msgid of SECRETS_OLD */
	unsigned fields; /* SECRETS_BIT; 0: only whether it is to be done */
	/* In the thread: neither translates nor draws.  0, or -1 with task->fault. */
	int (*work)(struct secrets_task *task);
	const char *done; /* msgid, said when it succeeded */
};

/* `form` must be static; `name` is filled in at first (may be NULL). */
void secrets_open(struct tui *tui, const struct secrets_form *form, const char *name);

#endif
