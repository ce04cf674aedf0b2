/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * `calculate -` over JSON Lines, the whole program from start to end, beside jansson
 * parsing the same input lines, and parsing and printing the same output lines.
 *
 *   bench_calculate PROGRAM EXAMPLES
 */
#include "bench.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>
#include <jansson.h>

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/exchange/case_json.h"

#define ROUNDS  15
#define REPEATS 100 /* of every example */

extern char **environ;

struct work {
	char *program;
	char *folder;
	char *input; /* paths */
	char *output;
	char *printed; /* by the floor */
};

/* Every example on a line of its own, many times over. */
static void write_input(const struct work *work, const char *examples)
{
	GString *lines = g_string_new(NULL);
	GDir *dir = g_dir_open(examples, 0, NULL);
	const char *name;
	char *once;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(examples, name, NULL);
		struct case_file file = { 0 };
		char *text, *line;
		gsize size;

		if (!g_file_get_contents(path, &text, &size, NULL) ||
		    case_json_read(text, size, false, &file, NULL) != 0)
			bench_fail("an example cannot be read");
		line = case_json_write(&file, false);
		g_string_append_printf(lines, "%s\n", line);
		case_file_clear(&file);
		g_free(line);
		g_free(text);
		g_free(path);
	}
	if (lines->len == 0)
		bench_fail("there are no examples");
	g_dir_close(dir);
	once = g_strdup(lines->str);
	for (int i = 1; i < REPEATS; i++)
		g_string_append(lines, once);
	if (!g_file_set_contents(work->input, lines->str, (gssize)lines->len, NULL))
		bench_fail("the lines cannot be written");
	g_free(once);
	g_string_free(lines, TRUE);
}

static void run_program(void *data)
{
	struct work *work = data;
	char command[] = "calculate", input[] = "-", option[] = "--json";
	char *argv[] = { work->program, command, input, option, NULL };
	posix_spawn_file_actions_t actions;
	pid_t child;
	int status = 1;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, work->input, O_RDONLY, 0);
	posix_spawn_file_actions_addopen(
	    &actions, 1, work->output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (posix_spawn(&child, work->program, &actions, NULL, argv, environ) != 0 ||
	    waitpid(child, &status, 0) != child || status != 0)
		bench_fail("calculate did not end well");
	posix_spawn_file_actions_destroy(&actions);
}

/* Parse each line of a file, and print it again to `copy`, if there is one. */
static void parse_lines(const char *path, FILE *copy)
{
	FILE *lines = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	if (lines == NULL)
		bench_fail("the lines cannot be opened");
	while ((length = getline(&line, &room, lines)) > 0) {
		json_t *json = json_loadb(line, (size_t)length, 0, NULL);

		if (json == NULL)
			bench_fail("a line is not JSON");
		if (copy != NULL) {
			json_dumpf(json, copy, JSON_COMPACT);
			fputc('\n', copy);
			fflush(copy); /* as the program does */
		}
		json_decref(json);
	}
	free(line);
	fclose(lines);
}

static void run_floor(void *data)
{
	const struct work *work = data;
	FILE *copy = fopen(work->printed, "w");

	if (copy == NULL)
		bench_fail("the lines cannot be printed");
	parse_lines(work->input, NULL);
	parse_lines(work->output, copy);
	fclose(copy);
}

/* Both wrote the same bytes, a line for each case. */
static void compare(struct work *work)
{
	char *output, *printed;
	gsize output_size, printed_size;

	run_program(work);
	run_floor(work);
	if (!g_file_get_contents(work->output, &output, &output_size, NULL) ||
	    !g_file_get_contents(work->printed, &printed, &printed_size, NULL))
		bench_fail("the results cannot be read");
	if (output_size != printed_size || memcmp(output, printed, output_size) != 0)
		bench_fail("the program and its floor do not print the same");
	g_free(output);
	g_free(printed);
}

int main(int argc, char **argv)
{
	struct work work = { 0 };

	if (argc != 3)
		bench_fail("usage: bench_calculate PROGRAM EXAMPLES");
	work.program = argv[1];
	work.folder = g_dir_make_tmp("terugkeerdesk-XXXXXX", NULL);
	if (work.folder == NULL)
		bench_fail("there is no temporary folder");
	work.input = g_build_filename(work.folder, "input", NULL);
	work.output = g_build_filename(work.folder, "output", NULL);
	work.printed = g_build_filename(work.folder, "printed", NULL);
	write_input(&work, argv[2]);
	compare(&work);
	bench_report(
	    "calculate -", bench_ratio(ROUNDS, run_program, run_floor, &work), 1.5);
	unlink(work.input);
	unlink(work.output);
	unlink(work.printed);
	rmdir(work.folder);
	g_free(work.input);
	g_free(work.output);
	g_free(work.printed);
	g_free(work.folder);
	return 0;
}
