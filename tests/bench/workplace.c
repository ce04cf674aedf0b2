/* SPDX-License-Identifier: EUPL-1.2 */
#define _XOPEN_SOURCE 700 /* nftw */

#include "workplace.h"

#include "bench.h"

#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Run a program to its end, and keep the first line that it writes. */
static void run(const char *const argv[], char *ret_line, size_t size)
{
	int status = 0;
	int pipes[2];
	pid_t pid;
	FILE *out;

	if (pipe(pipes) < 0)
		bench_fail("no pipe");
	pid = fork();
	if (pid == 0) {
		dup2(pipes[1], STDOUT_FILENO);
		close(pipes[0]);
		close(pipes[1]);
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	close(pipes[1]);
	out = fdopen(pipes[0], "r");
	if (!fgets(ret_line, (int)size, out))
		ret_line[0] = '\0';
	ret_line[strcspn(ret_line, "\n")] = '\0';
	fclose(out);
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || status != 0)
		bench_fail("the ledger could not be made ready");
}

void workplace_open(struct workplace *place, const char *program)
{
	const char *const argv[] = { program, "--ledger", place->ledger, "--user", "example",
		"--passphrase-file", place->passphrase, "ledger", "create", "--kdf-cost", "low",
		NULL };
	char line[256];
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
	run(argv, line, sizeof(line));
}

void workplace_add_case(struct workplace *place, const char *program, const char *file)
{
	const char *const argv[] = { program, "--ledger", place->ledger, "--passphrase-file",
		place->passphrase, "case", "add", file, NULL };

	run(argv, place->case_number, sizeof(place->case_number));
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
