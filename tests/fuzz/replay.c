/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Feeds a fuzz target its seeds, and each of them damaged in many ways: cut, doubled, a
 * byte changed, two seeds joined.  The same every time, so that a failure comes back.
 *
 *   replay_NAME FOLDER|FILE...
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#define MUTATIONS 400 /* of each seed */
#define MUTATIONS_LONG 40000

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static uint32_t below(uint64_t *state, size_t limit)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)((*state >> 33) % limit);
}

/* A copy of exactly this size, so that reading one byte too far is seen. */
static void feed(const void *bytes, size_t size)
{
	uint8_t *copy = malloc(size ? size : 1);

	memcpy(copy, bytes, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
}

static void mutate(GString *text, const GString *other, uint64_t *state)
{
	static const char telling[] = "\0\"\\{}[],:=;#-.0139eE \n\t\r\x1b\x7f\x80\xc3\xed\xf4\xff";
	gsize at = below(state, text->len + 1);
	gsize length = below(state, text->len - at + 1);
	char *doubled;

	switch (below(state, 6)) {
	case 0:
		g_string_truncate(text, at);
		break;
	case 1:
		g_string_erase(text, (gssize)at, (gssize)below(state, MIN(length, 40) + 1));
		break;
	case 2:
		doubled = g_strndup(text->str + at, length);
		g_string_insert_len(text, (gssize)at, doubled, (gssize)length);
		g_free(doubled);
		break;
	case 3:
		g_string_truncate(text, at);
		g_string_append_len(text, other->str, (gssize)other->len);
		break;
	case 4:
		if (at < text->len)
			text->str[at] = (char)below(state, 256);
		break;
	default:
		g_string_insert_c(text, (gssize)at, telling[below(state, sizeof(telling) - 1)]);
		break;
	}
}

static void add_seed(GPtrArray *seeds, const char *path)
{
	char *bytes;
	gsize size;

	if (!g_file_get_contents(path, &bytes, &size, NULL)) {
		fprintf(stderr, "%s cannot be read\n", path);
		exit(1);
	}
	g_ptr_array_add(seeds, g_string_new_len(bytes, (gssize)size));
	g_free(bytes);
}

static int by_name(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

static void add_folder(GPtrArray *seeds, const char *path)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GDir *folder = g_dir_open(path, 0, NULL);
	const char *name;

	while ((name = g_dir_read_name(folder)))
		g_ptr_array_add(names, g_build_filename(path, name, NULL));
	g_dir_close(folder);
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < names->len; i++)
		add_seed(seeds, names->pdata[i]);
	g_ptr_array_unref(names);
}

int main(int argc, char **argv)
{
	const int mutations = getenv("TERUGKEERDESK_TEST_LONG") ? MUTATIONS_LONG : MUTATIONS;
	GPtrArray *seeds = g_ptr_array_new();
	uint64_t state = 1;
	GString *text = g_string_new(NULL);

	for (int i = 1; i < argc; i++) {
		if (g_file_test(argv[i], G_FILE_TEST_IS_DIR))
			add_folder(seeds, argv[i]);
		else
			add_seed(seeds, argv[i]);
	}
	if (seeds->len == 0) {
		fprintf(stderr, "no seeds\n");
		return 1;
	}
	feed("", 0);
	for (guint i = 0; i < seeds->len; i++) {
		const GString *seed = seeds->pdata[i];

		feed(seed->str, seed->len);
		for (int n = 0; n < mutations; n++) {
			const GString *other = seeds->pdata[below(&state, seeds->len)];

			g_string_truncate(text, 0);
			g_string_append_len(text, seed->str, (gssize)seed->len);
			for (uint32_t times = 1 + below(&state, 4); times > 0; times--)
				mutate(text, other, &state);
			feed(text->str, text->len);
		}
	}
	printf("%u seeds, %d mutations of each\n", seeds->len, mutations);
	for (guint i = 0; i < seeds->len; i++)
		g_string_free(seeds->pdata[i], TRUE);
	g_ptr_array_unref(seeds);
	g_string_free(text, TRUE);
	return 0;
}
