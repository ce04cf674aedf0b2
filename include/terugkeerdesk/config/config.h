/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/config/config.h - settings: /etc/terugkeerdesk.ini, then the user's
 * $XDG_CONFIG_HOME/terugkeerdesk/config.ini, then the command line.
 *
 * Each setting is one row of the table in config.c: section, key, type, default.
 */
#ifndef TERUGKEERDESK_CONFIG_CONFIG_H
#define TERUGKEERDESK_CONFIG_CONFIG_H

#include <stdbool.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/lang.h"

/* False alarms are counted in so many years. */
#define CONFIG_ALARM_YEARS 10

struct config {
	bool lang_set; /* false: nothing was chosen, Dutch */
	enum lang lang; /* [desk] language = nl | en */
	char *ledger; /* [ledger] file; default $XDG_DATA_HOME/terugkeerdesk/ledger.tkd */
	int backup_reminder_days; /* [ledger] backup_reminder_days, 0 never; default 7 */
	char *group; /* [ledger] group: of accounts that share the ledger; NULL: nobody */
	/* [privacy] days that a case is kept; 0, the default: no term */
	int keep_days_after_departure;
	int keep_days_after_close;
	int keep_days_after_save;
	char *policies; /* [rules] folder; NULL: the one that came with the program */
	/* [print] printer: addresses or names of queues, with commas; the first is the usual */
	char *printers;
	char *printer_certificates; /* [print] certificate = SHA-256, one of which a printer
	                             * must show, with "," between; or "" */
	int print_wait; /* [print] wait = seconds without progress; default 120 */
	char *desk; /* [desk] name; default: the host name */
	int idle_minutes; /* [desk] lock_after = minutes, 0 never; default 10 */
	bool mouse; /* [desk] mouse = yes | no */
	bool ascii; /* [desk] ascii = yes | no: no line-drawing characters */
	char *logo; /* [organisation] logo, name, contact, privacy: for the pages */
	char *organisation;
	int smallest_group; /* [report] smallest_group: smaller ones are merged; default 5 */
	/* [report]: when a month stands out, see report/signals.h */
	int trend_months; /* to compare with, at most; default 12 */
	int trend_least_months; /* to compare with, at least; default 5 */
	int trend_least_cases; /* in a month that stands out; default 5 */
	int trend_spread; /* percent by which months differ besides chance; default 20 */
	int trend_false_alarms; /* expected in CONFIG_ALARM_YEARS, at most; default 10 */
	int trend_rarer_than; /* one in so many; default 100 */
	char *contact;
	char *privacy;
};

/*
 * config_read(system, user, ret, faults):
 * Read both files (NULL or missing: skipped; but a file named with --config must
 * exist: pass it as `user` with `must_exist`).  Unknown keys are faults with their line.
 */
int config_read(const char *system, const char *user, bool must_exist, struct config *ret,
    struct faults *faults);
void config_clear(struct config *config);

/* The default places, new memory, to g_free. */
char *config_user_path(void);
char *config_ledger_path(void);
/* $XDG_STATE_HOME/terugkeerdesk; NULL: there is no home folder to keep anything in. */
char *config_state_path(void);

#endif
