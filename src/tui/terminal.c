/* SPDX-License-Identifier: EUPL-1.2 */
#include "terminal.h"

#include <curses.h>
#include <term.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "terugkeerdesk/core/fault.h"
#include "theme.h"

/* What stands for bytes that are no UTF-8. */
#define NO_LETTER 0xFFFD
#define STACK_BYTES (1u << 16)
/* What no window has; curses counts in short numbers, and takes memory for every cell. */
#define ROWS_MOST 500
#define COLUMNS_MOST 1500
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

/* Signals that end the program: the loop gets a chance to save and lock. */
static const int ending[] = { SIGHUP, SIGTERM, SIGINT, SIGUSR1, SIGUSR2, SIGALRM, SIGPWR,
	SIGXCPU, SIGVTALRM, SIGPROF, SIGIO };
/* Signals after which nothing of the program can be trusted (GLib ends the process with
 * SIGTRAP or SIGABRT when memory is out). */
static const int fatal[] = { SIGABRT, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGQUIT,
	SIGSYS };
static const int told[] = { SIGWINCH, SIGTSTP };

/*
 * The one piece of state that is not passed around: a signal handler gets no argument.
 * Handlers only read it; terminal_open and terminal_close write it with no handler set.
 */
static struct {
	bool open;
	bool mouse;
	bool alternate; /* leaving restores what stood there before */
	SCREEN *screen;
	FILE *tty; /* opened here, or NULL */
	int in, out;
	WINDOW *keys; /* a pad: reading from it never refreshes anything */
	char letter[6]; /* bytes of UTF-8 of which the last has not come */
	size_t letter_length;
	int signals[2];
	struct termios before;
	char farewell[256]; /* bytes that put the terminal right */
	size_t farewell_length;
	volatile sig_atomic_t endings;
	struct sigaction before_ending[G_N_ELEMENTS(ending)];
	struct sigaction before_fatal[G_N_ELEMENTS(fatal)];
	struct sigaction before_told[G_N_ELEMENTS(told)];
	struct sigaction before_pipe;
	char stack[STACK_BYTES]; /* of the handlers of fatal signals */
} terminal = { .signals = { -1, -1 } };

/* Only what is safe in a handler: write and tcsetattr. */
static void rescue(void)
{
	ssize_t ignored = write(terminal.out, terminal.farewell, terminal.farewell_length);

	(void)ignored;
	tcsetattr(terminal.in, TCSANOW, &terminal.before);
}

static void on_fatal(int number)
{
	rescue();
	for (size_t i = 0; i < G_N_ELEMENTS(fatal); i++) {
		if (fatal[i] == number)
			sigaction(number, &terminal.before_fatal[i], NULL);
	}
	raise(number); /* delivered when this returns */
}

static void on_told(int number)
{
	int kept = errno;
	unsigned char byte = (unsigned char)number;
	ssize_t ignored = write(terminal.signals[1], &byte, 1);

	(void)ignored;
	errno = kept;
}

static void on_ending(int number)
{
	/* Twice: the loop does not come round any more. */
	if (terminal.endings++ > 0) {
		rescue();
		for (size_t i = 0; i < G_N_ELEMENTS(ending); i++) {
			if (ending[i] == number)
				sigaction(number, &terminal.before_ending[i], NULL);
		}
		raise(number);
		return;
	}
	on_told(number);
}

static void catch(const int *numbers, size_t count, void (*handler)(int), int flags,
    const struct sigaction *before)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < count; i++) {
		/* Whoever started the program with it ignored wants it left alone, and so
		 * does whoever asks it something with a signal. */
		bool leave = before[i].sa_handler == SIG_IGN ||
		    (handler == on_ending && before[i].sa_handler != SIG_DFL);
		sigaction(numbers[i], leave ? &before[i] : &action, NULL);
	}
}

static void remember(const int *numbers, size_t count, struct sigaction *ret)
{
	for (size_t i = 0; i < count; i++)
		sigaction(numbers[i], NULL, &ret[i]);
}

/* Before curses sets handlers of its own, which end the program with status 1. */
static void remember_signals(void)
{
	remember(ending, G_N_ELEMENTS(ending), terminal.before_ending);
	remember(fatal, G_N_ELEMENTS(fatal), terminal.before_fatal);
	remember(told, G_N_ELEMENTS(told), terminal.before_told);
	sigaction(SIGPIPE, NULL, &terminal.before_pipe);
}

static void release(const int *numbers, size_t count, const struct sigaction *before)
{
	for (size_t i = 0; i < count; i++)
		sigaction(numbers[i], &before[i], NULL);
}

/* A stack that ran over leaves no room on it for a handler (GLib without memory comes to
 * that: saying so wants memory). */
static void stand_apart(void)
{
	const stack_t apart = { .ss_sp = terminal.stack, .ss_size = sizeof(terminal.stack) };

	sigaltstack(&apart, NULL);
}

static void catch_signals(void)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	terminal.endings = 0;
	catch(ending, G_N_ELEMENTS(ending), on_ending, SA_RESTART, terminal.before_ending);
	stand_apart();
	catch(fatal, G_N_ELEMENTS(fatal), on_fatal, SA_ONSTACK, terminal.before_fatal);
	sigemptyset(&ignore.sa_mask);
	sigaction(SIGPIPE, &ignore, NULL);
}

static void release_signals(void)
{
	release(ending, G_N_ELEMENTS(ending), terminal.before_ending);
	release(fatal, G_N_ELEMENTS(fatal), terminal.before_fatal);
	release(told, G_N_ELEMENTS(told), terminal.before_told);
	sigaction(SIGPIPE, &terminal.before_pipe, NULL);
}

/* A terminfo string without its "$<5>" pauses. */
static void add_farewell(const char *string)
{
	if (string == NULL || string == (const char *)-1)
		return;
	while (*string != '\0' && terminal.farewell_length < sizeof(terminal.farewell)) {
		if (string[0] == '$' && string[1] == '<' && strchr(string, '>') != NULL) {
			string = strchr(string, '>') + 1;
			continue;
		}
		terminal.farewell[terminal.farewell_length++] = *string++;
	}
}

static void make_farewell(void)
{
	terminal.farewell_length = 0;
	if (terminal.mouse)
		add_farewell("\033[?1000l\033[?1006l");
	if (terminal.alternate)
		add_farewell(PASTE_OFF);
	add_farewell(tigetstr("sgr0"));
	add_farewell(tigetstr("clear"));
	if (!terminal.alternate)
		add_farewell(tigetstr("E3")); /* what was scrolled away, too */
	add_farewell(tigetstr("rmcup"));
	add_farewell(tigetstr("rmkx"));
	add_farewell(tigetstr("cnorm"));
}

static int open_tty(FILE **ret_in, FILE **ret_out, struct fault *fault)
{
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
		*ret_in = stdin;
		*ret_out = stdout;
		return 0;
	}
	terminal.tty = fopen("/dev/tty", "r+");
	if (terminal.tty == NULL)
		return fault_set(fault, FAULT_TERMINAL, "tty", N_("there is no terminal"),
		    N_("a terminal, or one of the commands of --help"));
	*ret_in = terminal.tty;
	*ret_out = terminal.tty;
	return 0;
}

static bool has(const char *capability)
{
	const char *string = tigetstr(capability);

	return string != NULL && string != (const char *)-1;
}

static void close_files(void)
{
	for (int i = 0; i < 2; i++) {
		if (terminal.signals[i] >= 0)
			close(terminal.signals[i]);
		terminal.signals[i] = -1;
	}
	if (terminal.tty != NULL)
		fclose(terminal.tty);
	terminal.tty = NULL;
}

static int open_pipe(void)
{
	if (pipe(terminal.signals) < 0)
		return -1;
	for (int i = 0; i < 2; i++) {
		fcntl(terminal.signals[i], F_SETFL, O_NONBLOCK);
		fcntl(terminal.signals[i], F_SETFD, FD_CLOEXEC);
	}
	return 0;
}

static void set_modes(void)
{
	raw();
	noecho();
	nonl();
	curs_set(1);
	if (getenv("ESCDELAY") == NULL)
		set_escdelay(25);
	terminal.keys = newpad(1, 1);
	keypad(terminal.keys, TRUE);
	nodelay(terminal.keys, TRUE);
	define_key("\033[200~", TERMINAL_PASTE_BEGIN);
	define_key("\033[201~", TERMINAL_PASTE_END);
	define_key("\033[1;5D", TERMINAL_WORD_LEFT);
	define_key("\033[1;5C", TERMINAL_WORD_RIGHT);
	if (terminal.mouse) {
		mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
		mouseinterval(0);
	}
	/* Terminals with an alternate screen know bracketed paste; others might show it. */
	if (terminal.alternate) {
		putp(PASTE_ON);
		fflush(terminal.tty != NULL ? terminal.tty : stdout);
	}
}

int terminal_open(bool mouse, struct fault *fault)
{
	FILE *in = NULL, *out = NULL;
	const char *name = getenv("TERM");

	if (open_tty(&in, &out, fault) < 0)
		return -1;
	terminal.in = fileno(in);
	terminal.out = fileno(out);
	if (tcgetattr(terminal.in, &terminal.before) < 0 || open_pipe() < 0) {
		fault_from_errno(fault, "tty", errno);
		goto fail;
	}
	remember_signals();
	/* Before curses: it leaves a SIGTSTP that somebody handles alone, and would ignore
	 * its own while it paints. */
	catch(told, G_N_ELEMENTS(told), on_told, SA_RESTART, terminal.before_told);
	terminal.screen = newterm(NULL, out, in);
	if (terminal.screen == NULL || !has("cup") || !has("clear")) {
		fault_set(fault, FAULT_TERMINAL, name != NULL ? name : "TERM",
		    N_("this kind of terminal is not known or cannot place a cursor"),
		    N_("another TERM, or the package ncurses-term"));
		goto fail_screen;
	}
	terminal.mouse = mouse;
	terminal.alternate = has("smcup") && has("rmcup");
	make_farewell();
	catch_signals();
	terminal.open = true;
	set_modes();
	theme_start(getenv("NO_COLOR") == NULL || *getenv("NO_COLOR") == '\0');
	return 0;

fail_screen:
	if (terminal.screen != NULL) {
		endwin();
		delscreen(terminal.screen);
		terminal.screen = NULL;
	}
	tcsetattr(terminal.in, TCSANOW, &terminal.before);
	release_signals();
fail:
	close_files();
	return -1;
}

/* Before the terminal goes to somebody else: nothing of a case stays on it. */
static void leave_screen(void)
{
	clearok(curscr, TRUE);
	wclear(stdscr);
	wnoutrefresh(stdscr);
	doupdate();
	endwin();
	rescue();
}

void terminal_close(void)
{
	if (!terminal.open)
		return;
	leave_screen();
	release_signals();
	terminal.open = false;
	delwin(terminal.keys);
	delscreen(terminal.screen);
	terminal.screen = NULL;
	close_files();
}

void terminal_stop(void)
{
	leave_screen();
	raise(SIGSTOP);
	/* Here again after SIGCONT; doupdate takes the terminal back. */
	clearok(curscr, TRUE);
	if (terminal.alternate) {
		putp(PASTE_ON);
		fflush(terminal.tty != NULL ? terminal.tty : stdout);
	}
}

void terminal_forget_scrollback(void)
{
	/* On the alternate screen nothing of ours scrolls; what did is the user's own. */
	if (terminal.alternate || !has("E3"))
		return;
	putp(tigetstr("E3"));
	fflush(terminal.tty != NULL ? terminal.tty : stdout);
}

int terminal_keys_descriptor(void)
{
	return terminal.in;
}

int terminal_signals_descriptor(void)
{
	return terminal.signals[0];
}

int terminal_next_signal(void)
{
	unsigned char byte;

	return read(terminal.signals[0], &byte, 1) == 1 ? byte : 0;
}

void terminal_resize(void)
{
	struct winsize size;

	if (ioctl(terminal.out, TIOCGWINSZ, &size) < 0 || size.ws_row == 0 ||
	    size.ws_col == 0)
		return;
	/* What curses gives back to make room stays as it was: nothing of a case. */
	werase(curscr);
	werase(newscr);
	clearok(curscr, TRUE);
	/* Not resizeterm: that pushes KEY_RESIZE in front of keys that are half read. */
	resize_term(MIN(size.ws_row, ROWS_MOST), MIN(size.ws_col, COLUMNS_MOST));
}

static bool read_mouse(struct terminal_input *ret)
{
	MEVENT event;

	if (getmouse(&event) == ERR)
		return false;
	ret->y = event.y;
	ret->x = event.x;
	if (event.bstate & BUTTON1_PRESSED) {
		ret->type = TERMINAL_CLICK;
		return true;
	}
	ret->type = TERMINAL_KEY;
	ret->code = event.bstate & BUTTON4_PRESSED ? TERMINAL_WHEEL_UP : TERMINAL_WHEEL_DOWN;
	return (event.bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED)) != 0;
}

/* The letter that the bytes are, if they are whole; what is no UTF-8 becomes U+FFFD, and
 * the byte that showed it may begin the next letter. */
static bool take_letter(struct terminal_input *ret)
{
	char *bytes = terminal.letter;
	size_t length = terminal.letter_length;
	gunichar letter;

	if (length == 0)
		return false;
	letter = length == 1 && !(bytes[0] & 0x80) ?
	    (gunichar)bytes[0] :
	    g_utf8_get_char_validated(bytes, (gssize)length);
	if (letter == (gunichar)-2)
		return false;
	terminal.letter_length = 0;
	if (letter == (gunichar)-1) {
		letter = NO_LETTER;
		if (length > 1) {
			bytes[0] = bytes[length - 1];
			terminal.letter_length = 1;
		}
	}
	ret->type = TERMINAL_LETTER;
	ret->code = letter;
	return true;
}

/* Bytes and not wget_wch: that loses a letter of which only a part has come, and what
 * stands behind a byte that is no UTF-8. */
void terminal_read(struct terminal_input *ret)
{
	int code;

	memset(ret, 0, sizeof(*ret));
	while (!take_letter(ret)) {
		errno = 0;
		code = wgetch(terminal.keys);
		if (code == ERR)
			return;
		if (code <= 0xFF) {
			terminal.letter[terminal.letter_length++] = (char)code;
			continue;
		}
		terminal.letter_length = 0; /* the rest of it will not come any more */
		if (code == KEY_MOUSE) {
			if (read_mouse(ret))
				return;
			memset(ret, 0, sizeof(*ret));
		} else if (code != KEY_RESIZE) {
			ret->type = TERMINAL_KEY;
			ret->code = (uint32_t)code;
			return;
		}
	}
}

void terminal_forget_keys(void)
{
	flushinp();
	terminal.letter_length = 0;
}

/* The first of these that is set says what letters the terminal takes. */
static const char *locale_name(void)
{
	static const char *const variables[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < G_N_ELEMENTS(variables); i++) {
		const char *name = getenv(variables[i]);

		if (name != NULL && *name != '\0')
			return name;
	}
	return "";
}

bool terminal_has_blocks(void)
{
	static const char *const small[] = { "linux", "vt1", "vt2", "ansi", "cons" };
	char *locale = g_ascii_strup(locale_name(), -1);
	bool utf8 = strstr(locale, "UTF-8") != NULL || strstr(locale, "UTF8") != NULL;
	const char *kind = getenv("TERM");

	g_free(locale);
	for (size_t i = 0; i < G_N_ELEMENTS(small) && kind != NULL; i++)
		if (g_str_has_prefix(kind, small[i]))
			return false;
	return utf8;
}
