/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/document/wire.h"

#include <string.h>

#include "terugkeerdesk/core/fault.h"

#define DIGITS_MAX      8  /* of a length */
#define NUMBER_MAX_SIZE 12 /* a sign and the digits of 32 bits */

void wire_put_bytes(GString *out, const char *name, const char *bytes, size_t size)
{
	g_string_append_printf(out, "%s %zu:", name, size);
	g_string_append_len(out, bytes, (gssize)size);
	g_string_append_c(out, '\n');
}

void wire_put(GString *out, const char *name, const char *text)
{
	wire_put_bytes(out, name, text, strlen(text));
}

void wire_put_number(GString *out, const char *name, long number)
{
	char digits[32];

	g_snprintf(digits, sizeof digits, "%ld", number);
	wire_put(out, name, digits);
}

void wire_put_fault(GString *out, const struct fault *fault)
{
	/* The fields of a fault hold no control characters: a tab can stand between. */
	char *line = g_strjoin("\t", fault_name(fault->code), fault->place, fault->found,
	    fault->expected, NULL);

	wire_put(out, "fault", line);
	g_free(line);
}

/* The name in front of an item: letters and a dash, up to a space. */
static enum wire_result read_name(
    const char *bytes, size_t size, size_t *at, struct wire_item *ret)
{
	size_t length = 0;

	while (*at + length < size &&
	       (g_ascii_islower(bytes[*at + length]) || bytes[*at + length] == '-'))
		length++;
	if (length >= WIRE_NAME_MAX)
		return WIRE_WRONG;
	if (*at + length == size)
		return WIRE_MORE;
	if (length == 0 || bytes[*at + length] != ' ')
		return WIRE_WRONG;
	memcpy(ret->name, bytes + *at, length);
	ret->name[length] = '\0';
	*at += length + 1;
	return WIRE_ITEM;
}

static enum wire_result read_length(
    const char *bytes, size_t size, size_t *at, struct wire_item *ret)
{
	size_t digits = 0;

	ret->size = 0;
	while (*at + digits < size && g_ascii_isdigit(bytes[*at + digits]) &&
	       digits <= DIGITS_MAX)
		ret->size = ret->size * 10 + (size_t)(bytes[*at + digits++] - '0');
	if (digits > DIGITS_MAX || ret->size > WIRE_VALUE_MAX)
		return WIRE_WRONG;
	if (*at + digits == size)
		return WIRE_MORE;
	if (digits == 0 || bytes[*at + digits] != ':')
		return WIRE_WRONG;
	*at += digits + 1;
	return WIRE_ITEM;
}

enum wire_result wire_next(
    const char *bytes, size_t size, size_t *at, struct wire_item *ret)
{
	size_t now = *at;
	enum wire_result result = read_name(bytes, size, &now, ret);

	if (result == WIRE_ITEM)
		result = read_length(bytes, size, &now, ret);
	if (result != WIRE_ITEM)
		return result;
	if (size - now <= ret->size)
		return WIRE_MORE;
	if (bytes[now + ret->size] != '\n')
		return WIRE_WRONG;
	ret->value = bytes + now;
	*at = now + ret->size + 1;
	return WIRE_ITEM;
}

bool wire_is(const struct wire_item *item, const char *name)
{
	return strcmp(item->name, name) == 0;
}

char *wire_text(const struct wire_item *item)
{
	return g_strndup(item->value, item->size);
}

int wire_number(const struct wire_item *item, long *ret)
{
	char digits[NUMBER_MAX_SIZE + 1];
	gint64 number;

	if (item->size == 0 || item->size > NUMBER_MAX_SIZE)
		return -1;
	memcpy(digits, item->value, item->size);
	digits[item->size] = '\0';
	if (!g_ascii_string_to_signed(digits, 10, G_MININT32, G_MAXINT32, &number, NULL))
		return -1;
	*ret = (long)number;
	return 0;
}

static enum fault_code code_of(const char *name)
{
	for (int code = FAULT_NONE + 1; code < FAULT_CODE_COUNT; code++)
		if (strcmp(fault_name((enum fault_code)code), name) == 0)
			return (enum fault_code)code;
	return FAULT_FORMAT;
}

int wire_fault(const struct wire_item *item, struct fault *ret)
{
	char *line = wire_text(item);
	char **field = g_strsplit(line, "\t", -1);

	if (g_strv_length(field) == 4)
		fault_set(ret, code_of(field[0]), field[1], field[2], field[3]);
	else
		fault_set(ret, FAULT_FORMAT, item->name, line, "terugkeerdesk-page/1");
	g_strfreev(field);
	g_free(line);
	return -1;
}
