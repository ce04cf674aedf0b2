/* SPDX-License-Identifier: EUPL-1.2 */
#include "report_scope.h"

#include "internal.h"

int64_t report_left_out(const struct desk_read *read)
{
	return read->bad + read->unfinished + read->unreadable;
}

int64_t report_filtered_told(const struct desk *desk, const struct desk_read *read)
{
	bool few = case_filter_any(&read->filter) && read->counted > 0 &&
		   read->counted < desk->env.config->smallest_group;

	return few ? -1 : read->filtered;
}

/* "Nationality: Iraq" */
static void add_part(const struct desk *desk, const struct case_filter *filter,
    enum case_filter_part part, enum lang lang, struct document *document)
{
	struct cell *cell = document_add(document, BLOCK_ITEM, "{0}: {1}");
	int32_t want = filter->want[part];
	const struct country *country;

	cell_add_msgid(cell, case_filter_label(part));
	if (case_filter_is_day(part)) {
		cell_add_date(cell, want);
	} else if (want != CASE_FILTER_UNKNOWN && case_filter_choices(part) == 0) {
		country = country_get(&desk->countries, (country_code)want);
		cell_add_text(cell, country != NULL ? country->name[lang] : "");
	} else {
		cell_add_msgid(cell, case_filter_want_label(part, want));
	}
}

static void add_filter(const struct desk *desk, const struct desk_read *read,
    int64_t filtered, enum lang lang, struct document *document)
{
	if (!case_filter_any(&read->filter))
		return;
	document_add(
	    document, BLOCK_PARAGRAPH, N_("This is about some of the cases only:"));
	for (enum case_filter_part part = 0; part < CASE_FILTER_PARTS; part++)
		if (read->filter.set[part])
			add_part(desk, &read->filter, part, lang, document);
	if (filtered >= 0)
		document_add_plural(document, BLOCK_PARAGRAPH,
		    "{0} other case is not in it.", "{0} other cases are not in it.",
		    (long)filtered);
}

static void add_left_out(const struct desk_read *read, struct document *document)
{
	if (read->bad > 0)
		document_add_plural(document, BLOCK_PARAGRAPH,
		    "{0} row has an error and was left out.",
		    "{0} rows have an error and were left out.", (long)read->bad);
	if (read->unfinished > 0)
		document_add_plural(document, BLOCK_PARAGRAPH,
		    "{0} case has no date of registration or no person and was left out.",
		    "{0} cases have no date of registration or no person and were left "
		    "out.",
		    (long)read->unfinished);
	if (read->unreadable > 0)
		document_add_plural(document, BLOCK_PARAGRAPH,
		    "{0} case does not open and was left out.",
		    "{0} cases do not open and were left out.", (long)read->unreadable);
}

void report_scope_document(const struct desk *desk, const struct desk_read *read,
    int64_t filtered, enum lang lang, struct document *ret)
{
	add_filter(desk, read, filtered, lang, ret);
	add_left_out(read, ret);
}

void report_scope_json(
    const struct desk_read *read, int64_t filtered, struct writer *writer)
{
	char text[CASE_FILTER_TEXT];

	writer_begin_flat(writer, "filter", '{');
	for (enum case_filter_part part = 0; part < CASE_FILTER_PARTS; part++)
		if (read->filter.set[part])
			writer_string(writer, case_filter_word(part),
			    case_filter_text(&read->filter, part, text));
	writer_end(writer, '}');
	if (filtered < 0)
		writer_null(writer, "filtered");
	else
		writer_integer(writer, "filtered", filtered);
}
