/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/fault.h - what went wrong, as a value.
 *
 * A fault says what was wrong, where, and what was expected.  It travels up as
 * plain data; only a front end makes a sentence of it, in the user's language.
 *
 * House rule for every function that takes a `struct fault *`: it returns 0 on
 * success and -1 on failure (or a pointer and NULL); on failure the fault is
 * filled, and every `ret_` parameter is untouched.  The fault may be NULL when
 * the caller does not care why.
 */
#ifndef TERUGKEERDESK_CORE_FAULT_H
#define TERUGKEERDESK_CORE_FAULT_H

#include <stddef.h>

#include "terugkeerdesk/core/lang.h"

/*
 * X(code, name, sentence): every fault the desk knows.  `name` is the stable
 * word in machine output; `sentence` is the msgid, with the fields of the fault
 * between braces: {found}, {expected}, {place}.  {expected} is itself a msgid, and so is
 * {found} where it does not stand between quotes (quotes are for the user's own text).
 * The place in a file (file, line) is put in front by fault_text.
 */
#define FAULT_CODES(X) \
	/* text and values */ \
	X(FAULT_UTF8, "utf8", N_("{place}: this is not valid UTF-8 text")) \
	X(FAULT_CONTROL, "control-character", \
	    N_("{place}: the text holds the character {found}, which cannot be kept; please remove it")) \
	X(FAULT_TOO_LONG, "too-long", N_("{place}: too long; at most {expected}")) \
	X(FAULT_DATE, "date", N_("{place}: “{found}” is not a date; expected {expected}")) \
	X(FAULT_AMOUNT, "amount", N_("{place}: “{found}” is not an amount; expected {expected}")) \
	X(FAULT_AMOUNT_RANGE, "amount-range", \
	    N_("{place}: {found} is outside the range; expected {expected}")) \
	X(FAULT_CHOICE, "choice", N_("{place}: “{found}” is not one of: {expected}")) \
	X(FAULT_COUNTRY, "country", N_("{place}: “{found}” is not a country; expected {expected}")) \
	X(FAULT_NUMBER, "number", N_("{place}: “{found}” is not a number; expected {expected}")) \
	X(FAULT_REQUIRED, "required", N_("{place}: this is missing; expected {expected}")) \
	/* the case as a whole */ \
	X(FAULT_KEY_UNKNOWN, "unknown-key", N_("{place}: the key “{found}” is not known; expected {expected}")) \
	X(FAULT_KEY_TWICE, "duplicate-key", N_("{place}: the key “{found}” stands here twice")) \
	X(FAULT_TYPE, "type", N_("{place}: found {found}; expected {expected}")) \
	X(FAULT_FORMAT, "format", N_("{place}: the format is “{found}”; expected {expected}")) \
	X(FAULT_LINK, "link", N_("{place}: a minor cannot be linked to {found}; expected {expected}")) \
	X(FAULT_ROLE, "role", N_("{place}: {found}; expected {expected}")) \
	X(FAULT_PERSONS, "persons", N_("{place}: {found} persons; expected {expected}")) \
	X(FAULT_STATE, "state", \
	    N_("{place}: this cannot come after the state {found}; expected {expected}")) \
	X(FAULT_ROWS, "bad-rows", \
	    N_("{place}: nothing was calculated; rows with an error: {found}")) \
	X(FAULT_CONDITION, "condition", N_("{place}: there is no condition “{found}”; expected {expected}")) \
	X(FAULT_JSON, "json", N_("{place}: not readable as JSON: {found}")) \
	/* files */ \
	X(FAULT_SYNTAX, "syntax", N_("{place}: “{found}” cannot be read here; expected {expected}")) \
	X(FAULT_SECTION_UNKNOWN, "unknown-section", \
	    N_("{place}: the section “{found}” is not known; expected {expected}")) \
	X(FAULT_SECTION_TWICE, "duplicate-section", N_("{place}: the section “{found}” stands here twice")) \
	X(FAULT_MISPLACED, "misplaced", \
	    N_("{place}: “{found}” does not belong here; expected {expected}")) \
	X(FAULT_REFERENCE, "reference", N_("{place}: “{found}” does not exist; expected {expected}")) \
	X(FAULT_OVERLAP, "overlap", N_("{place}: “{found}” covers dates that are taken; expected {expected}")) \
	X(FAULT_FILE, "file", N_("{place}: {found}")) /* found: strerror text, from the system */ \
	X(FAULT_FILE_KIND, "file-kind", N_("{place}: this is {found}; expected {expected}")) \
	X(FAULT_EXISTS, "exists", N_("{place}: this exists already; nothing was overwritten")) \
	X(FAULT_NO_SPACE, "no-space", N_("{place}: the disk is full; nothing was lost, make room and try again")) \
	X(FAULT_READ_ONLY, "read-only", N_("{place}: this cannot be written to; expected {expected}")) \
	X(FAULT_IO, "io", N_("{place}: reading or writing failed ({found})")) \
	/* pages */ \
	X(FAULT_GLYPH, "no-glyph", \
	    N_("{place}: no font on this machine has the character {found}; please install {expected}")) \
	X(FAULT_FONTS, "no-fonts", N_("{place}: there are no fonts on this machine; please install {expected}")) \
	X(FAULT_PAGE_PROGRAM, "page-program", N_("{place}: no summary was made; {found}")) \
	/* printing */ \
	X(FAULT_PRINTER_ADDRESS, "printer-address", \
	    N_("{place}: “{found}” is not the address of a printer; expected {expected}")) \
	X(FAULT_PRINTER_NONE, "no-printer", N_("{place}: there is no such printer: {found}")) \
	X(FAULT_PRINTER_ANSWER, "not-a-printer", N_("{place}: what answers there is not a printer")) \
	X(FAULT_PRINTER_CERTIFICATE, "printer-certificate", \
	    N_("{place}: this is not the printer of the settings; its certificate is {found}")) \
	X(FAULT_PRINTER_CHANGED, "printer-changed", \
	    N_("{place}: this printer showed another certificate before; now it shows {found}, " \
	       "and nothing was printed")) \
	X(FAULT_PRINTER_PASSWORD, "printer-password", \
	    N_("{place}: this printer asks for a name and a password, and the desk has none")) \
	X(FAULT_PRINTER_FORMAT, "printer-format", \
	    N_("{place}: this printer takes {found} and nothing that the desk can make; print " \
	       "through a queue of a print server, which turns pages into what it takes")) \
	X(FAULT_PRINTER_BUSY, "printer-busy", \
	    N_("{place}: the printer stayed busy; nothing was printed, please try again later")) \
	X(FAULT_PRINTER_REFUSED, "printer-refused", \
	    N_("{place}: the printer refused the summary: {found}")) \
	X(FAULT_PRINTER_STOPPED, "printer-stopped", \
	    N_("{place}: the printer stopped: {found}; {expected}")) \
	X(FAULT_PRINTER_SILENT, "printer-silent", \
	    N_("{place}: the printer did not answer in time; {found}")) \
	X(FAULT_PRINTER_LOST, "printer-lost", \
	    N_("{place}: the printer broke the connection; {found}")) \
	X(FAULT_PRINTER_SEARCH, "printer-search", \
	    N_("{place}: printers of the network cannot be looked for: {found}")) \
	X(FAULT_PRINT_CANCELLED, "print-cancelled", N_("{place}: printing was cancelled; {found}")) \
	/* the ledger */ \
	X(FAULT_LEDGER_NONE, "no-ledger", N_("{place}: there is no ledger here; “ledger create” makes one")) \
	X(FAULT_LEDGER_FOREIGN, "foreign", N_("{place}: this is not a ledger of terugkeerdesk; it was left as it is")) \
	X(FAULT_OWNER, "owner", N_("{place}: this is {found}; expected {expected}")) \
	X(FAULT_LEDGER_NEWER, "newer", \
	    N_("{place}: this ledger was made by a newer version ({found}); this one reads up to {expected}")) \
	X(FAULT_LEDGER_DAMAGED, "damaged", N_("{place}: the ledger is damaged: {found}")) \
	X(FAULT_LEDGER_BUSY, "busy", N_("{place}: another desk is writing; please try again")) \
	X(FAULT_PASSPHRASE, "passphrase", N_("The passphrase or the user name is not right")) \
	X(FAULT_PASSPHRASE_WEAK, "passphrase-weak", N_("The passphrase is too short; expected {expected}")) \
	X(FAULT_KDF, "kdf", N_("{place}: the cost of key derivation ({found}) is outside {expected}")) \
	X(FAULT_CONFLICT, "conflict", N_("{place}: another desk saved this case in the meantime")) \
	X(FAULT_CASE_NONE, "no-case", N_("{place}: there is no case “{found}”")) \
	X(FAULT_MEMORY, "memory", N_("{place}: there is not enough memory")) \
	X(FAULT_LOCKED, "locked", N_("The ledger is locked")) \
	X(FAULT_STOPPED, "stopped", N_("This was stopped before it was done; nothing was changed")) \
	/* the command line and the machine */ \
	X(FAULT_USAGE, "usage", N_("{place}: {found}; expected {expected}")) \
	X(FAULT_TERMINAL, "terminal", N_("{place}: {found}; expected {expected}")) \
	X(FAULT_CONFIG, "config", N_("{place}: “{found}” cannot be used; expected {expected}"))

enum fault_code {
	FAULT_NONE,
#define X(code, name, sentence) code,
	FAULT_CODES(X)
#undef X
	FAULT_CODE_COUNT
};

struct fault {
	enum fault_code code;
	int line; /* 1-based in `file`; 0: no line */
	char file[256]; /* path or "-" for standard input; "": no file */
	char place[160]; /* "persons[2].born_on", "[component jrs.post_return] adult" */
	char found[160]; /* the offending text, cut with "…"; nothing unprintable in it */
	char expected[320]; /* a msgid or plain data ("voluntary, supervised, forced") */
};

/* Many faults at once (checking a policy file reports every one). */
struct faults {
	struct fault *item; /* owned */
	size_t count;
	size_t allocated;
};

/*
 * fault_set(fault, code, place, found, expected):
 * Fill `fault` (NULL: do nothing).  Texts are copied, cut to fit; NULL reads
 * as "".  file and line are cleared.  Returns -1, so that a function can end
 * with `return fault_set(...)`.
 */
int fault_set(struct fault *fault, enum fault_code code, const char *place,
    const char *found, const char *expected);

/* Say in which file (and line, 0: none) an already filled fault stands. Returns -1. */
int fault_at(struct fault *fault, const char *file, int line);

/* Fill from errno: FAULT_NO_SPACE, FAULT_READ_ONLY, FAULT_FILE or FAULT_IO. Returns -1. */
int fault_from_errno(struct fault *fault, const char *place, int error_number);

/* The stable name of a code ("date"), and its sentence as a msgid. */
const char *fault_name(enum fault_code code);
const char *fault_sentence(enum fault_code code);

/*
 * fault_text(fault, translate, ret, size):
 * The whole sentence: "FILE:LINE: " in front where known, braces filled in.
 * `translate` is called with msgids (never with ""); NULL leaves English.
 * Writes at most `size` bytes with the NUL, cut at a character boundary.
 */
void fault_text(const struct fault *fault, const char *(*translate)(const char *msgid),
    char *ret, size_t size);

void faults_add(struct faults *faults, const struct fault *fault);
void faults_clear(struct faults *faults); /* zeroed and empty are fine */

#endif
