/* SPDX-License-Identifier: EUPL-1.2 */
#define _XOPEN_SOURCE 700 /* nftw */

#include "workplace.h"

#include "bench.h"

#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void run(const char *const argv[])
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || status != 0)
		bench_fail("no ledger was made");
}

void workplace_open(struct workplace *place, const char *program)
{
	const char *argv[] = { program, "--ledger", place->ledger, "--user", "example",
		"--passphrase-file", place->passphrase, "ledger", "create", "--kdf-cost", "low",
		NULL };
	FILE *file;

	snprintf(place->folder, sizeof(place->folder), "/tmp/terugkeerdesk-bench-XXXXXX");
	if (!mkdtemp(place->folder) || chdir(place->folder) != 0)
		bench_fail("no folder to work in");
	snprintf(place->ledger, sizeof(place->ledger), "%s/ledger.tkd", place->folder);
	snprintf(place->passphrase, sizeof(place->passphrase), "%s/passphrase", place->folder);
	file = fopen(place->passphrase, "w");
	if (!file || fprintf(file, "%s\n", WORKPLACE_PASSPHRASE) < 0 || fclose(file) != 0)
		bench_fail("no passphrase could be written");
	setenv("HOME", place->folder, 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("LANGUAGE", "nl", 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_DATA_HOME");
	unsetenv("NO_COLOR");
	unsetenv("LINES");
	unsetenv("COLUMNS");
	run(argv);
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	return remove(path);
}

void workplace_close(const struct workplace *place)
{
	if (chdir("/") != 0 || nftw(place->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS) != 0)
		bench_fail("the folder could not be removed");
}
