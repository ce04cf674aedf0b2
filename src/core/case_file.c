/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/case_file.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/text.h"

static void values_clear(struct value *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (values[i].text != NULL)
			text_free(values[i].text);
	memset(values, 0, count * sizeof(*values));
}

static void values_copy(struct value *ret, const struct value *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		value_copy(&ret[i], &values[i]);
}

static bool values_equal(const struct value *one, const struct value *other, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!value_equal(&one[i], &other[i]))
			return false;
	}
	return true;
}

static bool override_equal(const struct override *one, const struct override *other)
{
	return one->person == other->person && one->answer == other->answer &&
	       strcmp(one->condition, other->condition) == 0 &&
	       strcmp(one->reason, other->reason) == 0;
}

void case_file_clear(struct case_file *file)
{
	values_clear(file->fact, FACT_CASE_COUNT);
	for (int i = 0; i < file->person_count; i++)
		values_clear(file->person[i].fact, FACT_PERSON_COUNT);
	for (int i = 0; i < file->override_count; i++)
		text_free(file->override[i].reason);
	g_free(file->override);
	memset(file, 0, sizeof *file);
}

void case_file_copy(struct case_file *ret, const struct case_file *file)
{
	case_file_clear(ret);
	values_copy(ret->fact, file->fact, FACT_CASE_COUNT);
	for (int i = 0; i < file->person_count; i++)
		values_copy(ret->person[i].fact, file->person[i].fact, FACT_PERSON_COUNT);
	ret->person_count = file->person_count;
	ret->override_count = file->override_count;
	ret->override = g_new0(struct override, (gsize)file->override_count);
	for (int i = 0; i < file->override_count; i++) {
		ret->override[i] = file->override[i];
		ret->override[i].reason = g_strdup(file->override[i].reason);
	}
}

bool case_file_equal(const struct case_file *one, const struct case_file *other)
{
	if (one->person_count != other->person_count ||
	    one->override_count != other->override_count)
		return false;
	if (!values_equal(one->fact, other->fact, FACT_CASE_COUNT))
		return false;
	for (int i = 0; i < one->person_count; i++) {
		if (!values_equal(
			one->person[i].fact, other->person[i].fact, FACT_PERSON_COUNT))
			return false;
	}
	for (int i = 0; i < one->override_count; i++) {
		if (!override_equal(&one->override[i], &other->override[i]))
			return false;
	}
	return true;
}

const struct value *case_file_value_const(
    const struct case_file *file, enum fact_id fact, int person)
{
	if (fact < FACT_CASE_COUNT)
		return &file->fact[fact];
	if (fact >= FACT_COUNT || person < 1 || person > file->person_count)
		return NULL;
	return &file->person[person - 1].fact[fact - FACT_CASE_COUNT];
}

struct value *case_file_value(struct case_file *file, enum fact_id fact, int person)
{
	if (fact < FACT_CASE_COUNT)
		return &file->fact[fact];
	if (fact >= FACT_COUNT || person < 1 || person > file->person_count)
		return NULL;
	return &file->person[person - 1].fact[fact - FACT_CASE_COUNT];
}

static void set_role(struct case_file *file, int person, enum role role)
{
	*case_file_value(file, FACT_ROLE, person) =
	    (struct value){ .set = true, .number = role };
}

int case_file_add_person(struct case_file *file)
{
	int person = file->person_count + 1;

	if (person > CASE_PERSONS_MAX)
		return -1;
	file->person_count = person;
	memset(&file->person[person - 1], 0, sizeof file->person[0]);
	set_role(file, person, person == 1 ? ROLE_MAIN_APPLICANT : ROLE_OTHER);
	return person;
}

/* Links point to numbers, and numbers move. */
static void move_links(struct case_file *file, int removed)
{
	for (int person = 1; person <= file->person_count; person++) {
		struct value *link = case_file_value(file, FACT_LINKED_TO, person);

		if (link->set && link->number == removed)
			value_clear(link);
		else if (link->set && link->number > removed)
			link->number--;
	}
}

static void drop_override(struct case_file *file, int index)
{
	text_free(file->override[index].reason);
	memmove(&file->override[index], &file->override[index + 1],
	    (size_t)(file->override_count - index - 1) * sizeof file->override[0]);
	file->override_count--;
}

static void move_overrides(struct case_file *file, int removed)
{
	for (int i = file->override_count - 1; i >= 0; i--) {
		if (file->override[i].person == removed)
			drop_override(file, i);
		else if (file->override[i].person > removed)
			file->override[i].person--;
	}
}

void case_file_remove_person(struct case_file *file, int person)
{
	if (person < 1 || person > file->person_count)
		return;
	values_clear(file->person[person - 1].fact, FACT_PERSON_COUNT);
	memmove(&file->person[person - 1], &file->person[person],
	    (size_t)(file->person_count - person) * sizeof file->person[0]);
	file->person_count--;
	memset(&file->person[file->person_count], 0, sizeof file->person[0]);
	move_links(file, person);
	move_overrides(file, person);
	if (person == 1 && file->person_count > 0)
		set_role(file, 1, ROLE_MAIN_APPLICANT);
}

static int find_override(const struct case_file *file, int person, const char *condition)
{
	for (int i = 0; i < file->override_count; i++) {
		if (file->override[i].person == person &&
		    strcmp(file->override[i].condition, condition) == 0)
			return i;
	}
	return -1;
}

int case_file_set_override(struct case_file *file, int person, const char *condition,
    enum override_answer answer, const char *reason)
{
	int index = find_override(file, person, condition);
	char *copy;

	if (index < 0) {
		if (file->override_count == CASE_OVERRIDES_MAX ||
		    strlen(condition) >= CONDITION_NAME_MAX)
			return -1;
		index = file->override_count++;
		file->override =
		    g_renew(struct override, file->override, (gsize)file->override_count);
		memset(&file->override[index], 0, sizeof file->override[0]);
		file->override[index].person = person;
		g_strlcpy(file->override[index].condition, condition, CONDITION_NAME_MAX);
	}
	copy = g_strdup(reason); /* it may be the very text that goes */
	text_free(file->override[index].reason);
	file->override[index].reason = copy;
	file->override[index].answer = answer;
	return 0;
}

void case_file_remove_override(struct case_file *file, int person, const char *condition)
{
	int index = find_override(file, person, condition);

	if (index >= 0)
		drop_override(file, index);
}
