/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/desk.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/text.h"

#include "internal.h"
#include "opened.h"

void desk_wipe_case(struct case_file *file)
{
	for (int person = 0; person <= file->person_count; person++) {
		for (int fact = 0; fact < FACT_COUNT; fact++) {
			struct value *value = NULL;

			if ((fact < FACT_CASE_COUNT) == (person == 0))
				value = case_file_value(file, fact, person);
			if (value != NULL && value->text != NULL)
				explicit_bzero(value->text, strlen(value->text));
		}
	}
	for (int i = 0; i < file->override_count; i++)
		explicit_bzero(
		    file->override[i].reason, strlen(file->override[i].reason));
	case_file_clear(file);
	explicit_bzero(file, sizeof(*file));
}

/* --- opening --- */

struct desk_case *desk_case_new(struct desk *desk, bool in_ledger)
{
	struct opened *opened = g_new0(struct opened, 1);

	opened->base.in_ledger = in_ledger && desk_require_unlocked(desk, NULL) == 0;
	if (opened->base.in_ledger)
		ledger_draft_new(opened->base.uuid);
	case_file_add_person(&opened->base.file);
	return &opened->base;
}

static void free_opened(struct opened *opened)
{
	steps_clear(&opened->steps);
	desk_wipe_case(&opened->drafted);
	desk_wipe_case(&opened->base.file);
	desk_wipe_case(&opened->base.saved);
	snapshot_clear(&opened->base.shown);
	explicit_bzero(opened, sizeof(*opened));
	g_free(opened);
}

void desk_case_free(struct desk_case *base)
{
	if (base != NULL)
		free_opened(opened_of(base));
}

static void find_number(struct ledger *ledger, struct desk_case *base)
{
	for (size_t i = 0; i < ledger_row_count(ledger); i++) {
		const struct ledger_row *row = ledger_row(ledger, i);

		if (strcmp(row->uuid, base->uuid) == 0)
			g_strlcpy(base->number, row->number, sizeof(base->number));
	}
}

/* The saved revision an opened case stands on (0: the newest). */
static int load_saved(
    struct desk *desk, struct desk_case *base, int revision, struct fault *fault)
{
	struct ledger_revision loaded = { 0 };

	if (ledger_load(
		desk->ledger, base->uuid, revision, &base->saved, &loaded, fault) != 0)
		return -1;
	base->revision = loaded.revision;
	base->shown = loaded.snapshot;
	memset(&loaded.snapshot, 0, sizeof(loaded.snapshot));
	ledger_revision_clear(&loaded);
	find_number(desk->ledger, base);
	return 0;
}

static int load_draft(struct desk *desk, struct opened *opened, struct fault *fault)
{
	struct ledger_draft draft = { 0 };

	if (ledger_draft_load(
		desk->ledger, opened->base.uuid, &opened->base.file, &draft, fault) != 0)
		return -1;
	case_file_copy(&opened->drafted, &opened->base.file);
	opened->has_draft = true;
	if (draft.based_on == 0)
		return 0;
	return load_saved(desk, &opened->base, draft.based_on, fault);
}

struct desk_case *desk_case_open(
    struct desk *desk, const char *uuid, bool from_draft, struct fault *fault)
{
	struct opened *opened;
	int failed;

	if (desk_require_unlocked(desk, fault) != 0)
		return NULL;
	opened = g_new0(struct opened, 1);
	opened->base.in_ledger = true;
	g_strlcpy(opened->base.uuid, uuid, sizeof(opened->base.uuid));
	if (from_draft) {
		failed = load_draft(desk, opened, fault);
	} else {
		failed = load_saved(desk, &opened->base, 0, fault);
		if (failed == 0)
			case_file_copy(&opened->base.file, &opened->base.saved);
	}
	if (failed != 0) {
		free_opened(opened);
		return NULL;
	}
	opened_reset_origins(opened);
	return &opened->base;
}

bool desk_case_changed(const struct desk_case *base)
{
	return !case_file_equal(&base->file, &base->saved);
}

/* --- changing --- */

void desk_case_set(
    struct desk_case *base, enum fact_id fact, int person, const struct value *value)
{
	struct value *old = case_file_value(&base->file, fact, person);

	if (old == NULL || value_equal(old, value))
		return;
	steps_add_fact(&opened_of(base)->steps, fact, person, old, value);
	value_copy(old, value);
}

int desk_case_add_person(struct desk_case *base)
{
	struct opened *opened = opened_of(base);
	struct version *before = opened_take_version(opened);
	int person = case_file_add_person(&base->file);

	if (person < 0) {
		opened_free_version(before);
		return -1;
	}
	opened->origin[person - 1] = 0;
	steps_add_whole(&opened->steps, before, opened_take_version(opened));
	return person;
}

void desk_case_remove_person(struct desk_case *base, int person)
{
	struct opened *opened = opened_of(base);
	struct version *before;

	if (person < 1 || person > base->file.person_count)
		return;
	before = opened_take_version(opened);
	case_file_remove_person(&base->file, person);
	memmove(&opened->origin[person - 1], &opened->origin[person],
	    (size_t)(CASE_PERSONS_MAX - person) * sizeof(opened->origin[0]));
	opened->origin[CASE_PERSONS_MAX - 1] = 0;
	steps_add_whole(&opened->steps, before, opened_take_version(opened));
}

int desk_case_override(struct desk_case *base, int person, const char *condition,
    enum override_answer answer, const char *reason, struct fault *fault)
{
	struct opened *opened = opened_of(base);
	struct version *before;
	char *clean;
	int failed;

	if (text_normalise(reason, true, condition, &clean, fault) != 0)
		return -1;
	if (*clean == '\0') {
		g_free(clean);
		return fault_set(fault, FAULT_REQUIRED, condition, "",
		    N_("a reason, which is kept and printed"));
	}
	before = opened_take_version(opened);
	failed = case_file_set_override(&base->file, person, condition, answer, clean);
	g_free(clean);
	if (failed != 0) {
		opened_free_version(before);
		return fault_set(fault, FAULT_TOO_LONG, condition, "",
		    N_("200 answers replaced in one case"));
	}
	steps_add_whole(&opened->steps, before, opened_take_version(opened));
	return 0;
}

void desk_case_remove_override(struct desk_case *base, int person, const char *condition)
{
	struct opened *opened = opened_of(base);
	struct version *before = opened_take_version(opened);

	case_file_remove_override(&base->file, person, condition);
	if (case_file_equal(&before->file, &base->file))
		opened_free_version(before);
	else
		steps_add_whole(&opened->steps, before, opened_take_version(opened));
}

/* --- keeping --- */

int desk_case_left_field(struct desk *desk, struct desk_case *base, struct fault *fault)
{
	struct opened *opened = opened_of(base);

	steps_close(&opened->steps);
	if (!base->in_ledger)
		return 0;
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	if (!desk_case_changed(base))
		return opened->has_draft ? desk_case_drop_draft(desk, base, fault) : 0;
	if (opened->has_draft && case_file_equal(&opened->drafted, &base->file))
		return 0;
	if (ledger_draft_put(desk->ledger, base->uuid, base->revision, &base->file,
		desk->env.now(), fault) != 0)
		return -1;
	case_file_copy(&opened->drafted, &base->file);
	opened->has_draft = true;
	return 0;
}

int desk_case_drop_draft(struct desk *desk, struct desk_case *base, struct fault *fault)
{
	struct opened *opened = opened_of(base);

	if (desk_require_unlocked(desk, fault) != 0 ||
	    ledger_draft_drop(desk->ledger, base->uuid, fault) != 0)
		return -1;
	desk_wipe_case(&opened->drafted);
	opened->has_draft = false;
	return 0;
}

/* The newest revision is what is on the screen now. */
static void settle(struct opened *opened, struct snapshot *take_shown)
{
	case_file_copy(&opened->base.saved, &opened->base.file);
	snapshot_clear(&opened->base.shown);
	opened->base.shown = *take_shown;
	desk_wipe_case(&opened->drafted);
	opened->has_draft = false;
	opened_reset_origins(opened);
	steps_close(&opened->steps);
}

int desk_case_save(struct desk *desk, struct desk_case *base,
    const struct desk_calculation *calculation, struct fault *fault)
{
	struct opened *opened = opened_of(base);
	bool is_new = base->revision == 0;
	char drafted_as[LEDGER_UUID_TEXT];
	struct snapshot shown;

	desk_snapshot(desk, calculation, &shown);
	g_strlcpy(drafted_as, base->uuid, sizeof(drafted_as));
	if (desk_require_unlocked(desk, fault) != 0 ||
	    desk_store(desk, is_new ? NULL : base->uuid, &base->file, &shown,
		is_new ? "add" : "save", base->revision, base->uuid, base->number,
		&base->revision, fault) != 0) {
		snapshot_clear(&shown);
		return -1;
	}
	base->in_ledger = true;
	/* A case that was never saved had its draft under a name of its own. */
	if (is_new && opened->has_draft && strcmp(drafted_as, base->uuid) != 0)
		ledger_draft_drop(desk->ledger, drafted_as, NULL);
	settle(opened, &shown);
	return 0;
}

/* --- when another desk was first --- */

int desk_case_theirs(struct desk *desk, const struct desk_case *base,
    struct case_file *ret_theirs, struct ledger_revision *ret_revision,
    struct fault *fault)
{
	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	return ledger_load(desk->ledger, base->uuid, 0, ret_theirs, ret_revision, fault);
}

int desk_case_rebase(struct desk *desk, struct desk_case *base, struct fault *fault)
{
	struct opened *opened = opened_of(base);
	struct case_file theirs = { 0 };
	struct case_file merged = { 0 };
	struct ledger_revision revision = { 0 };

	if (desk_case_theirs(desk, base, &theirs, &revision, fault) != 0)
		return -1;
	rebase_case(&base->saved, &base->file, opened->origin, &theirs, &merged);
	case_file_copy(&base->file, &merged);
	case_file_copy(&base->saved, &theirs);
	base->revision = revision.revision;
	snapshot_clear(&base->shown);
	base->shown = revision.snapshot;
	memset(&revision.snapshot, 0, sizeof(revision.snapshot));
	ledger_revision_clear(&revision);
	desk_wipe_case(&theirs);
	desk_wipe_case(&merged);
	/* Steps speak of the persons as they were numbered before. */
	steps_clear(&opened->steps);
	opened_reset_origins(opened);
	return 0;
}
