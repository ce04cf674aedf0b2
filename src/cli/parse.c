/* SPDX-License-Identifier: EUPL-1.2 */
#include "parse.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

/* A walk over argv. */
struct walk {
	int argc;
	char **argv;
	int at;
	struct command_line *line;
};

/* --- options --- */

/* "--name" or "-n" in front of the value: how people know an option. */
static void option_text(const struct option_row *row, char *ret, size_t size)
{
	snprintf(ret, size, "--%s", row->name);
}

static enum option find_long(const char *name, size_t length)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		const char *known = option_row(i)->name;

		if (strlen(known) == length && strncmp(known, name, length) == 0)
			return i;
	}
	return OPTION_NONE;
}

static enum option find_short(char letter)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		if (option_row(i)->letter != '\0' && option_row(i)->letter == letter)
			return i;
	}
	return OPTION_NONE;
}

static bool check_choice(struct usage *usage, const struct option_row *row,
    const char *text, const char *value)
{
	GString *known = g_string_new(NULL);
	bool found = false;

	for (int i = 0; row->choices[i] != NULL; i++) {
		found = found || strcmp(row->choices[i], value) == 0;
		g_string_append_printf(known, "%s%s", i > 0 ? ", " : "", row->choices[i]);
	}
	if (!found)
		usage_set(usage, USAGE_OPTION_CHOICE, text, value, known->str);
	g_string_free(known, TRUE);
	return found;
}

static void take_option(struct walk *walk, enum option option, const char *value)
{
	const struct option_row *row = option_row(option);
	struct usage *usage = &walk->line->usage;
	char text[40];

	option_text(row, text, sizeof(text));
	if (row->kind == VALUE_NONE) {
		if (value != NULL)
			usage_set(usage, USAGE_OPTION_FLAG, text, value, NULL);
		walk->line->option[option] = "";
		return;
	}
	if (value == NULL && walk->at + 1 < walk->argc)
		value = walk->argv[++walk->at];
	if (value == NULL) {
		usage_set(usage, USAGE_OPTION_VALUE, text, NULL, row->value);
		return;
	}
	if (*value == '\0')
		usage_set(usage, USAGE_OPTION_EMPTY, text, NULL, NULL);
	else if (row->kind != VALUE_CHOICE || check_choice(usage, row, text, value))
		walk->line->option[option] = value;
}

static void take_long(struct walk *walk, const char *word)
{
	const char *name = word + 2;
	const char *equals = strchr(name, '=');
	size_t length = equals != NULL ? (size_t)(equals - name) : strlen(name);
	enum option option = find_long(name, length);

	if (option == OPTION_NONE)
		usage_set(&walk->line->usage, USAGE_OPTION_UNKNOWN, word, NULL, NULL);
	else
		take_option(walk, option, equals != NULL ? equals + 1 : NULL);
}

static void take_short(struct walk *walk, const char *word)
{
	enum option option = find_short(word[1]);

	if (option == OPTION_NONE)
		usage_set(&walk->line->usage, USAGE_OPTION_UNKNOWN, word, NULL, NULL);
	else
		take_option(walk, option, word[2] != '\0' ? word + 2 : NULL);
}

/* --- commands --- */

/* Does the command begin with these words?  Returns how many words it is, or 0. */
static int words_match(const char *command, const char *const *word, int count)
{
	int words = 0;

	for (const char *at = command; *at != '\0'; words++) {
		size_t length = strcspn(at, " ");

		if (words >= count || strlen(word[words]) != length ||
		    strncmp(at, word[words], length) != 0)
			return 0;
		at += length;
		at += strspn(at, " ");
	}
	return words;
}

/* What may follow a first word ("ledger": "create, verify"); "" when nothing may. */
static char *second_words(const char *first)
{
	GString *found = g_string_new(NULL);
	size_t length = strlen(first);
	const struct command_row *row;

	for (size_t i = 0; (row = command_row(i)) != NULL; i++) {
		if (strncmp(row->name, first, length) == 0 && row->name[length] == ' ')
			g_string_append_printf(found, "%s%s", found->len > 0 ? ", " : "",
			    row->name + length + 1);
	}
	return g_string_free(found, FALSE);
}

static void find_command(struct command_line *line)
{
	const struct command_row *row;
	char *second;

	line->command = command_none();
	if (line->argument_count == 0)
		return;
	for (size_t i = 0; (row = command_row(i)) != NULL; i++) {
		int words = words_match(row->name, line->argument, line->argument_count);

		if (words == 0)
			continue;
		line->command = row;
		line->argument_count -= words;
		memmove(line->argument, line->argument + words,
		    (size_t)(line->argument_count + 1) * sizeof(line->argument[0]));
		return;
	}
	second = second_words(line->argument[0]);
	if (*second == '\0')
		usage_set(
		    &line->usage, USAGE_COMMAND_UNKNOWN, line->argument[0], NULL, NULL);
	else if (line->argument_count == 1)
		usage_set(
		    &line->usage, USAGE_COMMAND_PART, line->argument[0], NULL, second);
	else
		usage_set(&line->usage, USAGE_OPTION_CHOICE, line->argument[0],
		    line->argument[1], second);
	g_free(second);
}

/* --- what goes together --- */

static void check_options(struct command_line *line)
{
	char text[40];

	for (int i = OPTION_GLOBAL_COUNT; i < OPTION_COUNT; i++) {
		if (line->option[i] == NULL ||
		    (line->command->options & OPTION_BIT(i)) != 0)
			continue;
		option_text(option_row(i), text, sizeof(text));
		usage_set(
		    &line->usage, USAGE_OPTION_COMMAND, text, line->command->name, NULL);
	}
}

static void check_needed(struct command_line *line)
{
	const struct command_row *command = line->command;
	char text[40];

	for (int i = OPTION_GLOBAL_COUNT; i < OPTION_COUNT; i++) {
		if ((command->needed & OPTION_BIT(i)) == 0 || line->option[i] != NULL)
			continue;
		option_text(option_row(i), text, sizeof(text));
		usage_set(&line->usage, USAGE_ARGUMENT_MISSING, command->name, NULL, text);
	}
	if (line->option[OPTION_JSON] != NULL && line->option[OPTION_CSV] != NULL)
		usage_set(&line->usage, USAGE_TOGETHER, "--json", "--csv", NULL);
	if (line->option[OPTION_ALL] != NULL && line->option[OPTION_EVERYTHING] != NULL)
		usage_set(&line->usage, USAGE_TOGETHER, "--all", "--everything", NULL);
}

static void check_arguments(struct command_line *line)
{
	const struct command_row *command = line->command;
	const char *surplus = NULL;

	if (line->argument_count > command->most)
		surplus = line->argument[command->most];
	if (surplus != NULL) {
		usage_set(
		    &line->usage, USAGE_ARGUMENT_EXTRA, command->name, surplus, NULL);
	} else if (command->instead != OPTION_NONE) {
		bool option = line->option[command->instead] != NULL;

		if (option && line->argument_count > 0)
			usage_set(&line->usage, USAGE_EITHER, command->name, NULL,
			    command->arguments);
		else if (!option && line->argument_count == 0)
			usage_set(&line->usage, USAGE_ARGUMENT_MISSING, command->name,
			    NULL, command->arguments);
	} else if (line->argument_count < command->least) {
		usage_set(&line->usage, USAGE_ARGUMENT_MISSING, command->name, NULL,
		    command->arguments);
	}
	for (int i = 0; i < line->argument_count; i++) {
		if (*line->argument[i] == '\0')
			usage_set(&line->usage, USAGE_ARGUMENT_MISSING, command->name,
			    NULL, command->arguments);
	}
}

/* Standard input can be read by one thing only. */
static void check_standard_input(struct command_line *line)
{
	char first[40] = "";
	char next[40];

	if (line->command->dash && line->argument_count > 0 &&
	    strcmp(line->argument[0], "-") == 0)
		g_strlcpy(first, line->command->name, sizeof(first));
	for (int i = 0; i < OPTION_COUNT; i++) {
		if (!option_row(i)->dash || line->option[i] == NULL ||
		    strcmp(line->option[i], "-") != 0)
			continue;
		option_text(option_row(i), next, sizeof(next));
		if (first[0] != '\0')
			usage_set(&line->usage, USAGE_STDIN_TWICE, first, next, NULL);
		else
			g_strlcpy(first, next, sizeof(first));
	}
}

static void check_demo(struct command_line *line)
{
	if (line->option[OPTION_DEMO] == NULL)
		return;
	if (line->option[OPTION_LEDGER] != NULL)
		usage_set(&line->usage, USAGE_TOGETHER, "--demo", "--ledger", NULL);
	if (strcmp(line->command->name, "ledger create") == 0)
		usage_set(
		    &line->usage, USAGE_TOGETHER, "--demo", line->command->name, NULL);
}

void parse_command_line(int argc, char **argv, struct command_line *ret)
{
	struct walk walk = { .argc = argc, .argv = argv, .line = ret };
	bool options = true;

	memset(ret, 0, sizeof(*ret));
	ret->argument = g_new0(const char *, (size_t)argc + 1);
	for (walk.at = 1; walk.at < argc; walk.at++) {
		const char *word = argv[walk.at];

		if (options && strcmp(word, "--") == 0)
			options = false;
		else if (options && strncmp(word, "--", 2) == 0)
			take_long(&walk, word);
		else if (options && word[0] == '-' && word[1] != '\0')
			take_short(&walk, word);
		else
			ret->argument[ret->argument_count++] = word;
	}
	find_command(ret);
	if (ret->usage.kind != USAGE_FINE)
		return;
	check_options(ret);
	check_needed(ret);
	check_arguments(ret);
	check_standard_input(ret);
	check_demo(ret);
}

void parse_clear(struct command_line *line)
{
	g_free(line->argument);
	memset(line, 0, sizeof(*line));
}
