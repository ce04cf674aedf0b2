/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/exchange/calculation_json.h"

#include <stdio.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/exchange/writer.h"

#define CALCULATION_FORMAT "terugkeerdesk-calculation/1"

/* One calculation as it is written. */
struct calculation {
	struct writer writer;
	const struct rulebook *rulebook;
	const struct household *household;
	const struct assessment *assessment;
};

void calculation_json_sum(struct writer *writer, const char *key, const struct sum *sum)
{
	writer_begin_flat(writer, key, '{');
	writer_integer(writer, "min", sum->range.min);
	writer_integer(writer, "max", sum->range.max);
	if (sum->incomplete)
		writer_boolean(writer, "incomplete", true);
	writer_end(writer, '}');
}

static void put_amount(struct writer *writer, const struct line *line)
{
	struct sum amount = { .range = line->range };

	if (line->stated)
		calculation_json_sum(writer, "amount", &amount);
	else
		writer_null(writer, "amount");
}

static void put_payers(struct writer *writer, uint8_t payers)
{
	static const enum payer all[] = { PAYER_NL, PAYER_AMIF, PAYER_FRONTEX };

	writer_begin_flat(writer, "payers", '[');
	if (payers == PAYER_NOT_STATED)
		writer_string(writer, NULL, payer_name(PAYER_NOT_STATED));
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		if (payers & all[i])
			writer_string(writer, NULL, payer_name(all[i]));
	}
	writer_end(writer, ']');
}

static void put_source(struct writer *writer, const char *source)
{
	if (source != NULL)
		writer_string(writer, "source", source);
	else
		writer_null(writer, "source");
}

static void put_lines(
    struct calculation *calculation, const struct package_result *result)
{
	struct writer *writer = &calculation->writer;

	writer_begin(writer, "lines", '[');
	for (int i = 0; i < result->line_count; i++) {
		const struct line *line = &result->line[i];

		writer_begin_flat(writer, NULL, '{');
		writer_integer(writer, "person", line->person);
		writer_string(writer, "component",
		    rulebook_component_name(calculation->rulebook, line->component));
		put_amount(writer, line);
		writer_string(writer, "phase", phase_name((enum phase)line->phase));
		writer_string(writer, "form", form_name((enum form)line->form));
		put_payers(writer, line->payers);
		put_source(writer, line->rule->source);
		writer_end(writer, '}');
	}
	writer_end(writer, ']');
}

static void put_findings(struct calculation *calculation, enum package package)
{
	struct writer *writer = &calculation->writer;
	struct finding *finding = g_new(struct finding, FINDINGS_MAX);
	size_t count = finding_list(calculation->rulebook, calculation->household,
	    calculation->assessment, package, finding, FINDINGS_MAX);

	writer_begin(writer, "findings", '[');
	for (size_t i = 0; i < count; i++) {
		writer_begin_flat(writer, NULL, '{');
		writer_integer(writer, "person", finding[i].person);
		writer_string(writer, "condition",
		    rulebook_condition_name(calculation->rulebook, finding[i].condition));
		writer_string(
		    writer, "answer", answer_name((enum answer)finding[i].answer));
		put_source(writer, finding[i].source);
		writer_end(writer, '}');
	}
	writer_end(writer, ']');
	g_free(finding);
}

static void put_package(struct calculation *calculation, enum package package)
{
	const struct package_result *result = &calculation->assessment->package[package];
	struct writer *writer = &calculation->writer;

	writer_begin(writer, package_name(package), '{');
	writer_string(writer, "policy", result->policy->id);
	calculation_json_sum(writer, "total", &result->total);
	calculation_json_sum(writer, "at_departure", &result->at_departure);
	put_lines(calculation, result);
	put_findings(calculation, package);
	writer_end(writer, '}');
}

static void put_person(struct writer *writer, int person)
{
	if (person > 0)
		writer_integer(writer, "person", person);
	else
		writer_null(writer, "person");
}

static void put_questions(struct calculation *calculation)
{
	struct writer *writer = &calculation->writer;
	struct question question[QUESTIONS_MAX];
	size_t count = question_list(calculation->rulebook, calculation->household,
	    calculation->assessment, question, QUESTIONS_MAX);

	writer_begin(writer, "questions", '[');
	for (size_t i = 0; i < count; i++) {
		writer_begin_flat(writer, NULL, '{');
		writer_string(writer, "fact", fact_get(question[i].fact)->key);
		put_person(writer, question[i].person);
		writer_integer(writer, "narrows", question[i].narrows);
		writer_end(writer, '}');
	}
	writer_end(writer, ']');
}

static void put_notices(struct calculation *calculation)
{
	struct writer *writer = &calculation->writer;
	struct notice notice[NOTICES_MAX];
	size_t count = notice_list(calculation->rulebook, calculation->household,
	    calculation->assessment, notice, NOTICES_MAX);

	writer_begin(writer, "notices", '[');
	for (size_t i = 0; i < count; i++) {
		writer_begin_flat(writer, NULL, '{');
		writer_string(writer, "id", notice[i].rule->name);
		if (notice[i].person > 0)
			writer_integer(writer, "person", notice[i].person);
		put_source(writer, notice[i].rule->source);
		writer_end(writer, '}');
	}
	writer_end(writer, ']');
}

char *calculation_json_write(const struct rulebook *rulebook,
    const struct household *household, const struct assessment *assessment, bool pretty)
{
	struct calculation calculation = {
		.rulebook = rulebook,
		.household = household,
		.assessment = assessment,
	};
	struct writer *writer = &calculation.writer;
	const char *applies = applies_name(assessment->applies);
	char date[DATE_TEXT];

	writer_start(writer, pretty);
	writer_begin(writer, NULL, '{');
	writer_string(writer, "format", CALCULATION_FORMAT);
	writer_string(
	    writer, "registered_on", date_format_iso(date, household->registered_on));
	if (applies != NULL)
		writer_string(writer, "applies", applies);
	else
		writer_null(writer, "applies");
	writer_begin(writer, "packages", '{');
	for (int package = 0; package < PACKAGE_COUNT; package++)
		put_package(&calculation, (enum package)package);
	writer_end(writer, '}');
	writer_begin(writer, "differences", '{');
	calculation_json_sum(writer, "jrs_minus_national", &assessment->jrs_minus_national);
	calculation_json_sum(
	    writer, "harmonised_minus_national", &assessment->harmonised_minus_national);
	writer_end(writer, '}');
	put_questions(&calculation);
	put_notices(&calculation);
	writer_end(writer, '}');
	return writer_finish(writer);
}

char *error_json_write(const char *format, const struct fault *fault, const char *message)
{
	char where[512];
	struct writer writer;

	if (fault->place[0] != '\0' || fault->line == 0)
		snprintf(where, sizeof where, "%s",
		    fault->place[0] != '\0' ? fault->place : fault->file);
	else
		snprintf(where, sizeof where, "%s:%d", fault->file, fault->line);
	writer_start(&writer, false);
	writer_begin(&writer, NULL, '{');
	writer_string(&writer, "format", format);
	writer_begin(&writer, "error", '{');
	writer_string(&writer, "code", fault_name(fault->code));
	writer_string(&writer, "where", where);
	writer_string(&writer, "message", message);
	writer_end(&writer, '}');
	writer_end(&writer, '}');
	return writer_finish(&writer);
}
