/* SPDX-License-Identifier: EUPL-1.2 */
#include "applicant.h"

#include <glib.h>
#include <string.h>

static const struct {
	const char *word;
	const char *sentence;
} abbreviations[] = {
	{ "AMIF", N_("AMIF is a fund of the European Union.") },
	{ "AVRR", N_("AVRR is help to start again in your country (reintegration).") },
	{ "DT&V", N_("DT&V is the Dutch service for return.") },
	{ "DTenV", N_("DTenV is the Dutch service for return.") },
	{ "EURP",
	    N_("EURP is the programme of the European Union for people who return.") },
	{ "EU", N_("EU means European Union.") },
	{ "HRT", N_("HRT is help to start again in your country (reintegration).") },
	{ "IOM", N_("IOM is the International Organization for Migration.") },
	{ "JRS", N_("JRS is the programme of Frontex for people who return.") },
	{ "Frontex", N_("Frontex is the border agency of the European Union.") },
	{ "NGO", N_("An NGO is no government body.") },
	{ "REAN", N_("REAN is help to travel to your country.") },
	{ "RIAT", N_("RIAT is the system in which Frontex keeps requests for help.") },
};

static bool holds_word(const char *text, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word))
		if ((at == text || !g_ascii_isalnum(at[-1])) &&
		    !g_ascii_isalnum(at[length]))
			return true;
	return false;
}

void applicant_words_explain(struct applicant *applicant, const char *text)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(abbreviations); i++) {
		if (applicant->explained & 1u << i ||
		    !holds_word(text, abbreviations[i].word))
			continue;
		applicant->explained |= 1u << i;
		document_add_cell(applicant->document, abbreviations[i].sentence);
		/* The explanation may use one itself: "Frontex". */
		applicant_words_explain(applicant, abbreviations[i].sentence);
	}
}
