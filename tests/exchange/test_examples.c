/* SPDX-License-Identifier: EUPL-1.2 */
/* The example cases: each is read, is written as it was, and calculates to what was
 * checked by hand.  With TERUGKEERDESK_TEST_ACCEPT set, expected/ is written anew, to be
 * read through before it is kept. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "shipped.h"
#include "support.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/exchange/calculation_json.h"
#include "terugkeerdesk/exchange/case_json.h"

/* Whole euros as a person would work them out from the documents.  "0..2000": from, to;
 * "+": an amount that is not stated comes on top. */
static const struct {
	const char *name;
	const char *applies; /* NULL: a missing fact decides it */
	const char *total[PACKAGE_COUNT];
} examples[] = {
	{ "avrr-cash-lowered", "national", { "2000", "2615", "2815" } },
	{ "avrr-first-day", "national", { "2000", "0", "2815" } },
	{ "birth-date-unknown", "national",
	    { "4000..4840", "4230..5230", "4470..5630" } },
	{ "birth-year-alone", "national", { "2000..2840", "2615", "1655..2815" } },
	{ "born-after-registration", "harmonised", { "4840", "4230", "4470" } },
	{ "child-not-linked", "national", { "4840", "4230", "4470" } },
	{ "day-before-harmonised", "national", { "2000", "2615", "2815" } },
	{ "departure-forced-before-jrs", "none", { "0", "0", "0" } },
	{ "departure-forced", "jrs", { "0", "1615", "1615" } },
	{ "departure-kind-and-route-unknown", NULL,
	    { "0..2000", "1615..2615", "1615..2815" } },
	{ "departure-supervised", "harmonised", { "2000", "2615", "2815" } },
	{ "dublin-and-health", "national", { "2000", "2615", "2815" } },
	{ "eu-residence", "national", { "0..2000", "2615", "0..2815" } },
	{ "excluded-nationality", "national", { "0", "0..2615", "0" } },
	{ "exclusion-ground", "harmonised", { "200", "2615", "200" } },
	{ "former-unaccompanied-minor", "harmonised",
	    { "200..2000", "0..2615", "200..2815" } },
	{ "georgia-visa-free", "national", { "0+", "0", "200" } },
	{ "georgia-visa-last-day", "national", { "1750+", "0", "2815" } },
	{ "harmonised-family-of-four", "harmonised", { "9680", "7460..8460", "8940" } },
	{ "hrt-asylum-rejected", "national", { "4380+", "0", "7285" } },
	{ "hrt-never-applied", "national", { "0", "0", "2815" } },
	{ "hrt-transition", "national", { "0..1750+", "0", "2815" } },
	{ "hrt-visa-free-2016", "national", { "0..1750+", "0", "200" } },
	{ "jrs-without-partner", "jrs", { "2000", "0", "2815" } },
	{ "kosovo-visa-until-2023", "national", { "200", "0..2615", "200" } },
	{ "long-stay-no", "national", { "0", "0..2615", "0" } },
	{ "long-stay-unknown", "national", { "0..2000", "2615", "0..2815" } },
	{ "mongolia-day-before", "harmonised", { "2000", "2615", "2815" } },
	{ "mongolia-first-day", "harmonised", { "200", "0..2615", "200" } },
	{ "mongolia-review-due", "harmonised", { "200..2000", "0..2615", "200..2815" } },
	{ "no-development-country", "national", { "0..200", "0..2615", "0..200" } },
	{ "nota-1-family-of-four", "national", { "9680", "7460", "8940" } },
	{ "nota-2-one-adult", "national", { "2000", "2615", "2815" } },
	{ "only-what-is-required", NULL, { "0..2840", "0..2615", "0..2815" } },
	{ "other-support", "harmonised", { "200", "2615", "200" } },
	{ "override-with-reason", "national", { "2000", "2615", "2815" } },
	{ "own-means", "national", { "0", "2615", "0" } },
	{ "post-arrival-at-departure", "harmonised", { "4000", "4230", "5630" } },
	{ "rean-cash-lowered", "harmonised", { "1875", "2615", "2690" } },
	{ "returned-with-support", "national", { "0", "2615", "0" } },
	{ "route-jrs-2023", "jrs", { "4000", "4230", "5630" } },
	{ "route-ngo-payers-not-stated", "harmonised", { "2000", "2615", "2815" } },
	{ "second-adult-not-answered", "jrs", { "9680", "7460..8460", "8940" } },
	{ "second-adult-own-application", "jrs", { "9680", "8460", "8940" } },
	{ "stateless", "national", { "0..2000", "0..2615", "0..2815" } },
	{ "trafficking-victim", "national", { "200..2000", "0..2615", "200..2815" } },
	{ "turns-18-before-departure", "national", { "4840", "4230", "4470" } },
	{ "two-nationalities", "harmonised", { "5040", "4230..5845", "4670" } },
	{ "ukraine-check", "national", { "0..200", "0..2615", "0..200" } },
	{ "unaccompanied-minor", "national", { "3000", "2615", "2815" } },
	{ "western-balkans", "harmonised", { "200", "0..2615", "200" } },
};

/* One example on its way from the file to the calculation. */
struct example {
	char *text;
	struct case_file file;
	struct shipped_calculation *calculation;
};

static struct example *open_example(const char *name)
{
	struct example *example = g_new0(struct example, 1);
	char *below = g_strdup_printf("examples/%s.json", name);
	char *path = support_data(below);
	struct fault fault = { 0 };
	size_t size;

	example->text = support_read_file(path, &size);
	if (case_json_read(example->text, size, false, &example->file, &fault) != 0)
		fail_msg("%s: %s at %s", name, fault_name(fault.code), fault.place);
	example->calculation = shipped_calculate(&example->file);
	g_free(path);
	g_free(below);
	return example;
}

static void close_example(struct example *example)
{
	case_file_clear(&example->file);
	g_free(example->calculation);
	g_free(example->text);
	g_free(example);
}

static char *sum_text(const struct sum *sum)
{
	const char *more = sum->incomplete ? "+" : "";

	assert_int_equal(sum->range.min % 100, 0);
	assert_int_equal(sum->range.max % 100, 0);
	if (sum->range.min == sum->range.max)
		return g_strdup_printf("%d%s", (int)(sum->range.min / 100), more);
	return g_strdup_printf(
	    "%d..%d%s", (int)(sum->range.min / 100), (int)(sum->range.max / 100), more);
}

static void examples_give_the_totals_of_the_documents(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
		struct example *example = open_example(examples[i].name);
		const char *applies =
		    applies_name(example->calculation->assessment.applies);

		if (g_strcmp0(applies, examples[i].applies) != 0)
			fail_msg("%s: %s applies", examples[i].name, applies);
		for (int package = 0; package < PACKAGE_COUNT; package++) {
			char *total = sum_text(
			    &example->calculation->assessment.package[package].total);

			if (strcmp(total, examples[i].total[package]) != 0)
				fail_msg("%s: %s total %s, expected %s", examples[i].name,
				    package_name((enum package)package), total,
				    examples[i].total[package]);
			g_free(total);
		}
		close_example(example);
	}
}

static void examples_are_written_as_they_were(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
		struct example *example = open_example(examples[i].name);
		char *written = case_json_write(&example->file, true);
		char *ended = g_strconcat(written, "\n", NULL);

		assert_string_equal(example->text, ended);
		g_free(written);
		g_free(ended);
		close_example(example);
	}
}

static void examples_give_the_whole_calculation_expected(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
		struct example *example = open_example(examples[i].name);
		char *below =
		    g_strdup_printf("tests/exchange/expected/%s.json", examples[i].name);
		char *path = support_source(below);
		char *written = calculation_json_write(shipped_rules(),
		    &example->calculation->of_case.household,
		    &example->calculation->assessment, true);
		char *ended = g_strconcat(written, "\n", NULL);
		char *expected;

		if (getenv("TERUGKEERDESK_TEST_ACCEPT") != NULL)
			support_write_text(path, ended);
		expected = support_read_file(path, NULL);
		if (strcmp(ended, expected) != 0)
			fail_msg("%s: not as expected, but\n%s", examples[i].name, ended);
		g_free(expected);
		g_free(ended);
		g_free(written);
		g_free(path);
		g_free(below);
		close_example(example);
	}
}

/* No example may lie in the folder that nobody has looked at. */
static void every_file_is_one_of_the_examples(void **state)
{
	char *folder = support_data("examples");
	GDir *dir = g_dir_open(folder, 0, NULL);
	size_t count = 0;

	(void)state;
	assert_non_null(dir);
	while (g_dir_read_name(dir) != NULL)
		count++;
	assert_int_equal(count, G_N_ELEMENTS(examples));
	g_dir_close(dir);
	g_free(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_give_the_totals_of_the_documents),
		cmocka_unit_test(examples_are_written_as_they_were),
		cmocka_unit_test(examples_give_the_whole_calculation_expected),
		cmocka_unit_test(every_file_is_one_of_the_examples),
	};

	return cmocka_run_group_tests_name(
	    "exchange examples", tests, shipped_read, shipped_clear);
}
