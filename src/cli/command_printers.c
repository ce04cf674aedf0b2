/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <glib.h>
#include <stdio.h>

#include "terugkeerdesk/desk/printers.h"

#include "grid.h"
#include "internal.h"
#include "say.h"
#include "words.h"

static const char *const kinds[] = {
	[PRINTER_SETTINGS] = N_("of the settings"),
	[PRINTER_QUEUE] = N_("queue of this machine"),
	[PRINTER_NETWORK] = N_("on the network"),
};

static void add_name(struct grid *grid, const char *name)
{
	if (*name != '\0')
		grid_add_name(grid, name);
	else
		grid_add(grid, name);
}

/* The address stands in front, so that other programs can cut it off. */
static void print_list(const struct desk_search *search)
{
	struct grid grid = { .columns = 5 };
	size_t count;
	const struct printer_found *found = desk_search_list(search, &count);

	for (size_t i = 0; i < count; i++, found++) {
		grid_add(&grid, found->address);
		grid_add(&grid, _(kinds[found->kind]));
		add_name(&grid, found->name);
		add_name(&grid, found->place);
		grid_add(&grid, found->stopped ? _("takes nothing now") : NULL);
	}
	grid_print(&grid);
}

int command_printers(struct cli *cli)
{
	bool network = cli_option(cli, OPTION_NETWORK) != NULL;
	struct fault fault = { 0 };
	struct desk_search *search = desk_search_start(cli->desk, network, &fault);
	char sentence[SAY_SENTENCE_MAX];
	int status = EXIT_OK;
	size_t count;
	char *json;

	if (search == NULL)
		return say_fault(cli, &fault);
	/* An answer follows: the fault stands beside it, not in its place. */
	if (desk_search_wait(search, &fault) == DESK_SEARCH_FAILED) {
		say_remark(say_sentence(&fault, sentence));
		status = say_status(&fault);
	}
	desk_search_list(search, &count);
	if (cli->json) {
		json = desk_search_json(search, network);
		puts(json);
		g_free(json);
	} else if (count > 0) {
		print_list(search);
	} else {
		say_remark(network ? _("No printer was found")
				   : _("No printer was found on this machine; “printers "
				       "--network” also asks on the network"));
	}
	desk_search_free(search);
	return status;
}
