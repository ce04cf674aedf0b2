/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "grid.h"
#include "internal.h"
#include "policy_text.h"
#include "say.h"
#include "words.h"

/* --- list --- */

static void add_day(struct grid *grid, day_number day)
{
	char date[DATE_TEXT];
	bool open = day == DAY_NONE || day == DAY_FOREVER;

	grid_add(grid, open ? "–" : date_format_short(date, day));
}

static void add_policy(struct grid *grid, const struct policy *policy, enum lang lang)
{
	bool package = policy->kind == POLICY_PACKAGE;

	grid_add(grid, policy->id);
	grid_add(grid, package ? _(package_label(policy->package)) : _("Amendment"));
	add_day(grid, policy->period.from);
	add_day(grid, policy->period.until);
	grid_add(grid, policy->name[lang]);
}

int command_policy_list(struct cli *cli)
{
	struct grid grid = { .columns = 5 };
	const struct policy_set *set;
	int status = cli_load_rules(cli);

	if (status != EXIT_OK)
		return status;
	set = rulebook_policies(desk_rulebook(cli->desk));
	puts(_("By date of registration:"));
	grid_add(&grid, _("Policy"));
	grid_add(&grid, _("Package"));
	grid_add(&grid, _("From"));
	grid_add(&grid, _("Until"));
	grid_add(&grid, _("Name"));
	for (size_t i = 0; i < set->count; i++)
		add_policy(&grid, set->policy[i], cli->lang);
	grid_print(&grid);
	return EXIT_OK;
}

/* --- show --- */

static char *known_ids(const struct policy_set *set)
{
	GString *ids = g_string_new(NULL);

	for (size_t i = 0; i < set->count; i++)
		g_string_append_printf(
		    ids, "%s%s", i > 0 ? ", " : "", set->policy[i]->id);
	return g_string_free(ids, FALSE);
}

int command_policy_show(struct cli *cli)
{
	const char *id = cli->line.argument[0];
	const struct policy_set *set;
	const struct policy *policy;
	struct fault fault;
	char *known;
	int status = cli_load_rules(cli);

	if (status != EXIT_OK)
		return status;
	set = rulebook_policies(desk_rulebook(cli->desk));
	policy = policy_set_find(set, id);
	if (policy != NULL) {
		policy_text_print(policy, desk_rulebook(cli->desk), cli->lang);
		return EXIT_OK;
	}
	known = known_ids(set);
	fault_set(&fault, FAULT_REFERENCE, cli->line.command->name, id, known);
	g_free(known);
	return say_fault(cli, &fault);
}

/* --- check --- */

static bool is_about(const struct fault *fault, const char *path)
{
	return strcmp(fault->file, path) == 0 || strcmp(fault->place, path) == 0;
}

static bool is_named(const struct faults *faults, const char *path)
{
	for (size_t i = 0; i < faults->count; i++) {
		if (is_about(&faults->item[i], path))
			return true;
	}
	return false;
}

/* Is a fault about a file that was not given?  One that was given causes it. */
static bool is_elsewhere(const struct faults *faults, const char *const *path)
{
	for (size_t i = 0; i < faults->count; i++) {
		const char *const *one = path;

		while (*one != NULL && !is_about(&faults->item[i], *one))
			one++;
		if (*one == NULL)
			return true;
	}
	return false;
}

int command_policy_check(struct cli *cli)
{
	const char *const *path = cli->line.argument;
	struct faults faults = { 0 };
	bool elsewhere;
	int status;

	desk_check_policies(cli->desk, path, (size_t)cli->line.argument_count, &faults);
	status = say_faults(cli, &faults);
	elsewhere = is_elsewhere(&faults, path);
	for (; *path != NULL; path++) {
		if (elsewhere || is_named(&faults, *path))
			continue;
		/* TRANSLATORS: %s is the name of a file */
		printf(_("%s: no faults"), *path);
		putchar('\n');
	}
	faults_clear(&faults);
	return status;
}
