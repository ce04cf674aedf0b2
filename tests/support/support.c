/* SPDX-License-Identifier: EUPL-1.2 */
#define _XOPEN_SOURCE 700 /* nftw */

#include "support.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include <glib.h>

static char *below(const char *variable, const char *name)
{
	const char *folder = getenv(variable);

	if (!folder)
		fail_msg("%s is not set: run the tests through meson", variable);
	return g_build_filename(folder, name, NULL);
}

char *support_data(const char *name)
{
	return below("TERUGKEERDESK_TEST_DATA", name);
}

char *support_source(const char *name)
{
	return below("TERUGKEERDESK_TEST_SOURCE", name);
}

char *support_build(const char *name)
{
	return below("TERUGKEERDESK_TEST_BUILD", name);
}

char *support_temp_folder(void)
{
	char *folder = g_build_filename(g_get_tmp_dir(), "terugkeerdesk-test-XXXXXX", NULL);

	if (!mkdtemp(folder))
		fail_msg("%s: %s", folder, strerror(errno));
	return folder;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	return remove(path);
}

void support_remove_folder(char *folder)
{
	if (folder && nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0)
		fail_msg("%s: %s", folder, strerror(errno));
	g_free(folder);
}

char *support_read_file(const char *path, size_t *ret_size)
{
	char *bytes = NULL;
	gsize size = 0;

	if (!g_file_get_contents(path, &bytes, &size, NULL))
		fail_msg("%s cannot be read", path);
	if (ret_size)
		*ret_size = size;
	return bytes;
}

void support_write_file(const char *path, const void *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");

	if (!file)
		fail_msg("%s: %s", path, strerror(errno));
	/* An empty file may come without bytes. */
	if ((size > 0 && fwrite(bytes, 1, size, file) != size) || fclose(file) != 0)
		fail_msg("%s: %s", path, strerror(errno));
}

void support_write_text(const char *path, const char *text)
{
	support_write_file(path, text, strlen(text));
}

struct support_random support_seed(void)
{
	struct support_random random = { 0 };
	const char *given = getenv("TERUGKEERDESK_TEST_SEED");

	if (given)
		random.state = strtoull(given, NULL, 0);
	else if (getrandom(&random.state, sizeof(random.state), 0) < 0)
		fail_msg("no random numbers: %s", strerror(errno));
	print_message("seed: TERUGKEERDESK_TEST_SEED=%" G_GUINT64_FORMAT "\n", random.state);
	return random;
}

/* SplitMix64: every seed is a good one, 0 too. */
uint64_t support_random_next(struct support_random *random)
{
	uint64_t mixed = random->state += UINT64_C(0x9e3779b97f4a7c15);

	mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
	return mixed ^ (mixed >> 31);
}

uint32_t support_random_below(struct support_random *random, uint32_t below_this)
{
	return (uint32_t)((support_random_next(random) >> 32) * below_this >> 32);
}

char *support_outside_brackets(const char *text)
{
	static const char open[] = "⟦", close[] = "⟧";
	GString *outside = g_string_new(NULL);
	int depth = 0;

	while (*text != '\0') {
		if (g_str_has_prefix(text, open)) {
			depth++;
			text += strlen(open);
		} else if (g_str_has_prefix(text, close)) {
			depth -= depth > 0;
			text += strlen(close);
		} else {
			if (depth == 0)
				g_string_append_c(outside, *text);
			text++;
		}
	}
	return g_string_free(outside, FALSE);
}

bool support_long(void)
{
	return getenv("TERUGKEERDESK_TEST_LONG") != NULL;
}
