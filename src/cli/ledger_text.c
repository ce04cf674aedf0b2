/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger_text.h"

#include <stdio.h>

#include "words.h"

static const char *damage_sentence(enum ledger_damage damage)
{
	switch (damage) {
	case LEDGER_DAMAGE_SQLITE:
		return _("the database itself is damaged");
	case LEDGER_DAMAGE_SEAL:
		return _("a sealed record cannot be opened");
	case LEDGER_DAMAGE_CHAIN:
		return _("the log was changed, cut or put in another order");
	case LEDGER_DAMAGE_REFERENCE:
		return _("something that should be there is missing");
	case LEDGER_DAMAGE_RECORD:
		return _("a record cannot be read");
	}
	return "";
}

static void print_finding(const struct ledger_finding *finding)
{
	fprintf(stderr, "%s:%lld: %s", finding->table, (long long)finding->row,
	    damage_sentence(finding->damage));
	if (*finding->uuid != '\0')
		fprintf(stderr, " (%s)", finding->uuid);
	if (*finding->detail != '\0')
		fprintf(stderr, " (%s)", _(finding->detail));
	fputc('\n', stderr);
}

void ledger_text_head(const struct ledger_head *head)
{
	char hash[2 * sizeof(head->hash) + 1];

	for (size_t i = 0; i < sizeof(head->hash); i++)
		snprintf(hash + 2 * i, 3, "%02x", head->hash[i]);
	/* TRANSLATORS: the end of the log: its count of events and its hash */
	printf(_("End of the log: %lld %s"), (long long)head->count, hash);
	putchar('\n');
}

void ledger_text_report(const struct ledger_report *report)
{
	for (size_t i = 0; i < report->finding_count; i++)
		print_finding(&report->finding[i]);
	/* TRANSLATORS: three counts: cases, revisions of cases, events of the log */
	printf(_("Cases: %zu, revisions: %zu, events: %zu"), report->cases,
	    report->revisions, report->events);
	putchar('\n');
	ledger_text_head(&report->head);
	if (report->finding_count == 0)
		puts(_("The ledger is sound."));
}
