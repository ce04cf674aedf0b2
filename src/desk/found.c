/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/found.h"

#include <string.h>

#include <glib.h>

#include "found.h"

static small_answer answer_of(const struct case_file *file, enum fact_id fact)
{
	const struct value *value = &file->fact[fact];

	return value->set ? (small_answer)(1 + value->number) : HOUSEHOLD_UNANSWERED;
}

static uint16_t nationality_of(
    const struct country_table *countries, const struct case_file *file)
{
	const struct value *value = case_file_value_const(file, FACT_NATIONALITY, 1);
	country_code code =
	    value != NULL && value->set ? (country_code)value->number : COUNTRY_NONE;

	return (uint16_t)country_row(countries, code);
}

static day_number registered_on(const struct case_file *file)
{
	const struct value *value = &file->fact[FACT_REGISTERED_ON];

	return value->set ? (day_number)value->number : DAY_NONE;
}

/* What it grows out of is wiped: it holds who was counted. */
static void make_room(struct desk_found *found, size_t more)
{
	struct desk_found grown = { .count = found->count };

	if (found->count + more <= found->allocated)
		return;
	grown.allocated = MAX(2 * found->allocated, found->count + more + 64);
	grown.item = g_new(struct desk_found_case, grown.allocated);
	if (found->count > 0)
		memcpy(grown.item, found->item, found->count * sizeof(found->item[0]));
	desk_found_clear(found);
	*found = grown;
}

struct desk_found_case *found_add(struct desk_found *found,
    const struct country_table *countries, const char *uuid, const struct case_file *file)
{
	struct desk_found_case *ret;

	make_room(found, 1);
	ret = &found->item[found->count++];
	memset(ret, 0, sizeof(*ret));
	g_strlcpy(ret->uuid, uuid, sizeof(ret->uuid));
	ret->nationality_row = nationality_of(countries, file);
	ret->departure_kind = answer_of(file, FACT_DEPARTURE_KIND);
	ret->route = answer_of(file, FACT_ROUTE);
	ret->household = (uint8_t)household_type_of_case(file);
	ret->state = (uint8_t)case_state_of(file);
	for (enum case_state state = 0; state < CASE_STATE_COUNT; state++)
		ret->came_on[state] = state == CASE_INTAKE ? registered_on(file)
							   : case_state_on(file, state);
	return ret;
}

void found_drop(struct desk_found *found)
{
	found->count--;
}

void found_append(struct desk_found *found, struct desk_found *more)
{
	if (more->count == 0)
		return;
	make_room(found, more->count);
	memcpy(found->item + found->count, more->item,
	    more->count * sizeof(more->item[0]));
	found->count += more->count;
	more->count = 0;
}

void desk_found_clear(struct desk_found *found)
{
	if (found->item != NULL)
		explicit_bzero(
		    found->item, found->allocated * sizeof(found->item[0]));
	g_free(found->item);
	*found = (struct desk_found){ 0 };
}
