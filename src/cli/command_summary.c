/* SPDX-License-Identifier: EUPL-1.2 */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/desk/page.h"
#include "terugkeerdesk/desk/told.h"
#include "terugkeerdesk/document/catalogue.h"

#include "internal.h"
#include "say.h"
#include "words.h"

#define PAGE_COLUMNS 80

/* The case of the page: from the ledger (`opened`) or from a file. */
struct subject {
	struct case_file file;
	struct desk_case *opened;
	struct desk_calculation *calculation;
	struct desk_page *page; /* the program for PDF; NULL: text */
};

static int take_subject(struct cli *cli, const char *text, size_t length, void *data,
    struct fault *fault)
{
	struct subject *subject = data;

	return desk_read_case(cli->desk, text, length, &subject->file, fault);
}

static int open_subject(struct cli *cli, struct subject *ret)
{
	struct fault fault = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	int status = cli_find_case(cli, uuid);

	if (status != EXIT_OK)
		return status;
	ret->opened = desk_case_open(cli->desk, uuid, false, &fault);
	if (ret->opened == NULL)
		return say_fault(cli, &fault);
	case_file_copy(&ret->file, &ret->opened->file);
	return EXIT_OK;
}

static bool wants_pdf(const struct cli *cli)
{
	const char *format = cli_option(cli, OPTION_FORMAT);

	return format != NULL && strcmp(format, "pdf") == 0;
}

/* The path of -o, or NULL for standard output. */
static const char *output_path(const struct cli *cli)
{
	const char *path = cli_option(cli, OPTION_OUTPUT);

	return path != NULL && strcmp(path, "-") != 0 ? path : NULL;
}

/* A page on its way out. */
struct going {
	struct cli *cli;
	const struct subject *subject;
	const struct document *document;
	const struct catalogue *catalogue;
};

/* To standard output.  A pipe may take it to a file, or to a printer. */
static int show_page(struct cli *cli, const struct subject *subject,
    struct desk_told_summary *page, struct fault *fault)
{
	bool written;

	page->result = TOLD_STARTED;
	if (desk_told_note(cli->desk, subject->opened, subject->calculation, page, fault) != 0)
		return -1;
	/* What could not be written is not there any more to be flushed. */
	written = fwrite(page->bytes, 1, page->size, stdout) == page->size;
	page->result =
	    fflush(stdout) == 0 && written ? TOLD_OK : fault_name(FAULT_IO);
	return desk_told_note(
	    cli->desk, subject->opened, subject->calculation, page, fault);
}

/* A page that stays somewhere, as a file or as a PDF, is noted in the log of its case. */
static int put_bytes(
    const struct going *going, const char *bytes, size_t size, struct fault *fault)
{
	const struct subject *subject = going->subject;
	const char *path = output_path(going->cli);
	struct desk_told_summary summary = {
		.action = TOLD_SAVE,
		.reader = cli_reader(going->cli),
		.catalogue = going->catalogue,
		.document = going->document,
		.bytes = bytes,
		.size = size,
	};

	if (path != NULL && subject->opened != NULL)
		return desk_told_save(going->cli->desk, subject->opened,
		    subject->calculation, &summary, path, false, fault);
	if (path != NULL)
		return desk_page_save(path, bytes, size, fault);
	if (subject->opened != NULL && subject->page != NULL)
		return show_page(going->cli, subject, &summary, fault);
	fwrite(bytes, 1, size, stdout);
	return 0;
}

static int put_text(const struct going *going, struct fault *fault)
{
	char *text = document_text(going->document, going->catalogue, PAGE_COLUMNS);
	int failed = put_bytes(going, text, strlen(text), fault);

	explicit_bzero(text, strlen(text));
	g_free(text);
	return failed;
}

static int put_pdf(const struct going *going, struct fault *fault)
{
	struct desk_page *page = going->subject->page;
	const char *bytes;
	size_t size;

	desk_page_send(page, going->document, going->catalogue);
	if (desk_page_wait(page, fault) != 0)
		return -1;
	bytes = desk_page_pdf(page, &size);
	return put_bytes(going, bytes, size, fault);
}

static int put_page(
    struct cli *cli, const struct subject *subject, const struct document *document)
{
	struct catalogue catalogue = { 0 };
	struct going going = { cli, subject, document, &catalogue };
	struct fault fault = { 0 };
	int failed =
	    catalogue_open(cli->host->locale_folder, cli->lang, &catalogue, &fault);

	if (failed == 0 && subject->page != NULL)
		failed = put_pdf(&going, &fault);
	else if (failed == 0)
		failed = put_text(&going, &fault);
	catalogue_close(&catalogue);
	return failed != 0 ? say_fault(cli, &fault) : EXIT_OK;
}

static int make_page(struct cli *cli, struct subject *subject)
{
	struct document document = { 0 };
	struct fault fault = { 0 };
	int status;

	subject->calculation = desk_calculation_new();
	desk_calculate(cli->desk, &subject->file, subject->calculation);
	if (desk_summary(cli->desk, &subject->file, subject->calculation, subject->opened,
		cli_reader(cli), cli->lang, &document, &fault) != 0)
		return say_fault(cli, &fault);
	status = put_page(cli, subject, &document);
	document_clear(&document);
	return status;
}

/* The program for PDF looks for fonts while the rules are read. */
static int prepare_pdf(struct cli *cli, struct subject *subject)
{
	struct fault fault = { 0 };

	if (output_path(cli) == NULL && isatty(STDOUT_FILENO)) {
		fault_set(&fault, FAULT_TERMINAL, "--format",
		    _("a PDF file cannot be shown in a terminal"),
		    N_("a file (-o FILE) or a pipe"));
		return say_fault(cli, &fault);
	}
	subject->page = desk_page_prepare(cli->desk, &fault);
	return subject->page == NULL ? say_fault(cli, &fault) : EXIT_OK;
}

int command_summary(struct cli *cli)
{
	const char *path = cli_option(cli, OPTION_CASE);
	struct subject subject = { 0 };
	int status = wants_pdf(cli) ? prepare_pdf(cli, &subject) : EXIT_OK;

	if (status == EXIT_OK)
		status = cli_load_rules(cli);
	if (status == EXIT_OK)
		status = path != NULL ? cli_take_file(cli, path, take_subject, &subject)
				      : open_subject(cli, &subject);
	if (status == EXIT_OK)
		status = make_page(cli, &subject);
	desk_page_free(subject.page);
	desk_calculation_free(subject.calculation);
	desk_case_free(subject.opened);
	case_file_clear(&subject.file);
	return status;
}
