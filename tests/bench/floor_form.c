/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The floor of what a screen costs: a form of the curses form library and nothing else.
 *
 *   floor_form           a title, a field, a bar of keys
 *   floor_form CELLS     and beside it a pane of which CELLS cells change at every key
 */
#include <curses.h>
#include <form.h>
#include <locale.h>
#include <stdlib.h>

#define PANE_LEFT 32
#define PANE_WIDTH 47
#define PANE_TOP 2

/* Other digits everywhere, and no row that stood elsewhere before: scrolling does not help. */
static void repaint(int cells, int times)
{
	for (int i = 0; i < cells; i++)
		mvaddch(PANE_TOP + i / PANE_WIDTH, PANE_LEFT + i % PANE_WIDTH,
		    (chtype)('0' + (times + i * i / 7) % 10));
}

int main(int argc, char **argv)
{
	const int cells = argc > 1 ? atoi(argv[1]) : 0;
	FIELD *field[2] = { NULL, NULL };
	FORM *form;
	int times = 0;
	int key;

	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	field[0] = new_field(1, 20, 9, 22, 0, 0);
	set_field_back(field[0], A_UNDERLINE);
	form = new_form(field);
	post_form(form); /* clears the screen */
	attron(A_BOLD);
	mvaddstr(0, 1, "terugkeerdesk");
	attroff(A_BOLD);
	mvaddstr(9, 10, "Wachtwoord");
	mvhline(21, 1, ACS_HLINE, COLS - 2);
	mvaddstr(23, 1, "F1 Hulp   F8 English   F10 Stoppen");
	repaint(cells, times);
	pos_form_cursor(form);
	refresh();

	while ((key = getch()) != ERR && key != KEY_F(10)) {
		if (key == KEY_BACKSPACE || key == 127)
			form_driver(form, REQ_DEL_PREV);
		else if (form_driver(form, key) != E_OK)
			form_driver(form, REQ_CLR_FIELD);
		if (cells > 0)
			repaint(cells, ++times);
		pos_form_cursor(form);
		refresh();
	}

	unpost_form(form);
	free_form(form);
	free_field(field[0]);
	endwin();
	return 0;
}
