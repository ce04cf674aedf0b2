/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/exchange/case_json.h"

#include "terugkeerdesk/exchange/writer.h"

#include "case_keys.h"

static void put_value(
    struct writer *writer, const struct fact *fact, const struct value *value)
{
	char *word;

	if (!value->set)
		return;
	switch (fact->type) {
	case FACT_TYPE_YESNO:
		writer_boolean(writer, fact->key, value->number != 0);
		break;
	case FACT_TYPE_PERSON:
	case FACT_TYPE_MONEY:
		writer_integer(writer, fact->key, value->number);
		break;
	default:
		word = fact_word(fact, value);
		writer_string(writer, fact->key, word);
		g_free(word);
	}
}

static void put_override(struct writer *writer, const struct override *override)
{
	writer_begin(writer, NULL, '{');
	if (override->person == 0)
		writer_null(writer, KEY_PERSON);
	else
		writer_integer(writer, KEY_PERSON, override->person);
	writer_string(writer, KEY_CONDITION, override->condition);
	writer_string(
	    writer, KEY_ANSWER, override->answer == OVERRIDE_MET ? WORD_MET : WORD_UNMET);
	writer_string(writer, KEY_REASON, override->reason);
	writer_end(writer, '}');
}

char *case_json_write(const struct case_file *file, bool pretty)
{
	struct writer writer;

	writer_start(&writer, pretty);
	writer_begin(&writer, NULL, '{');
	writer_string(&writer, KEY_FORMAT, CASE_FORMAT);
	writer_begin(&writer, KEY_CASE, '{');
	for (int id = 0; id < FACT_CASE_COUNT; id++)
		put_value(&writer, fact_get((enum fact_id)id), &file->fact[id]);
	writer_end(&writer, '}');
	writer_begin(&writer, KEY_PERSONS, '[');
	for (int i = 0; i < file->person_count; i++) {
		writer_begin(&writer, NULL, '{');
		for (int id = FACT_CASE_COUNT; id < FACT_COUNT; id++)
			put_value(&writer, fact_get((enum fact_id)id),
			    &file->person[i].fact[id - FACT_CASE_COUNT]);
		writer_end(&writer, '}');
	}
	writer_end(&writer, ']');
	if (file->override_count > 0) {
		writer_begin(&writer, KEY_OVERRIDES, '[');
		for (int i = 0; i < file->override_count; i++)
			put_override(&writer, &file->override[i]);
		writer_end(&writer, ']');
	}
	writer_end(&writer, '}');
	return writer_finish(&writer);
}
