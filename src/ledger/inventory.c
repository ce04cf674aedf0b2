/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/ledger/inventory.h"

#include "terugkeerdesk/core/fact.h"
#include "terugkeerdesk/core/lang.h"

#define SEALED true
#define CLEAR  false

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

struct row {
	const char *place, *what, *purpose;
	bool sealed;
	enum ledger_kept kept;
};

static const struct row records[] = {
	{ "override", N_("a finding that the counsellor answered, with the reason"),
	    N_("to calculate with what the counsellor found"), SEALED,
	    LEDGER_KEPT_WITH_CASE },
	{ "shown", N_("policies, totals and lines as they were shown"),
	    N_("to show what was told, and how it came about"), SEALED,
	    LEDGER_KEPT_WITH_CASE },
	{ "change", N_("what a revision changed, from what to what"),
	    N_("to know who did what"), SEALED, LEDGER_KEPT_WITH_CASE },
	{ "page",
	    N_("a page that was given: for whom, in which language, on which printer, "
	       "hashes of its lines"),
	    N_("to show what was told, and how it came about"), SEALED,
	    LEDGER_KEPT_WITH_CASE },
	{ "duplicate", N_("that a case was compared with another, and what was decided"),
	    N_("to know who did what"), SEALED, LEDGER_KEPT_WITH_CASE },
	{ "event", N_("time, user, desk, action, case number, result"),
	    N_("to know who did what"), SEALED, LEDGER_KEPT_WITH_LEDGER },
	{ "erasure", N_("why a case was erased"), N_("to know who did what"), SEALED,
	    LEDGER_KEPT_WITH_LEDGER },
	{ "backup", N_("where a backup was written, and the end of its log"),
	    N_("to know which copies still hold a case"), SEALED,
	    LEDGER_KEPT_WITH_LEDGER },
	{ "anchor", N_("beside the ledger: how many events the log had, and its end"),
	    N_("to notice a log that was cut short"), CLEAR, LEDGER_KEPT_WITH_LEDGER },
};

static const struct row columns[] = {
	{ "state.id", N_("a number that is always 1"), N_("to have one such row"), CLEAR,
	    LEDGER_KEPT_WITH_LEDGER },
	{ "state.uuid", N_("a random identity of the ledger"),
	    N_("to tell one ledger from another"), CLEAR, LEDGER_KEPT_WITH_LEDGER },
	{ "state.sealed",
	    N_("where the log ends, the last case numbers, the last backup"),
	    N_("to notice a log that was cut short"), SEALED, LEDGER_KEPT_WITH_LEDGER },
	{ "slot.id", N_("the number of a way to unlock"), N_("to know whose it is"),
	    CLEAR, LEDGER_KEPT_WITH_USER },
	{ "slot.kind", N_("a user, or the recovery key"), N_("to unlock"), CLEAR,
	    LEDGER_KEPT_WITH_USER },
	{ "slot.passes", N_("the cost of deriving a key"), N_("to unlock"), CLEAR,
	    LEDGER_KEPT_WITH_USER },
	{ "slot.memory", N_("the cost of deriving a key"), N_("to unlock"), CLEAR,
	    LEDGER_KEPT_WITH_USER },
	{ "slot.salt", N_("random bytes"), N_("to unlock"), CLEAR,
	    LEDGER_KEPT_WITH_USER },
	{ "slot.secret", N_("the own key of a user"), N_("to unlock"), SEALED,
	    LEDGER_KEPT_WITH_USER },
	{ "slot.wrap", N_("the data key, for one user"), N_("to unlock"), SEALED,
	    LEDGER_KEPT_WITH_USER },
	{ "slot.about", N_("the name of a user, and since when"),
	    N_("to know who did what"), SEALED, LEDGER_KEPT_WITH_USER },
	{ "ring.generation", N_("how often the data key was replaced"),
	    N_("to read what was written before"), CLEAR, LEDGER_KEPT_WITH_LEDGER },
	{ "ring.wrapped", N_("keys of earlier events of the log"),
	    N_("to read what was written before"), SEALED, LEDGER_KEPT_WITH_LEDGER },
	{ "case_key.id", N_("the number of a case in this file"),
	    N_("to find what belongs to a case"), CLEAR, LEDGER_KEPT_WITH_LEDGER },
	{ "case_key.uuid", N_("a random identity of a case"),
	    N_("to find what belongs to a case"), CLEAR, LEDGER_KEPT_WITH_LEDGER },
	{ "case_key.wrapped", N_("the key of a case"),
	    N_("to open a case, and to erase it"), SEALED, LEDGER_KEPT_WITH_CASE },
	{ "case_key.nonce", N_("random bytes"), N_("to open a case, and to erase it"),
	    CLEAR, LEDGER_KEPT_WITH_CASE },
	{ "list.id", N_("the number of a case in this file"),
	    N_("to find what belongs to a case"), CLEAR, LEDGER_KEPT_WITH_CASE },
	{ "list.revision", N_("how often a case was saved"), N_("to notice a conflict"),
	    CLEAR, LEDGER_KEPT_WITH_CASE },
	{ "list.seq", N_("the number of an event"), N_("to notice a conflict"), CLEAR,
	    LEDGER_KEPT_WITH_CASE },
	{ "list.row",
	    N_("case number, names, V-numbers, birth dates, nationalities, dates, state, "
	       "total"),
	    N_("to list and search cases, and to notice who is there already"), SEALED,
	    LEDGER_KEPT_WITH_CASE },
	{ "draft.case_id", N_("the number of a case in this file"),
	    N_("to find what belongs to a case"), CLEAR, LEDGER_KEPT_WITH_DRAFT },
	{ "draft.owner", N_("a mark of a user and a desk that only a key can make"),
	    N_("to keep drafts of two desks apart"), CLEAR, LEDGER_KEPT_WITH_DRAFT },
	{ "draft.body", N_("every answer, as typed so far"),
	    N_("to lose nothing when the power goes"), SEALED, LEDGER_KEPT_WITH_DRAFT },
	{ "log.seq", N_("the number of an event"),
	    N_("to notice a log that was cut short"), CLEAR, LEDGER_KEPT_WITH_LEDGER },
	{ "log.case_id", N_("the number of a case in this file"),
	    N_("to find what belongs to a case"), CLEAR, LEDGER_KEPT_WITH_LEDGER },
	{ "log.revision", N_("how often a case was saved"), N_("to notice a conflict"),
	    CLEAR, LEDGER_KEPT_WITH_LEDGER },
	{ "log.generation", N_("how often the data key was replaced"),
	    N_("to read what was written before"), CLEAR, LEDGER_KEPT_WITH_LEDGER },
	{ "log.event", N_("time, user, desk, action, case number, result"),
	    N_("to know who did what"), SEALED, LEDGER_KEPT_WITH_LEDGER },
	{ "log.body", N_("every answer of a revision, what was shown, what changed"),
	    N_("to show what was told, and how it came about"), SEALED,
	    LEDGER_KEPT_WITH_CASE },
	{ "log.mac", N_("the proof of the chain"), N_("to notice a log that was changed"),
	    CLEAR, LEDGER_KEPT_WITH_LEDGER },
};

static struct ledger_inventory_row answer(const struct fact *fact)
{
	return (struct ledger_inventory_row){
		.kind = LEDGER_INVENTORY_ANSWER,
		.place = fact->key,
		.what = fact->label,
		.purpose = fact->purpose,
		.needed_by = *fact->source != '\0' ? fact->source
						   : N_("no rule: the work of the desk"),
		.sealed = SEALED,
		.kept = LEDGER_KEPT_WITH_CASE,
	};
}

static struct ledger_inventory_row other(
    enum ledger_inventory_kind kind, const struct row *row)
{
	return (struct ledger_inventory_row){ kind, row->place, row->what, row->purpose,
		"", row->sealed, row->kept };
}

bool ledger_inventory(size_t index, struct ledger_inventory_row *ret)
{
	if (index < FACT_COUNT) {
		*ret = answer(fact_get((enum fact_id)index));
		return true;
	}
	index -= FACT_COUNT;
	if (index < LENGTH(records)) {
		*ret = other(LEDGER_INVENTORY_RECORD, &records[index]);
		return true;
	}
	index -= LENGTH(records);
	if (index < LENGTH(columns)) {
		*ret = other(LEDGER_INVENTORY_COLUMN, &columns[index]);
		return true;
	}
	return false;
}

const char *ledger_kept_label(enum ledger_kept kept)
{
	static const char *const labels[LEDGER_KEPT_COUNT] = {
		[LEDGER_KEPT_WITH_CASE] = N_("until the case is erased"),
		[LEDGER_KEPT_WITH_DRAFT] = N_("until the case is saved or erased"),
		[LEDGER_KEPT_WITH_USER] = N_("until the user is removed"),
		[LEDGER_KEPT_WITH_LEDGER] = N_("as long as the ledger"),
	};

	return labels[kept];
}
