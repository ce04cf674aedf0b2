/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * path.h - the path of a file as it is typed.
 */
#ifndef TERUGKEERDESK_SRC_TUI_PATH_H
#define TERUGKEERDESK_SRC_TUI_PATH_H

/* Without blanks around it, and with the home folder for "~/".  New memory, to text_free. */
char *path_typed(const char *line);

/* A name in the folder that the desk was started in.  New memory, to g_free. */
char *path_here(const char *name);

#endif
