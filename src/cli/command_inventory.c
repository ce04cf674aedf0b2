/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <glib.h>
#include <stdio.h>

#include "terugkeerdesk/ledger/inventory.h"

#include "grid.h"
#include "internal.h"
#include "words.h"

static void add_row(struct grid *grid, const char *what, const char *purpose,
    const char *source, bool sealed, enum ledger_kept kept)
{
	grid_add(grid, what);
	grid_add(grid, purpose);
	grid_add(grid, source);
	grid_add(grid, sealed ? _("yes") : _("no"));
	grid_add(grid, _(ledger_kept_label(kept)));
}

static void add_heads(struct grid *grid, const char *first)
{
	static const char *const heads[] = { N_("Purpose"), N_("Needed by"), N_("Sealed"),
		N_("Kept") };

	grid_add(grid, first);
	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		grid_add(grid, _(heads[i]));
}

/* The answers first: they are what people said. */
int command_ledger_inventory(struct cli *cli)
{
	struct grid grid = { .columns = 5 };
	const struct ledger_inventory_row *row;

	(void)cli;
	add_heads(&grid, _("Answer"));
	for (int id = 0; id < FACT_COUNT; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);

		add_row(&grid, _(fact->label), _(fact->purpose), fact->source, true,
		    LEDGER_KEPT_WITH_CASE);
	}
	grid_print(&grid);
	putchar('\n');
	add_heads(&grid, _("Column of the file"));
	for (size_t i = 0; (row = ledger_inventory(i)) != NULL; i++) {
		char *what = g_strdup_printf("%s: %s", row->place, _(row->what));

		add_row(&grid, what, _(row->purpose), "", row->sealed, row->kept);
		g_free(what);
	}
	grid_print(&grid);
	return EXIT_OK;
}
