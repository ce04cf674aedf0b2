/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/record.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"

#define FORMAT 1

/* Numbers of items beside those of the facts, which stay below. */
enum {
	ITEM_PERSON = 120,  /* holds the facts of a person as items */
	ITEM_OVERRIDE = 121 /* person, condition, answer, reason */
};

static void put_value(
    struct record_writer *writer, const struct fact *fact, const struct value *value)
{
	struct record_writer number = { 0 };

	if (!value->set)
		return;
	record_put_number(writer, fact->record_number);
	if (value->text != NULL) {
		record_put_text(writer, value->text);
		return;
	}
	record_put_signed(&number, value->number);
	record_put_bytes(writer, number.bytes, number.size);
	record_writer_clear(&number);
}

static void put_person(struct record_writer *writer, const struct person *person)
{
	struct record_writer items = { 0 };

	for (int id = FACT_CASE_COUNT; id < FACT_COUNT; id++)
		put_value(&items, fact_get((enum fact_id)id),
		    &person->fact[id - FACT_CASE_COUNT]);
	record_put_number(writer, ITEM_PERSON);
	record_put_bytes(writer, items.bytes, items.size);
	record_writer_clear(&items);
}

static void put_override(struct record_writer *writer, const struct override *override)
{
	struct record_writer items = { 0 };

	record_put_number(&items, (uint64_t) override->person);
	record_put_text(&items, override->condition);
	record_put_number(&items, override->answer);
	record_put_text(&items, override->reason);
	record_put_number(writer, ITEM_OVERRIDE);
	record_put_bytes(writer, items.bytes, items.size);
	record_writer_clear(&items);
}

uint8_t *record_encode(const struct case_file *file, size_t *ret_size)
{
	struct record_writer writer = { 0 };

	record_put_number(&writer, FORMAT);
	for (int id = 0; id < FACT_CASE_COUNT; id++)
		put_value(&writer, fact_get((enum fact_id)id), &file->fact[id]);
	for (int i = 0; i < file->person_count; i++)
		put_person(&writer, &file->person[i]);
	for (int i = 0; i < file->override_count; i++)
		put_override(&writer, &file->override[i]);
	*ret_size = writer.size;
	return writer.bytes;
}

/* A record on its way into a case. */
struct reading {
	struct case_file *file;
	bool texts; /* false: they are passed over */
	int next;   /* fact that is likely to come */
};

/* Items stand in the order of the table, so the search goes on behind the last one. */
static const struct fact *find_fact(
    struct reading *reading, enum fact_level level, uint64_t record_number)
{
	for (int i = 0; i < FACT_COUNT; i++) {
		enum fact_id id = (enum fact_id)((reading->next + i) % FACT_COUNT);
		const struct fact *fact = fact_get(id);

		if (fact->level != level || fact->record_number != record_number)
			continue;
		reading->next = id + 1;
		return fact;
	}
	return NULL;
}

static bool is_text(const struct fact *fact)
{
	return fact->type == FACT_TYPE_TEXT || fact->type == FACT_TYPE_LINES;
}

/* The value of one item, which must be one that can be typed. */
static int get_value(struct reading *reading, struct record_reader *reader,
    const struct fact *fact, struct value *ret)
{
	struct value value = { .set = true };
	size_t size;

	if (ret->set)
		return -1; /* twice */
	if (is_text(fact) && !reading->texts) {
		record_get_bytes(reader, FACT_LINES_BYTES_MAX, &size);
		return reader->failed ? -1 : 0;
	}
	if (is_text(fact)) {
		value.text = record_get_text(reader, FACT_LINES_BYTES_MAX);
	} else {
		struct record_reader inner = { 0 };

		inner.bytes = record_get_bytes(reader, 10, &inner.size);
		value.number = record_get_signed(&inner);
		if (inner.failed || inner.at != inner.size)
			return -1;
		/* The same as no answer.  The desk kept some drafts so. */
		if (fact->type == FACT_TYPE_PERSON && value.number == FACT_LINKED_NOBODY)
			return 0;
	}
	if (reader->failed || !fact_value_valid(fact, &value)) {
		value_clear(&value);
		return -1;
	}
	*ret = value;
	return 0;
}

static int get_person(struct reading *reading, struct record_reader *reader)
{
	struct case_file *file = reading->file;
	struct record_reader inner = { 0 };
	struct person *person;

	if (file->person_count == CASE_PERSONS_MAX)
		return -1;
	person = &file->person[file->person_count++];
	reading->next = FACT_CASE_COUNT;
	inner.bytes = record_get_bytes(reader, reader->size, &inner.size);
	while (!reader->failed && inner.at < inner.size) {
		const struct fact *fact =
		    find_fact(reading, FACT_LEVEL_PERSON, record_get_number(&inner));

		if (fact == NULL ||
		    get_value(reading, &inner, fact,
			&person->fact[fact->id - FACT_CASE_COUNT]) != 0)
			return -1;
	}
	return reader->failed ? -1 : 0;
}

static bool is_clean(const char *text)
{
	char *clean = NULL;
	bool same =
	    text_normalise(text, true, "", &clean, NULL) == 0 && strcmp(clean, text) == 0;

	text_free(clean);
	return same;
}

static int get_override(struct record_reader *reader, struct case_file *file)
{
	struct record_reader inner = { 0 };
	uint64_t person, answer;
	char *condition, *reason;
	int count = file->override_count;
	int result = -1;

	inner.bytes = record_get_bytes(reader, reader->size, &inner.size);
	person = record_get_number(&inner);
	condition = record_get_text(&inner, CONDITION_NAME_MAX - 1);
	answer = record_get_number(&inner);
	reason = record_get_text(&inner, FACT_LINES_BYTES_MAX);
	if (!reader->failed && !inner.failed && inner.at == inner.size &&
	    person <= CASE_PERSONS_MAX && answer <= OVERRIDE_UNMET && reason[0] != '\0' &&
	    is_clean(reason) && is_clean(condition))
		result = case_file_set_override(
		    file, (int)person, condition, (enum override_answer)answer, reason);
	if (file->override_count == count)
		result = -1; /* one that was there already */
	g_free(condition);
	text_free(reason);
	return result;
}

static int get_item(struct reading *reading, struct record_reader *reader)
{
	uint64_t number = record_get_number(reader);
	const struct fact *fact;

	if (number == ITEM_PERSON)
		return get_person(reading, reader);
	if (number == ITEM_OVERRIDE)
		return get_override(reader, reading->file);
	fact = find_fact(reading, FACT_LEVEL_CASE, number);
	return fact == NULL
		   ? -1
		   : get_value(reading, reader, fact, &reading->file->fact[fact->id]);
}

/* Into an empty case, which may hold half of it when this fails. */
static int decode(struct reading *reading, const uint8_t *bytes, size_t size,
    struct fault *fault)
{
	struct record_reader reader = { .bytes = bytes, .size = size };

	if (record_get_number(&reader) != FORMAT)
		return fault_set(fault, FAULT_LEDGER_DAMAGED, "record",
		    N_("a record of a format that is not known"), "");
	while (reader.at < reader.size)
		if (get_item(reading, &reader) != 0)
			return fault_set(fault, FAULT_LEDGER_DAMAGED, "record",
			    N_("a record that cannot be read"), "");
	return 0;
}

int record_decode(
    const uint8_t *bytes, size_t size, struct case_file *ret, struct fault *fault)
{
	struct case_file *file = g_new0(struct case_file, 1);
	struct reading reading = { .file = file, .texts = true };
	int result = decode(&reading, bytes, size, fault);

	if (result == 0) {
		case_file_clear(ret);
		*ret = *file;
		explicit_bzero(file, sizeof *file);
	}
	case_file_clear(file);
	g_free(file);
	return result;
}

int record_decode_facts(
    const uint8_t *bytes, size_t size, struct case_file *ret, struct fault *fault)
{
	struct reading reading = { .file = ret };
	int result;

	case_file_clear(ret);
	result = decode(&reading, bytes, size, fault);
	if (result != 0)
		case_file_clear(ret);
	return result;
}
