/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/desk.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/exchange/calculation_json.h"
#include "terugkeerdesk/exchange/case_json.h"

#include "internal.h"

/* The names of every nationality of the case, in both languages: a case is found by
 * them although it keeps only the code. */
static char *search_words(const struct desk *desk, const struct case_file *file)
{
	GString *words = g_string_new(NULL);

	for (int person = 1; person <= file->person_count; person++) {
		const struct value *nationality =
		    case_file_value_const(file, FACT_NATIONALITY, person);
		const struct country *country = NULL;

		if (nationality->set)
			country = country_get(
			    &desk->countries, (country_code)nationality->number);
		if (country == NULL)
			continue;
		for (int lang = 0; lang < LANG_COUNT; lang++)
			g_string_append_printf(words, "%s ", country->name[lang]);
	}
	return g_string_free(words, FALSE);
}

int desk_store(struct desk *desk, const char *uuid, const struct case_file *file,
    const struct snapshot *snapshot, const char *action, int expected_revision,
    char ret_uuid[LEDGER_UUID_TEXT], char ret_number[LEDGER_NUMBER_MAX],
    int *ret_revision, struct fault *fault)
{
	char *words = search_words(desk, file);
	struct ledger_save save = { .search_text = words,
		.snapshot = snapshot,
		.action = action,
		.expected_revision = expected_revision,
		.now = desk->env.now() };
	int failed;

	if (uuid != NULL) {
		failed = ledger_save_case(
		    desk->ledger, uuid, file, &save, ret_revision, fault);
	} else {
		failed =
		    ledger_add(desk->ledger, file, &save, ret_uuid, ret_number, fault);
		if (failed == 0)
			*ret_revision = 1;
	}
	g_free(words);
	return failed;
}

/* A case from outside: whole, or with `draft` also half-finished; never above what the
 * policies allow. */
static int read_case(struct desk *desk, const char *json, size_t length, bool draft,
    struct case_file *ret, struct fault *fault)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct case_file file = { 0 };

	/* Some editors begin a file with a byte-order mark that nobody sees. */
	if (length >= strlen(mark) && memcmp(json, mark, strlen(mark)) == 0) {
		json += strlen(mark);
		length -= strlen(mark);
	}
	if (case_json_read(json, length, draft, &file, fault) != 0)
		return -1;
	if (assess_check(desk->rulebook, &file, fault) != 0) {
		desk_wipe_case(&file);
		return -1;
	}
	case_file_clear(ret);
	*ret = file;
	return 0;
}

int desk_read_case(struct desk *desk, const char *json, size_t length,
    struct case_file *ret, struct fault *fault)
{
	return read_case(desk, json, length, false, ret, fault);
}

int desk_import_case(struct desk *desk, const char *json, size_t length,
    struct case_file *ret, char ret_uuid[LEDGER_UUID_TEXT],
    char ret_number[LEDGER_NUMBER_MAX], struct fault *fault)
{
	struct desk_calculation *calculation = NULL;
	struct snapshot shown = { 0 };
	int revision;
	int failed = -1;

	if (desk_require_unlocked(desk, fault) != 0 ||
	    read_case(desk, json, length, true, ret, fault) != 0)
		return -1;
	calculation = desk_calculation_new();
	desk_calculate(desk, ret, calculation);
	desk_snapshot(desk, calculation, &shown);
	failed = desk_store(desk, NULL, ret, &shown, "import", 0, ret_uuid, ret_number,
	    &revision, fault);
	snapshot_clear(&shown);
	desk_calculation_free(calculation);
	return failed;
}

int desk_import(struct desk *desk, const char *json, size_t length,
    char ret_number[LEDGER_NUMBER_MAX], struct fault *fault)
{
	struct case_file file = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	int failed =
	    desk_import_case(desk, json, length, &file, uuid, ret_number, fault);

	desk_wipe_case(&file);
	return failed;
}

int desk_export(struct desk *desk, const char *uuid, bool pretty, char **ret_json,
    struct fault *fault)
{
	struct ledger_revision revision = { 0 };
	struct case_file file = { 0 };

	if (desk_require_unlocked(desk, fault) != 0 ||
	    ledger_load(desk->ledger, uuid, 0, &file, &revision, fault) != 0)
		return -1;
	*ret_json = case_json_write(&file, pretty);
	ledger_revision_clear(&revision);
	desk_wipe_case(&file);
	return 0;
}

int desk_note_export(struct desk *desk, const char *uuid, struct fault *fault)
{
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	return ledger_note_event(
	    desk->ledger, "export", uuid, 0, "ok", "", desk->env.now(), fault);
}

char *desk_error_json(const char *format, const struct fault *fault, const char *message)
{
	return error_json_write(format, fault, message);
}
