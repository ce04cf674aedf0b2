/* SPDX-License-Identifier: EUPL-1.2 */
#include "summary_parts.h"

#include <glib.h>

void summary_parts_add_letterhead(const struct summary *summary)
{
	if (*summary->frame->logo != '\0')
		cell_add_text(document_add(summary->document, BLOCK_LETTERHEAD, NULL),
		    summary->frame->logo);
}

const char *summary_parts_name(
    const struct summary *summary, int person, char space[PARTS_NAME_SPACE])
{
	const struct value *name =
	    case_file_value_const(summary->file, FACT_NAME, person);

	if (name != NULL && name->set && name->text != NULL && *name->text != '\0')
		return name->text;
	g_snprintf(space, PARTS_NAME_SPACE, "(%d)", person);
	return space;
}

char *summary_parts_names(const struct summary *summary, person_mask persons)
{
	char *names = NULL;

	for (int person = 1; person <= summary->file->person_count; person++) {
		char space[PARTS_NAME_SPACE];

		if (persons & ((person_mask)1 << (person - 1)))
			names =
			    cell_join(names, summary_parts_name(summary, person, space));
	}
	return names != NULL ? names : g_strdup("");
}

person_mask summary_parts_everybody(const struct summary *summary)
{
	return ((person_mask)1 << summary->file->person_count) - 1;
}

const char *summary_parts_choose(
    const struct summary *summary, char *const text[LANG_COUNT])
{
	const char *chosen = text[summary->frame->lang];

	for (int lang = 0; lang < LANG_COUNT && (chosen == NULL || *chosen == '\0');
	     lang++)
		chosen = text[lang];
	return chosen != NULL ? chosen : "";
}

const char *summary_parts_country(
    const struct summary *summary, country_code code, char space[PARTS_NAME_SPACE])
{
	const struct country *country =
	    country_get(rulebook_countries(summary->rulebook), code);

	if (country != NULL)
		return summary_parts_choose(summary, country->name);
	return country_code_text(space, code);
}

const char *summary_parts_component(const struct summary *summary, int component)
{
	return rulebook_component_label(
	    summary->rulebook, component, summary->frame->lang);
}

static struct cell *add_nationality(
    const struct summary *summary, struct cell *cell, country_code code)
{
	char space[PARTS_NAME_SPACE];

	if (code == NATIONALITY_STATELESS)
		return cell_add_msgid(cell, N_("stateless"));
	if (code == NATIONALITY_MIXED)
		return cell_add_msgid(cell, N_("mixed or disputed"));
	return cell_add_text(cell, summary_parts_country(summary, code, space));
}

struct cell *summary_parts_add_value(
    const struct summary *summary, struct cell *cell, enum fact_id id, int person)
{
	const struct fact *fact = fact_get(id);
	const struct value *value = case_file_value_const(summary->file, id, person);
	char space[PARTS_NAME_SPACE], date[DATE_TEXT];

	if (value == NULL || !value->set)
		return cell_add_msgid(cell, N_("not answered"));
	switch (fact->type) {
	case FACT_TYPE_CHOICE:
		return cell_add_msgid(cell, fact->choice_labels[value->number]);
	case FACT_TYPE_YESNO:
		return cell_add_msgid(cell, value->number ? N_("yes") : N_("no"));
	case FACT_TYPE_DATE:
		return cell_add_date(cell, (day_number)value->number);
	case FACT_TYPE_PARTIAL_DATE:
		return cell_add_text(
		    cell, partial_date_format(date, partial_date_unpack(value->number),
			      summary->frame->lang));
	case FACT_TYPE_COUNTRY:
	case FACT_TYPE_NATIONALITY:
		return add_nationality(summary, cell, (country_code)value->number);
	case FACT_TYPE_PERSON:
		return value->number == FACT_LINKED_NOBODY
			   ? cell_add_msgid(cell, N_("nobody"))
			   : cell_add_text(cell,
				 summary_parts_name(summary, (int)value->number, space));
	case FACT_TYPE_MONEY:
		return cell_add_figures(
		    cell, (struct range){ value->number, value->number });
	case FACT_TYPE_TEXT:
	case FACT_TYPE_LINES:
		break;
	}
	return cell_add_text(cell, value->text);
}

struct cell *summary_parts_add_sum(
    struct document *document, struct range range, bool incomplete)
{
	const char *words = NULL; /* the amount alone */
	struct cell *cell;

	if (incomplete)
		/* TRANSLATORS: a sum, and amounts that the documents do not state */
		words = range.max == 0 ? N_("not stated") : N_("{0} + not stated");
	cell = document_add_cell(document, words);
	cell_add_money(cell, range);
	cell->right = true;
	return cell;
}

void summary_parts_add_source(
    const struct summary *summary, const char *source, bool ruling)
{
	struct cell *cell = document_add_cell(summary->document,
	    ruling ? N_("Source: {0} (ruling of the desk).") : N_("Source: {0}."));

	cell_add_text(
	    cell, rulebook_source(summary->rulebook, source, summary->frame->lang));
}

void summary_parts_pass(struct document *document, size_t count)
{
	for (size_t i = count; i < document->count; i++)
		for (int j = 0; j < document->block[i].cell_count; j++)
			document->block[i].cell[j].passing = true;
}

const char *summary_parts_payers(unsigned payers)
{
	static const char *const words[] = {
		[PAYER_NOT_STATED] = N_("not stated"),
		[PAYER_NL] = N_("the Netherlands"),
		[PAYER_AMIF] = N_("AMIF"),
		[PAYER_NL | PAYER_AMIF] = N_("the Netherlands and AMIF"),
		[PAYER_FRONTEX] = N_("Frontex"),
		[PAYER_NL | PAYER_FRONTEX] = N_("the Netherlands and Frontex"),
		[PAYER_AMIF | PAYER_FRONTEX] = N_("AMIF and Frontex"),
		[PAYER_NL | PAYER_AMIF | PAYER_FRONTEX] =
		    N_("the Netherlands, AMIF and Frontex"),
	};

	return words[payers & (PAYER_NL | PAYER_AMIF | PAYER_FRONTEX)];
}
