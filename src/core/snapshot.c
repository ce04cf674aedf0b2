/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/snapshot.h"

#include <string.h>

#include <glib.h>

static struct snapshot_line snapshot_line(
    const struct rulebook *rulebook, int package, const struct line *line)
{
	struct snapshot_line kept = {
		.package = (uint8_t)package,
		.person = line->person,
		.stated = line->stated,
		.range = line->range,
	};

	g_strlcpy(kept.component, rulebook_component_name(rulebook, line->component),
	    sizeof kept.component);
	return kept;
}

void snapshot_make(const struct rulebook *rulebook, const struct assessment *assessment,
    const uint8_t rules_hash[32], struct snapshot *ret)
{
	size_t count = 0;

	snapshot_clear(ret);
	ret->set = true;
	memcpy(ret->rules_hash, rules_hash, sizeof ret->rules_hash);
	ret->applies = assessment->applies;
	for (int package = 0; package < PACKAGE_COUNT; package++)
		count += (size_t)assessment->package[package].line_count;
	ret->line = g_new0(struct snapshot_line, count);
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		const struct package_result *result = &assessment->package[package];

		g_strlcpy(ret->policy[package],
		    result->policy != NULL ? result->policy->id : "", SNAPSHOT_ID_MAX);
		ret->total[package] = result->total;
		for (int i = 0; i < result->line_count; i++)
			ret->line[ret->line_count++] =
			    snapshot_line(rulebook, package, &result->line[i]);
	}
}

void snapshot_clear(struct snapshot *snapshot)
{
	g_free(snapshot->line);
	memset(snapshot, 0, sizeof *snapshot);
}

static void put_range(struct record_writer *writer, struct range range)
{
	record_put_signed(writer, range.min);
	record_put_signed(writer, range.max);
}

void snapshot_put(struct record_writer *writer, const struct snapshot *snapshot)
{
	record_put_number(writer, snapshot->set);
	if (!snapshot->set)
		return;
	record_put_bytes(writer, snapshot->rules_hash, sizeof snapshot->rules_hash);
	record_put_number(writer, snapshot->applies);
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		record_put_text(writer, snapshot->policy[package]);
		put_range(writer, snapshot->total[package].range);
		record_put_number(writer, snapshot->total[package].incomplete);
	}
	record_put_number(writer, snapshot->line_count);
	for (size_t i = 0; i < snapshot->line_count; i++) {
		const struct snapshot_line *line = &snapshot->line[i];

		record_put_number(writer, line->package);
		record_put_number(writer, line->person);
		record_put_text(writer, line->component);
		record_put_number(writer, line->stated);
		put_range(writer, line->range);
	}
}

/* A number below `below`; anything else fails the reader. */
static uint8_t get_below(struct record_reader *reader, uint64_t below)
{
	uint64_t number = record_get_number(reader);

	if (number >= below) {
		reader->failed = 1;
		return 0;
	}
	return (uint8_t)number;
}

static struct range get_range(struct record_reader *reader)
{
	struct range range;

	range.min = record_get_signed(reader);
	range.max = record_get_signed(reader);
	if (range.min > range.max)
		reader->failed = 1;
	return range;
}

static void get_name(struct record_reader *reader, char *ret, size_t size)
{
	char *name = record_get_text(reader, size - 1);

	g_strlcpy(ret, name, size);
	g_free(name);
}

static void get_packages(struct record_reader *reader, struct snapshot *ret)
{
	const uint8_t *hash;
	size_t size;

	hash = record_get_bytes(reader, sizeof ret->rules_hash, &size);
	if (size == sizeof ret->rules_hash)
		memcpy(ret->rules_hash, hash, size);
	else
		reader->failed = 1;
	ret->applies = (enum applies)get_below(reader, APPLIES_OPEN + 1);
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		get_name(reader, ret->policy[package], SNAPSHOT_ID_MAX);
		ret->total[package].range = get_range(reader);
		ret->total[package].incomplete = get_below(reader, 2) != 0;
	}
}

static void get_lines(struct record_reader *reader, struct snapshot *ret)
{
	uint64_t count = record_get_number(reader);

	if (count > PACKAGE_COUNT * LINES_MAX)
		reader->failed = 1;
	/* Grown with what is really there, not with what the count promises. */
	for (size_t allocated = 0; !reader->failed && ret->line_count < count;) {
		struct snapshot_line *line;

		if (ret->line_count == allocated) {
			allocated = allocated == 0 ? 16 : 2 * allocated;
			ret->line = g_renew(struct snapshot_line, ret->line, allocated);
		}
		line = &ret->line[ret->line_count++];
		memset(line, 0, sizeof *line);
		line->package = get_below(reader, PACKAGE_COUNT);
		line->person = get_below(reader, CASE_PERSONS_MAX + 1);
		get_name(reader, line->component, sizeof line->component);
		line->stated = get_below(reader, 2) != 0;
		line->range = get_range(reader);
	}
}

int snapshot_get(struct record_reader *reader, struct snapshot *ret)
{
	snapshot_clear(ret);
	ret->set = get_below(reader, 2) != 0;
	if (ret->set && !reader->failed) {
		get_packages(reader, ret);
		get_lines(reader, ret);
	}
	if (reader->failed) {
		snapshot_clear(ret);
		return -1;
	}
	return 0;
}
