/* SPDX-License-Identifier: EUPL-1.2 */
#include "state.h"

#include <glib.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/record.h"

#define SECONDS_OF_DAY 86400

static struct seal_name state_name(const struct ledger *ledger)
{
	return (struct seal_name){ .kind = SEAL_STATE, .ledger = ledger->uuid };
}

int state_read_uuid(struct db *db, uint8_t ret[SEAL_UUID], struct fault *fault)
{
	struct query query = db_query(db, SQL_STATE_READ);
	struct bytes uuid = { 0 };
	int stepped = db_step(&query, fault);
	int failed = stepped < 0 ? -1 : 0;

	if (stepped == 1)
		failed = db_bytes(&query, 0, &uuid, fault);
	if (failed == 0 && uuid.size != SEAL_UUID)
		failed = fault_set(fault, FAULT_LEDGER_DAMAGED, db->place,
		    N_("the identity of the ledger is missing"), NULL);
	if (failed == 0)
		memcpy(ret, uuid.at, SEAL_UUID);
	db_end(&query);
	return failed;
}

static int decode(const struct plain *plain, struct state *ret)
{
	struct record_reader reader = { .bytes = plain->at, .size = plain->size };
	struct state state = { 0 };
	const uint8_t *hash;
	size_t hash_size;

	state.head.count = record_get_signed(&reader);
	hash = record_get_bytes(&reader, sizeof(state.head.hash), &hash_size);
	if (hash_size != sizeof(state.head.hash))
		return -1;
	memcpy(state.head.hash, hash, hash_size);
	state.made_at = record_get_signed(&reader);
	state.backup_at = record_get_signed(&reader);
	state.year_count = record_get_number(&reader);
	if (state.year_count > STATE_YEARS)
		return -1;
	for (size_t i = 0; i < state.year_count; i++) {
		state.year[i].year = record_get_signed(&reader);
		state.year[i].last = record_get_signed(&reader);
	}
	if (reader.failed || reader.at != reader.size)
		return -1;
	*ret = state;
	return 0;
}

int state_read(struct ledger *ledger, struct state *ret, struct fault *fault)
{
	struct seal_name name = state_name(ledger);
	struct query query = db_query(&ledger->db, SQL_STATE_READ);
	struct plain plain = { 0 };
	struct bytes sealed = { 0 };
	int stepped = db_step(&query, fault);
	int failed = stepped < 0 ? -1 : 0;

	if (stepped == 1)
		failed = db_bytes(&query, 1, &sealed, fault);
	if (failed == 0 &&
	    (!seal_open(&name, ledger->keys->state, SEAL_STEP_SMALL, sealed, &plain) ||
		decode(&plain, ret) != 0))
		failed = inside_damaged(ledger, N_("its state does not open"), fault);
	db_end(&query);
	plain_clear(&plain);
	return failed;
}

int state_write(
    struct ledger *ledger, enum sql which, const struct state *state, struct fault *fault)
{
	struct seal_name name = state_name(ledger);
	struct query query = db_query(&ledger->db, which);
	struct record_writer writer = { 0 };
	struct sealed sealed = { 0 };
	int at = 1;
	int failed;

	record_put_signed(&writer, state->head.count);
	record_put_bytes(&writer, state->head.hash, sizeof(state->head.hash));
	record_put_signed(&writer, state->made_at);
	record_put_signed(&writer, state->backup_at);
	record_put_number(&writer, state->year_count);
	for (size_t i = 0; i < state->year_count; i++) {
		record_put_signed(&writer, state->year[i].year);
		record_put_signed(&writer, state->year[i].last);
	}
	seal_make(&name, ledger->keys->state, SEAL_STEP_SMALL, writer.bytes, writer.size,
	    &sealed);
	if (which == SQL_STATE_MAKE)
		db_bind_bytes(&query, at++, ledger->uuid, SEAL_UUID);
	db_bind_bytes(&query, at, sealed.at, sealed.size);
	failed = db_run(&query, fault);
	sealed_clear(&sealed);
	record_writer_clear(&writer);
	return failed;
}

int state_check_head(
    struct ledger *ledger, const struct state *state, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_LOG_LAST);
	struct bytes mac = { 0 };
	int64_t count = 0;
	int stepped = db_step(&query, fault);
	int failed = stepped < 0 ? -1 : 0;

	if (stepped == 1) {
		count = db_number(&query, 0);
		failed = db_bytes(&query, 1, &mac, fault);
	}
	if (failed == 0 &&
	    (count != state->head.count || mac.size != sizeof(state->head.hash) ||
		sodium_memcmp(mac.at, state->head.hash, mac.size) != 0))
		failed = inside_damaged(ledger,
		    N_("its log does not end where it should; “ledger verify” says more"),
		    fault);
	db_end(&query);
	return failed;
}

void state_number(struct state *state, int64_t now, char ret[LEDGER_NUMBER_MAX])
{
	int64_t days = now / SECONDS_OF_DAY - (now % SECONDS_OF_DAY < 0);
	struct state_year *counter = NULL;
	day_number first, last;
	int year, month, day;

	date_from_civil(DATE_YEAR_MIN, 1, 1, &first);
	date_from_civil(DATE_YEAR_MAX, 12, 31, &last);
	date_to_civil((day_number)CLAMP(days, first, last), &year, &month, &day);
	for (size_t i = 0; i < state->year_count; i++)
		if (state->year[i].year == year)
			counter = &state->year[i];
	if (counter == NULL) {
		if (state->year_count == STATE_YEARS)
			memmove(state->year, state->year + 1,
			    --state->year_count * sizeof(state->year[0]));
		counter = &state->year[state->year_count++];
		counter->year = year;
		counter->last = 0;
	}
	counter->last++;
	snprintf(ret, LEDGER_NUMBER_MAX, "%04d-%04" PRId64, year, counter->last);
}
