/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/page/fake_printer.h - a printer on loopback that answers each way a printer can.
 *
 * A process of its own, made of libcups' own server calls.
 */
#ifndef TERUGKEERDESK_TESTS_FAKE_PRINTER_H
#define TERUGKEERDESK_TESTS_FAKE_PRINTER_H

#include <stdbool.h>
#include <sys/types.h>

enum mood {
	MOOD_FINE,
	MOOD_BUSY_FIRST,  /* twice busy, then fine */
	MOOD_BUSY,        /* always */
	MOOD_NO_PAPER,    /* the job waits for paper until it is cancelled */
	MOOD_PAPER_LATER, /* somebody comes and fills it */
	MOOD_CLOSED,      /* accepts no jobs */
	MOOD_REFUSES,     /* says no to each job */
	MOOD_NO_PDF, /* but pixels of a kind that the desk does not make */
	MOOD_RASTER, /* PWG raster of 300 or 1200 dots per inch, no PDF */
	MOOD_ONE_STEP, /* knows only Print-Job, and forgets what is done */
	MOOD_ABORTS,
	MOOD_OFFERS_TLS, /* on the same port */
	MOOD_LIES_ABOUT_TLS, /* offers it, and hangs up on who wants it */
	MOOD_OTHER_NEXT, /* closes after each answer, and another is at its address then */
	MOOD_ODD_NAME,   /* FAKE_PRINTER_ODD_NAME is what it calls itself */
	MOOD_SLOW,       /* prints for ever */
	MOOD_SILENT,     /* takes the connection and says nothing */
	MOOD_GARBAGE,    /* answers with something else than HTTP */
	MOOD_WEB,        /* is a web server: pages about nothing */
	MOOD_HANGS_UP,   /* closes each connection at once */
	MOOD_HANGS_UP_LATER, /* in the middle of the page */
	MOOD_GONE,       /* switched off when the page is in */
	MOOD_FAILS,      /* an error of its web server when the page is in */
	MOOD_PASSWORD,
	MOOD_FORBIDS,
	MOOD_NOT_THERE /* HTTP, but no printer of that name */
};

/* Too long to keep, of letters of two bytes behind a command to a terminal. */
#define FAKE_TEN_LETTERS      "éééééééééé"
#define FAKE_PRINTER_ODD_NAME "x\033]0;" \
	FAKE_TEN_LETTERS FAKE_TEN_LETTERS FAKE_TEN_LETTERS FAKE_TEN_LETTERS \
	FAKE_TEN_LETTERS FAKE_TEN_LETTERS FAKE_TEN_LETTERS FAKE_TEN_LETTERS

struct fake_printer {
	pid_t process;
	int port;
	char *folder; /* what came in: page.pdf, requests (one line each), cancelled */
	char *uri;    /* ipp://127.0.0.1:PORT/ipp/print */
};

/* Whether this machine can speak with itself: without a network it may not even have a
 * loopback.  Says so when it cannot. */
bool fake_printer_possible(void);
/* The exit status of a test that was skipped. */
#define FAKE_PRINTER_SKIPPED 77

/* `tls`: encrypted, with a certificate of its own. */
void fake_printer_start(struct fake_printer *printer, enum mood mood, int tls);
void fake_printer_stop(struct fake_printer *printer);
/* Bytes that came in for a file of the folder, or NULL; g_free. */
char *fake_printer_file(const struct fake_printer *printer, const char *name);

#endif
