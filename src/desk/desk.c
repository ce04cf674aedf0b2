/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/desk.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/policy/policies.h"

#include "internal.h"

#define SECONDS_A_DAY (24 * 60 * 60)

struct desk *desk_new(const struct desk_env *env)
{
	struct desk *desk = g_new0(struct desk, 1);

	desk->env = *env;
	desk->demo_lock = -1;
	return desk;
}

void desk_free(struct desk *desk)
{
	if (desk == NULL)
		return;
	desk_lock(desk);
	ledger_close(desk->ledger);
	desk_demo_remove(desk);
	rulebook_free(desk->rulebook);
	policy_set_clear(&desk->policies);
	country_table_clear(&desk->countries);
	g_free(desk);
}

const struct desk_env *desk_env(const struct desk *desk)
{
	return &desk->env;
}

char *desk_time_format(
    const struct desk *desk, char ret[DESK_TIME_TEXT], int64_t at, enum lang lang)
{
	int64_t here = at + (desk->env.utc_offset != NULL ? desk->env.utc_offset(at) : 0);
	int64_t day = here / SECONDS_A_DAY - (here % SECONDS_A_DAY < 0);
	int minutes = (int)((here - day * SECONDS_A_DAY) / 60);
	char date[DATE_TEXT];

	date_format(date, (day_number)day, lang);
	snprintf(ret, DESK_TIME_TEXT, "%s %02d:%02d", date, minutes / 60, minutes % 60);
	return ret;
}

/* --- rules --- */

char *desk_policies_folder(const struct desk *desk)
{
	if (desk->env.policies_folder != NULL)
		return g_strdup(desk->env.policies_folder);
	return g_build_filename(desk->env.data_folder, "policies", NULL);
}

char *desk_countries_path(const struct desk *desk)
{
	return g_build_filename(desk->env.data_folder, "countries.ini", NULL);
}

/* Compile what was read, when all of it could be. */
static int compile(struct desk *desk, const char *countries_path, struct faults *faults)
{
	struct fault fault = { 0 };

	if (rules_hash(&desk->policies, countries_path, desk->rules_hash, &fault) != 0) {
		faults_add(faults, &fault);
		return -1;
	}
	desk->rulebook = rulebook_compile(&desk->policies, &desk->countries, faults);
	return desk->rulebook != NULL ? 0 : -1;
}

int desk_load_rules(struct desk *desk, struct faults *faults)
{
	char *folder;
	char *countries;
	int failed = 0;

	if (desk->rulebook != NULL)
		return 0;
	folder = desk_policies_folder(desk);
	countries = desk_countries_path(desk);
	if (policies_read(folder, &desk->policies, faults) != 0)
		failed = -1;
	if (countries_read(countries, &desk->countries, faults) != 0)
		failed = -1;
	if (failed == 0)
		failed = compile(desk, countries, faults);
	if (failed != 0) {
		policy_set_clear(&desk->policies);
		country_table_clear(&desk->countries);
	}
	g_free(countries);
	g_free(folder);
	return failed;
}

const struct rulebook *desk_rulebook(const struct desk *desk)
{
	return desk->rulebook;
}

const uint8_t *desk_rules_hash(const struct desk *desk)
{
	return desk->rules_hash;
}

/* --- the ledger as a whole --- */

const char *desk_ledger_path(const struct desk *desk)
{
	return desk->demo_ledger != NULL ? desk->demo_ledger : desk->env.ledger_path;
}

struct ledger *desk_ledger(struct desk *desk)
{
	return desk->ledger;
}

bool desk_ledger_exists(const struct desk *desk)
{
	/* Whatever stands there counts: ledger_open says what it is. */
	return g_file_test(desk_ledger_path(desk), G_FILE_TEST_EXISTS) ||
	       g_file_test(desk_ledger_path(desk), G_FILE_TEST_IS_SYMLINK);
}

int desk_make_place(const char *path, struct fault *fault)
{
	char *usual = config_ledger_path();
	char *folder = g_path_get_dirname(path);
	int error = 0;

	if (strcmp(path, usual) == 0)
		error = g_mkdir_with_parents(folder, 0700) != 0 ? errno : 0;
	else if (access(folder, F_OK) != 0)
		error = errno;
	if (error != 0)
		fault_from_errno(fault, folder, error);
	g_free(folder);
	g_free(usual);
	return error != 0 ? -1 : 0;
}

/* A demo is nobody else's. */
static const char *group_of(const struct desk *desk)
{
	return desk->demo_ledger != NULL ? NULL : desk->env.config->group;
}

int desk_share(struct desk *desk, struct fault *fault)
{
	if (group_of(desk) == NULL)
		return 0;
	return ledger_share(desk_ledger_path(desk), group_of(desk), fault);
}

int desk_ledger_create(struct desk *desk, const char *user, const char *passphrase,
    enum ledger_kdf_cost cost, struct fault *fault)
{
	if (desk_make_place(desk_ledger_path(desk), fault) != 0)
		return -1;
	if (ledger_create(desk_ledger_path(desk), user, passphrase,
		desk_kdf_cost(desk, cost), desk->env.config->desk, desk->env.now(),
		fault) != 0)
		return -1;
	return desk_share(desk, fault);
}

int desk_ledger_open(struct desk *desk, struct fault *fault)
{
	if (desk->ledger != NULL)
		return 0;
	return ledger_open_shared(
	    desk_ledger_path(desk), group_of(desk), &desk->ledger, fault);
}

int desk_unlock(struct desk *desk, const char *user, const char *passphrase,
    bool (*progress)(void *data, int permille), void *data, struct fault *fault)
{
	if (desk_ledger_open(desk, fault) != 0 ||
	    ledger_unlock(desk->ledger, user, passphrase, desk->env.config->desk,
		desk->env.now(), progress, data, fault) != 0)
		return -1;
	desk_anchor_check(desk);
	desk_anchor_note(desk);
	return 0;
}

void desk_lock(struct desk *desk)
{
	if (desk->ledger == NULL)
		return;
	if (ledger_unlocked(desk->ledger))
		desk_anchor_note(desk);
	desk_due_forget(desk);
	ledger_lock(desk->ledger);
}

int desk_require_unlocked(const struct desk *desk, struct fault *fault)
{
	if (desk->ledger != NULL && ledger_unlocked(desk->ledger))
		return 0;
	return fault_set(fault, FAULT_LOCKED, desk_ledger_path(desk), NULL, NULL);
}
