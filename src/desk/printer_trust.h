/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/printer_trust.h - the certificates that printers showed here before.
 *
 * Printers make their certificates themselves, so that nobody vouches for one; but the
 * one that showed it the first time is the one that shows it again.  They are kept in
 * $XDG_STATE_HOME/terugkeerdesk/printers, a line for each: a fingerprint and an address.
 * That a note cannot be read or kept is no reason to stop.
 */
#ifndef DESK_PRINTER_TRUST_H
#define DESK_PRINTER_TRUST_H

/* The fingerprint, to g_free; NULL: not seen before. */
char *printer_trust_find(const char *printer);
/* In place of one that was there. */
void printer_trust_note(const char *printer, const char *fingerprint);
void printer_trust_forget(const char *printer);

#endif
