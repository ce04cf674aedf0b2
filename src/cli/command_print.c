/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/desk/print.h"
#include "terugkeerdesk/desk/printers.h"
#include "terugkeerdesk/desk/told.h"
#include "terugkeerdesk/document/catalogue.h"

#include "internal.h"
#include "say.h"
#include "words.h"

/* A page on its way. */
struct printing {
	struct desk_case *opened;
	struct desk_calculation *calculation;
	enum summary_for reader;
	struct catalogue catalogue;
	struct document document;
	char *printer;
	struct desk_print *print;
	enum print_state said;
	bool way_said;
};

static int choose_printer(const struct cli *cli, char **ret, struct fault *fault)
{
	const char *named = cli_option(cli, OPTION_PRINTER);
	char **known = desk_printers(cli->desk);
	int failed = 0;

	if (named != NULL || known[0] != NULL)
		*ret = g_strdup(named != NULL ? named : known[0]);
	else
		failed = fault_set(fault, FAULT_USAGE, "print", N_("no printer is named"),
		    N_("--printer, or a printer in the settings"));
	g_strfreev(known);
	return failed;
}

static int open_case(struct cli *cli, struct printing *printing, struct fault *fault)
{
	char uuid[LEDGER_UUID_TEXT];

	if (ledger_find(desk_ledger(cli->desk), cli->line.argument[0], uuid, fault) != 0)
		return -1;
	printing->opened = desk_case_open(cli->desk, uuid, false, fault);
	if (printing->opened == NULL)
		return -1;
	printing->calculation = desk_calculation_new();
	desk_calculate(cli->desk, &printing->opened->file, printing->calculation);
	if (catalogue_open(
		cli->host->locale_folder, cli->lang, &printing->catalogue, fault) != 0)
		return -1;
	return desk_summary(cli->desk, &printing->opened->file, printing->calculation,
	    printing->opened, printing->reader, cli->lang, &printing->document, fault);
}

static void close_case(struct printing *printing)
{
	desk_print_free(printing->print);
	document_clear(&printing->document);
	catalogue_close(&printing->catalogue);
	desk_calculation_free(printing->calculation);
	desk_case_free(printing->opened);
	g_free(printing->printer);
}

/* --- on the way --- */

/* What somebody should know of the way to this printer, once. */
static bool say_way(const struct print_progress *progress)
{
	char sentence[SAY_SENTENCE_MAX];

	if (progress->spool)
		say_remark(_("This goes through a print server, which may keep a readable copy "
			     "of the summary on its disk (in CUPS: PreserveJobFiles)"));
	if (progress->local)
		return true;
	if (*progress->certificate == '\0') {
		say_remark(_("The way to this printer is not encrypted"));
		return true;
	}
	g_snprintf(sentence, sizeof sentence,
	    /* TRANSLATORS: a fingerprint, 64 digits */
	    _("The way to this printer is encrypted; its certificate is %s"),
	    progress->certificate);
	say_remark(sentence);
	return true;
}

static void say_progress(struct printing *printing)
{
	const struct print_progress *progress = desk_print_progress(printing->print);
	const char *words = print_reason_text(progress->reason);
	char sentence[SAY_SENTENCE_MAX];

	if (progress->state == printing->said)
		return;
	if (!printing->way_said && progress->state >= PRINT_SENDING &&
	    progress->state < PRINT_CANCELLING)
		printing->way_said = say_way(progress);
	printing->said = progress->state;
	if (progress->state == PRINT_STOPPED && words != NULL)
		g_snprintf(sentence, sizeof sentence, "%s: %s",
		    _(print_state_text(progress->state)), _(words));
	else
		g_strlcpy(sentence, _(print_state_text(progress->state)), sizeof sentence);
	say_remark(sentence);
}

/* Ctrl-C takes the page back; it does not leave it in the printer. */
static int listen_to_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC);
}

static int follow(struct printing *printing, struct fault *fault)
{
	int signals = listen_to_signals();
	enum desk_print_state state;

	while ((state = desk_print_step(printing->print, fault)) == DESK_PRINT_WORKING) {
		struct pollfd ready[] = {
			{ .fd = desk_print_descriptor(printing->print),
			    .events = desk_print_events(printing->print) },
			{ .fd = signals, .events = POLLIN },
		};

		say_progress(printing);
		if (poll(ready, G_N_ELEMENTS(ready), -1) > 0 && ready[1].revents != 0) {
			desk_print_cancel(printing->print);
			close(signals);
			signals = -1;
		}
	}
	if (signals >= 0)
		close(signals);
	if (state == DESK_PRINT_DONE)
		say_progress(printing);
	return state == DESK_PRINT_DONE ? 0 : -1;
}

static int print_case(struct cli *cli, struct printing *printing)
{
	struct desk_told_summary summary = {
		.action = TOLD_PRINT,
		.reader = printing->reader,
		.catalogue = &printing->catalogue,
		.document = &printing->document,
		.printer = printing->printer,
	};
	struct fault fault = { 0 };

	if (cli_option(cli, OPTION_ACCEPT) != NULL)
		desk_printer_forget(printing->printer);
	if (open_case(cli, printing, &fault) != 0)
		return say_fault(cli, &fault);
	printing->print = desk_print_start(
	    cli->desk, printing->opened, printing->calculation, &summary, &fault);
	if (printing->print != NULL && follow(printing, &fault) == 0)
		return EXIT_OK;
	if (fault.code == FAULT_PRINTER_CHANGED)
		say_remark(_("When the printer was replaced, “print --accept” takes the "
			     "certificate that it shows now"));
	return say_fault(cli, &fault);
}

int command_print(struct cli *cli)
{
	struct printing printing = { .reader = cli_reader(cli), .said = PRINT_DONE };
	struct fault fault = { 0 };
	int status;

	if (choose_printer(cli, &printing.printer, &fault) != 0)
		return say_fault(cli, &fault);
	status = cli_load_rules(cli);
	if (status == EXIT_OK)
		status = cli_unlock(cli);
	if (status == EXIT_OK)
		status = print_case(cli, &printing);
	close_case(&printing);
	return status;
}
