/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/document/print.h - what the desk and the program that talks to printers
 * say to each other about one page on its way to paper.
 */
#ifndef TERUGKEERDESK_DOCUMENT_PRINT_H
#define TERUGKEERDESK_DOCUMENT_PRINT_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

struct fault;
struct wire_item;

enum print_type {
	PRINT_PDF,
	PRINT_RASTER /* PWG raster: pixels, which printers take that know no PDF */
};

/* What is asked.  The printer is an address (ipp://, ipps://) or the name of a queue of
 * the print server on this machine. */
struct print_job {
	char *printer;
	/* Fingerprints with "," between, one of which the printer must show; "": any, and none
	 * is fine too.  They do not count for a queue of this machine. */
	char *certificates;
	long patience;     /* seconds without progress before giving up */
	enum print_type type;
	char *page; /* owned; wiped when cleared */
	size_t page_size;
};

/* Append the items of a job, without a task in front of them. */
void print_job_write(GString *out, const struct print_job *job);
/* Read them up to "end".  What is wrong is a FAULT_FORMAT. */
int print_job_read(
    const char *bytes, size_t size, struct print_job *ret, struct fault *fault);
void print_job_clear(struct print_job *job); /* zeroed is fine */

/* How far it is. */
enum print_state {
	PRINT_CONNECTING,
	PRINT_BUSY, /* the printer is busy with others, and is asked again */
	PRINT_SENDING,
	PRINT_QUEUED,
	PRINT_PRINTING,
	PRINT_STOPPED, /* the printer waits for somebody: see `reason` */
	PRINT_CANCELLING,
	PRINT_TAKEN_BACK, /* the printer let go of it */
	PRINT_DONE
};

#define PRINT_REASON_MAX      48
#define PRINT_NAME_MAX        128
#define PRINT_FINGERPRINT_MAX 65 /* SHA-256 in hexadecimal */

struct print_progress {
	enum print_state state;
	char reason[PRINT_REASON_MAX]; /* a keyword of the printer, or "" */
	long page;                     /* that came out; 0: not said */
	char printer[PRINT_NAME_MAX];  /* what it calls itself, or "" */
	char certificate[PRINT_FINGERPRINT_MAX]; /* "": the way there is not encrypted */
	bool spool; /* it goes through a print server, which keeps a copy on disk */
	long dots; /* per inch, that a printer takes pixels in that takes no PDF; 0: others */
	bool local; /* that of this machine: no network is in between */
};

void print_progress_write(GString *out, const struct print_progress *progress);
/* Take one item in.  False: it is none of a progress, or a wrong one. */
bool print_progress_take(struct print_progress *progress, const struct wire_item *item);

/* As printers call it. */
const char *print_type_name(enum print_type type);

/* The words of a state as a msgid, and those of what a printer waits for; NULL for a keyword
 * that has no words of ours. */
const char *print_state_text(enum print_state state);
const char *print_reason_text(const char *reason);

#endif
