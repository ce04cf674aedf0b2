/* SPDX-License-Identifier: EUPL-1.2 */
#include "pages.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/exchange/case_json.h"
#include "terugkeerdesk/policy/policies.h"

const char *const pages_readers[] = { "applicant", "file", "riat" };

static struct {
	struct policy_set policies;
	struct country_table countries;
	struct rulebook *rulebook;
} rules;

static void print_faults(const struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		char text[1024];

		fault_text(&faults->item[i], NULL, text, sizeof text);
		print_error("%s\n", text);
	}
}

void pages_begin(const char *data_folder)
{
	char *policies = g_build_filename(data_folder, "policies", NULL);
	char *countries = g_build_filename(data_folder, "countries.ini", NULL);
	struct faults faults = { 0 };
	struct fault fault = { 0 };

	policies_read(policies, &rules.policies, &faults);
	countries_read(countries, &rules.countries, &faults);
	print_faults(&faults);
	assert_int_equal(faults.count, 0);
	rules.rulebook = rulebook_new(&rules.policies, &rules.countries, &fault);
	assert_non_null(rules.rulebook);
	g_free(countries);
	g_free(policies);
}

void pages_end(void)
{
	rulebook_free(rules.rulebook);
	policy_set_clear(&rules.policies);
	country_table_clear(&rules.countries);
}

const struct policy_set *pages_policies(void)
{
	return &rules.policies;
}

int pages_setup(void **state)
{
	char *data = support_data("");

	(void)state;
	pages_begin(data);
	g_free(data);
	return 0;
}

int pages_teardown(void **state)
{
	(void)state;
	pages_end();
	return 0;
}

static void add_cases(GPtrArray *paths, char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	assert_non_null(dir);
	while ((name = g_dir_read_name(dir)) != NULL)
		if (g_str_has_suffix(name, ".json"))
			g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
	g_dir_close(dir);
	g_free(folder);
}

static int compare_paths(gconstpointer one, gconstpointer other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static GPtrArray *list_cases(bool cases, bool examples)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);

	if (cases)
		add_cases(paths, support_source("tests/document/cases"));
	if (examples)
		add_cases(paths, support_data("examples"));
	assert_true(paths->len > 0);
	g_ptr_array_sort(paths, compare_paths);
	return paths;
}

GPtrArray *pages_cases(bool examples)
{
	return list_cases(true, examples);
}

GPtrArray *pages_examples(void)
{
	return list_cases(false, true);
}

void pages_read_case(const char *path, struct case_file *ret)
{
	struct fault fault = { 0 };
	size_t size;
	char *json = support_read_file(path, &size);

	if (case_json_read(json, size, false, ret, &fault) != 0) {
		char text[1024];

		fault_text(&fault, NULL, text, sizeof text);
		fail_msg("%s: %s", path, text);
	}
	g_free(json);
}

void pages_make_of(const struct case_file *file, enum summary_for reader, enum lang lang,
    struct document *ret)
{
	struct household_of_case *household = g_new0(struct household_of_case, 1);
	struct assessment *assessment = g_new0(struct assessment, 1);
	bool possible = file->fact[FACT_REGISTERED_ON].set && file->person_count > 0;
	struct summary_frame frame = {
		.number = "2026-0017",
		.revision = 3,
		.counsellor = "Noor Testbalie",
		.logo = PAGES_ORGANISATION,
		.organisation = PAGES_ORGANISATION,
		.contact = "telefoon 000 000 00 00",
		.privacy = "privacy@balie.example",
		.log_count = 12,
		.log_head = "0123456789abcdef",
		.lang = lang,
	};

	assert_int_equal(date_from_civil(2026, 12, 1, &frame.today), 0);
	if (possible) {
		household_from_case(file, rules.rulebook, household);
		assess(rules.rulebook, &household->household, assessment);
	}
	summary_make(file, rules.rulebook, possible ? &household->household : NULL,
	    possible ? assessment : NULL, reader, &frame, ret);
	g_free(assessment);
	g_free(household);
}

void pages_make(const char *path, enum summary_for reader, enum lang lang,
    struct document *ret)
{
	struct case_file file = { 0 };

	pages_read_case(path, &file);
	pages_make_of(&file, reader, lang, ret);
	case_file_clear(&file);
}

char *pages_set(const struct document *document, enum lang lang, int columns)
{
	char *folder = support_build("po");
	struct catalogue catalogue = { 0 };
	char *text;

	assert_int_equal(catalogue_open(folder, lang, &catalogue, NULL), 0);
	text = document_text(document, &catalogue, columns);
	catalogue_close(&catalogue);
	g_free(folder);
	return text;
}

char *pages_text(const char *path, enum summary_for reader, enum lang lang)
{
	struct document document = { 0 };
	char *text;

	pages_make(path, reader, lang, &document);
	text = pages_set(&document, lang, PAGES_COLUMNS);
	document_clear(&document);
	return text;
}
