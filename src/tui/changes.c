/* SPDX-License-Identifier: EUPL-1.2 */
#include "changes.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/policy.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

static char *who(const struct change *change, const struct case_file *file)
{
	char *name, *text;

	if (file == NULL || change->person > file->person_count)
		return g_strdup_printf(_("person %d"), change->person);
	name = entry_name(file, change->person);
	text = g_strdup_printf("%d %s", change->person, name);
	text_free(name);
	return text;
}

/* The word of a record, as people read it. */
static char *answer(const struct fact *fact, const char *word,
    const struct case_file *file, const struct entry_words *words)
{
	static const struct case_file nobody = { 0 };
	struct value value = { 0 };
	char *text;

	if (word == NULL || *word == '\0' ||
	    fact_parse(fact, word, &value, fact->key, NULL) != 0)
		return g_strdup(word != NULL && *word != '\0' ? word : C_("answer", "nothing"));
	text = entry_text(words, file != NULL ? file : &nobody, fact, &value);
	value_clear(&value);
	return text;
}

static char *fact_changed(const struct change *change, const struct case_file *file,
    const struct entry_words *words)
{
	const struct fact *fact = fact_get(change->fact);
	char *before = answer(fact, change->before, file, words);
	char *after = answer(fact, change->after, file, words);
	char *text = g_strdup_printf("%s: %s → %s", _(fact->label), before, after);

	text_free(before);
	text_free(after);
	return text;
}

static char *override_changed(const struct change *change, const struct rulebook *rulebook,
    enum lang lang)
{
	int condition =
	    rulebook != NULL ? rulebook_condition_find(rulebook, change->condition) : -1;
	const char *label = condition >= 0 ?
	    rulebook_condition_label(rulebook, condition, lang) :
	    change->condition;
	const char *before = change->before != NULL ? change->before : "";
	const char *after = change->after != NULL ? change->after : "";

	if (*after == '\0')
		return g_strdup_printf(_("override of “%s” withdrawn (was %s)"), label, before);
	return g_strdup_printf(_("override of “%s”: %s"), label, after);
}

char *changes_text(const struct change *change, const struct case_file *file,
    const struct rulebook *rulebook, enum lang lang)
{
	struct entry_words words = { .lang = lang };
	char *what, *person, *text;

	if (rulebook != NULL)
		words.countries = rulebook_countries(rulebook);
	switch (change->kind) {
	case CHANGE_PERSON_ADDED:
		what = g_strdup(_("person added"));
		break;
	case CHANGE_PERSON_REMOVED:
		what = g_strdup(_("person removed"));
		break;
	case CHANGE_OVERRIDE:
		what = override_changed(change, rulebook, lang);
		break;
	default:
		what = fact_changed(change, file, &words);
		break;
	}
	if (change->person == 0)
		return what;
	person = who(change, file);
	text = g_strdup_printf("%s: %s", person, what);
	text_free(person);
	text_free(what);
	return text;
}
