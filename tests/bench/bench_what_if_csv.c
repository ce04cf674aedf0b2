/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Two policies over a million households in a CSV file: one in which everything is
 * answered, one in which every fifth answer is missing.
 *
 * Floor: reading the same file and splitting it into its fields.  Started again with the
 * name of a file, it tries the policies once and prints how much its memory grew.
 */
#include "bench.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/desk/what_if.h"

#define HOUSEHOLDS 1000000
#define FEW        10000 /* beside which memory is compared */
#define ROUNDS     5
#define POLICY     "harmonised-2024"
#define AGAINST    "avrr-2017"
#define FIELDS_MAX 32
#define AT_ONCE    ((size_t)1 << 18)

/* --- the desk --- */

static int64_t now(void)
{
	return 1773570000;
}

static day_number today(void)
{
	return 20532;
}

static const struct config config = { .smallest_group = 5 };
static struct desk_env env = { .config = &config, .now = now, .today = today };

/* What one file comes to; 0: it could not be tried. */
static int64_t try_policies(struct desk *desk, const char *path)
{
	struct desk_cases cases = { .path = path };
	struct faults faults = { 0 };
	struct desk_what_if *what_if =
	    desk_what_if(desk, POLICY, AGAINST, &cases, NULL, &faults);
	int64_t ret = 0;

	if (what_if != NULL && what_if->read.bad == 0)
		ret = what_if->sums->households;
	desk_what_if_free(what_if);
	faults_clear(&faults);
	return ret;
}

/* --- the floor --- */

struct split {
	struct {
		const char *at;
		size_t length;
	} field[FIELDS_MAX];
	int64_t rows, fields, bytes;
};

/* The whole lines of a piece; returns how much of it they are. */
static size_t split_lines(const char *text, size_t size, struct split *split)
{
	const char *begin = text;
	size_t done = 0;
	int count = 0;

	for (const char *at = text; at < text + size; at++) {
		if (*at != ',' && *at != '\n')
			continue;
		split->field[count % FIELDS_MAX].at = begin;
		split->field[count % FIELDS_MAX].length = (size_t)(at - begin);
		split->bytes += at - begin;
		begin = at + 1;
		count++;
		if (*at == '\n') {
			split->rows++;
			split->fields += count;
			count = 0;
			done = (size_t)(begin - text);
		}
	}
	return done;
}

static struct split split_file(const char *path)
{
	struct split split = { 0 };
	char *text = g_malloc(2 * AT_ONCE);
	int file = open(path, O_RDONLY | O_CLOEXEC);
	size_t kept = 0;
	ssize_t got;

	if (file < 0)
		bench_fail("the floor cannot read the file");
	while ((got = read(file, text + kept, AT_ONCE)) > 0) {
		size_t size = kept + (size_t)got;
		size_t done = split_lines(text, size, &split);

		kept = size - done;
		memmove(text, text + done, kept);
	}
	close(file);
	g_free(text);
	return split;
}

/* --- the file --- */

static uint64_t next(uint64_t *chance)
{
	*chance ^= *chance << 13;
	*chance ^= *chance >> 7;
	*chance ^= *chance << 17;
	return *chance;
}

static unsigned below(uint64_t *chance, unsigned limit)
{
	return (unsigned)(next(chance) >> 33) % limit;
}

/* A word of a list, or nothing once in `missing` (0: never). */
static void put_word(
    GString *row, uint64_t *chance, const char *const *words, unsigned missing)
{
	if (missing == 0 || below(chance, missing) != 0)
		g_string_append(
		    row, words[below(chance, g_strv_length((char **)(uintptr_t)words))]);
	g_string_append_c(row, ',');
}

/* Yes to so many of a hundred. */
static void put_answer(GString *row, uint64_t *chance, unsigned yes, unsigned missing)
{
	if (missing == 0 || below(chance, missing) != 0)
		g_string_append(row, below(chance, 100) < yes ? "yes" : "no");
	g_string_append_c(row, ',');
}

static void put_household(GString *row, uint64_t *chance, unsigned missing)
{
	static const char *const kinds[] = { "voluntary", "voluntary", "supervised",
		"forced", NULL };
	static const char *const routes[] = { "iom", "iom", "jrs", "ngo", NULL };
	static const char *const states[] = { "asylum_pending", "asylum_rejected",
		"regular_ended", "never_applied", NULL };
	static const char *const lands[] = { "IQ", "MN", "GE", "NG", "MA", "DZ", "TR",
		"AL", "UA", "AM", "BR", "GH", "SY", "AF", "IR", "PK", "VN", "RS", "MK",
		"ET", NULL };
	/* The columns behind `minors`. */
	static const unsigned yes[] = { 1, 96, 4, 95, 40, 50, 2, 3, 3, 4, 2, 3, 2, 5 };
	unsigned minors = below(chance, 2) ? below(chance, 4) : 0;

	g_string_printf(row, "20%02u-%02u-%02u,", 18 + below(chance, 8),
	    1 + below(chance, 12), 1 + below(chance, 28));
	put_word(row, chance, kinds, missing);
	put_word(row, chance, routes, missing);
	put_word(row, chance, states, missing);
	put_word(row, chance, lands, missing);
	g_string_append_printf(row, "%u,%u,", 1 + below(chance, 2), minors);
	for (size_t i = 0; i < G_N_ELEMENTS(yes); i++)
		put_answer(row, chance, yes[i], missing);
	row->str[row->len - 1] = '\n';
}

static void write_file(const char *path, int households, unsigned missing)
{
	static const char head[] =
	    "registered_on,departure_kind,route,residence_status,nationality,adults,"
	    "minors,unaccompanied,long_stay_intent,own_means,partner_available,"
	    "post_arrival_at_departure,own_application,dublin_claimant,eu_residence,"
	    "assisted_return,other_support,exclusion_ground,trafficking_victim,"
	    "former_unaccompanied_minor,health_needs\n";
	FILE *file = fopen(path, "we");
	GString *row = g_string_new(NULL);
	uint64_t chance = 20240322;
	bool written = file != NULL && fputs(head, file) >= 0;

	for (int i = 0; written && i < households; i++) {
		put_household(row, &chance, missing);
		written = fwrite(row->str, 1, row->len, file) == row->len;
	}
	if (!written || fclose(file) != 0)
		bench_fail("the file of households cannot be written");
	g_string_free(row, TRUE);
}

/* --- time --- */

struct run {
	struct desk *desk;
	const char *path;
	int64_t households;
	struct split split;
};

static void run_what_if(void *data)
{
	struct run *run = data;

	run->households = try_policies(run->desk, run->path);
}

static void run_floor(void *data)
{
	struct run *run = data;

	run->split = split_file(run->path);
}

static void bench_time(struct desk *desk, const char *path, const char *name)
{
	struct run run = { .desk = desk, .path = path };
	double ratio = bench_ratio(ROUNDS, run_what_if, run_floor, &run);
	int64_t start = bench_cpu();
	double cpu;

	/* Both saw every row, and the floor every field. */
	if (run.households != HOUSEHOLDS || run.split.rows != HOUSEHOLDS + 1 ||
	    run.split.fields % run.split.rows != 0)
		bench_fail("what-if and floor read different rows");
	bench_report(name, ratio, 2.00);
	run_what_if(&run);
	cpu = (double)(bench_cpu() - start);
	start = bench_cpu();
	run_floor(&run);
	printf("  processor time of all cores: %.2f x floor\n",
	    cpu / (double)(bench_cpu() - start));
}

/* --- memory --- */

static long peak(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

static int print_growth(struct desk *desk, const char *path)
{
	long before = peak();

	if (try_policies(desk, path) == 0)
		bench_fail("the households cannot be read");
	printf("%ld\n", peak() - before);
	return 0;
}

static double growth(const char *program, const char *path)
{
	const char *argv[] = { program, path, NULL };
	char *out = NULL;
	double ret;

	if (!g_spawn_sync(NULL, (char **)(uintptr_t)argv, NULL, G_SPAWN_DEFAULT, NULL,
		NULL, &out, NULL, NULL, NULL))
		bench_fail("cannot start again");
	ret = g_ascii_strtod(out, NULL) / 1024;
	g_free(out);
	return ret;
}

int main(int argc, char *argv[])
{
	char folder[] = "bench-what-if-XXXXXX";
	struct desk *desk;
	char *answered, *missing, *few;

	env.data_folder = g_getenv("TERUGKEERDESK_TEST_DATA");
	desk = desk_new(&env);
	if (desk_load_rules(desk, NULL) != 0)
		bench_fail("the policies cannot be read");
	if (argc == 2)
		return print_growth(desk, argv[1]);
	if (g_mkdtemp(folder) == NULL)
		bench_fail("no folder to work in");
	answered = g_build_filename(folder, "answered.csv", NULL);
	missing = g_build_filename(folder, "missing.csv", NULL);
	few = g_build_filename(folder, "few.csv", NULL);
	write_file(answered, HOUSEHOLDS, 0);
	write_file(missing, HOUSEHOLDS, 5);
	write_file(few, FEW, 5);
	bench_time(desk, answered, "what-if from CSV, every answer given");
	bench_time(desk, missing, "what-if from CSV, every fifth answer missing");
	bench_report_value("what-if from CSV: memory above the start, 10,000 households",
	    growth(argv[0], few), "MiB", 32.0);
	bench_report_value(
	    "what-if from CSV: memory above the start, 1,000,000 households",
	    growth(argv[0], missing), "MiB", 32.0);
	unlink(answered);
	unlink(missing);
	unlink(few);
	rmdir(folder);
	g_free(answered);
	g_free(missing);
	g_free(few);
	desk_free(desk);
	return 0;
}
