/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Two policies over a ledger of 100,000 sealed cases.
 *
 * Floor: a bare loop over the same rows of the same file that unwraps the key of each
 * case and unseals its newest record.
 */
#include "bench.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>
#include <sodium.h>

#include "cases.h"
#include "inside.h"
#include "seal.h"
#include "terugkeerdesk/core/assess.h"
#include "terugkeerdesk/desk/what_if.h"

#define CASES      100000
#define BATCH      2000
#define ROUNDS     5
#define POLICY     "harmonised-2024"
#define AGAINST    "avrr-2017"
#define PASSPHRASE "a passphrase for benchmarks"
#define NOW        INT64_C(1773570000)

static const struct config config = { .smallest_group = 5 };

static int64_t now(void)
{
	return NOW;
}

static day_number today(void)
{
	return 20532;
}

static void check(int result, const struct fault *fault)
{
	char text[512];

	if (result == 0)
		return;
	fault_text(fault, NULL, text, sizeof(text));
	bench_fail(text);
}

/* --- the ledger --- */

static unsigned below(uint64_t *chance, unsigned limit)
{
	*chance ^= *chance << 13;
	*chance ^= *chance >> 7;
	*chance ^= *chance << 17;
	return (unsigned)(*chance >> 33) % limit;
}

static void set(struct case_file *file, enum fact_id fact, int person, const char *word)
{
	struct fault fault = { 0 };

	check(fact_parse(
		  fact_get(fact), word, case_file_value(file, fact, person), "", &fault),
	    &fault);
}

/* One of the words, or nothing, as often as each. */
static void choose(struct case_file *file, uint64_t *chance, enum fact_id fact,
    int person, const char *const *words)
{
	unsigned count = g_strv_length((char **)(uintptr_t)words);
	unsigned at = below(chance, 5 * count + count);

	if (at < 5 * count)
		set(file, fact, person, words[at % count]);
}

static void add_person(struct case_file *file, uint64_t *chance, bool minor)
{
	static const char *const lands[] = { "IQ", "MN", "GE", "NG", "MA", "TR", "AL",
		"UA", "AM", "BR", NULL };
	static const char *const no[] = { "no", NULL };
	static const enum fact_id asked[] = { FACT_EU_RESIDENCE, FACT_ASSISTED_RETURN,
		FACT_OTHER_SUPPORT, FACT_EXCLUSION_GROUND };
	int person = case_file_add_person(file);
	char word[96];

	g_snprintf(word, sizeof(word), "Voorbeeld %u", below(chance, 1000000));
	set(file, FACT_NAME, person, word);
	if (person > 1)
		set(file, FACT_ROLE, person, minor ? "child" : "partner");
	g_snprintf(word, sizeof(word), "%u-%02u-%02u",
	    minor ? 2010 + below(chance, 8) : 1960 + below(chance, 40),
	    1 + below(chance, 12), 1 + below(chance, 28));
	set(file, FACT_BORN_ON, person, word);
	choose(file, chance, FACT_NATIONALITY, person, lands);
	for (size_t i = 0; i < G_N_ELEMENTS(asked); i++)
		choose(file, chance, asked[i], person, no);
	if (minor)
		set(file, FACT_LINKED_TO, person, "1");
	g_snprintf(word, sizeof(word), "%010u", below(chance, 1000000000));
	set(file, FACT_V_NUMBER, person, word);
}

/* A fictional household, every sixth answer missing. */
static void make_case(struct case_file *ret, uint64_t *chance)
{
	static const char *const kinds[] = { "voluntary", "supervised", "forced", NULL };
	static const char *const routes[] = { "iom", "jrs", "ngo", NULL };
	static const char *const yes[] = { "yes", NULL };
	static const char *const no[] = { "no", NULL };
	unsigned persons = 1 + below(chance, 4);
	char word[32];

	memset(ret, 0, sizeof(*ret));
	g_snprintf(word, sizeof(word), "20%02u-%02u-%02u", 18 + below(chance, 8),
	    1 + below(chance, 12), 1 + below(chance, 28));
	set(ret, FACT_REGISTERED_ON, 0, word);
	choose(ret, chance, FACT_DEPARTURE_KIND, 0, kinds);
	choose(ret, chance, FACT_ROUTE, 0, routes);
	choose(ret, chance, FACT_LONG_STAY_INTENT, 0, yes);
	choose(ret, chance, FACT_OWN_MEANS, 0, no);
	set(ret, FACT_NOTE, 0, "asked about the journey and about papers");
	for (unsigned i = 0; i < persons; i++)
		add_person(ret, chance, i > 1);
}

static void add_case(
    struct desk *desk, struct ledger *ledger, uint64_t *chance, struct case_file *file)
{
	static const uint8_t hash[32];
	struct snapshot snapshot = { 0 };
	struct ledger_save save = { .action = "add",
		.now = NOW,
		.search_text = "Irak Iraq",
		.snapshot = &snapshot };
	struct household_of_case household;
	struct assessment *assessment = g_new0(struct assessment, 1);
	struct fault fault = { 0 };

	make_case(file, chance);
	household_from_case(file, desk_rulebook(desk), &household);
	assess(desk_rulebook(desk), &household.household, assessment);
	snapshot_make(desk_rulebook(desk), assessment, hash, &snapshot);
	check(cases_add_inside(ledger, file, &save, &fault), &fault);
	snapshot_clear(&snapshot);
	g_free(assessment);
	case_file_clear(file);
}

static void fill(struct desk *desk)
{
	struct ledger *ledger = desk_ledger(desk);
	struct case_file *file = g_new0(struct case_file, 1);
	struct fault fault = { 0 };
	uint64_t chance = 20240322;

	for (unsigned i = 0; i < CASES; i += BATCH) {
		check(db_begin(&ledger->db, &fault), &fault);
		for (unsigned j = 0; j < BATCH; j++)
			add_case(desk, ledger, &chance, file);
		check(db_commit(&ledger->db, &fault), &fault);
		ledger_idle(ledger);
	}
	g_free(file);
}

/* --- both sides --- */

struct run {
	struct desk *desk;
	const char *path;
	struct keys *keys;
	uint8_t uuid[SEAL_UUID]; /* of the ledger */
	int64_t counted;
	int64_t opened;
};

static void run_what_if(void *data)
{
	struct run *run = data;
	struct desk_cases cases = { .path = NULL };
	struct faults faults = { 0 };
	struct desk_what_if *what_if =
	    desk_what_if(run->desk, POLICY, AGAINST, &cases, NULL, &faults);

	if (what_if == NULL)
		bench_fail("the policies cannot be tried");
	run->counted = what_if->sums->households;
	desk_what_if_free(what_if);
	faults_clear(&faults);
}

static struct bytes column(sqlite3_stmt *rows, int at)
{
	return (struct bytes){ sqlite3_column_blob(rows, at),
		(size_t)sqlite3_column_bytes(rows, at) };
}

static bool open_one(
    const struct run *run, sqlite3_stmt *rows, struct plain *key, struct plain *record)
{
	struct seal_name wrapped = {
		.kind = SEAL_CASE_KEY,
		.ledger = run->uuid,
		.uuid = sqlite3_column_blob(rows, 0),
	};
	struct seal_name body = {
		.kind = SEAL_BODY,
		.ledger = run->uuid,
		.uuid = wrapped.uuid,
		.number = sqlite3_column_int64(rows, 2),
		.revision = sqlite3_column_int64(rows, 3),
	};

	return seal_open(
		   &wrapped, run->keys->cases, SEAL_STEP_KEY, column(rows, 1), key) &&
	       seal_open(&body, key->at, SEAL_STEP_RECORD, column(rows, 4), record);
}

static void run_floor(void *data)
{
	struct run *run = data;
	sqlite3 *db = NULL;
	sqlite3_stmt *rows = NULL;
	struct plain key = { 0 }, record = { 0 };

	if (sqlite3_open_v2(run->path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db,
		"SELECT uuid, wrapped, log.seq, log.revision, body FROM list "
		"JOIN case_key ON case_key.id = list.id JOIN log ON log.seq = list.seq "
		"ORDER BY list.id",
		-1, &rows, NULL) != SQLITE_OK)
		bench_fail("the floor cannot read the ledger");
	run->opened = 0;
	while (sqlite3_step(rows) == SQLITE_ROW)
		run->opened += open_one(run, rows, &key, &record);
	plain_clear(&key);
	plain_clear(&record);
	sqlite3_finalize(rows);
	sqlite3_close(db);
}

static void bench_time(struct run *run)
{
	double ratio = bench_ratio(ROUNDS, run_what_if, run_floor, run);
	int64_t start = bench_cpu();
	double cpu;

	if (run->counted != CASES || run->opened != CASES)
		bench_fail("what-if and floor opened different cases");
	bench_report("what-if over 100,000 sealed cases", ratio, 2.00);
	run_what_if(run);
	cpu = (double)(bench_cpu() - start);
	start = bench_cpu();
	run_floor(run);
	printf("  processor time of all cores: %.2f x floor\n",
	    cpu / (double)(bench_cpu() - start));
}

int main(void)
{
	char folder[] = "bench-what-if-XXXXXX";
	char *path, *journal, *shared;
	struct desk_env env = { .data_folder = g_getenv("TERUGKEERDESK_TEST_DATA"),
		.config = &config,
		.now = now,
		.today = today };
	struct run run = { 0 };
	struct fault fault = { 0 };

	if (g_mkdtemp(folder) == NULL)
		bench_fail("no folder to work in");
	path = g_build_filename(folder, "cases.ledger", NULL);
	journal = g_strconcat(path, "-wal", NULL);
	shared = g_strconcat(path, "-shm", NULL);
	env.ledger_path = run.path = path;
	run.desk = desk_new(&env);
	if (desk_load_rules(run.desk, NULL) != 0)
		bench_fail("the policies cannot be read");
	check(desk_ledger_create(run.desk, "bench", PASSPHRASE, LEDGER_KDF_LOW, &fault),
	    &fault);
	check(desk_ledger_open(run.desk, &fault), &fault);
	check(desk_unlock(run.desk, NULL, PASSPHRASE, NULL, NULL, &fault), &fault);
	fill(run.desk);
	run.keys = keys_new();
	if (run.keys == NULL)
		bench_fail("no guarded memory");
	memcpy(run.keys, desk_ledger(run.desk)->keys, sizeof(*run.keys));
	memcpy(run.uuid, desk_ledger(run.desk)->uuid, sizeof(run.uuid));
	bench_time(&run);
	keys_free(run.keys);
	desk_free(run.desk);
	unlink(path);
	unlink(journal);
	unlink(shared);
	rmdir(folder);
	g_free(path);
	g_free(journal);
	g_free(shared);
	return 0;
}
