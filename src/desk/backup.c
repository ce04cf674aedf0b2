/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/backup.h"

#include "terugkeerdesk/desk/due.h"

#include "internal.h"
#include "json.h"

#define SECONDS_A_DAY (24 * 60 * 60)

int desk_backup(struct desk *desk, const char *path,
    bool (*progress)(void *data, int permille), void *data, struct ledger_head *ret_head,
    struct fault *fault)
{
	int failed;

	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	ledger_watch(desk->ledger, progress, data);
	failed = ledger_backup(desk->ledger, path, desk->env.now(), ret_head, fault);
	ledger_watch(desk->ledger, NULL, NULL);
	return failed;
}

int desk_backup_state(
    struct desk *desk, struct desk_backup_state *ret, struct fault *fault)
{
	int64_t most = (int64_t)desk->env.config->backup_reminder_days * SECONDS_A_DAY;
	struct ledger_stats stats;
	int64_t since;

	if (desk_require_unlocked(desk, fault) != 0 ||
	    ledger_stats(desk->ledger, &stats, fault) != 0)
		return -1;
	/* A new ledger is not behind yet, and examples are worth no backup. */
	since = stats.backup_at != 0 ? stats.backup_at : stats.made_at;
	ret->at = stats.backup_at;
	ret->due =
	    most > 0 && desk->demo_ledger == NULL && desk->env.now() - since > most;
	return 0;
}

int desk_restore(struct desk *desk, const char *backup, const char *user,
    const char *passphrase, struct ledger_report *ret, struct fault *fault)
{
	if (desk_make_place(desk_ledger_path(desk), fault) != 0)
		return -1;
	if (ledger_restore(backup, desk_ledger_path(desk), user, passphrase,
		desk->env.config->desk, desk->env.now(), ret, fault) != 0)
		return -1;
	desk_anchor_forget(ret->id);
	return desk_share(desk, fault);
}

/* --- for other programs --- */

static char *finish(struct writer *writer)
{
	writer_end(writer, '}');
	return writer_finish(writer);
}

static void start(struct writer *writer, const char *format)
{
	writer_start(writer, true);
	writer_begin(writer, NULL, '{');
	writer_string(writer, "format", format);
}

char *desk_backup_json(const char *path, const struct ledger_head *head)
{
	struct writer writer;

	start(&writer, "terugkeerdesk-backup/1");
	json_put_path(&writer, "file", path);
	json_put_head(&writer, "head", head);
	return finish(&writer);
}

char *desk_restore_json(const struct ledger_report *report, const char *path)
{
	struct writer writer;

	start(&writer, "terugkeerdesk-restore/1");
	json_put_path(&writer, "restored", path);
	json_put_report(&writer, report);
	return finish(&writer);
}

static void put_due(struct writer *writer, const struct desk_due_totals *totals)
{
	writer_begin(writer, "due", '{');
	writer_integer(writer, "cases", (int64_t)totals->cases);
	for (enum desk_due due = 0; due < DESK_DUE_COUNT; due++)
		writer_integer(writer, desk_due_word(due), (int64_t)totals->count[due]);
	writer_boolean(writer, "backup", totals->backup.due);
	writer_end(writer, '}');
}

char *desk_stats_json(
    const char *path, const struct ledger_stats *stats, const struct desk_due_totals *due)
{
	struct writer writer;

	start(&writer, "terugkeerdesk-stats/1");
	json_put_path(&writer, "file", path);
	writer_integer(&writer, "version", stats->version);
	writer_integer(&writer, "bytes", stats->bytes);
	json_put_time(&writer, "made_at", stats->made_at);
	json_put_time(&writer, "backup_at", stats->backup_at);
	json_put_head(&writer, "head", &stats->head);
	writer_integer(&writer, "cases", stats->cases);
	writer_integer(&writer, "revisions", stats->revisions);
	writer_integer(&writer, "drafts", stats->drafts);
	writer_integer(&writer, "erased", stats->erased);
	writer_integer(&writer, "users", stats->users);
	writer_boolean(&writer, "recovery_key", stats->recovery);
	put_due(&writer, due);
	return finish(&writer);
}
