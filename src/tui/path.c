/* SPDX-License-Identifier: EUPL-1.2 */
#include "path.h"

#include <glib.h>
#include <stdlib.h>

char *path_typed(const char *line)
{
	char *path = g_strstrip(g_strdup(line));
	const char *home = getenv("HOME");
	char *whole;

	if (!g_str_has_prefix(path, "~/") || home == NULL)
		return path;
	whole = g_build_filename(home, path + 2, NULL);
	g_free(path);
	return whole;
}

char *path_here(const char *name)
{
	char *folder = g_get_current_dir();
	char *path = g_build_filename(folder, name, NULL);

	g_free(folder);
	return path;
}
