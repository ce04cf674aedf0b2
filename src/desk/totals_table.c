/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/totals.h"

#include <string.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/exchange/departures_csv.h"

#include "internal.h"
#include "report_chunks.h"

#define TABLE_MAX ((size_t)1 << 20) /* bytes */

/* The path itself, or of a table that came with the program.  New memory. */
static char *find_table(const struct desk *desk, const char *path)
{
	char *name, *shipped;

	if (access(path, F_OK) == 0 || strchr(path, G_DIR_SEPARATOR) != NULL)
		return g_strdup(path);
	name = g_strconcat(path, ".csv", NULL);
	shipped = g_build_filename(desk->env.data_folder, "tables", name, NULL);
	g_free(name);
	if (access(shipped, F_OK) == 0)
		return shipped;
	g_free(shipped);
	return g_strdup(path);
}

static int append_chunk(
    GString *text, const struct chunk *chunk, const char *path, struct fault *fault)
{
	if (chunk->long_line || text->len + chunk->size > TABLE_MAX) {
		fault_set(fault, FAULT_TOO_LONG, "", NULL, N_("one megabyte"));
		return fault_at(fault, path, 0);
	}
	if (memchr(chunk->bytes, '\0', chunk->size) != NULL) {
		fault_set(fault, FAULT_CONTROL, "", "U+0000", NULL);
		return fault_at(fault, path, 0);
	}
	g_string_append_len(text, chunk->bytes, (gssize)chunk->size);
	return 0;
}

static int read_text(const char *path, GString *ret, struct fault *fault)
{
	struct chunks chunks;
	struct chunk chunk;
	int status;

	if (chunks_open(&chunks, path, fault) != 0)
		return -1;
	chunk_init(&chunk);
	do {
		status = chunks_next(&chunks, &chunk, fault);
		if (status > 0 && append_chunk(ret, &chunk, path, fault) != 0)
			status = -1;
	} while (status > 0);
	chunk_clear(&chunk);
	chunks_close(&chunks);
	return status;
}

static void take_period(const struct departures_period *period, struct desk_given *ret)
{
	totals_form_make(
	    period->from, period->to, period->per_year, period->persons, &ret->form);
	ret->printed_percent = period->printed_percent;
	ret->source = g_strdup(period->source);
}

int desk_totals_table(const struct desk *desk, struct desk_totals *totals,
    const char *path, struct faults *faults)
{
	char *found = find_table(desk, path);
	GString *text = g_string_new(NULL);
	struct departures departures;
	struct fault fault;
	int failed = read_text(found, text, &fault);

	if (failed != 0)
		faults_add(faults, &fault);
	else
		failed = departures_csv_read(text->str, found, &departures, faults);
	for (size_t i = 0; failed == 0 && i < departures.count; i++) {
		totals->given = g_renew(struct desk_given, totals->given, i + 1);
		take_period(&departures.period[i], &totals->given[i]);
		totals->given_count = i + 1;
	}
	g_string_free(text, TRUE);
	g_free(found);
	return failed;
}
