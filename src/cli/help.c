/* SPDX-License-Identifier: EUPL-1.2 */
#include "help.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/text.h"

#include "options.h"
#include "words.h"

#define COLUMNS         80
#define SYNOPSIS_INDENT 10 /* of what does not fit behind a command */
#define OPTION_WIDE     27 /* columns of the options, before what they mean */

/* Words of `text` in lines, the first at column `at`, the others at `indent`. */
static void print_wrapped(const char *text, int at, int indent)
{
	char **words = g_strsplit(text, " ", -1);
	int column = at;

	for (char **word = words; *word != NULL; word++) {
		int width = text_width(*word, strlen(*word));

		if (word != words && column + 1 + width > COLUMNS) {
			printf("\n%*s", indent, "");
			column = indent;
		} else if (word != words) {
			putchar(' ');
			column++;
		}
		fputs(*word, stdout);
		column += width;
	}
	putchar('\n');
	g_strfreev(words);
}

static void print_option(enum option option)
{
	const struct option_row *row = option_row(option);
	GString *text = g_string_new("  ");
	int width;

	if (row->letter != '\0')
		g_string_append_printf(text, "-%c, ", row->letter);
	g_string_append_printf(text, "--%s", row->name);
	if (row->value != NULL)
		g_string_append_printf(text, " %s", _(row->value));
	width = text_width(text->str, text->len);
	fputs(text->str, stdout);
	if (width + 1 >= OPTION_WIDE)
		printf("\n%*s", OPTION_WIDE, "");
	else
		printf("%*s", OPTION_WIDE - width, "");
	print_wrapped(_(row->help), OPTION_WIDE, OPTION_WIDE);
	g_string_free(text, TRUE);
}

static void print_options(option_set options)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		if ((options & OPTION_BIT(i)) != 0 && option_row(i)->help != NULL)
			print_option(i);
	}
}

/* " [--search TEXT|-]", without brackets where it is needed, on a line of its own when the present one is full. */
static int print_optional(enum option option, bool needed, int column)
{
	const struct option_row *row = option_row(option);
	GString *text = g_string_new(NULL);
	int width;

	if (!needed)
		g_string_append_c(text, '[');
	if (row->letter != '\0')
		g_string_append_printf(text, "-%c", row->letter);
	else
		g_string_append_printf(text, "--%s", row->name);
	if (row->value != NULL)
		g_string_append_printf(text, " %s", _(row->value));
	if (!needed)
		g_string_append_c(text, ']');
	width = text_width(text->str, text->len) + 1;
	if (column + width > COLUMNS) {
		printf("\n%*s", SYNOPSIS_INDENT, "");
		column = SYNOPSIS_INDENT;
	}
	printf(" %s", text->str);
	g_string_free(text, TRUE);
	return column + width;
}

static void print_command(const struct command_row *row)
{
	const char *arguments = _(row->arguments);
	int column = 2 + (int)strlen(row->name);

	printf("  %s", row->name);
	if (*arguments != '\0') {
		printf(" %s", arguments);
		column += 1 + text_width(arguments, strlen(arguments));
	}
	for (int i = OPTION_GLOBAL_COUNT; i < OPTION_COUNT; i++) {
		if ((row->options & OPTION_BIT(i)) != 0 && i != (int)row->instead)
			column = print_optional(
			    i, (row->needed & OPTION_BIT(i)) != 0, column);
	}
	printf("\n      ");
	print_wrapped(_(row->help), 6, 6);
}

void help_print(void)
{
	const struct command_row *row;
	option_set of_commands = 0;

	puts(_("Usage: terugkeerdesk [OPTION ...] [COMMAND ...]"));
	putchar('\n');
	print_wrapped(
	    _("The case desk for talks about returning from the Netherlands: what may a "
	      "person receive, under which policy, and why. Without a command the desk "
	      "itself opens on this terminal."),
	    0, 0);
	printf("\n%s\n", _("Options, with every command:"));
	print_options(OPTION_BIT(OPTION_GLOBAL_COUNT) - 1);
	printf("\n%s\n", _("Commands:"));
	for (size_t i = 0; (row = command_row(i)) != NULL; i++) {
		print_command(row);
		of_commands |= row->options;
	}
	printf("\n%s\n", _("Options of these commands:"));
	print_options(of_commands);
	putchar('\n');
	print_wrapped(
	    _("Exit status: 0 success; 1 the input holds an error; 2 wrong usage; 3 the "
	      "ledger could not be opened or unlocked; 4 reading or writing failed; 5 "
	      "the ledger is damaged or was touched."),
	    0, 0);
	print_wrapped(_("The manual says more: man terugkeerdesk."), 0, 0);
}

void help_print_version(void)
{
	/* TRANSLATORS: %s is a version number */
	printf(_("terugkeerdesk %s"), TERUGKEERDESK_VERSION);
	putchar('\n');
	puts(_("Free software under the European Union Public Licence 1.2."));
}
