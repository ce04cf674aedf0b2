/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/what_if.h"

#include <glib.h>

#include "terugkeerdesk/exchange/csv.h"

#include "internal.h"
#include "report_scope.h"
#include "report_words.h"

/* One what-if as it is written. */
struct output {
	const struct desk *desk;
	const struct desk_what_if *what_if;
	const struct what_if *sums;
	int64_t smallest; /* group that is told apart */
	struct csv csv;
};

static void begin_row(struct output *output, const char *part, const char *key, int side)
{
	csv_text(&output->csv, part);
	csv_text(&output->csv, key);
	csv_text(&output->csv, side < 0 ? NULL : output->what_if->name[side]);
}

static void end_with_range(struct csv *csv, int64_t households, struct sum sum)
{
	csv_number(csv, households);
	csv_number(csv, sum.range.min);
	csv_number(csv, sum.range.max);
	csv_text(csv, sum.incomplete ? "yes" : "no");
	csv_end_row(csv);
}

static void end_with_count(struct csv *csv, int64_t households)
{
	csv_number(csv, households);
	csv_text(csv, NULL);
	csv_text(csv, NULL);
	csv_text(csv, NULL);
	csv_end_row(csv);
}

static void put_spread(struct output *output, int side)
{
	const struct spread *spread = &output->sums->spread[side];
	char word[REPORT_WORD_MAX];

	begin_row(output, "total", NULL, side);
	end_with_range(
	    &output->csv, output->sums->households, report_sum(spread, SPREAD_TOTAL));
	for (int i = 0; i < REPORT_PARTS; i++)
		for (int j = 0; j < report_parts[i].count; j++) {
			int of = report_parts[i].first + j;

			if (!report_part_used(output->sums, of))
				continue;
			begin_row(output, report_parts[i].name,
			    report_part_word(&report_parts[i], j, word), side);
			end_with_range(&output->csv, output->sums->households,
			    report_sum(spread, of));
		}
}

/* Outcomes that are told; the others as one. */
static void put_outcomes(struct output *output, const char *part, const char *group,
    const int64_t outcome[WHAT_IF_OUTCOMES], const bool hidden[WHAT_IF_OUTCOMES])
{
	const char *between = group != NULL ? " " : "";
	int64_t together = 0;
	char key[64];

	group = group != NULL ? group : "";
	for (int i = 0; i < WHAT_IF_OUTCOMES; i++) {
		together += hidden[i] ? outcome[i] : 0;
		if (hidden[i])
			continue;
		g_snprintf(key, sizeof(key), "%s%s%s", group, between,
		    what_if_outcome_name((enum what_if_outcome)i));
		begin_row(output, part, key, -1);
		end_with_count(&output->csv, outcome[i]);
	}
	if (together == 0)
		return;
	g_snprintf(key, sizeof(key), "%s%smerged", group, between);
	begin_row(output, part, key, -1);
	end_with_count(&output->csv, together);
}

static void put_differences(struct output *output)
{
	struct what_if_difference row[WHAT_IF_DIFFERENCES_MAX];
	size_t count = what_if_differences(
	    output->sums, output->smallest, row, WHAT_IF_DIFFERENCES_MAX);

	for (size_t i = 0; i < count; i++) {
		struct sum sum = { .range = row[i].range };

		begin_row(output, "difference", NULL, -1);
		end_with_range(&output->csv, row[i].households, sum);
	}
}

static void put_groups(struct output *output, enum report_group_by by)
{
	const char *part = report_group_name(by);
	struct what_if_row row[REPORT_ROWS_MAX];
	size_t rows = report_rows(output->desk, output->sums, by, row);

	for (size_t i = 0; i < rows; i++) {
		const char *word = report_group_word(output->desk, by, row[i].index);

		word = word != NULL ? word : "unknown";
		for (int side = 0; side < WHAT_IF_SIDES; side++) {
			begin_row(output, part, word, side);
			end_with_range(&output->csv, row[i].group.households,
			    row[i].group.total[side]);
		}
		put_outcomes(output, part, word, row[i].group.outcome, row[i].hidden);
	}
}

static void put_causes(struct output *output)
{
	for (int i = 0; i < WHAT_IF_CAUSES; i++) {
		const struct what_if_cause *cause = &output->sums->cause[i];

		for (int side = 0; side < WHAT_IF_SIDES; side++) {
			struct sum sum = { .range = { 0, cause->narrows[side] } };

			if (cause->households[side] == 0 ||
			    !what_if_cause_told(cause, output->smallest))
				continue;
			begin_row(output, "missing", report_cause_word(i), side);
			end_with_range(&output->csv, cause->households[side], sum);
		}
	}
}

char *desk_what_if_csv(const struct desk *desk, const struct desk_what_if *what_if)
{
	static const char *const head[] = { "part", "key", "policy", "households",
		"min_cents", "max_cents", "incomplete", NULL };
	struct output output = {
		.desk = desk,
		.what_if = what_if,
		.sums = what_if->sums,
		.smallest = desk->env.config->smallest_group,
	};
	struct what_if_told told;

	output.csv.text = g_string_new(NULL);
	csv_row(&output.csv, head);
	for (int side = 0; side < WHAT_IF_SIDES; side++)
		put_spread(&output, side);
	what_if_tell(output.sums, output.smallest, &told);
	put_outcomes(&output, "outcome", NULL, output.sums->outcome, told.merged);
	begin_row(&output, "skipped", NULL, -1);
	end_with_count(&output.csv, report_left_out(&what_if->read));
	begin_row(&output, "filtered", NULL, -1);
	end_with_count(&output.csv, what_if->read.filtered);
	put_differences(&output);
	put_groups(&output, REPORT_BY_TYPE);
	put_groups(&output, REPORT_BY_NATIONALITY);
	put_causes(&output);
	return g_string_free(output.csv.text, FALSE);
}
