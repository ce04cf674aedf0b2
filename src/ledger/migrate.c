/* SPDX-License-Identifier: EUPL-1.2 */
#include "migrate.h"

#include <glib.h>
#include <string.h>

#include "backups.h"
#include "case_key.h"
#include "list_row.h"
#include "log.h"
#include "place.h"
#include "schema.h"
#include "state.h"
#include "terugkeerdesk/core/fault.h"
#include "uuid.h"

#define NAMES_TRIED 100

/* --- the backup before --- */

/* Beside the ledger, under a name that says which version it is: new memory, or NULL. */
static char *find_name(const struct ledger *ledger, int version, struct fault *fault)
{
	for (int i = 1; i <= NAMES_TRIED; i++) {
		char *name =
		    i == 1
			? g_strdup_printf("%s.version-%d", ledger->file, version)
			: g_strdup_printf("%s.version-%d-%d", ledger->file, version, i);
		struct fault trouble = { 0 };
		char *file = NULL;

		if (place_check_free(name, false, &file, &trouble) == 0) {
			g_free(file);
			return name;
		}
		g_free(name);
		if (trouble.code != FAULT_EXISTS) {
			if (fault != NULL)
				*fault = trouble;
			return NULL;
		}
	}
	fault_set(fault, FAULT_EXISTS, ledger->path, NULL, NULL);
	return NULL;
}

static int make_backup(
    struct ledger *ledger, int version, int64_t now, struct fault *fault)
{
	char *name = find_name(ledger, version, fault);
	int failed =
	    name == NULL ? -1 : backups_make(ledger, name, false, now, NULL, fault);

	g_free(name);
	return failed;
}

/* --- version 2: the list knows when somebody left and when a case was closed --- */

static int add_days(
    struct ledger *ledger, struct case_key *key, void *data, struct fault *fault)
{
	struct case_file *newest;
	struct fault trouble = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	int failed;

	(void)data;
	if (key->erased)
		return 0;
	newest = g_new0(struct case_file, 1);
	uuid_write(key->uuid, uuid);
	failed = ledger_load(ledger, uuid, 0, newest, NULL, &trouble);
	if (failed == 0)
		failed = list_row_add_days(ledger, key, newest, &trouble);
	else if (trouble.code == FAULT_CASE_NONE)
		failed = 0; /* a draft that was never saved */
	if (failed != 0 && fault != NULL)
		*fault = trouble;
	case_file_clear(newest);
	g_free(newest);
	return failed;
}

static int add_days_everywhere(struct ledger *ledger, struct fault *fault)
{
	return case_key_each(ledger, add_days, NULL, fault);
}

/* --- all of it --- */

/* What each version does with the rows that are there, besides its new tables. */
static int (*const rows_of[SQL_SCHEMA_VERSION + 1])(
    struct ledger *ledger, struct fault *fault) = {
	[2] = add_days_everywhere,
};

static int note(struct ledger *ledger, int version, int64_t now, struct fault *fault)
{
	char *versions = g_strdup_printf("%d %d", version, SQL_SCHEMA_VERSION);
	struct log_entry entry = {
		.action = "migrate",
		.result = "ok",
		.kept = versions,
		.at = now,
	};
	struct state state;
	int failed = -1;

	if (state_read(ledger, &state, fault) == 0 &&
	    state_check_head(ledger, &state, fault) == 0 &&
	    log_append(ledger, &state, &entry, fault) == 0 &&
	    state_write(ledger, SQL_STATE_WRITE, &state, fault) == 0)
		failed = 0;
	g_free(versions);
	return failed;
}

/* Everything between begin and commit. */
static int migrate_inside(
    struct ledger *ledger, int version, int64_t now, struct fault *fault)
{
	if (schema_make(&ledger->db, version, fault) != 0)
		return -1;
	for (int next = version + 1; next <= SQL_SCHEMA_VERSION; next++)
		if (rows_of[next] != NULL && rows_of[next](ledger, fault) != 0)
			return -1;
	if (db_settings(&ledger->db, sql_settings_migrated, fault) != 0)
		return -1;
	return note(ledger, version, now, fault);
}

static int migrate_from(
    struct ledger *ledger, int version, int64_t now, struct fault *fault)
{
	int still = 0;
	int failed;

	if (make_backup(ledger, version, now, fault) != 0 ||
	    inside_begin(ledger, fault) != 0)
		return -1;
	/* Another desk may have been first. */
	failed = schema_version(&ledger->db, &still, fault);
	if (failed == 0 && still == version)
		failed = migrate_inside(ledger, version, now, fault);
	if (failed == 0)
		failed = db_commit(&ledger->db, fault);
	if (failed != 0)
		db_roll_back(&ledger->db);
	return failed;
}

int migrate(struct ledger *ledger, int64_t now, struct fault *fault)
{
	struct fault trouble = { 0 };
	int version = 0;

	if (schema_version(&ledger->db, &version, fault) != 0)
		return -1;
	if (version == SQL_SCHEMA_VERSION ||
	    migrate_from(ledger, version, now, &trouble) == 0)
		return 0;
	if (trouble.code == FAULT_LEDGER_DAMAGED) {
		inside_only_look(ledger, &trouble);
		return 0;
	}
	if (fault != NULL)
		*fault = trouble;
	return -1;
}
