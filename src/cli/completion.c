/* SPDX-License-Identifier: EUPL-1.2 */
#include "completion.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "options.h"

/* The script walks over the words: which are the command, and does the word before want
 * a value?  Its two `case` ladders are the table, row by row. */
static const char head[] =
    "# bash completion for terugkeerdesk, made by terugkeerdesk --completion bash\n"
    "_terugkeerdesk()\n"
    "{\n"
    "\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
    "\tlocal command= i options words= files=\n"
    "\tCOMPREPLY=()\n";

static const char walk[] = "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
			   "\t\tcase ${COMP_WORDS[i]} in\n"
			   "\t\t=) ;;\n"
			   "\t\t";

/* Behind the options that take a value. */
static const char walk_on[] = ") ((i++)) ;;\n"
			   "\t\t-*) ;;\n"
			   "\t\t*) command+=\"${command:+ }${COMP_WORDS[i]}\" ;;\n"
			   "\t\tesac\n"
			   "\tdone\n";

static const char tail[] = "\tif [[ $word == -* ]]; then\n"
			   "\t\tCOMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
			   "\telif [[ -n $files ]]; then\n"
			   "\t\tcompopt -o filenames 2>/dev/null\n"
			   "\t\tCOMPREPLY=($(compgen -f -- \"$word\"))\n"
			   "\telse\n"
			   "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
			   "\tfi\n"
			   "}\n"
			   "complete -F _terugkeerdesk terugkeerdesk\n";

static bool shown(enum option option)
{
	return option_row(option)->help != NULL;
}

/* What may follow an option that takes a value. */
static void print_values(void)
{
	puts("\tcase $before in");
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = option_row(i);

		if (row->kind == VALUE_NONE || !shown(i))
			continue;
		printf("\t--%s", row->name);
		if (row->letter != '\0')
			printf(" | -%c", row->letter);
		fputs(") ", stdout);
		if (row->kind == VALUE_CHOICE) {
			fputs("COMPREPLY=($(compgen -W \"", stdout);
			for (int j = 0; row->choices[j] != NULL; j++)
				printf("%s%s", j > 0 ? " " : "", row->choices[j]);
			fputs("\" -- \"$word\")); ", stdout);
		} else if (row->kind == VALUE_PRINTER) {
			/* Those that are there without a network.  Their names are others'
			 * words, which compgen would run as shell. */
			fputs("while read -r i options; do [[ $i == \"$word\"* ]] && "
			      "COMPREPLY+=(\"$i\"); done "
			      "< <(\"${COMP_WORDS[0]}\" printers 2>/dev/null); ",
			    stdout);
		} else if (row->kind != VALUE_TEXT) {
			printf("compopt -o filenames 2>/dev/null; "
			       "COMPREPLY=($(compgen -%c -- \"$word\")); ",
			    row->kind == VALUE_FOLDER ? 'd' : 'f');
		}
		puts("return ;;");
	}
	puts("\tesac");
}

static void print_walk(void)
{
	const char *between = "";

	fputs(walk, stdout);
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *row = option_row(i);

		if (row->kind == VALUE_NONE)
			continue;
		printf("%s--%s", between, row->name);
		if (row->letter != '\0')
			printf(" | -%c", row->letter);
		between = " | ";
	}
	fputs(walk_on, stdout);
}

static void print_options(option_set options)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		if ((options & OPTION_BIT(i)) != 0 && shown(i))
			printf(" --%s", option_row(i)->name);
	}
}

/* The words that may come first, or second behind `first`. */
static void print_words(const char *first)
{
	size_t length = strlen(first);
	const struct command_row *row;
	const char *last = "";
	size_t last_length = 0;

	for (size_t i = 0; (row = command_row(i)) != NULL; i++) {
		const char *word = row->name;
		size_t size;

		if (length > 0 &&
		    (strncmp(word, first, length) != 0 || word[length] != ' '))
			continue;
		word += length > 0 ? length + 1 : 0;
		size = strcspn(word, " ");
		if (size == last_length && strncmp(word, last, size) == 0)
			continue;
		printf(" %.*s", (int)size, word);
		last = word;
		last_length = size;
	}
}

static void print_commands(void)
{
	const struct command_row *row;
	char group[40] = "";

	fputs("\tcase $command in\n\t\"\") words=\"", stdout);
	print_words("");
	puts("\" ;;");
	for (size_t i = 0; (row = command_row(i)) != NULL; i++) {
		size_t size = strcspn(row->name, " ");

		if (row->name[size] == ' ' && strncmp(group, row->name, size + 1) != 0) {
			snprintf(group, sizeof(group), "%.*s ", (int)size, row->name);
			printf("\t\"%.*s\") words=\"", (int)size, row->name);
			group[size] = '\0';
			print_words(group);
			group[size] = ' ';
			puts("\" ;;");
		}
		printf("\t\"%s\"*) options+=\"", row->name);
		print_options(row->options);
		printf("\"%s ;;\n", row->kind == VALUE_FILE ? "; files=1" : "");
	}
	puts("\tesac");
}

void completion_print(void)
{
	fputs(head, stdout);
	print_values();
	print_walk();
	fputs("\toptions=\"", stdout);
	print_options(OPTION_BIT(OPTION_GLOBAL_COUNT) - 1);
	puts("\"");
	print_commands();
	fputs(tail, stdout);
}
