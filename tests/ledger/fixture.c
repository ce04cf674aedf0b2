/* SPDX-License-Identifier: EUPL-1.2 */
#include "fixture.h"

#include <glib.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

int fixture_setup_folder(void **state)
{
	struct fixture *fixture = g_new0(struct fixture, 1);

	fixture->folder = support_temp_folder();
	fixture->path = g_build_filename(fixture->folder, "cases.ledger", NULL);
	*state = fixture;
	return 0;
}

int fixture_setup(void **state)
{
	struct fixture *fixture;
	struct fault fault = { 0 };

	fixture_setup_folder(state);
	fixture = *state;
	if (ledger_create(fixture->path, FIXTURE_USER, FIXTURE_PASSPHRASE, LEDGER_KDF_LOW,
		FIXTURE_DESK, FIXTURE_NOW, &fault) != 0)
		fail_msg("create: %s", fault_name(fault.code));
	fixture->ledger = fixture_open(fixture->path, FIXTURE_DESK);
	return 0;
}

int fixture_teardown(void **state)
{
	struct fixture *fixture = *state;

	ledger_close(fixture->ledger);
	support_remove_folder(fixture->folder);
	g_free(fixture->path);
	g_free(fixture);
	return 0;
}

static void unlock(struct ledger *ledger, const char *desk)
{
	struct fault fault = { 0 };

	if (ledger_unlock(ledger, FIXTURE_USER, FIXTURE_PASSPHRASE, desk, FIXTURE_NOW,
		NULL, NULL, &fault) != 0)
		fail_msg("unlock: %s %s", fault_name(fault.code), fault.found);
}

struct ledger *fixture_open(const char *path, const char *desk)
{
	struct ledger *ledger = NULL;
	struct fault fault = { 0 };

	if (ledger_open(path, &ledger, &fault) != 0)
		fail_msg("open: %s %s", fault_name(fault.code), fault.found);
	unlock(ledger, desk);
	return ledger;
}

void fixture_lock_and_unlock(struct fixture *fixture)
{
	ledger_lock(fixture->ledger);
	unlock(fixture->ledger, FIXTURE_DESK);
}

void fixture_set(struct case_file *file, enum fact_id fact, int person, const char *word)
{
	struct fault fault = { 0 };

	if (fact_parse(fact_get(fact), word, case_file_value(file, fact, person), "",
		&fault) != 0)
		fail_msg(
		    "%s = %s: %s", fact_get(fact)->key, word, fault_name(fault.code));
}

void fixture_case(struct case_file *ret, unsigned number)
{
	static const char *const first[] = { "Amira", "Zoë", "Bat-Erdene", "Łukasz",
		"Nguyễn", "مریم" };
	static const char *const nationality[] = { "IQ", "MN", "GE", "NG", "IR" };
	char word[64];

	memset(ret, 0, sizeof(*ret));
	fixture_set(ret, FACT_REGISTERED_ON, 0, "2025-03-22");
	fixture_set(ret, FACT_DEPARTURE_KIND, 0, "voluntary");
	fixture_set(ret, FACT_ROUTE, 0, "iom");
	for (int person = 1; person <= 2; person++) {
		assert_int_equal(case_file_add_person(ret), person);
		g_snprintf(word, sizeof(word), "%s Voorbeeld%u%s",
		    first[number % G_N_ELEMENTS(first)], number,
		    person == 2 ? " jr" : "");
		fixture_set(ret, FACT_NAME, person, word);
		fixture_set(ret, FACT_NATIONALITY, person,
		    nationality[number % G_N_ELEMENTS(nationality)]);
	}
	fixture_set(ret, FACT_ROLE, 1, "main_applicant");
	fixture_set(ret, FACT_ROLE, 2, "child");
	fixture_set(ret, FACT_BORN_ON, 1, "1985-07");
	fixture_set(ret, FACT_BORN_ON, 2, "2015-01-01");
	fixture_set(ret, FACT_LINKED_TO, 2, "1");
	g_snprintf(word, sizeof(word), "%03u.%03u.%04u", number % 997, number % 991,
	    number % 9973);
	fixture_set(ret, FACT_V_NUMBER, 1, word);
}

void fixture_snapshot(struct snapshot *ret, int64_t total)
{
	memset(ret, 0, sizeof(*ret));
	ret->set = true;
	memset(ret->rules_hash, 7, sizeof(ret->rules_hash));
	ret->applies = APPLIES_HARMONISED;
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		g_snprintf(ret->policy[package], SNAPSHOT_ID_MAX, "policy-%d", package);
		ret->total[package].range.min = total;
		ret->total[package].range.max = total + package;
	}
	ret->line = g_new0(struct snapshot_line, 1);
	ret->line_count = 1;
	ret->line[0].person = 1;
	ret->line[0].stated = true;
	ret->line[0].range = (struct range){ total, total };
	g_strlcpy(ret->line[0].component, "some.component", CONDITION_NAME_MAX);
}

void fixture_add(struct ledger *ledger, unsigned number, char ret_uuid[LEDGER_UUID_TEXT])
{
	const struct ledger_save save = { .action = "add", .now = FIXTURE_NOW + number };
	char got[LEDGER_NUMBER_MAX];
	struct fault fault = { 0 };
	struct case_file file;

	fixture_case(&file, number);
	if (ledger_add(ledger, &file, &save, ret_uuid, got, &fault) != 0)
		fail_msg("add: %s %s", fault_name(fault.code), fault.found);
	case_file_clear(&file);
}

enum fault_code fixture_save_note(
    struct ledger *ledger, const char *uuid, int expected, const char *note)
{
	const struct ledger_save save = {
		.action = "save",
		.expected_revision = expected,
		.now = FIXTURE_NOW + expected,
	};
	struct case_file file = { 0 };
	struct fault fault = { 0 };
	int revision = 0;
	int failed;

	if (ledger_load(ledger, uuid, 0, &file, NULL, &fault) != 0)
		return fault.code;
	fixture_set(&file, FACT_NOTE, 0, note);
	failed = ledger_save_case(ledger, uuid, &file, &save, &revision, &fault);
	case_file_clear(&file);
	if (failed != 0) {
		assert_int_not_equal(fault.code, FAULT_NONE);
		return fault.code;
	}
	assert_int_equal(revision, expected + 1);
	return FAULT_NONE;
}

char *fixture_note(struct ledger *ledger, const char *uuid)
{
	struct case_file file = { 0 };
	struct fault fault = { 0 };
	char *note;

	if (ledger_load(ledger, uuid, 0, &file, NULL, &fault) != 0)
		fail_msg("load: %s %s", fault_name(fault.code), fault.found);
	note = fact_word(fact_get(FACT_NOTE), case_file_value(&file, FACT_NOTE, 0));
	case_file_clear(&file);
	return note;
}

void fixture_assert_sound(struct ledger *ledger)
{
	struct ledger_report report = { 0 };
	struct fault fault = { 0 };

	if (ledger_verify(ledger, &report, &fault) != 0)
		fail_msg("verify: %s %s", fault_name(fault.code), fault.found);
	for (size_t i = 0; i < report.finding_count; i++)
		print_error("%s %d: %s\n", report.finding[i].table,
		    (int)report.finding[i].row, report.finding[i].detail);
	assert_int_equal(report.finding_count, 0);
	ledger_report_clear(&report);
}

void fixture_assert_fault(int result, const struct fault *fault, enum fault_code code)
{
	assert_int_equal(result, -1);
	if (fault->code != code)
		fail_msg("expected %s, got %s (%s)", fault_name(code),
		    fault->code == FAULT_NONE ? "none" : fault_name(fault->code),
		    fault->found);
}

struct sqlite3 *fixture_meddle(const char *path)
{
	sqlite3 *db = NULL;

	assert_int_equal(
	    sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	return db;
}

void fixture_run(struct sqlite3 *db, const char *sql)
{
	char *message = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
}
