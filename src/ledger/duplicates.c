/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/ledger/duplicates.h"

#include <glib.h>
#include <string.h>

#include "inside.h"
#include "list_row.h"
#include "terugkeerdesk/core/text.h"

/* Cases that are opened at most; far more than share a V-number, a name, or a birth date
 * that somebody was born on. */
#define CANDIDATES_MAX 4096
#define WORDS          3

/* The persons of the case asked about, and what they are found by. */
struct wanted {
	char *word[CASE_PERSONS_MAX][WORDS]; /* folded, owned */
	struct likeness_person person[CASE_PERSONS_MAX];
	int count;
	/* Marks of numbers and names, and of births: those say less, so they come second. */
	uint32_t named[CASE_PERSONS_MAX * LIKENESS_MARKS];
	size_t named_count;
	uint32_t born[CASE_PERSONS_MAX];
	size_t born_count;
};

/* What was found so far. */
struct alike {
	struct ledger_duplicate *list;
	size_t count;
};

static int64_t number_of(const struct case_file *file, enum fact_id fact, int person)
{
	const struct value *value = case_file_value_const(file, fact, person);

	return value->set ? value->number : 0;
}

static struct likeness_text fold(
    const struct case_file *file, enum fact_id fact, int person, char **ret)
{
	const struct value *value = case_file_value_const(file, fact, person);

	*ret = text_fold(value->set && value->text != NULL ? value->text : "");
	return (struct likeness_text){ *ret, strlen(*ret) };
}

/* The mark of a birth stands last, and is not there without a date. */
static void add_marks(struct wanted *wanted, const struct likeness_person *person)
{
	struct likeness_person unborn = *person;
	uint32_t mark[LIKENESS_MARKS];
	size_t all = likeness_marks(person, mark);

	unborn.born = 0;
	if (all > likeness_marks(&unborn, wanted->named + wanted->named_count))
		wanted->born[wanted->born_count++] = mark[--all];
	wanted->named_count += all;
}

static void want(struct wanted *wanted, const struct case_file *file)
{
	memset(wanted, 0, sizeof(*wanted));
	for (int i = 0; i < file->person_count; i++) {
		struct likeness_person *person = &wanted->person[i];
		char **word = wanted->word[i];

		person->name = fold(file, FACT_NAME, i + 1, &word[0]);
		person->name_latin = fold(file, FACT_NAME_LATIN, i + 1, &word[1]);
		person->v_number = fold(file, FACT_V_NUMBER, i + 1, &word[2]);
		person->born = number_of(file, FACT_BORN_ON, i + 1);
		person->nationality = (uint16_t)number_of(file, FACT_NATIONALITY, i + 1);
		wanted->count = i + 1;
		add_marks(wanted, person);
	}
}

static void forget(struct wanted *wanted)
{
	for (int i = 0; i < wanted->count; i++)
		for (int word = 0; word < WORDS; word++)
			text_free(wanted->word[i][word]);
	explicit_bzero(wanted, sizeof(*wanted));
}

/* The strongest likeness between two of them. */
static void compare(const struct wanted *wanted, const struct list_row *row,
    struct ledger_duplicate *ret)
{
	struct likeness_person theirs[CASE_PERSONS_MAX];
	int count = list_row_persons(row, theirs);

	for (int i = 0; i < wanted->count; i++) {
		for (int j = 0; j < count; j++) {
			enum likeness found = likeness_of(&wanted->person[i], &theirs[j]);

			if (found == LIKENESS_NONE ||
			    (ret->likeness != LIKENESS_NONE && found >= ret->likeness))
				continue;
			ret->likeness = found;
			ret->person = i + 1;
			ret->their_person = j + 1;
		}
	}
}

/* LIKENESS_NONE when there was nothing to it, or the row is gone or cannot be opened. */
static int look(struct ledger *ledger, int64_t id, const struct wanted *wanted,
    struct ledger_duplicate *ret, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_LIST_ONE);
	struct plain plain = { 0 };
	struct list_row row;
	int result;

	memset(ret, 0, sizeof(*ret));
	db_bind_number(&query, 1, id);
	result = db_step(&query, fault);
	if (result == 1)
		result = list_row_read(ledger, &query, &plain, &row, fault);
	if (result == 1) {
		compare(wanted, &row, ret);
		memcpy(ret->uuid, row.row.uuid, sizeof(ret->uuid));
		memcpy(ret->number, row.row.number, sizeof(ret->number));
		ret->state = row.row.state;
		ret->registered_on = row.row.registered_on;
		ret->departed_on = row.row.departed_on;
		ret->saved_at = row.row.saved_at;
	}
	db_end(&query);
	plain_clear(&plain);
	return result < 0 ? -1 : 0;
}

static bool is_new(const struct alike *alike, const struct ledger_duplicate *found)
{
	for (size_t i = 0; i < alike->count; i++)
		if (strcmp(alike->list[i].uuid, found->uuid) == 0)
			return false;
	return true;
}

static int look_among(struct ledger *ledger, const struct wanted *wanted,
    const uint32_t *mark, size_t mark_count, const char *uuid, struct alike *alike,
    struct fault *fault)
{
	int64_t *id = g_new(int64_t, CANDIDATES_MAX);
	size_t count = list_marked(&ledger->list, mark, mark_count, id, CANDIDATES_MAX);
	int failed = 0;

	for (size_t i = 0;
	     i < count && alike->count < LEDGER_DUPLICATES_MAX && failed == 0; i++) {
		struct ledger_duplicate *found = &alike->list[alike->count];

		failed = look(ledger, id[i], wanted, found, fault);
		if (failed == 0 && found->likeness != LIKENESS_NONE &&
		    strcmp(found->uuid, uuid) != 0 && is_new(alike, found))
			alike->count++;
	}
	g_free(id);
	return failed;
}

int ledger_duplicates(struct ledger *ledger, const struct case_file *file,
    const char *uuid, struct ledger_duplicate ret[LEDGER_DUPLICATES_MAX],
    size_t *ret_count, struct fault *fault)
{
	struct alike alike = { .list = ret };
	const char *own = uuid != NULL ? uuid : "";
	struct wanted wanted;
	int failed;

	*ret_count = 0;
	if (inside_require(ledger, fault) != 0)
		return -1;
	want(&wanted, file);
	failed = look_among(
	    ledger, &wanted, wanted.named, wanted.named_count, own, &alike, fault);
	if (failed == 0)
		failed = look_among(ledger, &wanted, wanted.born, wanted.born_count, own,
		    &alike, fault);
	forget(&wanted);
	*ret_count = alike.count;
	return failed;
}
