/* SPDX-License-Identifier: EUPL-1.2 */
#include "room.h"

#include <glib.h>

static int64_t now(void)
{
	return 1800000000; /* 15 January 2027, 08:00 UTC */
}

static day_number today(void)
{
	return 20833;
}

struct desk *room_desk(struct room *room)
{
	struct desk_env env = { .data_folder = room->data,
		.ledger_path = room->ledger,
		.config = &room->config,
		.now = now,
		.today = today };

	return desk_new(&env);
}

void room_fine(const struct room *room, int result)
{
	char sentence[1000];

	if (result == 0)
		return;
	fault_text(&room->fault, NULL, sentence, sizeof(sentence));
	fail_msg("%s", sentence);
}

static struct desk *ready(struct room *room, bool first)
{
	struct desk *desk = room_desk(room);

	room_fine(room, desk_load_rules(desk, NULL));
	if (first)
		room_fine(room, desk_ledger_create(desk, "Test", ROOM_PASSPHRASE,
				    LEDGER_KDF_LOW, &room->fault));
	room_fine(
	    room, desk_unlock(desk, NULL, ROOM_PASSPHRASE, NULL, NULL, &room->fault));
	return desk;
}

int room_enter(void **state)
{
	struct room *room = g_new0(struct room, 1);

	room->folder = support_temp_folder();
	room->data = support_data("");
	room->ledger = g_build_filename(room->folder, "ledger.tkd", NULL);
	room_fine(room, config_read(NULL, NULL, false, &room->config, NULL));
	room->desk = ready(room, true);
	room->other = ready(room, false);
	*state = room;
	return 0;
}

int room_leave(void **state)
{
	struct room *room = *state;

	desk_free(room->desk);
	desk_free(room->other);
	config_clear(&room->config);
	g_free(room->ledger);
	g_free(room->data);
	support_remove_folder(room->folder);
	g_free(room);
	return 0;
}

void room_set(struct desk_case *opened, enum fact_id fact, int person, const char *word)
{
	struct value value = { 0 };

	assert_int_equal(fact_parse(fact_get(fact), word, &value, "", NULL), 0);
	desk_case_set(opened, fact, person, &value);
	value_clear(&value);
}

void room_expect(
    const struct case_file *file, enum fact_id fact, int person, const char *word)
{
	char *found =
	    fact_word(fact_get(fact), case_file_value_const(file, fact, person));

	assert_string_equal(found, word);
	g_free(found);
}

struct desk_case *room_saved_case(struct room *room, struct desk *desk)
{
	struct desk_calculation *calculation = desk_calculation_new();
	struct desk_case *opened = desk_case_new(desk, true);

	room_set(opened, FACT_REGISTERED_ON, 0, "2024-03-22");
	room_set(opened, FACT_NAME, 1, "A");
	room_set(opened, FACT_NATIONALITY, 1, "IQ");
	room_set(opened, FACT_BORN_ON, 1, "1985");
	desk_calculate(desk, &opened->file, calculation);
	room_fine(room, desk_case_save(desk, opened, calculation, &room->fault));
	desk_calculation_free(calculation);
	return opened;
}
