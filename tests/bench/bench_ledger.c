/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A ledger of 100,000 cases: unlocking it, searching it, saving into it.
 *
 * Floors: opening the same sealed rows in a bare loop over the same file; appending and
 * syncing as many bytes as a save writes.  Started again with a path, it unlocks that
 * ledger and prints its resident memory: keys are derived at the cost of a real ledger, so
 * that memory which is not given back would show.
 */
#include "bench.h"

#include <fcntl.h>
#include <glib.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cases.h"
#include "inside.h"
#include "seal.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/ledger/ledger.h"
#include "terugkeerdesk/ledger/duplicates.h"

#define CASES      100000
#define BATCH      2000
#define UNLOCKS    9
#define SAVES      300
#define HITS       CASES
#define PASSPHRASE "a passphrase for benchmarks"

static const char *const given[] = { "Amira", "Zoë", "Bat-Erdene", "Łukasz", "Nguyễn",
	"مریم", "Giorgi", "Ngozi", "Oyunaa", "Tesfaye", "Yusuf", "Søren" };
static const char *const family[] = { "Voorbeeld", "Müller", "Ganbold", "Øst", "Trần",
	"Beridze", "Okafor", "Haddad", "Janssen", "Kovačević", "Abebe", "Özdemir" };

static void check(int result, const struct fault *fault)
{
	char text[512];

	if (result == 0)
		return;
	fault_text(fault, NULL, text, sizeof(text));
	bench_fail(text);
}

static void set(struct case_file *file, enum fact_id fact, int person, const char *word)
{
	struct fault fault = { 0 };

	check(fact_parse(
		  fact_get(fact), word, case_file_value(file, fact, person), "", &fault),
	    &fault);
}

/* A fictional family of two. */
static void make_case(struct case_file *ret, unsigned number)
{
	char word[96];

	memset(ret, 0, sizeof(*ret));
	set(ret, FACT_REGISTERED_ON, 0, "2025-03-22");
	set(ret, FACT_DEPARTURE_KIND, 0, "voluntary");
	set(ret, FACT_NOTE, 0, "asked about the journey and about papers");
	for (int person = 1; person <= 2; person++) {
		unsigned mixed = number * 2654435761u + (unsigned)person * 40503u;

		case_file_add_person(ret);
		g_snprintf(word, sizeof(word), "%s %s",
		    given[mixed / 7 % G_N_ELEMENTS(given)],
		    family[mixed / 97 % G_N_ELEMENTS(family)]);
		set(ret, FACT_NAME, person, word);
		set(ret, FACT_BORN_ON, person, "1985-07-01");
		set(ret, FACT_NATIONALITY, person, number % 3 ? "IQ" : "MN");
		g_snprintf(word, sizeof(word), "%010u", mixed);
		set(ret, FACT_V_NUMBER, person, word);
	}
	set(ret, FACT_ROLE, 1, "main_applicant");
	set(ret, FACT_ROLE, 2, "partner");
}

static void fill(const char *path)
{
	struct ledger_save save = {
		.action = "add", .now = 1773570000, .search_text = "Irak Iraq"
	};
	struct ledger *ledger = NULL;
	struct fault fault = { 0 };

	check(ledger_create(
		  path, "bench", PASSPHRASE, LEDGER_KDF_STANDARD, "", save.now, &fault),
	    &fault);
	check(ledger_open(path, &ledger, &fault), &fault);
	check(ledger_unlock(ledger, NULL, PASSPHRASE, "", save.now, NULL, NULL, &fault),
	    &fault);
	for (unsigned i = 0; i < CASES; i += BATCH) {
		check(db_begin(&ledger->db, &fault), &fault);
		for (unsigned j = i; j < i + BATCH; j++) {
			struct case_file file;

			make_case(&file, j);
			check(cases_add_inside(ledger, &file, &save, &fault), &fault);
			case_file_clear(&file);
		}
		check(db_commit(&ledger->db, &fault), &fault);
		ledger_idle(ledger);
	}
	ledger_close(ledger);
}

/* --- unlocking --- */

static bool note_derived(void *data, int permille)
{
	int64_t *derived = data;

	/* The last call before the list is read. */
	if (permille < 1000)
		*derived = bench_now();
	return true;
}

static double unlock(struct ledger *ledger)
{
	struct fault fault = { 0 };
	int64_t derived = 0;

	check(ledger_unlock(ledger, NULL, PASSPHRASE, "", 1773570000, note_derived,
		  &derived, &fault),
	    &fault);
	return (double)(bench_now() - derived);
}

/* Two scans side by side, and each seal opened; how many did. */
static size_t open_rows(const char *path, const struct keys *keys, const uint8_t *uuid)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *rows = NULL, *nonces = NULL;
	struct plain plain = { 0 };
	size_t opened = 0;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, "SELECT revision, row FROM list ORDER BY id", -1,
		&rows, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, "SELECT uuid, nonce FROM case_key ORDER BY id", -1,
		&nonces, NULL) != SQLITE_OK)
		bench_fail("the floor cannot read the ledger");
	while (sqlite3_step(rows) == SQLITE_ROW && sqlite3_step(nonces) == SQLITE_ROW) {
		struct seal_name name = {
			.kind = SEAL_LIST_ROW,
			.ledger = uuid,
			.uuid = sqlite3_column_blob(nonces, 0),
			.revision = sqlite3_column_int64(rows, 0),
		};
		struct bytes sealed = { sqlite3_column_blob(rows, 1),
			(size_t)sqlite3_column_bytes(rows, 1) };

		opened += seal_open_apart(&name, keys->list, SEAL_STEP_SMALL,
		    sqlite3_column_blob(nonces, 1), sealed, &plain);
	}
	plain_clear(&plain);
	sqlite3_finalize(rows);
	sqlite3_finalize(nonces);
	sqlite3_close(db);
	return opened;
}

static void bench_unlock(struct ledger *ledger)
{
	struct keys *keys = keys_new();
	double subject[UNLOCKS], floor[UNLOCKS];
	uint8_t uuid[SEAL_UUID];

	if (keys == NULL)
		bench_fail("no guarded memory");
	unlock(ledger);
	memcpy(keys, ledger->keys, sizeof(*keys));
	memcpy(uuid, ledger->uuid, sizeof(uuid));
	for (int i = 0; i < UNLOCKS; i++) {
		int64_t start;

		subject[i] = unlock(ledger);
		if (ledger_row_count(ledger) != CASES)
			bench_fail("the list is not whole");
		ledger_lock(ledger);
		start = bench_now();
		if (open_rows(ledger_path(ledger), keys, uuid) != CASES)
			bench_fail("the floor did not open every row");
		floor[i] = (double)(bench_now() - start);
	}
	keys_free(keys);
	bench_report("ledger: unlock to list, 100,000 cases",
	    bench_percentile(subject, UNLOCKS, 500) /
		bench_percentile(floor, UNLOCKS, 500),
	    2.0);
}

/* --- searching --- */

static void bench_search(struct ledger *ledger)
{
	static const char *const typed[] = { "muller", "zoe", "ganbold bat", "2026-09",
		"okafor n", "4321", "mongol", "e", "a i", "20 26", "nobody at all",
		"مری" };
	size_t *hit = g_new(size_t, HITS);
	double taken[1000];
	size_t count = 0;

	for (int round = 0; round < 10; round++) {
		for (size_t i = 0; i < G_N_ELEMENTS(typed); i++) {
			for (size_t at = 1; at <= strlen(typed[i]); at++) {
				char *text = g_strndup(typed[i], at);
				int64_t start = bench_now();

				/* Half a letter is never typed. */
				if (g_utf8_validate(text, -1, NULL)) {
					ledger_search(ledger, text, hit, HITS);
					taken[count++] =
					    (double)(bench_now() - start) / 1e6;
				}
				g_free(text);
			}
		}
	}
	bench_report_value(
	    "ledger: search per key p50", bench_percentile(taken, count, 500), "ms", 5.0);
	bench_report_value(
	    "ledger: search per key p99", bench_percentile(taken, count, 990), "ms", 5.0);
	g_free(hit);
}

/* --- who is there already --- */

/* Of a family that nobody is like, as nearly all are, and of one that is there twice. */
static void bench_duplicates(struct ledger *ledger)
{
	struct ledger_duplicate found[LEDGER_DUPLICATES_MAX];
	double taken[200];
	size_t count = 0;

	for (unsigned i = 0; i < G_N_ELEMENTS(taken); i++) {
		struct fault fault = { 0 };
		struct case_file file;
		int64_t start;

		make_case(&file, CASES + i);
		for (int person = 1; person <= 2; person++)
			set(&file, FACT_BORN_ON, person, "1971-03-09");
		if (i % 2 == 0)
			for (int person = 1; person <= 2; person++)
				set(&file, FACT_NAME, person, "Nobody Else Here");
		start = bench_now();
		check(
		    ledger_duplicates(ledger, &file, NULL, found, &count, &fault), &fault);
		taken[i] = (double)(bench_now() - start) / 1e6;
		if ((i % 2 == 0) != (count == 0))
			bench_fail("who is there already was not found");
		case_file_clear(&file);
	}
	bench_report_value("ledger: who is there already, before a save, p99",
	    bench_percentile(taken, G_N_ELEMENTS(taken), 990), "ms", 5.0);
}

/* --- saving --- */

static off_t journal_size(const char *path)
{
	char *journal = g_strconcat(path, "-wal", NULL);
	struct stat status = { 0 };

	stat(journal, &status);
	g_free(journal);
	return status.st_size;
}

static double append(int file, const void *bytes, size_t size)
{
	int64_t start = bench_now();

	if (write(file, bytes, size) != (ssize_t)size || fdatasync(file) != 0)
		bench_fail("the floor cannot write");
	return (double)(bench_now() - start);
}

static double save_once(struct ledger *ledger, const char *uuid, int *revision)
{
	struct ledger_save save = {
		.action = "save", .now = 1773580000, .expected_revision = *revision
	};
	struct case_file file;
	struct fault fault = { 0 };
	char note[32];
	int64_t start;
	double taken;

	make_case(&file, 50000);
	g_snprintf(note, sizeof(note), "note %d", *revision);
	set(&file, FACT_NOTE, 0, note);
	start = bench_now();
	check(ledger_save_case(ledger, uuid, &file, &save, revision, &fault), &fault);
	taken = (double)(bench_now() - start);
	case_file_clear(&file);
	return taken;
}

static void bench_save(struct ledger *ledger, const char *folder)
{
	char *other = g_build_filename(folder, "floor", NULL);
	int file = open(other, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	const struct ledger_row *row = ledger_row(ledger, CASES / 2);
	char uuid[LEDGER_UUID_TEXT];
	double subject[SAVES], floor[SAVES];
	int revision = row->revision;
	char *bytes;
	size_t size;
	off_t before;

	if (file < 0)
		bench_fail("the floor cannot be made");
	g_strlcpy(uuid, row->uuid, sizeof(uuid));
	save_once(ledger, uuid, &revision);
	before = journal_size(ledger_path(ledger));
	save_once(ledger, uuid, &revision);
	size = (size_t)(journal_size(ledger_path(ledger)) - before);
	fprintf(stderr, "a save writes %zu bytes\n", size);
	if (size == 0)
		bench_fail("the floor has nothing to write");
	bytes = g_malloc0(size);
	for (int i = 0; i < SAVES; i++) {
		subject[i] = save_once(ledger, uuid, &revision);
		floor[i] = append(file, bytes, size);
	}
	bench_report("ledger: durable save p50",
	    bench_percentile(subject, SAVES, 500) / bench_percentile(floor, SAVES, 500),
	    2.5);
	close(file);
	g_free(bytes);
	g_free(other);
}

/* --- memory --- */

static int print_memory(const char *path)
{
	struct ledger *ledger = NULL;
	struct fault fault = { 0 };
	unsigned long whole, resident = 0;
	FILE *file;

	check(ledger_open(path, &ledger, &fault), &fault);
	unlock(ledger);
	file = fopen("/proc/self/statm", "r");
	if (file == NULL || fscanf(file, "%lu %lu", &whole, &resident) != 2)
		bench_fail("no /proc/self/statm");
	fclose(file);
	printf("%f\n", (double)resident * (double)sysconf(_SC_PAGESIZE) / 1048576);
	ledger_close(ledger);
	return 0;
}

static void bench_memory(const char *program, const char *path)
{
	const char *argv[] = { program, path, NULL };
	char *out = NULL;

	if (!g_spawn_sync(NULL, (char **)(uintptr_t)argv, NULL, G_SPAWN_DEFAULT, NULL,
		NULL, &out, NULL, NULL, NULL))
		bench_fail("cannot start again");
	bench_report_value("ledger: resident after unlocking 100,000 cases",
	    g_ascii_strtod(out, NULL), "MiB", 60.0);
	g_free(out);
}

int main(int argc, char *argv[])
{
	char folder[] = "bench-ledger-XXXXXX";
	struct ledger *ledger = NULL;
	struct fault fault = { 0 };
	char *path, *floor;

	if (argc == 2)
		return print_memory(argv[1]);
	if (g_mkdtemp(folder) == NULL)
		bench_fail("no folder to work in");
	path = g_build_filename(folder, "cases.ledger", NULL);
	floor = g_build_filename(folder, "floor", NULL);
	fill(path);
	bench_memory(argv[0], path);
	check(ledger_open(path, &ledger, &fault), &fault);
	bench_unlock(ledger);
	unlock(ledger);
	bench_search(ledger);
	bench_duplicates(ledger);
	bench_save(ledger, folder);
	ledger_close(ledger);
	unlink(floor);
	unlink(path);
	rmdir(folder);
	g_free(floor);
	g_free(path);
	return 0;
}
