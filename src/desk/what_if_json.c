/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/what_if.h"

#include <glib.h>

#include "terugkeerdesk/exchange/writer.h"

#include "internal.h"
#include "report_scope.h"
#include "report_words.h"

#define WHAT_IF_FORMAT "terugkeerdesk-what-if/1"

/* One what-if as it is written. */
struct output {
	const struct desk *desk;
	const struct desk_what_if *what_if;
	const struct what_if *sums;
	int64_t smallest; /* group that is told apart */
	struct writer writer;
};

static void put_sum(struct writer *writer, const char *key, struct sum sum)
{
	writer_begin_flat(writer, key, '{');
	writer_integer(writer, "min", sum.range.min);
	writer_integer(writer, "max", sum.range.max);
	if (sum.incomplete)
		writer_boolean(writer, "incomplete", true);
	writer_end(writer, '}');
}

static void put_part(struct output *output, const struct report_part *part, int side)
{
	const struct spread *spread = &output->sums->spread[side];
	char word[REPORT_WORD_MAX];

	writer_begin(&output->writer, part->name, '{');
	for (int i = 0; i < part->count; i++) {
		/* All moments are there; of the others those that are of use. */
		if (part->first != SPREAD_PHASE && spread->max[part->first + i] == 0 &&
		    !(spread->missing >> (part->first + i) & 1))
			continue;
		put_sum(&output->writer, report_part_word(part, i, word),
		    report_sum(spread, part->first + i));
	}
	writer_end(&output->writer, '}');
}

/* A number of households, unless there are too few of them to tell. */
static void put_enough(struct output *output, const char *key, int64_t households)
{
	if (households > 0 && households < output->smallest)
		writer_null(&output->writer, key);
	else
		writer_integer(&output->writer, key, households);
}

static void put_policies(struct output *output)
{
	struct writer *writer = &output->writer;

	writer_begin(writer, "policies", '{');
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		writer_begin(writer, output->what_if->name[side], '{');
		put_sum(writer, "total",
		    report_sum(&output->sums->spread[side], SPREAD_TOTAL));
		for (int i = 0; i < REPORT_PARTS; i++)
			put_part(output, &report_parts[i], side);
		put_enough(
		    output, "incomplete_households", output->sums->incomplete[side]);
		writer_end(writer, '}');
	}
	writer_end(writer, '}');
}

static void put_outcomes(struct writer *writer, const int64_t outcome[WHAT_IF_OUTCOMES],
    const bool hidden[WHAT_IF_OUTCOMES])
{
	for (int i = 0; i < WHAT_IF_OUTCOMES; i++) {
		const char *key = what_if_outcome_name((enum what_if_outcome)i);

		if (hidden[i])
			writer_null(writer, key);
		else
			writer_integer(writer, key, outcome[i]);
	}
}

/* What was gained and lost, by enough households. */
static void put_amounts(struct output *output)
{
	const struct {
		const char *key;
		cents amount;
	} amounts[] = { { "gained", output->sums->gained },
		{ "lost", output->sums->lost } };
	struct what_if_told told;

	what_if_tell(output->sums, output->smallest, &told);
	for (size_t i = 0; i < G_N_ELEMENTS(amounts); i++)
		if (told.amounts)
			writer_integer(
			    &output->writer, amounts[i].key, amounts[i].amount);
		else
			writer_null(&output->writer, amounts[i].key);
}

static void put_differences(struct output *output)
{
	struct what_if_difference row[WHAT_IF_DIFFERENCES_MAX];
	size_t count = what_if_differences(
	    output->sums, output->smallest, row, WHAT_IF_DIFFERENCES_MAX);
	struct writer *writer = &output->writer;

	writer_begin(writer, "differences", '[');
	for (size_t i = 0; i < count; i++) {
		writer_begin_flat(writer, NULL, '{');
		writer_integer(writer, "min", row[i].range.min);
		writer_integer(writer, "max", row[i].range.max);
		writer_integer(writer, "households", row[i].households);
		writer_end(writer, '}');
	}
	writer_end(writer, ']');
}

static void put_group(struct output *output, const struct what_if_row *row)
{
	const struct what_if_group *group = &row->group;
	struct writer *writer = &output->writer;

	writer_integer(writer, "households", group->households);
	writer_integer(writer, "persons", group->persons);
	writer_begin(writer, "totals", '{');
	for (int side = 0; side < WHAT_IF_SIDES; side++)
		put_sum(writer, output->what_if->name[side], group->total[side]);
	writer_end(writer, '}');
	put_outcomes(writer, group->outcome, row->hidden);
	writer_end(writer, '}');
}

static void put_groups(struct output *output, const char *key, enum report_group_by by)
{
	struct what_if_row row[REPORT_ROWS_MAX];
	struct writer *writer = &output->writer;
	size_t rows = report_rows(output->desk, output->sums, by, row);

	writer_begin(writer, key, '[');
	for (size_t i = 0; i < rows; i++) {
		const char *word = report_group_word(output->desk, by, row[i].index);

		writer_begin(writer, NULL, '{');
		if (word != NULL)
			writer_string(writer, report_group_name(by), word);
		else
			writer_null(writer, report_group_name(by));
		put_group(output, &row[i]);
	}
	writer_end(writer, ']');
}

static void put_causes(struct output *output)
{
	struct writer *writer = &output->writer;

	writer_begin(writer, "missing", '[');
	for (int i = 0; i < WHAT_IF_CAUSES; i++) {
		const struct what_if_cause *cause = &output->sums->cause[i];

		if (cause->households[0] + cause->households[1] == 0 ||
		    !what_if_cause_told(cause, output->smallest))
			continue;
		writer_begin(writer, NULL, '{');
		writer_string(writer, "fact", report_cause_word(i));
		for (int side = 0; side < WHAT_IF_SIDES; side++) {
			writer_begin_flat(writer, output->what_if->name[side], '{');
			writer_integer(writer, "households", cause->households[side]);
			writer_integer(writer, "narrows", cause->narrows[side]);
			writer_end(writer, '}');
		}
		writer_end(writer, '}');
	}
	writer_end(writer, ']');
}

char *desk_what_if_json(const struct desk *desk, const struct desk_what_if *what_if)
{
	/* How many gain, lose and so on is part of the format: of all, it is always told.
	 */
	static const bool nothing[WHAT_IF_OUTCOMES];
	struct output output = {
		.desk = desk,
		.what_if = what_if,
		.sums = what_if->sums,
		.smallest = desk->env.config->smallest_group,
	};
	struct writer *writer = &output.writer;

	writer_start(writer, true);
	writer_begin(writer, NULL, '{');
	writer_string(writer, "format", WHAT_IF_FORMAT);
	writer_integer(writer, "households", output.sums->households);
	writer_integer(writer, "skipped", report_left_out(&what_if->read));
	report_scope_json(&what_if->read, what_if->read.filtered, writer);
	put_policies(&output);
	put_outcomes(writer, output.sums->outcome, nothing);
	writer_integer(writer, "persons", output.sums->persons);
	put_amounts(&output);
	put_differences(&output);
	writer_integer(writer, "smallest_group", output.smallest);
	put_groups(&output, "types", REPORT_BY_TYPE);
	put_groups(&output, "nationalities", REPORT_BY_NATIONALITY);
	put_causes(&output);
	writer_end(writer, '}');
	return writer_finish(writer);
}
