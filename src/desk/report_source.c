/* SPDX-License-Identifier: EUPL-1.2 */
#include "report_source.h"

#include "found.h"
#include "internal.h"

#define OFTEN 64 /* cases between two looks at the watch */

bool report_progress(const struct desk_watch *watch, int64_t done, int64_t all)
{
	int permille = all > 0 && done < all ? (int)(done * 1000 / all) : 0;

	if (watch == NULL || watch->progress == NULL)
		return true;
	return watch->progress(watch->data, permille);
}

/* A walk through the ledger. */
struct walk {
	const struct country_table *countries;
	const struct report_sink *sink;
	const struct desk_watch *watch;
	void *worker;
	int64_t done;
	int64_t all;
	struct desk_read *read;
	struct desk_found *found;
};

static void count_case(
    struct walk *walk, const char *uuid, const struct case_file *file)
{
	/* Noted before it is counted: the report may have something to add. */
	if (walk->found != NULL)
		found_add(walk->found, walk->countries, uuid, file);
	if (walk->sink->file(walk->worker, uuid, file))
		return;
	walk->read->unfinished++;
	if (walk->found != NULL)
		found_drop(walk->found);
}

static bool take_case(void *data, const char *uuid, const struct case_file *file)
{
	struct walk *walk = data;

	if (!case_filter_file(&walk->read->filter, walk->countries, file))
		walk->read->filtered++;
	else
		count_case(walk, uuid, file);
	if (++walk->done % OFTEN == 0)
		walk->read->stopped =
		    !report_progress(walk->watch, walk->done, walk->all);
	return !walk->read->stopped;
}

static int read_ledger(struct desk *desk, const struct desk_cases *cases,
    const struct report_sink *sink, const struct desk_watch *watch, struct desk_read *ret, struct fault *fault)
{
	struct walk walk = {
		.countries = &desk->countries,
		.sink = sink,
		.watch = watch,
		.read = ret,
		.found = cases->found,
	};
	size_t unreadable = 0;
	int failed;

	if (desk_require_unlocked(desk, fault) != 0)
		return -1;
	walk.all = (int64_t)ledger_row_count(desk->ledger);
	walk.worker = sink->begin(sink->data);
	failed = ledger_each(desk->ledger, take_case, &walk, &unreadable, fault);
	sink->end(sink->data, walk.worker);
	ret->unreadable = (int64_t)unreadable;
	return failed;
}

int report_read(struct desk *desk, const struct desk_cases *cases,
    const struct report_sink *sink, const struct desk_watch *watch, struct desk_read *ret,
    struct fault *fault)
{
	*ret = (struct desk_read){ .filter = cases->filter };
	if (case_filter_check(&cases->filter, &desk->countries, fault) != 0)
		return -1;
	if (cases->path != NULL)
		return report_read_table(desk, cases->path, sink, watch, ret, fault);
	return read_ledger(desk, cases, sink, watch, ret, fault);
}
