/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/what_if.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/desk/found.h"
#include "terugkeerdesk/report/row_counts.h"

#include "internal.h"
#include "report_rules.h"
#include "report_source.h"

/* A what-if with the rules it stands on. */
struct trial {
	struct desk_what_if base; /* first: what the front end holds */
	struct report_rules rules;
};

/* What one thread adds up. */
struct trial_worker {
	const struct report_rules *rules;
	struct what_if *sums;
	struct row_counts counts;
	struct household_of_case household[WHAT_IF_SIDES];
};

/* Rows that the rules take for the same, counted as one. */
static void add_rows(void *data, const struct household_row *row, int64_t times)
{
	struct trial_worker *worker = data;
	const struct household *household = &worker->household[0].household;

	household_row_expand(row, &worker->household[0]);
	what_if_add(worker->sums,
	    (const struct household *const[]){ household, household }, times);
}

static void *trial_begin(void *data)
{
	const struct trial *trial = data;
	struct trial_worker *worker = g_new0(struct trial_worker, 1);

	worker->rules = &trial->rules;
	worker->sums = what_if_new(worker->rules->rules);
	worker->counts.give = add_rows;
	worker->counts.data = worker;
	return worker;
}

/* Those in which households are paid. */
static package_mask packages_of(const struct what_if_rules *rules)
{
	return rules->applied ? (1 << PACKAGE_COUNT) - 1
			      : (package_mask)(1 << rules->package);
}

static void trial_row(void *data, const struct household_row *row)
{
	struct trial_worker *worker = data;
	struct household_row same = *row;
	day_number since = DAY_NONE;
	uint64_t facts = 0;

	for (int i = 0; i < WHAT_IF_SIDES; i++) {
		const struct rulebook *rulebook = worker->rules->rules[i].rulebook;
		day_number own = rulebook_same_since(rulebook, row->registered_on);

		since = own > since ? own : since;
		facts |= rulebook_facts(
		    rulebook, row->registered_on, packages_of(&worker->rules->rules[i]));
	}
	same.registered_on = since;
	household_row_fold(&same, facts);
	row_counts_add(&worker->counts, &same);
}

static bool trial_file(
    void *data, const struct case_file *file, struct desk_found_case *found)
{
	struct trial_worker *worker = data;
	const struct household *household[WHAT_IF_SIDES];
	struct what_if_verdict verdict;

	for (int i = 0; i < WHAT_IF_SIDES; i++) {
		const struct rulebook *rulebook = worker->rules->rules[i].rulebook;

		/* Numbered by the same rulebook it is the same household. */
		household[i] = household[0];
		if (i > 0 && rulebook == worker->rules->rules[0].rulebook)
			continue;
		household[i] = &worker->household[i].household;
		household_from_case(file, rulebook, &worker->household[i]);
	}
	if (household[0]->registered_on == DAY_NONE || household[0]->member_count == 0)
		return false;
	verdict = what_if_add(worker->sums, household, 1);
	if (found != NULL)
		found->verdict = verdict;
	return true;
}

static void trial_end(void *data, void *own)
{
	struct trial *trial = data;
	struct trial_worker *worker = own;

	row_counts_finish(&worker->counts);
	what_if_merge(trial->base.sums, worker->sums);
	what_if_free(worker->sums);
	/* The households that it looked at stand in it. */
	explicit_bzero(worker, sizeof(*worker));
	g_free(worker);
}

struct desk_what_if *desk_what_if(struct desk *desk, const char *policy,
    const char *against, const struct desk_cases *cases, const struct desk_watch *watch,
    struct faults *faults)
{
	struct trial *trial = g_new0(struct trial, 1);
	struct report_sink sink = { trial, trial_begin, trial_row, trial_file,
		trial_end };
	struct fault fault = { 0 };

	if (desk_load_rules(desk, faults) != 0 ||
	    report_rules_make(desk, policy, against, &trial->rules, faults) != 0) {
		desk_what_if_free(&trial->base);
		return NULL;
	}
	trial->base.sums = what_if_new(trial->rules.rules);
	for (int i = 0; i < WHAT_IF_SIDES; i++)
		trial->base.name[i] = trial->rules.name[i];
	if (report_read(desk, cases, &sink, watch, &trial->base.read, &fault) != 0) {
		faults_add(faults, &fault);
		desk_what_if_free(&trial->base);
		return NULL;
	}
	return &trial->base;
}

void desk_what_if_free(struct desk_what_if *what_if)
{
	struct trial *trial = (struct trial *)what_if;

	if (trial == NULL)
		return;
	what_if_free(what_if->sums);
	report_rules_clear(&trial->rules);
	g_free(trial);
}
