/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>

#include "program.h"

#include <string.h>
#include <sys/stat.h>

int room_enter(void **state)
{
	struct room *room = g_new0(struct room, 1);

	room->folder = support_temp_folder();
	room->home = g_build_filename(room->folder, "home", NULL);
	room->ledger = g_build_filename(room->folder, "ledger.tkd", NULL);
	assert_int_equal(mkdir(room->home, 0700), 0);
	room->passphrase = room_file(room, "passphrase", "vier gewone woorden samen\n");
	*state = room;
	return 0;
}

int room_leave(void **state)
{
	struct room *room = *state;

	support_run_clear(&room->last);
	g_free(room->home);
	g_free(room->ledger);
	g_free(room->passphrase);
	support_remove_folder(room->folder);
	g_free(room);
	return 0;
}

static int run(struct room *room, const char *const *argv, const char *input)
{
	char *home = g_strconcat("HOME=", room->home, NULL);
	char *config = g_strconcat("XDG_CONFIG_HOME=", room->home, NULL);
	char *data = g_strconcat("XDG_DATA_HOME=", room->home, NULL);
	const char *const env[] = { home, config, data, NULL };

	support_run_clear(&room->last);
	support_run(&room->last, argv, input, env);
	g_free(data);
	g_free(config);
	g_free(home);
	return room->last.status;
}

static int run_words(struct room *room, GPtrArray *words, const char *input, va_list more)
{
	char *program = support_build("src/terugkeerdesk");
	const char *word;
	int status;

	g_ptr_array_insert(words, 0, program);
	while ((word = va_arg(more, const char *)) != NULL)
		g_ptr_array_add(words, (gpointer)(uintptr_t)word);
	g_ptr_array_add(words, NULL);
	status = run(room, (const char *const *)words->pdata, input);
	g_ptr_array_free(words, TRUE);
	g_free(program);
	return status;
}

int room_run(struct room *room, const char *input, ...)
{
	va_list more;
	int status;

	va_start(more, input);
	status = run_words(room, g_ptr_array_new(), input, more);
	va_end(more);
	return status;
}

int room_run_ledger(struct room *room, const char *input, ...)
{
	char *option[] = { g_strconcat("--ledger=", room->ledger, NULL),
		g_strconcat("--passphrase-file=", room->passphrase, NULL) };
	GPtrArray *words = g_ptr_array_new();
	va_list more;
	int status;

	g_ptr_array_add(words, option[0]);
	g_ptr_array_add(words, option[1]);
	va_start(more, input);
	status = run_words(room, words, input, more);
	va_end(more);
	g_free(option[0]);
	g_free(option[1]);
	return status;
}

int room_run_shell(struct room *room, const char *line)
{
	char *program = support_build("src/terugkeerdesk");
	const char *const argv[] = { "sh", "-c", line, program, room->folder, NULL };
	int status = run(room, argv, NULL);

	g_free(program);
	return status;
}

void room_create_ledger(struct room *room)
{
	assert_int_equal(room_run_ledger(room, NULL, "--user", "Test", "ledger", "create",
			     "--kdf-cost", "low", NULL),
	    0);
}

char *room_file(struct room *room, const char *name, const char *text)
{
	char *path = g_build_filename(room->folder, name, NULL);

	support_write_text(path, text);
	return path;
}

void room_said(struct room *room, const char *part)
{
	const char *line_end = strchr(room->last.err, '\n');

	if (strstr(room->last.err, part) == NULL)
		fail_msg("no “%s” in “%s”", part, room->last.err);
	if (line_end == NULL || line_end[1] != '\0')
		fail_msg("not one sentence: “%s”", room->last.err);
	assert_string_equal(room->last.out, "");
}

char *case_line(const char *name, const char *more)
{
	return g_strdup_printf(
	    "{\"format\":\"terugkeerdesk-case/1\","
	    "\"case\":{\"registered_on\":\"2024-03-22\"%s},"
	    "\"persons\":[{\"name\":\"%s\",\"role\":\"main_applicant\","
	    "\"born_on\":\"1985-01-01\",\"nationality\":\"IQ\"}]}",
	    more, name);
}
