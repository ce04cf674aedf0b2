/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/ledger/rescue.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "actor.h"
#include "case_key.h"
#include "drafts.h"
#include "log.h"
#include "mend.h"
#include "place.h"
#include "state.h"
#include "terugkeerdesk/core/fault.h"
#include "unlock.h"
#include "uuid.h"

/* So many numbers in a row without an event are the end of a log that does not say where
 * it ends. */
#define SILENCE 2000
/* No row takes less of the file: a number beyond that comes from a bad page. */
#define ROW_BYTES_MIN 64

/*
 * Tables are never gone through in order: one bad page would end that.  Each row is asked
 * for by its number, so that a bad page costs the rows on it and no others.
 */

/* What the events tell of one case. */
struct found_case {
	int64_t id;
	int64_t newest;   /* revision */
	int64_t revision; /* the newest that can be read */
	int64_t sequence; /* its event */
};

struct rescue {
	struct ledger *ledger;
	GHashTable *cases; /* id -> struct found_case */
	GPtrArray *order;  /* the same; owns them */
	struct case_key key;
	ledger_rescue_taker *take;
	void *data;
	struct ledger_rescue_report report;
};

/* --- numbers to ask for --- */

/* The largest number that a statement gives; 0 when the pages do not say. */
static int64_t largest(struct rescue *rescue, enum sql which)
{
	struct query query = db_query(&rescue->ledger->db, which);
	int64_t number = db_step(&query, NULL) == 1 ? db_number(&query, 0) : 0;

	db_end(&query);
	return MIN(number, place_size(rescue->ledger->file) / ROW_BYTES_MIN);
}

static int64_t last_event(struct rescue *rescue)
{
	struct state state;
	int64_t end = largest(rescue, SQL_LOG_COUNT);

	if (state_read(rescue->ledger, &state, NULL) == 0)
		end = MAX(end, state.head.count);
	return end;
}

static struct found_case *find_case(struct rescue *rescue, int64_t id)
{
	struct found_case *found = g_hash_table_lookup(rescue->cases, &id);

	if (found == NULL) {
		found = g_new0(struct found_case, 1);
		found->id = id;
		g_hash_table_insert(rescue->cases, &found->id, found);
		g_ptr_array_add(rescue->order, found);
	}
	return found;
}

static bool take_key(struct rescue *rescue, int64_t id)
{
	if (rescue->key.id == id)
		return true;
	case_key_wipe(&rescue->key);
	if (case_key_get(rescue->ledger, id, &rescue->key, NULL) == 0 &&
	    rescue->key.id == id)
		return true;
	case_key_wipe(&rescue->key);
	return false;
}

/* --- the log --- */

static bool opens(struct rescue *rescue, const struct log_row *row)
{
	struct case_file file = { 0 };
	struct plain body = { 0 };
	bool fine = take_key(rescue, row->case_id) && !rescue->key.erased &&
		    log_open_body(rescue->ledger, row, &rescue->key, &body) &&
		    log_get_revision(&body, &file, NULL);

	case_file_clear(&file);
	plain_clear(&body);
	return fine;
}

static void look_at(struct rescue *rescue, const struct log_row *row)
{
	struct found_case *found;

	rescue->report.events++;
	if (row->case_id == 0)
		return;
	found = find_case(rescue, row->case_id);
	found->newest = MAX(found->newest, row->revision);
	if (row->revision > found->revision && opens(rescue, row)) {
		found->revision = row->revision;
		found->sequence = row->sequence;
	}
}

static bool look_at_event(struct rescue *rescue, int64_t sequence)
{
	struct query query = db_query(&rescue->ledger->db, SQL_LOG_AT);
	struct log_row row = { 0 };
	bool there;

	db_bind_number(&query, 1, sequence);
	there = db_step(&query, NULL) == 1 && log_row_read(&query, &row, NULL) == 0;
	if (there)
		look_at(rescue, &row);
	db_end(&query);
	return there;
}

static void look_at_log(struct rescue *rescue)
{
	int64_t end = last_event(rescue);
	int64_t silent = 0;

	for (int64_t at = 1; at <= end || silent < SILENCE; at++) {
		if (look_at_event(rescue, at)) {
			rescue->report.unreadable += silent;
			silent = 0;
		} else if (at <= end) {
			rescue->report.unreadable++;
		} else {
			silent++;
		}
	}
}

/* A case of which no event is left may still have its key or its row in the list. */
static void look_at_keys(struct rescue *rescue)
{
	int64_t end = MAX(largest(rescue, SQL_CASE_LAST), largest(rescue, SQL_LIST_LAST));

	for (int64_t id = 1; id <= end; id++) {
		struct query query = db_query(&rescue->ledger->db, SQL_LIST_ONE);

		db_bind_number(&query, 1, id);
		if (db_step(&query, NULL) == 1) {
			struct found_case *found = find_case(rescue, id);

			found->newest = MAX(found->newest, db_number(&query, 1));
		}
		db_end(&query);
		if (take_key(rescue, id))
			find_case(rescue, id);
	}
}

/* --- handing over --- */

static int hand_over(struct rescue *rescue, const struct ledger_rescued *what,
    const struct case_file *file, struct fault *fault)
{
	return rescue->take(rescue->data, what, file, fault);
}

/* The revision that was found to open, once more. */
static bool load(struct rescue *rescue, int64_t sequence, struct ledger_rescued *what,
    struct case_file *ret)
{
	struct query query = db_query(&rescue->ledger->db, SQL_LOG_AT);
	struct ledger_event event = { 0 };
	struct plain body = { 0 };
	struct log_row row = { 0 };
	bool loaded = false;

	db_bind_number(&query, 1, sequence);
	if (sequence > 0 && db_step(&query, NULL) == 1 &&
	    log_row_read(&query, &row, NULL) == 0) {
		if (log_open_event(rescue->ledger, &row, &rescue->key, &event)) {
			g_strlcpy(what->number, event.number, sizeof(what->number));
			what->at = event.at;
		}
		loaded = log_open_body(rescue->ledger, &row, &rescue->key, &body) &&
			 log_get_revision(&body, ret, NULL);
	}
	db_end(&query);
	log_event_clear(&event);
	plain_clear(&body);
	return loaded;
}

static int give_drafts(
    struct rescue *rescue, const struct ledger_rescued *of, struct fault *fault)
{
	static const uint8_t nobody[SEAL_UUID];
	struct query query = db_query(&rescue->ledger->db, SQL_DRAFT_ONE);
	struct ledger_rescued what = *of;
	int failed = 0;

	db_bind_number(&query, 1, rescue->key.id);
	db_bind_bytes(&query, 2, nobody, sizeof(nobody));
	while (failed == 0 && db_step(&query, NULL) == 1) {
		struct case_file file = { 0 };
		struct ledger_draft draft;
		struct bytes owner, body;

		if (db_bytes(&query, 1, &owner, NULL) == 0 &&
		    db_bytes(&query, 2, &body, NULL) == 0 &&
		    drafts_read(
			rescue->ledger, owner, body, &rescue->key, &file, &draft)) {
			what.draft = true;
			what.revision = draft.based_on;
			what.at = draft.put_at;
			rescue->report.drafts++;
			failed = hand_over(rescue, &what, &file, fault);
		}
		case_file_clear(&file);
		sodium_memzero(&draft, sizeof(draft));
	}
	db_end(&query);
	return failed;
}

static void count(struct rescue *rescue, const struct ledger_rescued *what)
{
	if (what->revision == 0)
		rescue->report.lost++;
	else if (what->revision < what->newest)
		rescue->report.older++;
	else
		rescue->report.whole++;
}

static int give_case(
    struct rescue *rescue, const struct found_case *found, struct fault *fault)
{
	struct ledger_rescued what = { .newest = (int)found->newest };
	struct case_file file = { 0 };
	bool keyed = take_key(rescue, found->id);
	int failed = 0;

	if (keyed && rescue->key.erased) {
		rescue->report.erased++;
		return 0;
	}
	if (keyed)
		uuid_write(rescue->key.uuid, what.uuid);
	if (keyed && load(rescue, found->sequence, &what, &file))
		what.revision = (int)found->revision;
	/* A case that was never saved has drafts only. */
	if (what.newest > 0) {
		count(rescue, &what);
		failed =
		    hand_over(rescue, &what, what.revision > 0 ? &file : NULL, fault);
	}
	if (failed == 0 && keyed)
		failed = give_drafts(rescue, &what, fault);
	case_file_clear(&file);
	return failed;
}

static int by_id(const void *one, const void *other)
{
	int64_t left = (*(const struct found_case *const *)one)->id;
	int64_t right = (*(const struct found_case *const *)other)->id;

	return (left > right) - (left < right);
}

static int give_cases(struct rescue *rescue, struct fault *fault)
{
	int failed = 0;

	g_ptr_array_sort(rescue->order, by_id);
	for (guint i = 0; i < rescue->order->len && failed == 0; i++)
		failed = give_case(rescue, rescue->order->pdata[i], fault);
	return failed;
}

/* --- all of it --- */

static int unlock_mended(struct ledger *ledger, const char *user,
    const struct passphrase *passphrase, bool whole_page, struct fault *fault)
{
	if (mend_copy(ledger->file, whole_page, fault) != 0 ||
	    db_open(&ledger->db, ledger->file, ledger->path, fault) != 0)
		return -1;
	if (unlock_damaged(ledger, user, passphrase, fault) == 0)
		return 0;
	db_close(&ledger->db, true);
	return -1;
}

/* A first page that looks fine may still not tell where the tables are. */
static int unlock_copy(
    struct ledger *ledger, const char *user, const char *typed, struct fault *fault)
{
	struct passphrase passphrase = { 0 };
	struct fault trouble = { 0 };
	char name[LEDGER_USER_MAX];
	int failed;

	if (actor_user(user, name, fault) != 0 ||
	    passphrase_read(typed, &passphrase, fault) != 0)
		return -1;
	failed = unlock_mended(ledger, name, &passphrase, false, &trouble);
	if (failed != 0 && trouble.code == FAULT_LEDGER_DAMAGED)
		failed = unlock_mended(ledger, name, &passphrase, true, &trouble);
	passphrase_clear(&passphrase);
	if (failed != 0 && fault != NULL)
		*fault = trouble;
	return failed;
}

int ledger_rescue(const char *path, const char *copy, const char *user,
    const char *passphrase, ledger_rescue_taker *take, void *data,
    struct ledger_rescue_report *ret, struct fault *fault)
{
	struct ledger ledger = {
		.path = (char *)(uintptr_t)path,
		.file = (char *)(uintptr_t)copy,
		.read_only = true,
	};
	struct rescue rescue = { .ledger = &ledger, .take = take, .data = data };
	int failed = -1;

	if (sodium_init() < 0)
		return fault_set(fault, FAULT_IO, path, N_("no random numbers"), NULL);
	if (place_copy_damaged(path, copy, fault) != 0)
		return -1;
	rescue.cases = g_hash_table_new(g_int64_hash, g_int64_equal);
	rescue.order = g_ptr_array_new_with_free_func(g_free);
	if (unlock_copy(&ledger, user, passphrase, fault) == 0) {
		look_at_log(&rescue);
		look_at_keys(&rescue);
		failed = give_cases(&rescue, fault);
	}
	if (failed == 0)
		*ret = rescue.report;
	case_key_wipe(&rescue.key);
	keys_free(ledger.keys);
	db_close(&ledger.db, true);
	g_hash_table_destroy(rescue.cases);
	g_ptr_array_free(rescue.order, TRUE);
	return failed;
}

void ledger_rescue_remove(const char *copy)
{
	place_remove(copy);
}
