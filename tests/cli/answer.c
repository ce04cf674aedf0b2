/* SPDX-License-Identifier: EUPL-1.2 */
#include "answer.h"

#include <string.h>

json_t *answer_json(const struct room *room)
{
	json_error_t error;
	json_t *json = json_loads(room->last.out, 0, &error);

	if (json == NULL)
		fail_msg("%s: %s %s", error.text, room->last.out, room->last.err);
	assert_string_equal(
	    json_string_value(json_object_get(json, "format")), "terugkeerdesk-trend/1");
	return json;
}

int answer_number(json_t *json, const char *key)
{
	json_t *value = json_object_get(json, key);

	if (!json_is_integer(value))
		fail_msg("%s is no number", key);
	return (int)json_integer_value(value);
}

void answer_says(const struct room *room, const char *part)
{
	if (strstr(room->last.out, part) == NULL)
		fail_msg("\"%s\" is not in: %s", part, room->last.out);
}
