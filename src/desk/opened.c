/* SPDX-License-Identifier: EUPL-1.2 */
#include "opened.h"

#include <string.h>

#include <glib.h>

#include "internal.h"

void opened_reset_origins(struct opened *opened)
{
	for (int i = 0; i < CASE_PERSONS_MAX; i++)
		opened->origin[i] = i < opened->base.saved.person_count ? i + 1 : 0;
}

struct version *opened_take_version(const struct opened *opened)
{
	struct version *version = g_new0(struct version, 1);

	case_file_copy(&version->file, &opened->base.file);
	memcpy(version->origin, opened->origin, sizeof(version->origin));
	return version;
}

void opened_put_version(struct opened *opened, const struct version *version)
{
	case_file_copy(&opened->base.file, &version->file);
	memcpy(opened->origin, version->origin, sizeof(opened->origin));
}

void opened_free_version(struct version *version)
{
	if (version == NULL)
		return;
	desk_wipe_case(&version->file);
	g_free(version);
}
