/* SPDX-License-Identifier: EUPL-1.2 */
#include "list_row.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "uuid.h"

#define NAMES_BYTES_MAX (CASE_PERSONS_MAX * (FACT_TEXT_BYTES_MAX + 2))
#define TEXT_BYTES_MAX  (1u << 20)
#define PERSON_WORDS    3

static struct seal_name row_name(
    const struct ledger *ledger, const uint8_t *uuid, int64_t revision)
{
	return (struct seal_name){
		.kind = SEAL_LIST_ROW,
		.ledger = ledger->uuid,
		.uuid = uuid,
		.revision = revision,
	};
}

static const struct value *value_of(
    const struct case_file *file, enum fact_id fact, int person)
{
	static const struct value nothing;
	const struct value *value = case_file_value_const(file, fact, person);

	return value == NULL || !value->set ? &nothing : value;
}

static const char *text_of(const struct case_file *file, enum fact_id fact, int person)
{
	const struct value *value = value_of(file, fact, person);

	return value->text == NULL ? "" : value->text;
}

static void wipe(char *text)
{
	explicit_bzero(text, strlen(text));
	g_free(text);
}

/* --- writing --- */

static void put_names(struct record_writer *writer, const struct case_file *file)
{
	GString *names = g_string_new(NULL);

	for (int person = 1; person <= file->person_count; person++) {
		const char *name = text_of(file, FACT_NAME, person);

		if (*name != '\0' && names->len > 0)
			g_string_append(names, ", ");
		g_string_append(names, name);
	}
	record_put_text(writer, names->str);
	explicit_bzero(names->str, names->len);
	g_string_free(names, TRUE);
}

static void add_folded(GString *text, const char *words)
{
	char *folded;

	if (words[0] == '\0')
		return;
	folded = text_fold(words);

	g_string_append(text, folded);
	g_string_append_c(text, '\n');
	wipe(folded);
}

/* "123.456.7890" is also found as "1234567890". */
static void add_number(GString *text, const char *number)
{
	char *folded = text_fold(number);

	g_string_append(text, folded);
	if (strchr(folded, ' ') != NULL) {
		g_string_append_c(text, '\n');
		for (const char *at = folded; *at != '\0'; at++)
			if (*at != ' ')
				g_string_append_c(text, *at);
	}
	g_string_append_c(text, '\n');
	wipe(folded);
}

static void put_text(struct record_writer *writer, const struct list_row_new *row)
{
	GString *text = g_string_sized_new(256);
	char code[16];

	add_folded(text, row->number);
	for (int person = 1; person <= row->file->person_count; person++) {
		add_folded(text, text_of(row->file, FACT_NAME, person));
		add_folded(text, text_of(row->file, FACT_NAME_LATIN, person));
		add_number(text, text_of(row->file, FACT_V_NUMBER, person));
	}
	add_folded(
	    text, country_code_text(code,
		      (country_code)value_of(row->file, FACT_NATIONALITY, 1)->number));
	add_folded(text, row->search_text == NULL ? "" : row->search_text);
	record_put_text(writer, text->str);
	explicit_bzero(text->str, text->len);
	g_string_free(text, TRUE);
}

/* What tells that somebody is here already: name, V-number, birth date, nationality. */
static void put_persons(struct record_writer *writer, const struct case_file *file)
{
	static const enum fact_id words[PERSON_WORDS] = { FACT_NAME, FACT_NAME_LATIN,
		FACT_V_NUMBER };

	record_put_number(writer, (uint64_t)file->person_count);
	for (int person = 1; person <= file->person_count; person++) {
		for (size_t i = 0; i < PERSON_WORDS; i++) {
			char *folded = text_fold(text_of(file, words[i], person));

			record_put_text(writer, folded);
			wipe(folded);
		}
		record_put_signed(writer, value_of(file, FACT_BORN_ON, person)->number);
		record_put_signed(
		    writer, value_of(file, FACT_NATIONALITY, person)->number);
	}
}

static day_number day_of(const struct case_file *file, enum fact_id fact)
{
	const struct value *value = value_of(file, fact, 0);

	return value->set ? (day_number)value->number : DAY_NONE;
}

/* The days from which terms of retention run. */
static void put_days(struct record_writer *writer, const struct case_file *file)
{
	record_put_signed(writer, case_state_on(file, CASE_DEPARTED));
	record_put_signed(writer, case_state_on(file, CASE_CLOSED));
}

static void put_row(struct record_writer *writer, const struct list_row_new *row)
{
	static const struct sum nothing;
	bool shown = row->snapshot != NULL && row->snapshot->set;
	enum applies applies = shown ? row->snapshot->applies : APPLIES_OPEN;
	const struct sum *total =
	    shown && applies < APPLIES_NONE ? &row->snapshot->total[applies] : &nothing;

	record_put_text(writer, row->number);
	record_put_number(writer, case_state_of(row->file));
	record_put_signed(writer, value_of(row->file, FACT_NATIONALITY, 1)->number);
	record_put_signed(writer, day_of(row->file, FACT_REGISTERED_ON));
	record_put_signed(writer, day_of(row->file, FACT_DEPARTURE_ON));
	record_put_signed(writer, row->created_at);
	record_put_signed(writer, row->saved_at);
	record_put_number(writer, applies);
	record_put_signed(writer, total->range.min);
	record_put_signed(writer, total->range.max);
	record_put_number(writer, total->incomplete);
	record_put_number(writer, (uint64_t)row->file->person_count);
	put_names(writer, row->file);
	put_text(writer, row);
	put_persons(writer, row->file);
	put_days(writer, row->file);
}

int list_row_write(struct ledger *ledger, struct case_key *key, int64_t revision,
    int64_t sequence, const struct list_row_new *row, struct fault *fault)
{
	struct seal_name name = row_name(ledger, key->uuid, revision);
	struct query query = db_query(&ledger->db, SQL_LIST_WRITE);
	struct record_writer writer = { 0 };
	struct sealed sealed = { 0 };
	uint8_t nonce[SEAL_NONCE];
	int failed;

	put_row(&writer, row);
	seal_make_apart(&name, ledger->keys->list, SEAL_STEP_SMALL, writer.bytes,
	    writer.size, nonce, &sealed);
	db_bind_number(&query, 1, key->id);
	db_bind_number(&query, 2, revision);
	db_bind_number(&query, 3, sequence);
	db_bind_bytes(&query, 4, sealed.at, sealed.size);
	failed = db_run(&query, fault);
	if (failed == 0)
		failed = case_key_set_nonce(ledger, key, nonce, fault);
	sealed_clear(&sealed);
	record_writer_clear(&writer);
	return failed;
}

/* 1: read, 0: there is no row, -1. */
static int open_row(struct ledger *ledger, const struct case_key *key,
    struct plain *plain, int64_t *ret_revision, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_LIST_ONE);
	struct bytes sealed = { 0 };
	struct seal_name name;
	int result;

	db_bind_number(&query, 1, key->id);
	result = db_step(&query, fault);
	if (result == 1) {
		*ret_revision = db_number(&query, 1);
		name = row_name(ledger, key->uuid, *ret_revision);
		if (db_bytes(&query, 3, &sealed, fault) != 0)
			result = -1;
		else if (!seal_open_apart(&name, ledger->keys->list, SEAL_STEP_SMALL,
			     key->nonce, sealed, plain))
			result = inside_damaged(
			    ledger, N_("a row of the list does not open"), fault);
	}
	db_end(&query);
	return result;
}

/* In the place of the row that is there. */
static int seal_row(struct ledger *ledger, const uint8_t by[SEAL_KEY],
    struct case_key *key, int64_t revision, struct bytes row, struct fault *fault)
{
	struct seal_name name = row_name(ledger, key->uuid, revision);
	struct query query = db_query(&ledger->db, SQL_LIST_SEAL);
	struct sealed sealed = { 0 };
	uint8_t nonce[SEAL_NONCE];
	int failed;

	seal_make_apart(&name, by, SEAL_STEP_SMALL, row.at, row.size, nonce, &sealed);
	db_bind_number(&query, 1, key->id);
	db_bind_bytes(&query, 2, sealed.at, sealed.size);
	failed = db_run(&query, fault);
	if (failed == 0)
		failed = case_key_set_nonce(ledger, key, nonce, fault);
	sealed_clear(&sealed);
	return failed;
}

int list_row_reseal(struct ledger *ledger, const uint8_t by[SEAL_KEY],
    struct case_key *key, struct fault *fault)
{
	struct plain plain = { 0 };
	int64_t revision = 0;
	int result = open_row(ledger, key, &plain, &revision, fault);

	if (result == 1)
		result = seal_row(ledger, by, key, revision,
		    (struct bytes){ plain.at, plain.size }, fault);
	plain_clear(&plain);
	return result;
}

int list_row_add_days(struct ledger *ledger, struct case_key *key,
    const struct case_file *file, struct fault *fault)
{
	struct plain plain = { 0 };
	struct record_writer writer = { 0 };
	int64_t revision = 0;
	int result = open_row(ledger, key, &plain, &revision, fault);

	if (result == 1) {
		record_put_raw(&writer, plain.at, plain.size);
		put_days(&writer, file);
		result = seal_row(ledger, ledger->keys->list, key, revision,
		    (struct bytes){ writer.bytes, writer.size }, fault);
	}
	record_writer_clear(&writer);
	plain_clear(&plain);
	return result;
}

/* --- reading: a hundred thousand times at unlock, so nothing is copied --- */

static int get_at_most(struct record_reader *reader, int most)
{
	uint64_t number = record_get_number(reader);

	return number > (uint64_t)most ? most : (int)number;
}

static void keep_nationality(struct ledger_row *row, uint16_t nationality)
{
	for (int i = 0; i < LEDGER_NATIONALITIES; i++) {
		if (row->nationalities[i] == nationality)
			return;
		if (row->nationalities[i] == COUNTRY_NONE) {
			row->nationalities[i] = nationality;
			return;
		}
	}
}

static struct likeness_text get_word(struct record_reader *reader)
{
	struct likeness_text word;

	word.at = (const char *)record_get_bytes(reader, TEXT_BYTES_MAX, &word.size);
	return word;
}

/* As put_persons wrote it. */
static void get_person(struct record_reader *reader, struct likeness_person *ret)
{
	ret->name = get_word(reader);
	ret->name_latin = get_word(reader);
	ret->v_number = get_word(reader);
	ret->born = record_get_signed(reader);
	ret->nationality = (uint16_t)record_get_signed(reader);
}

/* Of each person only what the list shows, and by what they are found again. */
static void get_persons(struct record_reader *reader, struct list_row *ret)
{
	size_t from = reader->at;
	int count = get_at_most(reader, CASE_PERSONS_MAX);

	for (int i = 0; i < count && !reader->failed; i++) {
		struct likeness_person person;

		get_person(reader, &person);
		if (reader->failed)
			return;
		keep_nationality(&ret->row, person.nationality);
		ret->mark_count += likeness_marks(&person, ret->mark + ret->mark_count);
	}
	ret->persons = (struct bytes){ reader->bytes + from, reader->at - from };
}

int list_row_persons(
    const struct list_row *row, struct likeness_person ret[CASE_PERSONS_MAX])
{
	struct record_reader reader = { .bytes = row->persons.at,
		.size = row->persons.size };
	int count = get_at_most(&reader, CASE_PERSONS_MAX);

	for (int i = 0; i < count; i++)
		get_person(&reader, &ret[i]);
	return reader.failed ? 0 : count;
}

/* Rows of the first version of the ledger end before them. */
static void get_days(struct record_reader *reader, struct ledger_row *row)
{
	bool there = reader->at < reader->size;

	row->departed_on = there ? (day_number)record_get_signed(reader) : DAY_NONE;
	row->closed_on = there ? (day_number)record_get_signed(reader) : DAY_NONE;
}

static bool decode(const struct plain *plain, struct list_row *ret)
{
	struct record_reader reader = { .bytes = plain->at, .size = plain->size };
	struct ledger_row *row = &ret->row;
	const uint8_t *number;
	size_t number_size;

	number = record_get_bytes(&reader, LEDGER_NUMBER_MAX - 1, &number_size);
	if (reader.failed)
		return false;
	memcpy(row->number, number, number_size);
	row->number[number_size] = '\0';
	row->state = (enum case_state)get_at_most(&reader, CASE_STATE_COUNT - 1);
	row->nationality = (uint16_t)record_get_signed(&reader);
	row->registered_on = (day_number)record_get_signed(&reader);
	row->departure_on = (day_number)record_get_signed(&reader);
	row->created_at = record_get_signed(&reader);
	row->saved_at = record_get_signed(&reader);
	row->applies = (enum applies)get_at_most(&reader, APPLIES_OPEN);
	row->total.range.min = record_get_signed(&reader);
	row->total.range.max = record_get_signed(&reader);
	row->total.incomplete = record_get_number(&reader) != 0;
	row->person_count = get_at_most(&reader, CASE_PERSONS_MAX);
	ret->names.at = record_get_bytes(&reader, NAMES_BYTES_MAX, &ret->names.size);
	ret->text.at = record_get_bytes(&reader, TEXT_BYTES_MAX, &ret->text.size);
	get_persons(&reader, ret);
	get_days(&reader, row);
	return !reader.failed && g_utf8_validate((const char *)ret->names.at,
				     (gssize)ret->names.size, NULL);
}

int list_row_read(const struct ledger *ledger, const struct query *query,
    struct plain *plain, struct list_row *ret, struct fault *fault)
{
	struct bytes sealed, uuid, nonce;
	struct seal_name name;

	memset(ret, 0, sizeof(*ret));
	ret->id = db_number(query, 0);
	ret->row.revision = (int)db_number(query, 1);
	ret->sequence = db_number(query, 2);
	if (db_bytes(query, 3, &sealed, fault) != 0 ||
	    db_bytes(query, 4, &uuid, fault) != 0 ||
	    db_bytes(query, 5, &nonce, fault) != 0)
		return -1;
	if (uuid.size != SEAL_UUID || nonce.size != SEAL_NONCE)
		return 0;
	name = row_name(ledger, uuid.at, db_number(query, 1));
	if (!seal_open_apart(
		&name, ledger->keys->list, SEAL_STEP_SMALL, nonce.at, sealed, plain) ||
	    !decode(plain, ret))
		return 0;
	uuid_write(uuid.at, ret->row.uuid);
	return 1;
}
