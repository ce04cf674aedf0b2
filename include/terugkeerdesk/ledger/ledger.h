/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/ledger/ledger.h - the encrypted store of cases and its log.
 *
 * One SQLite file.  Everything a person could read something from is sealed with
 * XChaCha20-Poly1305; what stands in clear is listed in terugkeerdesk-ledger(5) and
 * nowhere else (uuid, revision number, sequence number, sizes in steps).
 *
 * Every function may fail as the house rule of core/fault.h says.  No function prints,
 * translates, reads a clock or ends the program: times come in as `now`, in whole
 * seconds since 1970 UTC.  A `struct ledger` belongs to one thread at a time.
 */
#ifndef TERUGKEERDESK_LEDGER_LEDGER_H
#define TERUGKEERDESK_LEDGER_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/snapshot.h"

#define LEDGER_UUID_TEXT 37 /* "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx" with NUL */
#define LEDGER_USER_MAX 64 /* bytes of a user name, with NUL; clean text */
#define LEDGER_DESK_MAX 64 /* bytes of a desk name, with NUL */
#define LEDGER_NUMBER_MAX 16 /* "2026-0017" with NUL */
#define LEDGER_NATIONALITIES 4 /* of one household, in the list */
#define LEDGER_PASSPHRASE_MIN 8 /* clusters */
#define LEDGER_PASSPHRASE_MAX 1024 /* bytes */

struct ledger;

/* The cost of key derivation, kept in the ledger beside each user's wrapped key. */
enum ledger_kdf_cost {
	LEDGER_KDF_STANDARD, /* Argon2id, 256 MiB, 3 passes: the least that is offered */
	LEDGER_KDF_LOW, /* 8 MiB, 1 pass: for tests and slow machines */
	LEDGER_KDF_DOUBLE, /* twice and four times the passes of the standard one */
	LEDGER_KDF_QUADRUPLE
};

/* Which cost a person can wait for on this machine: one pass is timed with a clock in
 * milliseconds.  Few steps, so that users seldom have a cost of their own and unlocking
 * needs one derivation.  The standard one when there is not enough memory to try. */
enum ledger_kdf_cost ledger_kdf_measure(int64_t (*milliseconds)(void));

/* Who is at which desk: the actor of every log event. */
struct ledger_actor {
	char user[LEDGER_USER_MAX];
	char desk[LEDGER_DESK_MAX];
};

/*
 * ledger_create(path, user, passphrase, cost, actor_desk, now, fault):
 * Make a new ledger, mode 0600, with one user.  Fails with FAULT_EXISTS when anything
 * stands at `path`, FAULT_PASSPHRASE_WEAK; nothing is left behind on failure.
 * The passphrase is NUL-terminated UTF-8 and is normalised (NFC) here.
 */
int ledger_create(const char *path, const char *user, const char *passphrase,
    enum ledger_kdf_cost cost, const char *desk, int64_t now, struct fault *fault);

/*
 * ledger_open(path, ret, fault):
 * Look at the file and open it, locked.  The first 100 bytes are read before SQLite
 * sees it: FAULT_LEDGER_NONE, _FOREIGN, _NEWER, FAULT_FILE_KIND (directory, symlink,
 * empty), FAULT_OWNER (the file of another account), FAULT_READ_ONLY (the folder or the
 * file), FAULT_LEDGER_DAMAGED.  The file is not changed.
 */
int ledger_open(const char *path, struct ledger **ret, struct fault *fault);
/*
 * ledger_open_shared(path, group, ret, fault):
 * The same for a ledger that several accounts share: `group` (NULL: nobody shares it) is
 * the name of a group of this machine.  FAULT_OWNER for the file of an account outside it.
 */
int ledger_open_shared(const char *path, const char *group, struct ledger **ret,
    struct fault *fault);
/* Let that group work on a ledger that was just made: mode 0660.  Its folder must hand on
 * its group to new files, the journal above all (setgid): FAULT_OWNER. */
int ledger_share(const char *path, const char *group, struct fault *fault);
void ledger_close(struct ledger *ledger); /* locks, checkpoints; NULL is fine */

/*
 * ledger_unlock(ledger, user, passphrase, desk, now, progress, data, fault):
 * Derive the key, open the list of cases.  Slow (key derivation): call it in a thread.
 * `user` NULL or "": the only user, or FAULT_PASSPHRASE.  `progress` (may be NULL) gets
 * 0..1000 and stops the unlocking when it returns false (FAULT_LOCKED).  That somebody
 * unlocked is an event of the log.  A ledger of an earlier version is brought up to this
 * one, after a backup of it was made beside it (PATH.version-N); one that is damaged
 * stays as it is.
 */
int ledger_unlock(struct ledger *ledger, const char *user, const char *passphrase,
    const char *desk, int64_t now, bool (*progress)(void *data, int permille), void *data,
    struct fault *fault);
/* Wipe keys and everything decrypted; bring the journal into the file and close it, so
 * that a locked ledger is one file.  It can be unlocked again. */
void ledger_lock(struct ledger *ledger);
bool ledger_unlocked(const struct ledger *ledger);
const struct ledger_actor *ledger_actor(const struct ledger *ledger); /* while unlocked */
const char *ledger_path(const struct ledger *ledger);
/* What the ledger is called in notes about it: stays the same in copies and backups. */
char *ledger_id(const struct ledger *ledger, char ret[LEDGER_UUID_TEXT]);
/* What unlocking found: how many rows of the list could not be opened (they are left
 * out), and whether the ledger is damaged so that it can only be looked at; each write
 * then fails with FAULT_LEDGER_DAMAGED.  ledger_verify says more. */
size_t ledger_unreadable(const struct ledger *ledger);
bool ledger_read_only(const struct ledger *ledger);
/* What is damaged, while it can only be looked at: a msgid; "" otherwise. */
const char *ledger_read_only_why(const struct ledger *ledger);

/* One row of the list of cases, in memory while unlocked. */
struct ledger_row {
	char uuid[LEDGER_UUID_TEXT];
	char number[LEDGER_NUMBER_MAX];
	int revision; /* from 1 */
	int person_count;
	char *names; /* main applicant first, ", " between; owned by the ledger */
	uint16_t nationality; /* country_code of the main applicant */
	/* The different ones of all persons, as far as they fit; COUNTRY_NONE behind them. */
	uint16_t nationalities[LEDGER_NATIONALITIES];
	enum case_state state;
	day_number registered_on; /* DAY_NONE: not known */
	day_number departure_on; /* planned */
	day_number departed_on, closed_on;
	int64_t created_at;
	int64_t saved_at;
	enum applies applies;
	struct sum total; /* of the package that applies, as shown then */
	bool draft; /* a draft of this case waits */
};
size_t ledger_row_count(const struct ledger *ledger);
/* Newest saved first.  NULL past the end.  Borrowed until the ledger is written,
 * refreshed, locked or closed. */
const struct ledger_row *ledger_row(const struct ledger *ledger, size_t index);

/*
 * ledger_search(ledger, text, ret, size):
 * Indices of rows of which number, names, V-numbers or nationality (code and both
 * names, as given at save) hold every word of `text` as a substring, case and accents
 * aside; newest first.  "" matches all.  Returns how many were written.
 */
size_t ledger_search(const struct ledger *ledger, const char *text, size_t *ret,
    size_t size);

/* Another process may have written: bring the list up to date.  *ret_changed (may be
 * NULL): whether anything changed.  Cheap when nothing did. */
int ledger_refresh(struct ledger *ledger, bool *ret_changed, struct fault *fault);

/* By case number or uuid: FAULT_CASE_NONE. */
int ledger_find(const struct ledger *ledger, const char *number_or_uuid,
    char ret_uuid[LEDGER_UUID_TEXT], struct fault *fault);

/* What goes with a save and is not part of the case itself. */
struct ledger_save {
	const char *search_text; /* extra words to be found by (names of nationality) */
	const struct snapshot *snapshot; /* what was shown; may be NULL */
	const char *action; /* log word: "save", "import", "undo", ... */
	int expected_revision; /* revision that was edited; 0: a new case */
	int64_t now;
};

/*
 * ledger_add / ledger_save_case:
 * Write a new revision, its list row, its log event with the differences, and take the
 * draft away, in one transaction; the record is read back and compared before the
 * commit.  When it returns 0 the case is on disk for good.
 * FAULT_CONFLICT: the newest revision is not `expected_revision`; nothing was written.
 * The case must pass case_file_check as a draft, and case_state_check.  Saving an unchanged case writes
 * nothing and returns 0 with the present revision.  ledger_save_case with an
 * expected_revision of 0 and the uuid of ledger_draft_new adds the case under that uuid
 * and takes its draft away with it; ledger_add makes a uuid of its own.
 */
int ledger_add(struct ledger *ledger, const struct case_file *file,
    const struct ledger_save *save, char ret_uuid[LEDGER_UUID_TEXT],
    char ret_number[LEDGER_NUMBER_MAX], struct fault *fault);
int ledger_save_case(struct ledger *ledger, const char *uuid,
    const struct case_file *file, const struct ledger_save *save, int *ret_revision,
    struct fault *fault);

/* A revision of a case (0: the newest), with what was shown then. */
struct ledger_revision {
	int revision;
	int64_t saved_at;
	struct ledger_actor actor;
	struct snapshot snapshot;
};
int ledger_load(struct ledger *ledger, const char *uuid, int revision,
    struct case_file *ret, struct ledger_revision *ret_revision, struct fault *fault);
void ledger_revision_clear(struct ledger_revision *revision);

/*
 * Drafts: one per case, and one for a case that was never saved (uuid as given by
 * ledger_draft_new).  Outside the chain, sealed, safe when the call returns.
 * `based_on`: the revision it was edited from (0: new).
 *
 * Each user at each desk has drafts of their own, so that two desks on one case do not
 * overwrite each other: put and drop mean one's own, list gives all with their actors,
 * load gives one's own or else another's.
 */
void ledger_draft_new(char ret_uuid[LEDGER_UUID_TEXT]);
int ledger_draft_put(struct ledger *ledger, const char *uuid, int based_on,
    const struct case_file *file, int64_t now, struct fault *fault);
int ledger_draft_drop(struct ledger *ledger, const char *uuid, struct fault *fault);
#define LEDGER_DRAFT_NAMES 256 /* bytes, with NUL */
struct ledger_draft {
	char uuid[LEDGER_UUID_TEXT];
	int based_on;
	int64_t put_at;
	struct ledger_actor actor;
	/* Of its persons, ", " between, as far as they fit whole letters; "" none has one. */
	char names[LEDGER_DRAFT_NAMES];
};
/* New memory, to ledger_drafts_free. */
int ledger_draft_list(struct ledger *ledger, struct ledger_draft **ret, size_t *ret_count,
    struct fault *fault);
void ledger_drafts_free(struct ledger_draft *list, size_t count); /* wipes; NULL is fine */
int ledger_draft_load(struct ledger *ledger, const char *uuid, struct case_file *ret,
    struct ledger_draft *ret_draft, struct fault *fault);

/* Every draft of one case, whoever put it; the case is only lent, and `each` must not write
 * to the ledger.  One that does not open is left out. */
int ledger_draft_each(struct ledger *ledger, const char *uuid,
    void (*each)(void *data, const struct ledger_draft *draft,
	const struct case_file *file),
    void *data, struct fault *fault);

/* One event of the log.  Owned strings: ledger_event_clear. */
struct ledger_event {
	int64_t sequence; /* from 1, over the whole ledger */
	int64_t at;
	struct ledger_actor actor;
	char action[32]; /* "create", "add", "save", "print", "override", ... */
	char uuid[LEDGER_UUID_TEXT]; /* "" : the ledger itself */
	char number[LEDGER_NUMBER_MAX];
	int revision; /* 0: none */
	char result[32]; /* "ok", ... */
	char *detail; /* words of the event itself (page hash, ...); "" none; owned */
	struct change *change; /* owned; what changed, with `action` save and add */
	size_t change_count;
};
/* Events of one case (uuid) or all (NULL), oldest first. */
int ledger_log(struct ledger *ledger, const char *uuid, struct ledger_event **ret,
    size_t *ret_count, struct fault *fault);
void ledger_log_free(struct ledger_event *list, size_t count);
/* Add an event that is not a save (print, export, ...). */
int ledger_note_event(struct ledger *ledger, const char *action, const char *uuid,
    int revision, const char *result, const char *detail, int64_t now,
    struct fault *fault);

/* The end of the chain, to be kept outside the file: at unlock, on the file copy. */
struct ledger_head {
	int64_t count; /* events */
	uint8_t hash[32];
};
int ledger_head(struct ledger *ledger, struct ledger_head *ret, struct fault *fault);

/* Whether the chain runs through `head`, noted at some earlier time.  *ret is false when
 * the log was cut, or an older copy of the ledger was put back. */
int ledger_holds_head(struct ledger *ledger, const struct ledger_head *head, bool *ret,
    struct fault *fault);

/* The whole ledger checked: SQLite itself, every seal, the chain, references. */
enum ledger_damage {
	LEDGER_DAMAGE_SQLITE, /* integrity_check says so */
	LEDGER_DAMAGE_SEAL, /* a record cannot be opened with its key and identity */
	LEDGER_DAMAGE_CHAIN, /* the log was changed, cut or reordered */
	LEDGER_DAMAGE_REFERENCE, /* a row points to what is not there */
	LEDGER_DAMAGE_RECORD /* opens, but is not a readable record */
};
struct ledger_finding {
	enum ledger_damage damage;
	char table[32];
	int64_t row; /* rowid or sequence; 0: whole table */
	char uuid[LEDGER_UUID_TEXT];
	char detail[128]; /* a msgid, or what SQLite said; never personal data */
};
struct ledger_report {
	char id[LEDGER_UUID_TEXT]; /* of the ledger: ledger_id */
	struct ledger_finding *finding; /* owned, g_free */
	size_t finding_count;
	struct ledger_head head;
	size_t cases, revisions, events;
};
/* 0 also when damage was found (look at finding_count); -1: checking was not possible. */
int ledger_verify(struct ledger *ledger, struct ledger_report *ret, struct fault *fault);
void ledger_report_clear(struct ledger_report *report);

/* The ledger in figures. */
struct ledger_stats {
	int version;     /* of its tables */
	int64_t bytes;   /* of the file and its journal */
	int64_t made_at;
	int64_t backup_at; /* the last good backup; 0: none */
	struct ledger_head head;
	int64_t cases, erased, drafts, revisions;
	int64_t users;
	bool recovery; /* there is a recovery key */
};
int ledger_stats(struct ledger *ledger, struct ledger_stats *ret, struct fault *fault);

/* --- users and keys --- */

struct ledger_user {
	char name[LEDGER_USER_MAX]; /* "" for the recovery key */
	int64_t added_at;
	bool recovery;
	int64_t passes, memory; /* what deriving the key costs; memory in bytes */
	bool cheap; /* less than the standard: a new passphrase makes it dearer */
};
/* New memory, to g_free. */
int ledger_user_list(struct ledger *ledger, struct ledger_user **ret, size_t *ret_count,
    struct fault *fault);

/*
 * ledger_user_add(ledger, user, passphrase, cost, now, fault):
 * Somebody else may unlock from now on, with a passphrase of their own.  Slow.
 * FAULT_EXISTS, FAULT_PASSPHRASE_WEAK.
 */
int ledger_user_add(struct ledger *ledger, const char *user, const char *passphrase,
    enum ledger_kdf_cost cost, int64_t now, struct fault *fault);

/*
 * ledger_user_remove(ledger, user, now, fault):
 * They can no longer unlock, and a data key they may have kept opens nothing that is
 * written from now on (ledger_rekey).  One cannot remove oneself: FAULT_USAGE; no such
 * user: FAULT_REFERENCE.
 */
int ledger_user_remove(struct ledger *ledger, const char *user, int64_t now,
    struct fault *fault);

/* One's own passphrase; the old one is asked for again.  Slow. */
int ledger_passphrase_change(struct ledger *ledger, const char *old_passphrase,
    const char *passphrase, enum ledger_kdf_cost cost, int64_t now, struct fault *fault);

/*
 * ledger_rekey(ledger, now, fault):
 * A new data key, given to every user; the keys of cases and the list are sealed by it
 * anew, in one transaction.  The log stays as it is and its chain holds.  A desk that has
 * the ledger unlocked meanwhile finds itself locked (FAULT_LOCKED).
 */
int ledger_rekey(struct ledger *ledger, int64_t now, struct fault *fault);

/*
 * ledger_recovery_new(ledger, now, ret_text, fault):
 * A recovery key, to be printed and kept in a safe: groups of letters and digits.  An
 * earlier one no longer works.  The caller wipes ret_text.
 */
#define LEDGER_RECOVERY_TEXT 48
int ledger_recovery_new(struct ledger *ledger, int64_t now,
    char ret_text[LEDGER_RECOVERY_TEXT], struct fault *fault);
/*
 * ledger_recover(ledger, recovery, user, passphrase, cost, desk, now, fault):
 * With the recovery key, as typed from paper, give `user` (who need not exist yet) a new
 * passphrase.  The ledger is locked before and after.  A typing error is told from a
 * wrong key: FAULT_TYPE, FAULT_PASSPHRASE.
 */
int ledger_recover(struct ledger *ledger, const char *recovery, const char *user,
    const char *passphrase, enum ledger_kdf_cost cost, const char *desk, int64_t now,
    struct fault *fault);

/* --- erasing --- */

struct ledger_erased {
	bool journal_held; /* the journal could not be emptied: lock every desk */
	struct ledger_actor holder; /* who unlocked last beside us; "" unknown */
};
/*
 * ledger_erase(ledger, uuid, reason, now, ret, fault):
 * Destroy the key of a case, its list row and all drafts, and empty the journal.  What is
 * left is an event with the reason, which should name nobody, and bytes that nothing
 * opens.  Backups made before still hold the case.  `ret` may be NULL.
 */
int ledger_erase(struct ledger *ledger, const char *uuid, const char *reason, int64_t now,
    struct ledger_erased *ret, struct fault *fault);

/* --- backups --- */

/*
 * ledger_watch(ledger, progress, data):
 * From now on ledger_backup and ledger_verify tell `progress` (NULL: nobody) how far they
 * are, 0..1000; when it returns false they stop with FAULT_STOPPED.
 */
void ledger_watch(
    struct ledger *ledger, bool (*progress)(void *data, int permille), void *data);

/*
 * ledger_backup(ledger, path, now, ret_head, fault):
 * Write the ledger as it is now, sealed, mode 0600, to a file that does not exist yet; it
 * is read back and verified before it gets its name.  Other desks work on meanwhile.
 * That there is one is an event of the log, with its place and its end of the chain.
 * `ret_head` (may be NULL): the end of its chain, to be noted outside.
 */
int ledger_backup(struct ledger *ledger, const char *path, int64_t now,
    struct ledger_head *ret_head, struct fault *fault);
/* When the last good backup was made; 0: never.  That of a migration does not count. */
int ledger_backup_at(struct ledger *ledger, int64_t *ret, struct fault *fault);

/* A backup that the log tells of. */
struct ledger_backup_made {
	int64_t at;
	struct ledger_actor actor;
	struct ledger_head head; /* the end of its chain */
	char *file;              /* where it was written, as far as is known; owned */
};
/*
 * ledger_backups(ledger, uuid, ret, ret_count, fault):
 * The backups that the log tells of, oldest first; with a uuid, those that were made since
 * that case was added, so that they hold it whatever became of it here.
 */
int ledger_backups(struct ledger *ledger, const char *uuid,
    struct ledger_backup_made **ret, size_t *ret_count, struct fault *fault);
void ledger_backups_free(struct ledger_backup_made *list, size_t count);

/*
 * ledger_rehearse(path, user, passphrase, ret, fault):
 * Unlock and verify a backup (or a locked ledger) without touching anything: 0 also when
 * damage was found.
 */
int ledger_rehearse(const char *path, const char *user, const char *passphrase,
    struct ledger_report *ret, struct fault *fault);
/*
 * ledger_restore(backup, path, user, passphrase, desk, now, ret, fault):
 * Rehearse, then make a ledger of the backup where nothing stands yet (FAULT_EXISTS).
 * With damage nothing is made: FAULT_LEDGER_DAMAGED.  `ret` is filled in both cases.
 */
int ledger_restore(const char *backup, const char *path, const char *user,
    const char *passphrase, const char *desk, int64_t now, struct ledger_report *ret,
    struct fault *fault);

/* What may wait: a passive checkpoint when idle.  Never fails loudly. */
void ledger_idle(struct ledger *ledger);

#endif
