/* SPDX-License-Identifier: EUPL-1.2 */
/* Policy files and country tables: any bytes are refused with reasons or read; what was
 * read compiles beside the shipped policies or is refused with a reason. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "terugkeerdesk/core/rulebook.h"
#include "terugkeerdesk/policy/policies.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static struct {
	char *folder;
	char *path; /* fuzz.ini: the id of the seeds */
	struct policy_set set;
	struct country_table countries;
} stage;

static void expect(int holds)
{
	if (!holds)
		abort();
}

static void strike(void)
{
	policy_set_clear(&stage.set);
	country_table_clear(&stage.countries);
	g_unlink(stage.path);
	g_rmdir(stage.folder);
	g_free(stage.path);
	g_free(stage.folder);
}

static void set_stage(void)
{
	const char *data = g_getenv("TERUGKEERDESK_TEST_DATA");
	char *policies = g_build_filename(data, "policies", NULL);
	char *countries = g_build_filename(data, "countries.ini", NULL);

	stage.folder = g_dir_make_tmp("terugkeerdesk-fuzz-XXXXXX", NULL);
	expect(stage.folder != NULL);
	stage.path = g_build_filename(stage.folder, "fuzz.ini", NULL);
	expect(policies_read(policies, &stage.set, NULL) == 0);
	expect(countries_read(countries, &stage.countries, NULL) == 0);
	g_free(countries);
	g_free(policies);
	atexit(strike);
}

/* Every fault has a code, and a sentence that says something. */
static void check_faults(struct faults *faults, int failed)
{
	expect((faults->count > 0) == (failed != 0));
	for (size_t i = 0; i < faults->count; i++) {
		char text[1024];

		expect(faults->item[i].code != FAULT_NONE);
		fault_text(&faults->item[i], NULL, text, sizeof(text));
		expect(strlen(text) > 10 && g_utf8_validate(text, -1, NULL));
	}
	faults_clear(faults);
}

/* The file beside the shipped policies. */
static void compile(struct policy *policy)
{
	struct policy_set set = { .count = stage.set.count + 1 };
	struct fault fault = { 0 };
	struct rulebook *rulebook;

	set.policy = g_new(struct policy *, set.count);
	memcpy(set.policy, stage.set.policy, stage.set.count * sizeof(set.policy[0]));
	set.policy[set.count - 1] = policy;
	rulebook = rulebook_new(&set, &stage.countries, &fault);
	expect((rulebook == NULL) == (fault.code != FAULT_NONE));
	rulebook_free(rulebook);
	g_free(set.policy);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct faults faults = { 0 };
	struct policy *policy;
	struct country_table *table;
	int failed;

	if (stage.folder == NULL)
		set_stage();
	expect(g_file_set_contents_full(stage.path, (const char *)bytes, (gssize)size,
	    G_FILE_SET_CONTENTS_NONE, 0600, NULL));
	policy = policy_read(stage.path, &faults);
	check_faults(&faults, policy == NULL);
	if (policy != NULL)
		compile(policy);
	policy_free(policy);
	table = g_new0(struct country_table, 1);
	failed = countries_read(stage.path, table, &faults);
	check_faults(&faults, failed);
	country_table_clear(table);
	g_free(table);
	return 0;
}
