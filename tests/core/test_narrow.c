/* SPDX-License-Identifier: EUPL-1.2 */
/* What is kept for the next household is what would be worked out for it. */
#include "random_case.h"

#include <string.h>

#include "shipped.h"
#include "terugkeerdesk/core/narrow.h"

/* A case by chance that the rules can take. */
static void draw(struct support_random *random, struct household_of_case *ret)
{
	struct case_file file = { 0 };

	random_case(random, &file);
	household_from_case(&file, shipped_rules(), ret);
	case_file_clear(&file);
}

static int cases(void)
{
	return support_long() ? 100000 : 4000;
}

static void stored_amounts_are_those_worked_out_anew(void **state)
{
	const struct rulebook *rulebook = shipped_rules();
	struct spread_store *store = spread_store_new(rulebook);
	struct support_random random = support_seed();
	const package_mask all = (1 << PACKAGE_COUNT) - 1;

	(void)state;
	for (int i = 0; i < cases(); i++) {
		package_mask packages = (package_mask)(1 + i % all);
		struct household_of_case drawn;
		struct spread anew[PACKAGE_COUNT];
		struct spread stored[PACKAGE_COUNT];

		draw(&random, &drawn);
		spread_make(rulebook, NULL, &drawn.household, packages, anew);
		spread_make(rulebook, store, &drawn.household, packages, stored);
		for (int package = 0; package < PACKAGE_COUNT; package++)
			if (packages >> package & 1)
				assert_memory_equal(
				    &anew[package], &stored[package], sizeof(anew[0]));
		spread_make_applied(rulebook, NULL, &drawn.household, &anew[0]);
		spread_make_applied(rulebook, store, &drawn.household, &stored[0]);
		assert_memory_equal(&anew[0], &stored[0], sizeof(anew[0]));
	}
	spread_store_free(store);
}

/* Of one package, by fact. */
static void ask(
    const struct household *household, enum package package, cents ret[FACT_COUNT])
{
	struct question question[QUESTIONS_MAX];
	size_t count = question_list_of_package(
	    shipped_rules(), household, package, question, QUESTIONS_MAX);

	memset(ret, 0, FACT_COUNT * sizeof(*ret));
	for (size_t i = 0; i < count; i++)
		ret[question[i].fact] += question[i].narrows;
}

static void missing_facts_narrow_as_the_questions_do(void **state)
{
	struct spread_store *store = spread_store_new(shipped_rules());
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < cases(); i++) {
		package_mask packages = (package_mask)(1 + i % 7);
		struct household_of_case drawn;
		struct narrowing list[FACT_COUNT];
		cents asked[FACT_COUNT];
		size_t count;

		draw(&random, &drawn);
		count = narrow_list(store, &drawn.household, packages, list);
		for (int package = 0; package < PACKAGE_COUNT; package++) {
			if (!(packages >> package & 1))
				continue;
			ask(&drawn.household, (enum package)package, asked);
			for (size_t j = 0; j < count; j++) {
				assert_int_equal(
				    list[j].narrows[package], asked[list[j].fact]);
				asked[list[j].fact] = 0;
			}
			for (int fact = 0; fact < FACT_COUNT; fact++)
				assert_int_equal(asked[fact], 0);
		}
	}
	spread_store_free(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stored_amounts_are_those_worked_out_anew),
		cmocka_unit_test(missing_facts_narrow_as_the_questions_do),
	};

	return cmocka_run_group_tests(tests, shipped_read, shipped_clear);
}
