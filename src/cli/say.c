/* SPDX-License-Identifier: EUPL-1.2 */
#include "say.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include <glib.h>

#include "words.h"

#define FORMAT_OF_ERRORS "terugkeerdesk-error/1"

static const char *translate(const char *msgid)
{
	return _(msgid);
}

char *say_sentence(const struct fault *fault, char ret[SAY_SENTENCE_MAX])
{
	fault_text(fault, translate, ret, SAY_SENTENCE_MAX);
	return ret;
}

int say_status(const struct fault *fault)
{
	switch (fault->code) {
	case FAULT_USAGE:
	case FAULT_TERMINAL:
	case FAULT_PRINTER_ADDRESS:
		return EXIT_USAGE;
	case FAULT_LEDGER_NONE:
	case FAULT_LEDGER_FOREIGN:
	case FAULT_LEDGER_NEWER:
	case FAULT_PASSPHRASE:
	case FAULT_KDF:
	case FAULT_LOCKED:
		return EXIT_LEDGER;
	case FAULT_FILE:
	case FAULT_FILE_KIND:
	case FAULT_EXISTS:
	case FAULT_NO_SPACE:
	case FAULT_READ_ONLY:
	case FAULT_IO:
	case FAULT_LEDGER_BUSY:
	case FAULT_MEMORY:
	case FAULT_STOPPED:
	case FAULT_GLYPH:
	case FAULT_FONTS:
	case FAULT_PAGE_PROGRAM:
	case FAULT_PRINTER_NONE:
	case FAULT_PRINTER_ANSWER:
	case FAULT_PRINTER_CERTIFICATE:
	case FAULT_PRINTER_CHANGED:
	case FAULT_PRINTER_PASSWORD:
	case FAULT_PRINTER_FORMAT:
	case FAULT_PRINTER_BUSY:
	case FAULT_PRINTER_REFUSED:
	case FAULT_PRINTER_STOPPED:
	case FAULT_PRINTER_SILENT:
	case FAULT_PRINTER_LOST:
	case FAULT_PRINTER_SEARCH:
	case FAULT_PRINT_CANCELLED:
		return EXIT_OUTPUT;
	case FAULT_LEDGER_DAMAGED:
		return EXIT_DAMAGE;
	default:
		return EXIT_INPUT;
	}
}

static void say_json(
    const struct cli *cli, const struct fault *fault, const char *sentence)
{
	const char *format = cli->line.command->format;
	char *json;

	if (!cli->json)
		return;
	json =
	    desk_error_json(format != NULL ? format : FORMAT_OF_ERRORS, fault, sentence);
	puts(json);
	g_free(json);
	fflush(stdout);
}

/* Where a file is named the sentence begins with it, as editors expect. */
static void say_line(const struct fault *fault, const char *sentence)
{
	fprintf(
	    stderr, "%s%s\n", fault->file[0] != '\0' ? "" : "terugkeerdesk: ", sentence);
}

int say_fault(const struct cli *cli, const struct fault *fault)
{
	char sentence[SAY_SENTENCE_MAX];

	say_line(fault, say_sentence(fault, sentence));
	say_json(cli, fault, sentence);
	return say_status(fault);
}

int say_faults(const struct cli *cli, const struct faults *faults)
{
	char sentence[SAY_SENTENCE_MAX];
	int status;

	if (faults->count == 0)
		return EXIT_OK;
	status = say_fault(cli, &faults->item[0]);
	for (size_t i = 1; i < faults->count; i++)
		say_line(&faults->item[i], say_sentence(&faults->item[i], sentence));
	return status;
}

int say_usage(const struct cli *cli, const struct usage *usage)
{
	char *sentence = usage_sentence(usage);

	fprintf(stderr, "terugkeerdesk: %s\n", sentence);
	say_json(cli, &usage->fault, sentence);
	g_free(sentence);
	return EXIT_USAGE;
}

void say_remark(const char *sentence)
{
	fprintf(stderr, "terugkeerdesk: %s\n", sentence);
}

int say_flush(void)
{
	struct fault fault = { 0 };
	char sentence[SAY_SENTENCE_MAX];
	bool failed = ferror(stdout) != 0;

	errno = 0;
	if (fflush(stdout) == 0 && !failed)
		return EXIT_OK;
	/* Why an earlier write failed is forgotten: trying once more says it. */
	if (errno == 0 && write(STDOUT_FILENO, "\n", 1) == 1)
		errno = EIO;
	clearerr(stdout); /* it is said once */
	/* Who stopped reading, like head(1), knows that. */
	if (errno == EPIPE)
		return EXIT_OUTPUT;
	fault_from_errno(&fault, _("standard output"), errno);
	say_line(&fault, say_sentence(&fault, sentence));
	return EXIT_OUTPUT;
}
