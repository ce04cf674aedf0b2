/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/ini/ini.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <iniparser/iniparser.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lint.h"

#define WORDS_SLIPS_MAX 2
#define WORD_BYTES_MAX  64

static int read_all(int fd, char *bytes, size_t size, size_t *ret_got)
{
	size_t got = 0;

	while (got < size) {
		ssize_t count = read(fd, bytes + got, size - got);

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return -1;
		if (count == 0)
			break;
		got += (size_t)count;
	}
	*ret_got = got;
	return 0;
}

int ini_read_bytes(const char *path, char **ret, size_t *ret_size, struct fault *fault)
{
	struct stat status;
	char *bytes = NULL;
	size_t size = 0;
	int result = -1;
	/* Not blocking: a named pipe must not hold the desk up before fstat names it. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	if (fd < 0 || fstat(fd, &status) != 0) {
		fault_from_errno(fault, path, errno);
		goto out;
	}
	if (!S_ISREG(status.st_mode)) {
		fault_set(fault, FAULT_FILE_KIND, path,
		    S_ISDIR(status.st_mode) ? N_("a folder") : N_("not a file"),
		    N_("a file with text"));
		goto out;
	}
	/* One byte more than allowed: a file may grow after fstat. */
	bytes = g_malloc(INI_BYTES_MAX + 1);
	if (read_all(fd, bytes, INI_BYTES_MAX + 1, &size) != 0) {
		fault_from_errno(fault, path, errno);
		goto out;
	}
	if (size > INI_BYTES_MAX) {
		fault_set(fault, FAULT_TOO_LONG, path, NULL, N_("1 MiB in a file"));
		goto out;
	}
	bytes = g_realloc(bytes, size + 1);
	bytes[size] = '\0';
	*ret = g_steal_pointer(&bytes);
	*ret_size = size;
	result = 0;
out:
	g_free(bytes);
	if (fd >= 0)
		close(fd);
	return result;
}

static int line_of(const struct ini *ini, const char *at)
{
	int line = 1;

	for (const char *c = ini->bytes; c < at; c++)
		line += *c == '\n';
	return line;
}

/* Is it text at all?  If not, lines have no meaning and nothing more can be said. */
static bool is_text(const struct ini *ini, struct faults *faults)
{
	const char *nul = memchr(ini->bytes, '\0', ini->size);
	const char *end;
	struct ini_key here = { .name = NULL };

	if (nul != NULL) {
		here.line = line_of(ini, nul);
		ini_complain(ini, NULL, &here, FAULT_CONTROL, "U+0000", NULL, faults);
		return false;
	}
	if (!g_utf8_validate_len(ini->bytes, ini->size, &end)) {
		here.line = line_of(ini, end);
		ini_complain(ini, NULL, &here, FAULT_UTF8, NULL, NULL, faults);
		return false;
	}
	return true;
}

static int keep_quiet(const char *format, ...)
{
	(void)format;
	return 0;
}

/* Take the values from iniparser.  They are those of the pre-pass, or the file changed
 * in between, or the two read it differently: then it is not used. */
static void take_values(struct ini *ini, struct faults *faults)
{
	dictionary *loaded;

	iniparser_set_error_callback(keep_quiet);
	loaded = iniparser_load(ini->path);
	for (size_t s = 0; s < ini->section_count; s++) {
		struct ini_section *section = &ini->section[s];

		for (size_t k = 0; k < section->key_count; k++) {
			struct ini_key *key = &section->key[k];
			char *name = g_strconcat(section->name, ":", key->name, NULL);
			const char *value = loaded == NULL
						? NULL
						: iniparser_getstring(loaded, name, NULL);

			g_free(name);
			if (value != NULL && strcmp(value, key->value) == 0)
				continue;
			ini->sound = false;
			ini_complain(ini, section, key, FAULT_SYNTAX, key->value,
			    N_("a value that is read the same way twice; did the file "
			       "change?"),
			    faults);
			goto out;
		}
	}
out:
	if (loaded != NULL)
		iniparser_freedict(loaded);
}

struct ini *ini_read(const char *path, struct faults *faults)
{
	struct ini *ini = g_new0(struct ini, 1);
	struct fault fault;

	ini->path = g_strdup(path);
	if (ini_read_bytes(path, &ini->bytes, &ini->size, &fault) != 0) {
		if (faults != NULL)
			faults_add(faults, &fault);
		ini_free(ini);
		return NULL;
	}
	if (!is_text(ini, faults)) {
		ini_free(ini);
		return NULL;
	}
	ini->sound = true;
	lint_lines(ini, faults);
	if (ini->sound)
		take_values(ini, faults);
	return ini;
}

void ini_free(struct ini *ini)
{
	if (ini == NULL)
		return;
	for (size_t s = 0; s < ini->section_count; s++) {
		struct ini_section *section = &ini->section[s];

		for (size_t k = 0; k < section->key_count; k++) {
			g_free(section->key[k].name);
			g_free(section->key[k].value);
		}
		g_free(section->key);
		g_free(section->name);
	}
	g_free(ini->section);
	g_free(ini->bytes);
	g_free(ini->path);
	g_free(ini);
}

const struct ini_section *ini_section_find(const struct ini *ini, const char *name)
{
	for (size_t s = 0; s < ini->section_count; s++) {
		if (strcmp(ini->section[s].name, name) == 0)
			return &ini->section[s];
	}
	return NULL;
}

const struct ini_key *ini_key_find(const struct ini_section *section, const char *name)
{
	for (size_t k = 0; k < section->key_count; k++) {
		if (strcmp(section->key[k].name, name) == 0)
			return &section->key[k];
	}
	return NULL;
}

void ini_complain(const struct ini *ini, const struct ini_section *section,
    const struct ini_key *key, enum fault_code code, const char *found,
    const char *expected, struct faults *faults)
{
	struct fault fault;
	char *place;
	int line = key != NULL ? key->line : section != NULL ? section->line : 0;

	if (faults == NULL)
		return;
	if (section == NULL)
		place = g_strdup("");
	else if (key == NULL || key->name == NULL)
		place = g_strdup_printf("[%s]", section->name);
	else
		place = g_strdup_printf("[%s] %s", section->name, key->name);
	fault_set(&fault, code, place, found, expected);
	fault_at(&fault, ini->path, line);
	faults_add(faults, &fault);
	g_free(place);
}

static int compare_lines(gconstpointer one, gconstpointer other, gpointer data)
{
	(void)data;
	return ((const struct fault *)one)->line - ((const struct fault *)other)->line;
}

void ini_sort_faults(struct faults *faults, size_t first)
{
	if (faults == NULL || faults->count <= first)
		return;
	/* Stable, unlike qsort. */
	g_qsort_with_data(faults->item + first, (int)(faults->count - first),
	    sizeof faults->item[0], compare_lines, NULL);
}

static char *joined(const char *const *words)
{
	GString *text = g_string_new(NULL);

	for (; *words != NULL; words++)
		g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", *words);
	return g_string_free(text, FALSE);
}

const char *ini_complain_unknown(const struct ini *ini, const struct ini_section *section,
    const struct ini_key *key, const char *const *known, struct faults *faults)
{
	const char *name = key != NULL ? key->name : section->name;
	struct ini_key here = { .name = NULL,
		.line = key != NULL ? key->line : section->line };
	char *word = g_strndup(name, strcspn(name, " "));
	const char *meant = ini_nearest(word, known);
	char *expected = meant != NULL ? g_strdup(meant) : joined(known);

	if (key != NULL)
		ini_complain(
		    ini, section, &here, FAULT_KEY_UNKNOWN, name, expected, faults);
	else
		ini_complain(
		    ini, NULL, &here, FAULT_SECTION_UNKNOWN, name, expected, faults);
	g_free(expected);
	g_free(word);
	return meant;
}

/* How many letters must be put in, taken out, replaced or swapped with their neighbour.
 */
static size_t slips(const char *one, const char *other)
{
	size_t row[3][WORD_BYTES_MAX + 1];
	size_t *before = row[0], *last = row[1], *now = row[2];
	size_t length = strlen(other);

	for (size_t j = 0; j <= length; j++)
		last[j] = j;
	for (size_t i = 0; one[i] != '\0'; i++) {
		size_t *spare = before;

		now[0] = i + 1;
		for (size_t j = 0; j < length; j++) {
			size_t best = last[j] + (one[i] != other[j]);

			best = MIN(best, last[j + 1] + 1);
			best = MIN(best, now[j] + 1);
			if (i > 0 && j > 0 && one[i] == other[j - 1] &&
			    one[i - 1] == other[j])
				best = MIN(best, before[j - 1] + 1);
			now[j + 1] = best;
		}
		before = last;
		last = now;
		now = spare;
	}
	return last[length];
}

const char *ini_nearest(const char *word, const char *const *known)
{
	const char *nearest = NULL;
	size_t fewest = WORDS_SLIPS_MAX + 1;

	if (strlen(word) > WORD_BYTES_MAX)
		return NULL;
	for (; *known != NULL; known++) {
		size_t length = strlen(*known);
		size_t count = length <= WORD_BYTES_MAX ? slips(word, *known) : fewest;

		if (count < fewest && count * 3 <= length) {
			fewest = count;
			nearest = *known;
		}
	}
	return nearest;
}
