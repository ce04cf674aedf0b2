/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <glib.h>
#include <stdio.h>

#include "terugkeerdesk/ledger/inventory.h"

#include "grid.h"
#include "internal.h"
#include "words.h"

static void add_row(struct grid *grid, const struct ledger_inventory_row *row)
{
	/* Answers are known by their label, everything else by its place. */
	char *what = row->kind == LEDGER_INVENTORY_ANSWER
			 ? g_strdup(_(row->what))
			 : g_strdup_printf("%s: %s", row->place, _(row->what));

	grid_add(grid, what);
	grid_add(grid, _(row->purpose));
	grid_add(grid, *row->needed_by != '\0' ? _(row->needed_by) : "");
	grid_add(grid, row->sealed ? _("yes") : _("no"));
	grid_add(grid, _(ledger_kept_label(row->kept)));
	g_free(what);
}

static void add_heads(struct grid *grid, enum ledger_inventory_kind kind)
{
	static const char *const first[LEDGER_INVENTORY_KINDS] = {
		[LEDGER_INVENTORY_ANSWER] = N_("Answer"),
		[LEDGER_INVENTORY_RECORD] = N_("Beside the answers"),
		[LEDGER_INVENTORY_COLUMN] = N_("Column of the file"),
	};
	static const char *const heads[] = { N_("Purpose"), N_("Needed by"), N_("Sealed"),
		N_("Kept") };

	grid_add(grid, _(first[kind]));
	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		grid_add(grid, _(heads[i]));
}

/* The answers first: they are what people said. */
int command_ledger_inventory(struct cli *cli)
{
	struct grid grid = { .columns = 5 };
	struct ledger_inventory_row row;
	size_t index = 0;

	(void)cli;
	for (int kind = 0; kind < LEDGER_INVENTORY_KINDS; kind++) {
		if (kind > 0)
			putchar('\n');
		add_heads(&grid, (enum ledger_inventory_kind)kind);
		for (; ledger_inventory(index, &row) && (int)row.kind == kind; index++)
			add_row(&grid, &row);
		grid_print(&grid);
	}
	return EXIT_OK;
}
