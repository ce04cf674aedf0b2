/* SPDX-License-Identifier: EUPL-1.2 */
#include "report_rules.h"

#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/policy/policies.h"

#include "internal.h"
#include "rule_set.h"

/* A side as it was asked for. */
struct side {
	const char *path;            /* NULL: installed, or what applies */
	struct policy *read;         /* from `path`; owned */
	const struct policy *policy; /* NULL: what applies */
	bool installed;              /* there is one of this id in the folder */
};

static bool is_package(const struct side *side)
{
	return side->policy != NULL && side->policy->kind == POLICY_PACKAGE;
}

static bool is_amendment(const struct side *side)
{
	return side->policy != NULL && side->policy->kind == POLICY_AMENDMENT;
}

static int complain(
    const struct policy_set *set, const char *found, struct faults *faults)
{
	GString *known = g_string_new(NULL);
	struct fault fault;

	for (size_t i = 0; i < set->count; i++)
		g_string_append_printf(
		    known, "%s%s", i > 0 ? ", " : "", set->policy[i]->id);
	fault_set(&fault, FAULT_REFERENCE, "report what-if", found, known->str);
	g_string_free(known, TRUE);
	faults_add(faults, &fault);
	return -1;
}

/* An id of the folder, or the path of a file; NULL: what applies. */
static int find_side(
    const struct desk *desk, const char *word, struct side *ret, struct faults *faults)
{
	*ret = (struct side){ 0 };
	if (word == NULL)
		return 0;
	ret->policy = policy_set_find(&desk->policies, word);
	ret->installed = ret->policy != NULL;
	if (ret->installed)
		return 0;
	if (access(word, F_OK) != 0)
		return complain(&desk->policies, word, faults);
	ret->path = word;
	ret->policy = ret->read = policy_read(word, faults);
	if (ret->read == NULL)
		return -1;
	ret->installed = policy_set_find(&desk->policies, ret->read->id) != NULL;
	return 0;
}

/* Put in what comes from a file: read again, since every set owns its policies. */
static int put_in(struct policy_set *set, const struct side *side, struct faults *faults)
{
	struct policy *policy;

	if (side->path == NULL)
		return 0;
	policy = policy_read(side->path, faults);
	if (policy == NULL)
		return -1;
	rule_set_put(set, policy);
	return 0;
}

/* The policy whose package this side pays; NULL: whatever applies. */
static const struct side *paid_side(const struct side *own, const struct side *other)
{
	if (is_package(own))
		return own;
	return is_amendment(own) && is_package(other) ? other : NULL;
}

static struct rulebook *compile(
    struct desk *desk, struct policy_set *set, struct faults *faults)
{
	if (policies_take_texts(set, faults) != 0)
		return NULL;
	return rulebook_compile(set, &desk->countries, faults);
}

/* The rules of one side, by itself. */
static int make_side(struct desk *desk, const struct side *own, const struct side *other,
    int index, struct report_rules *ret, struct faults *faults)
{
	struct policy_set *set = &ret->set[index];
	const struct side *paid = paid_side(own, other);
	char *folder = desk_policies_folder(desk);
	int failed = policies_read(folder, set, faults);

	g_free(folder);
	if (failed != 0)
		return -1;
	if (is_amendment(other) && other->path == NULL)
		rule_set_remove(set, other->policy->id);
	if (put_in(set, own, faults) != 0 ||
	    (paid == other && put_in(set, other, faults) != 0))
		return -1;
	if (paid != NULL)
		rule_set_hold(set, paid->policy->id);
	ret->rulebook[index] = compile(desk, set, faults);
	ret->rules[index] = (struct what_if_rules){
		.rulebook = ret->rulebook[index],
		.applied = paid == NULL,
		.package = paid != NULL ? paid->policy->package : PACKAGE_NATIONAL,
	};
	return ret->rulebook[index] != NULL ? 0 : -1;
}

/* May both stand in one set without either changing the other? */
static bool can_share(const struct side side[WHAT_IF_SIDES])
{
	for (int i = 0; i < WHAT_IF_SIDES; i++)
		if (!is_package(&side[i]) || (side[i].path != NULL && side[i].installed))
			return false;
	return side[0].policy->package != side[1].policy->package;
}

/* Two packages of one rulebook are judged at once. */
static int make_shared(struct desk *desk, const struct side side[WHAT_IF_SIDES],
    struct report_rules *ret, struct faults *faults)
{
	char *folder = desk_policies_folder(desk);
	int failed = policies_read(folder, &ret->set[0], faults);

	g_free(folder);
	for (int i = 0; i < WHAT_IF_SIDES && failed == 0; i++) {
		failed = put_in(&ret->set[0], &side[i], faults);
		if (failed == 0)
			rule_set_hold(&ret->set[0], side[i].policy->id);
	}
	if (failed == 0)
		ret->rulebook[0] = compile(desk, &ret->set[0], faults);
	for (int i = 0; i < WHAT_IF_SIDES; i++)
		ret->rules[i] = (struct what_if_rules){
			.rulebook = ret->rulebook[0],
			.package = side[i].policy->package,
		};
	return ret->rulebook[0] != NULL ? 0 : -1;
}

static void name_sides(const struct side side[WHAT_IF_SIDES], struct report_rules *ret)
{
	for (int i = 0; i < WHAT_IF_SIDES; i++)
		ret->name[i] =
		    g_strdup(side[i].policy != NULL ? side[i].policy->id : "applied");
	if (strcmp(ret->name[0], ret->name[1]) == 0) {
		g_free(ret->name[WHAT_IF_AGAINST]);
		ret->name[WHAT_IF_AGAINST] =
		    g_strdup_printf("%s (against)", ret->name[WHAT_IF_POLICY]);
	}
}

int report_rules_make(struct desk *desk, const char *policy, const char *against,
    struct report_rules *ret, struct faults *faults)
{
	struct side side[WHAT_IF_SIDES] = { 0 };
	int failed = 0;

	if (find_side(desk, policy, &side[WHAT_IF_POLICY], faults) != 0)
		failed = -1;
	if (find_side(desk, against, &side[WHAT_IF_AGAINST], faults) != 0)
		failed = -1;
	if (failed == 0 && can_share(side))
		failed = make_shared(desk, side, ret, faults);
	else
		for (int i = 0; i < WHAT_IF_SIDES && failed == 0; i++)
			failed = make_side(desk, &side[i], &side[1 - i], i, ret, faults);
	if (failed == 0)
		name_sides(side, ret);
	else
		report_rules_clear(ret);
	for (int i = 0; i < WHAT_IF_SIDES; i++)
		policy_free(side[i].read);
	return failed;
}

void report_rules_clear(struct report_rules *rules)
{
	for (int i = 0; i < WHAT_IF_SIDES; i++) {
		rulebook_free(rules->rulebook[i]);
		policy_set_clear(&rules->set[i]);
		g_free(rules->name[i]);
	}
	memset(rules, 0, sizeof(*rules));
}
