/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/desk.h"

#include <glib.h>

#include "terugkeerdesk/policy/policies.h"

#include "internal.h"
#include "rule_set.h"

/* Put the policies among the files into the set, those that can be read; -1 when one
 * cannot. */
static int put_files(
    struct policy_set *set, const char *const *path, size_t count, struct faults *faults)
{
	int failed = 0;

	for (size_t i = 0; i < count; i++) {
		struct policy *policy;

		if (countries_is_table(path[i]))
			continue;
		policy = policy_read(path[i], faults);
		if (policy != NULL)
			rule_set_put(set, policy);
		else
			failed = -1;
	}
	return failed;
}

/* Check the country tables among the files.  *ret_path: the last of them, where there is
 * one. */
static int check_tables(
    const char *const *path, size_t count, const char **ret_path, struct faults *faults)
{
	int failed = 0;

	for (size_t i = 0; i < count; i++) {
		struct country_table *table;

		if (!countries_is_table(path[i]))
			continue;
		table = g_new0(struct country_table, 1);
		if (countries_read(path[i], table, faults) != 0)
			failed = -1;
		country_table_clear(table);
		g_free(table);
		*ret_path = path[i];
	}
	return failed;
}

/* Do the files hold with the policies and the countries they would stand beside? */
static int check_beside(struct desk *desk, const char *const *path, size_t count,
    const char *countries, struct faults *faults)
{
	char *folder = desk_policies_folder(desk);
	struct country_table *table = g_new0(struct country_table, 1);
	struct policy_set set = { 0 };
	struct rulebook *rulebook = NULL;
	int failed;

	if (policies_read(folder, &set, faults) == 0 &&
	    countries_read(countries, table, faults) == 0 &&
	    put_files(&set, path, count, NULL) == 0 &&
	    policies_take_texts(&set, faults) == 0)
		rulebook = rulebook_compile(&set, table, faults);
	failed = rulebook != NULL ? 0 : -1;
	rulebook_free(rulebook);
	policy_set_clear(&set);
	country_table_clear(table);
	g_free(table);
	g_free(folder);
	return failed;
}

int desk_check_policies(
    struct desk *desk, const char *const *path, size_t count, struct faults *faults)
{
	char *ours = desk_countries_path(desk);
	const char *countries = ours;
	struct policy_set alone = { 0 };
	int failed = put_files(&alone, path, count, faults);

	policy_set_clear(&alone);
	if (check_tables(path, count, &countries, faults) != 0)
		failed = -1;
	/* What is wrong by itself would only be named again. */
	if (failed == 0)
		failed = check_beside(desk, path, count, countries, faults);
	g_free(ours);
	return failed;
}
