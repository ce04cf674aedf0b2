/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/duplicates.h"

#include <string.h>

#include <glib.h>

#include "internal.h"

#define ACTION "duplicate"

static const char *const results[] = {
	[DESK_DUPLICATE_KEPT] = "kept",
	[DESK_DUPLICATE_LEFT] = "left",
	[DESK_DUPLICATE_TOLD] = "told",
};

/* Does this line of a case say that somebody decided about the other one? */
static bool decides(const struct ledger_event *event, const char *number)
{
	return strcmp(event->action, ACTION) == 0 &&
	       strcmp(event->result, results[DESK_DUPLICATE_LEFT]) != 0 &&
	       event->detail != NULL && g_str_has_prefix(event->detail, number) &&
	       event->detail[strlen(number)] == ' ';
}

/* Leave out what the log of the case decides about. */
static int drop_decided(struct desk *desk, const char *uuid,
    struct ledger_duplicate *list, size_t *count, struct fault *fault)
{
	struct ledger_event *event;
	size_t event_count, left = 0;

	if (ledger_log(desk->ledger, uuid, &event, &event_count, fault) != 0)
		return -1;
	for (size_t i = 0; i < *count; i++) {
		bool decided = false;

		for (size_t j = 0; j < event_count && !decided; j++)
			decided = decides(&event[j], list[i].number);
		if (!decided)
			list[left++] = list[i];
	}
	ledger_log_free(event, event_count);
	*count = left;
	return 0;
}

int desk_duplicates(struct desk *desk, const struct desk_case *opened,
    struct ledger_duplicate ret[LEDGER_DUPLICATES_MAX], size_t *ret_count,
    struct fault *fault)
{
	*ret_count = 0;
	if (desk_require_unlocked(desk, fault) != 0 ||
	    ledger_duplicates(desk->ledger, &opened->file, opened->uuid, ret, ret_count,
		fault) != 0)
		return -1;
	if (*ret_count == 0 || opened->revision == 0)
		return 0;
	return drop_decided(desk, opened->uuid, ret, ret_count, fault);
}

static int note(struct desk *desk, const char *uuid, int revision, const char *number,
    enum likeness likeness, enum desk_duplicate what, struct fault *fault)
{
	char *detail = g_strdup_printf("%s%s%s", number, *number != '\0' ? " " : "",
	    likeness_word(likeness));
	int failed = ledger_note_event(desk->ledger, ACTION, uuid, revision,
	    results[what], detail, desk->env.now(), fault);

	g_free(detail);
	return failed;
}

int desk_duplicate_note(struct desk *desk, const struct desk_case *opened,
    const struct ledger_duplicate *duplicate, enum desk_duplicate what,
    struct fault *fault)
{
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	if (what == DESK_DUPLICATE_LEFT)
		return note(desk, duplicate->uuid, 0, opened->number, duplicate->likeness,
		    what, fault);
	return note(desk, opened->uuid, opened->revision, duplicate->number,
	    duplicate->likeness, what, fault);
}

int desk_import_looking(struct desk *desk, const char *json, size_t length,
    char ret_number[LEDGER_NUMBER_MAX],
    struct ledger_duplicate ret[LEDGER_DUPLICATES_MAX], size_t *ret_count,
    struct fault *fault)
{
	struct case_file file = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	int failed =
	    desk_import_case(desk, json, length, &file, uuid, ret_number, fault);

	*ret_count = 0;
	/* The case is saved: what goes wrong from here on takes nothing of that away. */
	if (failed == 0 &&
	    ledger_duplicates(desk->ledger, &file, uuid, ret, ret_count, NULL) == 0)
		for (size_t i = 0; i < *ret_count; i++)
			note(desk, uuid, 1, ret[i].number, ret[i].likeness,
			    DESK_DUPLICATE_TOLD, NULL);
	desk_wipe_case(&file);
	return failed;
}
