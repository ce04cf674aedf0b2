/* SPDX-License-Identifier: EUPL-1.2 */
#include "counter.h"

#include <glib.h>
#include <string.h>

#include "support.h"

#define ARGUMENTS_MAX 16

struct counter counter_make(void)
{
	static const char *const create[] = { "ledger", "create", "--kdf-cost", "low", NULL };
	struct counter counter = { .folder = support_temp_folder() };

	counter.ledger = g_build_filename(counter.folder, "ledger.tkd", NULL);
	counter.secret = g_build_filename(counter.folder, "secret", NULL);
	support_write_text(counter.secret, PASSPHRASE "\n");
	g_free(counter_command(&counter, create));
	return counter;
}

void counter_clear(struct counter *counter)
{
	support_remove_folder(counter->folder);
	g_free(counter->ledger);
	g_free(counter->secret);
	memset(counter, 0, sizeof(*counter));
}

char *counter_command(const struct counter *counter, const char *const arguments[])
{
	char *program = support_build("src/terugkeerdesk");
	const char *argv[ARGUMENTS_MAX] = { program, "--ledger", counter->ledger, "--user",
		"anna", "--passphrase-file", counter->secret };
	struct support_run run;
	size_t count = 7;

	while (*arguments != NULL && count < ARGUMENTS_MAX - 1)
		argv[count++] = *arguments++;
	support_run(&run, argv, NULL, NULL);
	if (run.status != 0)
		print_error("%s\n", run.err);
	assert_int_equal(run.status, 0);
	char *out = g_strdup(run.out);
	support_run_clear(&run);
	g_free(program);
	return out;
}

struct vt *counter_start(const struct counter *counter, const char *lang, int rows,
    int columns, const char *const env[])
{
	char *program = support_build("src/terugkeerdesk");
	const char *argv[] = { program, "--ledger", counter->ledger, "--user", "anna", "--lang",
		lang, NULL };
	struct vt *vt = vt_spawn(argv, env, rows, columns);

	g_free(program);
	return vt;
}

void counter_unlock(struct vt *vt)
{
	vt_until_text(vt, "anna");
	vt_keys(vt, PASSPHRASE ENTER);
}

struct vt *counter_open(const struct counter *counter, const char *lang, int rows,
    int columns)
{
	struct vt *vt = counter_start(counter, lang, rows, columns, NULL);

	counter_unlock(vt);
	vt_until_text(vt, *lang == 'n' ? "Zoek" : "Search");
	return vt;
}

void counter_leave(struct vt *vt)
{
	vt_keys(vt, F10 ENTER);
	assert_int_equal(vt_until_end(vt), 0);
}

/* The answers that are letters differ by language; those that are typed do not. */
struct letters {
	const char *voluntary, *rejected, *yes, *female, *child, *country;
};

static void add(GPtrArray *keys, const char *const list[], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (*list[i] != '\0')
			g_ptr_array_add(keys, g_strdup(list[i]));
	}
}

static void add_person(GPtrArray *keys, const char *name, const char *role, const char *sex,
    const char *born, const char *country, const char *link_or_own)
{
	const char *list[] = { name, ENTER, ENTER, role, ENTER, sex, ENTER, born, ENTER, country,
		ENTER, link_or_own, "n" ENTER, "n" ENTER, "n" ENTER, "n" ENTER };

	add(keys, list, G_N_ELEMENTS(list));
}

char **counter_family_keys(const char *lang)
{
	static const struct letters dutch = { "z", "aa", "j", "v", "k", "irak" };
	static const struct letters english = { "v", "aa", "y", "f", "c", "iraq" };
	const struct letters *say = *lang == 'n' ? &dutch : &english;
	const char *list[] = { "22-3-2024" ENTER, say->voluntary, ENTER, ENTER, "i" ENTER,
		say->country, ENTER, say->rejected, ENTER, say->yes, ENTER, "n" ENTER, ENTER, ENTER,
		ENTER, ENTER };
	static const char *const next[] = { CTRL_N };
	GPtrArray *keys = g_ptr_array_new();

	add(keys, list, G_N_ELEMENTS(list));
	add_person(keys, "Voorbeeld Ahmad", "", "m", "1-1-1985", say->country, "");
	add(keys, next, 1);
	add_person(
	    keys, "Voorbeeld Zahra", "p", say->female, "1986", say->country, "n" ENTER);
	add(keys, next, 1);
	add_person(keys, "Voorbeeld Ali", say->child, "m", "5-2015", say->country, "1" ENTER);
	add(keys, next, 1);
	add_person(keys, "Voorbeeld Sara", say->child, say->female, "01052017", say->country,
	    "1" ENTER);
	g_ptr_array_add(keys, NULL);
	return (char **)g_ptr_array_free(keys, FALSE);
}

void counter_type_family(struct vt *vt, const char *lang)
{
	char **keys = counter_family_keys(lang);

	for (char **key = keys; *key != NULL; key++)
		vt_keys(vt, *key);
	g_strfreev(keys);
}

void counter_new_family(struct vt *vt, const char *lang)
{
	bool dutch = *lang == 'n';

	vt_keys(vt, CTRL_N);
	vt_until_text(vt, dutch ? "Nieuwe zaak" : "New case");
	counter_type_family(vt, lang);
	vt_until_text(vt, dutch ? "9.680" : "9,680");
}
