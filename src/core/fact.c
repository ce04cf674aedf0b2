/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/fact.h"

#include <assert.h>
#include <string.h>

#include <glib.h>

#include "fact_table.h"
#include "terugkeerdesk/core/text.h"

const struct fact *fact_get(enum fact_id id)
{
	assert(id < FACT_COUNT);
	return &fact_table[id];
}

const struct fact *fact_find(enum fact_level level, const char *key)
{
	const struct fact *fact = fact_find_any(key);

	return fact != NULL && fact->level == level ? fact : NULL;
}

const struct fact *fact_find_any(const char *key)
{
	for (size_t id = 0; id < FACT_COUNT; id++) {
		if (strcmp(fact_table[id].key, key) == 0)
			return &fact_table[id];
	}
	return NULL;
}

int fact_choice_find(const struct fact *fact, const char *word)
{
	for (int i = 0; i < FACT_CHOICES_MAX && fact->choices[i] != NULL; i++) {
		if (strcmp(fact->choices[i], word) == 0)
			return i;
	}
	return -1;
}

void value_clear(struct value *value)
{
	text_free(value->text);
	memset(value, 0, sizeof *value);
}

void value_copy(struct value *ret, const struct value *value)
{
	struct value copy = *value;

	copy.text = g_strdup(value->text);
	value_clear(ret);
	*ret = copy;
}

bool value_equal(const struct value *one, const struct value *other)
{
	if (!one->set || !other->set)
		return one->set == other->set;
	return one->number == other->number && g_strcmp0(one->text, other->text) == 0;
}
