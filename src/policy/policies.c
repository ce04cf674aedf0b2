/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/policy/policies.h"

#include <dirent.h>
#include <errno.h>
#include <glib.h>
#include <string.h>

/* Names of the *.ini files of a folder, in order; NULL after a complaint. */
static GPtrArray *list_files(const char *folder, struct faults *faults)
{
	DIR *dir = opendir(folder);
	GPtrArray *paths;
	const struct dirent *entry;

	if (dir == NULL) {
		struct fault fault;

		fault_from_errno(&fault, folder, errno);
		faults_add(faults, &fault);
		return NULL;
	}
	paths = g_ptr_array_new_with_free_func(g_free);
	while ((entry = readdir(dir)) != NULL) {
		const char *name = entry->d_name;

		/* Hidden files are what editors leave behind. */
		if (*name != '.' && g_str_has_suffix(name, ".ini"))
			g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
	}
	closedir(dir);
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

/* The texts of the sections that may take theirs from another file. */
enum texts { COMPONENT_LABEL, COMPONENT_PAID, CONDITION_LABEL, CONDITION_WHY, TEXTS_COUNT };

/* One section: the name it is known by, and its texts in each language. */
struct titled {
	const char *kind;
	const char *name;
	int line;
	bool takes_texts, needs_texts;
	const char *const *keys;
	char **text;
};

static bool get_titled(
    const struct policy *policy, enum texts texts, size_t index, struct titled *ret)
{
	static const char *const labels[LANG_COUNT] = { "label.nl", "label.en" };
	static const char *const whys[LANG_COUNT] = { "why.nl", "why.en" };
	static const char *const paids[LANG_COUNT] = { "paid.nl", "paid.en" };
	bool component = texts == COMPONENT_LABEL || texts == COMPONENT_PAID;

	if (index >= (component ? policy->component_count : policy->condition_count))
		return false;
	if (component) {
		struct component_rule *rule = &policy->component[index];
		bool label = texts == COMPONENT_LABEL;

		*ret = (struct titled){ "component", rule->name, rule->line, true, label,
			label ? labels : paids, label ? rule->label : rule->paid };
	} else {
		struct condition_rule *rule = &policy->condition[index];

		*ret = (struct titled){ "condition", rule->name, rule->line,
			!rule->abolished, !rule->abolished, texts == CONDITION_LABEL ? labels : whys,
			texts == CONDITION_LABEL ? rule->label : rule->why };
	}
	return true;
}

/* From the first policy that has the text. */
static void take_text(
    const struct policy_set *set, enum texts texts, const struct titled *titled, int lang)
{
	struct titled other;

	for (size_t p = 0; p < set->count; p++) {
		for (size_t i = 0; get_titled(set->policy[p], texts, i, &other); i++) {
			if (strcmp(other.name, titled->name) != 0 ||
			    *other.text[lang] == '\0')
				continue;
			g_free(titled->text[lang]);
			titled->text[lang] = g_strdup(other.text[lang]);
			return;
		}
	}
}

static void refuse_missing(const struct policy *policy, const struct titled *titled,
    int lang, struct faults *faults)
{
	char *place =
	    g_strdup_printf("[%s %s] %s", titled->kind, titled->name, titled->keys[lang]);
	struct fault fault;

	fault_set(&fault, FAULT_REQUIRED, place, NULL, N_("a text"));
	fault_at(&fault, policy->file, titled->line);
	faults_add(faults, &fault);
	g_free(place);
}

static int take_texts(const struct policy_set *set, const struct policy *policy,
    enum texts texts, struct faults *faults)
{
	struct titled titled;
	int result = 0;

	for (size_t i = 0; get_titled(policy, texts, i, &titled); i++) {
		for (int lang = 0; lang < LANG_COUNT && titled.takes_texts; lang++) {
			if (*titled.text[lang] == '\0')
				take_text(set, texts, &titled, lang);
			if (*titled.text[lang] != '\0' || !titled.needs_texts)
				continue;
			refuse_missing(policy, &titled, lang, faults);
			result = -1;
		}
	}
	return result;
}

int policies_take_texts(struct policy_set *set, struct faults *faults)
{
	int result = 0;

	for (size_t p = 0; p < set->count; p++) {
		for (int texts = 0; texts < TEXTS_COUNT; texts++) {
			if (take_texts(set, set->policy[p], (enum texts)texts, faults) !=
			    0)
				result = -1;
		}
	}
	return result;
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
	if (!sound || policies_take_texts(&set, faults) != 0) {
		policy_set_clear(&set);
		return -1;
	}
	*ret = set;
	return 0;
}
