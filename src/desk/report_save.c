/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/reports.h"

#include <glib.h>

#include "terugkeerdesk/desk/page.h"

#include "internal.h"

static int note(struct desk *desk, const struct desk_report_file *file,
    const char *result, struct fault *fault)
{
	char *detail =
	    g_strdup_printf("report=%s form=%s", file->report, file->form);
	int failed = ledger_note_event(desk->ledger, "report", NULL, 0, result, detail,
	    desk->env.now(), fault);

	g_free(detail);
	return failed;
}

int desk_report_save(
    struct desk *desk, const struct desk_report_file *file, struct fault *fault)
{
	struct fault wrong = { 0 };
	int failed;

	if (desk_require_unlocked(desk, fault) != 0 ||
	    note(desk, file, "started", fault) != 0)
		return -1;
	failed = file->replace
		     ? desk_page_replace(file->path, file->bytes, file->size, &wrong)
		     : desk_page_save(file->path, file->bytes, file->size, &wrong);
	if (failed == 0)
		return note(desk, file, "ok", fault);
	note(desk, file, fault_name(wrong.code), NULL);
	if (fault != NULL)
		*fault = wrong;
	return -1;
}
