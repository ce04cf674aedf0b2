/* SPDX-License-Identifier: EUPL-1.2 */
#include "vocabulary.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/policy.h"

struct words {
	struct vocabulary_word *word;
	size_t count;
};

static void put(struct words *words, const char *word, unsigned value)
{
	words->word[words->count++] = (struct vocabulary_word){ word, value };
}

static void put_choices(struct words *words, enum fact_id id)
{
	const struct fact *fact = fact_get(id);

	for (unsigned i = 0; i < FACT_CHOICES_MAX && fact->choices[i] != NULL; i++)
		put(words, fact->choices[i], i);
}

/* What is kept for administration only decides nothing. */
static bool decides(const struct fact *fact)
{
	return fact->absent != FACT_ABSENT_NOTHING;
}

static bool fact_is_in(const struct fact *fact, enum vocabulary vocabulary)
{
	bool of_case = fact->level == FACT_LEVEL_CASE;

	switch (vocabulary) {
	case VOCABULARY_FACT:
		/* That a rule holds from a registration date is what periods are for. */
		return decides(fact) && fact->id != FACT_REGISTERED_ON &&
		       (fact->type == FACT_TYPE_CHOICE || fact->type == FACT_TYPE_YESNO ||
			   fact->type == FACT_TYPE_DATE);
	case VOCABULARY_MOVING_FACT:
		return decides(fact) && of_case && fact->type == FACT_TYPE_YESNO;
	case VOCABULARY_SOFTENING_FACT:
		return fact->absent == FACT_ABSENT_DEFAULT && fact->absent_number == 0 &&
		       !of_case && fact->type == FACT_TYPE_YESNO;
	case VOCABULARY_SINCE_FACT:
		return decides(fact) && !of_case && fact->type == FACT_TYPE_DATE;
	case VOCABULARY_MONEY_FACT:
		return fact->type == FACT_TYPE_MONEY;
	default:
		return false;
	}
}

size_t vocabulary_words(
    enum vocabulary vocabulary, struct vocabulary_word ret[VOCABULARY_MAX])
{
	struct words words = { .word = ret };

	switch (vocabulary) {
	case VOCABULARY_YES_NO:
		put(&words, "yes", 1);
		put(&words, "no", 0);
		break;
	case VOCABULARY_POLICY_KIND:
		put(&words, "package", POLICY_PACKAGE);
		put(&words, "amendment", POLICY_AMENDMENT);
		break;
	case VOCABULARY_PACKAGE:
		for (unsigned i = 0; i < PACKAGE_COUNT; i++)
			put(&words, package_name(i), i);
		break;
	case VOCABULARY_DEPARTURE_KIND:
		put_choices(&words, FACT_DEPARTURE_KIND);
		break;
	case VOCABULARY_ROUTE:
		put_choices(&words, FACT_ROUTE);
		break;
	case VOCABULARY_PHASE:
		for (unsigned i = 0; i < PHASE_COUNT; i++)
			put(&words, phase_name(i), i);
		break;
	case VOCABULARY_FORM:
		for (unsigned i = FORM_CASH; i <= FORM_NOT_STATED; i++)
			put(&words, form_name(i), i);
		break;
	case VOCABULARY_PAYER:
		put(&words, payer_name(PAYER_NL), PAYER_NL);
		put(&words, payer_name(PAYER_AMIF), PAYER_AMIF);
		put(&words, payer_name(PAYER_FRONTEX), PAYER_FRONTEX);
		put(&words, payer_name(PAYER_NOT_STATED), PAYER_NOT_STATED);
		break;
	case VOCABULARY_ANSWER:
		put(&words, answer_name(ANSWER_MET), ANSWER_MET);
		put(&words, answer_name(ANSWER_UNMET), ANSWER_UNMET);
		put(&words, answer_name(ANSWER_CHECK), ANSWER_CHECK);
		break;
	case VOCABULARY_NOTICE_WHEN:
		put(&words, "always", NOTICE_ALWAYS);
		put(&words, "fact", NOTICE_FACT);
		put(&words, "turns_18", NOTICE_TURNS_18);
		put(&words, "born_after", NOTICE_BORN_AFTER);
		put(&words, "not_linked", NOTICE_NOT_LINKED);
		put(&words, "softened", NOTICE_SOFTENED);
		put(&words, "review", NOTICE_REVIEW);
		break;
	case VOCABULARY_FACT:
	case VOCABULARY_MOVING_FACT:
	case VOCABULARY_SOFTENING_FACT:
	case VOCABULARY_SINCE_FACT:
	case VOCABULARY_MONEY_FACT:
		for (unsigned i = 0; i < FACT_COUNT; i++) {
			const struct fact *fact = fact_get(i);

			if (fact_is_in(fact, vocabulary))
				put(&words, fact->key, i);
		}
		break;
	}
	return words.count;
}

bool vocabulary_find(enum vocabulary vocabulary, const char *word, unsigned *ret)
{
	struct vocabulary_word words[VOCABULARY_MAX];
	size_t count = vocabulary_words(vocabulary, words);

	for (size_t i = 0; i < count; i++) {
		if (strcmp(words[i].word, word) == 0) {
			*ret = words[i].value;
			return true;
		}
	}
	return false;
}

static char *join(const struct vocabulary_word *words, size_t count)
{
	GString *list = g_string_new(NULL);

	for (size_t i = 0; i < count; i++)
		g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", words[i].word);
	return g_string_free(list, FALSE);
}

char *vocabulary_list(enum vocabulary vocabulary)
{
	struct vocabulary_word words[VOCABULARY_MAX];

	return join(words, vocabulary_words(vocabulary, words));
}

char *vocabulary_values(const struct fact *fact)
{
	struct vocabulary_word word[VOCABULARY_MAX];
	struct words words = { .word = word };

	put_choices(&words, fact->id);
	return join(word, words.count);
}
