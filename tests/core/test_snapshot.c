/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/snapshot.h"

#include <string.h>

#include <glib.h>

#include "random_case.h"
#include "shipped.h"

static const uint8_t some_hash[32] = "0123456789abcdef0123456789abcde";

/* What a case shows under the shipped rules. */
static void show(const struct case_file *file, struct snapshot *ret)
{
	struct shipped_calculation *calculation = g_new0(struct shipped_calculation, 1);

	household_from_case(file, shipped_rules(), &calculation->of_case);
	assess(
	    shipped_rules(), &calculation->of_case.household, &calculation->assessment);
	snapshot_make(shipped_rules(), &calculation->assessment, some_hash, ret);
	g_free(calculation);
}

static void set(struct case_file *file, enum fact_id fact, int person, const char *word)
{
	assert_int_equal(fact_parse(fact_get(fact), word,
			     case_file_value(file, fact, person), "", NULL),
	    0);
}

/* One adult from Iraq, all conditions met. */
static void one_adult(struct case_file *ret)
{
	case_file_add_person(ret);
	set(ret, FACT_REGISTERED_ON, 0, "2024-03-22");
	set(ret, FACT_DEPARTURE_KIND, 0, "voluntary");
	set(ret, FACT_ROUTE, 0, "iom");
	set(ret, FACT_LONG_STAY_INTENT, 0, "yes");
	set(ret, FACT_OWN_MEANS, 0, "no");
	set(ret, FACT_NAME, 1, "Voorbeeld");
	set(ret, FACT_BORN_ON, 1, "1985");
	set(ret, FACT_NATIONALITY, 1, "IQ");
	set(ret, FACT_EU_RESIDENCE, 1, "no");
	set(ret, FACT_ASSISTED_RETURN, 1, "no");
	set(ret, FACT_OTHER_SUPPORT, 1, "no");
	set(ret, FACT_EXCLUSION_GROUND, 1, "no");
}

static void a_snapshot_keeps_what_was_shown(void **state)
{
	struct case_file file = { 0 };
	struct snapshot snapshot = { 0 };

	(void)state;
	one_adult(&file);
	show(&file, &snapshot);
	assert_true(snapshot.set);
	assert_memory_equal(snapshot.rules_hash, some_hash, sizeof some_hash);
	assert_int_equal(snapshot.applies, APPLIES_NATIONAL);
	assert_string_equal(snapshot.policy[PACKAGE_NATIONAL], "avrr-2017");
	assert_string_equal(snapshot.policy[PACKAGE_HARMONISED], "harmonised-2024");
	assert_int_equal(snapshot.total[PACKAGE_NATIONAL].range.min, 200000);
	assert_int_equal(snapshot.total[PACKAGE_JRS].range.max, 261500);
	assert_string_equal(snapshot.line[0].component, "rean.departure_cash");
	assert_int_equal(snapshot.line[0].range.min, 20000);
	snapshot_clear(&snapshot);
	snapshot_clear(&snapshot);
	case_file_clear(&file);
}

static void every_snapshot_survives_its_bytes(void **state)
{
	struct support_random random = support_seed();
	struct case_file *file = g_new0(struct case_file, 1);

	(void)state;
	for (int i = 0; i < 500; i++) {
		struct snapshot snapshot = { 0 }, back = { 0 };
		struct record_writer writer = { 0 }, again = { 0 };
		struct record_reader reader = { 0 };
		struct snapshot_change *changes;

		random_case(&random, file);
		if (i > 0)
			show(file, &snapshot); /* the first one: nothing was shown */
		snapshot_put(&writer, &snapshot);
		reader.bytes = writer.bytes;
		reader.size = writer.size;
		assert_int_equal(snapshot_get(&reader, &back), 0);
		assert_int_equal(reader.at, reader.size);
		snapshot_put(&again, &back);
		assert_int_equal(writer.size, again.size);
		assert_memory_equal(writer.bytes, again.bytes, writer.size);
		assert_int_equal(snapshot_changes(&snapshot, &back, &changes), 0);
		g_free(changes);
		record_writer_clear(&writer);
		record_writer_clear(&again);
		snapshot_clear(&snapshot);
		snapshot_clear(&back);
	}
	case_file_clear(file);
	g_free(file);
}

static void changed_bytes_give_a_snapshot_or_none(void **state)
{
	struct support_random random = support_seed();
	struct case_file file = { 0 };
	struct snapshot snapshot = { 0 };
	struct record_writer writer = { 0 };
	int refused = 0;

	(void)state;
	one_adult(&file);
	show(&file, &snapshot);
	snapshot_put(&writer, &snapshot);
	for (int i = 0; i < 20000; i++) {
		struct record_reader reader = { 0 };
		struct snapshot back = { 0 };
		uint8_t *bytes = g_memdup2(writer.bytes, writer.size);

		reader.bytes = bytes;
		reader.size = writer.size;
		bytes[support_random_below(&random, (uint32_t)writer.size)] =
		    (uint8_t)support_random_next(&random);
		if (support_random_below(&random, 3) == 0)
			reader.size =
			    support_random_below(&random, (uint32_t)writer.size);
		if (snapshot_get(&reader, &back) != 0) {
			refused++;
			assert_false(back.set);
			assert_null(back.line);
		}
		snapshot_clear(&back);
		g_free(bytes);
	}
	assert_true(refused > 0);
	record_writer_clear(&writer);
	snapshot_clear(&snapshot);
	case_file_clear(&file);
}

static void differences_are_told_line_by_line(void **state)
{
	struct case_file file = { 0 };
	struct snapshot then = { 0 }, now = { 0 };
	struct snapshot_change *changes;
	size_t count;

	(void)state;
	one_adult(&file);
	show(&file, &then);
	set(&file, FACT_REGISTERED_ON, 0, "2025-03-22"); /* another package applies */
	set(&file, FACT_OTHER_SUPPORT, 1, "yes");        /* no reintegration */
	show(&file, &now);
	count = snapshot_changes(&then, &now, &changes);
	assert_true(count >= 5);
	assert_int_equal(changes[0].kind, SNAPSHOT_APPLIES);
	assert_int_equal(changes[0].applies_then, APPLIES_NATIONAL);
	assert_int_equal(changes[0].applies_now, APPLIES_HARMONISED);
	assert_int_equal(changes[1].kind, SNAPSHOT_TOTAL);
	assert_int_equal(changes[1].package, PACKAGE_NATIONAL);
	assert_int_equal(changes[1].then.min, 200000);
	assert_int_equal(changes[1].now.min, 20000);
	for (size_t i = 0; i < count; i++) {
		if (changes[i].kind != SNAPSHOT_LINE ||
		    strcmp(changes[i].component, "avrr.in_kind") != 0)
			continue;
		assert_int_equal(changes[i].person, 1);
		assert_int_equal(changes[i].then.min, 150000);
		assert_int_equal(changes[i].now.max, 0);
		assert_true(changes[i].stated_then && changes[i].stated_now);
	}
	g_free(changes);
	/* The other way round, a line that was not there came. */
	assert_int_equal(snapshot_changes(&now, &then, &changes), count);
	g_free(changes);
	snapshot_clear(&then);
	snapshot_clear(&now);
	case_file_clear(&file);
}

static void another_hash_alone_is_no_difference(void **state)
{
	struct case_file file = { 0 };
	struct snapshot then = { 0 }, now = { 0 };
	struct snapshot_change *changes;

	(void)state;
	one_adult(&file);
	show(&file, &then);
	show(&file, &now);
	now.rules_hash[0] ^= 1;
	assert_int_equal(snapshot_changes(&then, &now, &changes), 0);
	g_free(changes);
	g_strlcpy(now.policy[PACKAGE_JRS], "jrs-2030", SNAPSHOT_ID_MAX);
	assert_int_equal(snapshot_changes(&then, &now, &changes), 1);
	assert_int_equal(changes[0].kind, SNAPSHOT_POLICY);
	assert_string_equal(changes[0].policy_now, "jrs-2030");
	g_free(changes);
	snapshot_clear(&now); /* nothing can be shown now: nothing to compare */
	assert_int_equal(snapshot_changes(&then, &now, &changes), 0);
	g_free(changes);
	snapshot_clear(&then);
	case_file_clear(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_snapshot_keeps_what_was_shown),
		cmocka_unit_test(every_snapshot_survives_its_bytes),
		cmocka_unit_test(changed_bytes_give_a_snapshot_or_none),
		cmocka_unit_test(differences_are_told_line_by_line),
		cmocka_unit_test(another_hash_alone_is_no_difference),
	};

	return cmocka_run_group_tests_name(
	    "core snapshot", tests, shipped_read, shipped_clear);
}
