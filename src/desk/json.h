/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/json.h - times, rows of the list, ends of the log as other programs read them.
 */
#ifndef DESK_JSON_H
#define DESK_JSON_H

#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/exchange/writer.h"
#include "terugkeerdesk/ledger/ledger.h"

struct desk;

/* "2026-11-21T14:05:00Z"; null for 0, which is no moment of a ledger. */
void json_put_time(struct writer *writer, const char *key, int64_t at);
/* "2026-11-21"; null for DAY_NONE. */
void json_put_date(struct writer *writer, const char *key, day_number date);
/* The name of a file, made text where it is none; null for NULL. */
void json_put_path(struct writer *writer, const char *key, const char *path);
/* { "count", "hash" } */
void json_put_head(
    struct writer *writer, const char *key, const struct ledger_head *head);
/* A row of the list, with what it waits for. */
void json_put_row(struct writer *writer, const char *key, const struct desk *desk,
    const struct ledger_row *row);
/* A backup that the log tells of. */
void json_put_backup(
    struct writer *writer, const char *key, const struct ledger_backup_made *backup);
/* The members that say what verifying found. */
void json_put_report(struct writer *writer, const struct ledger_report *report);

#endif
