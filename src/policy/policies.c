/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/policy/policies.h"

#include <glib.h>
#include <string.h>

/* Names of the *.ini files of a folder, in order; NULL after a complaint. */
static GPtrArray *list_files(const char *folder, struct faults *faults)
{
	GError *error = NULL;
	GDir *dir = g_dir_open(folder, 0, &error);
	GPtrArray *paths;
	const char *name;

	if (dir == NULL) {
		struct fault fault;

		fault_set(&fault, FAULT_FILE, folder, error->message, NULL);
		faults_add(faults, &fault);
		g_error_free(error);
		return NULL;
	}
	paths = g_ptr_array_new_with_free_func(g_free);
	while ((name = g_dir_read_name(dir)) != NULL) {
		/* Hidden files are what editors leave behind. */
		if (*name != '.' && g_str_has_suffix(name, ".ini"))
			g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
	}
	g_dir_close(dir);
	return paths;
}

static int compare_paths(gconstpointer one, gconstpointer other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static int compare_policies(gconstpointer one, gconstpointer other)
{
	const struct policy *left = *(const struct policy *const *)one;
	const struct policy *right = *(const struct policy *const *)other;

	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	if (left->package != right->package)
		return left->package < right->package ? -1 : 1;
	if (left->period.from != right->period.from)
		return left->period.from < right->period.from ? -1 : 1;
	return strcmp(left->id, right->id);
}

int policies_read(const char *folder, struct policy_set *ret, struct faults *faults)
{
	GPtrArray *paths = list_files(folder, faults);
	GPtrArray *policies;
	bool sound = true;

	if (paths == NULL)
		return -1;
	g_ptr_array_sort(paths, compare_paths);
	policies = g_ptr_array_new();
	for (guint i = 0; i < paths->len; i++) {
		struct policy *policy = policy_read(g_ptr_array_index(paths, i), faults);

		if (policy != NULL)
			g_ptr_array_add(policies, policy);
		else
			sound = false;
	}
	g_ptr_array_free(paths, TRUE);
	g_ptr_array_sort(policies, compare_policies);

	struct policy_set set = { .count = policies->len };
	set.policy = (struct policy **)(void *)g_ptr_array_free(policies, FALSE);
	if (!sound) {
		policy_set_clear(&set);
		return -1;
	}
	*ret = set;
	return 0;
}
