# SPDX-License-Identifier: EUPL-1.2
# Each translation has the same {places} as its msgid (of a plural: as one of the two).

# The places of a text, in order of name.
function places(text,    list, count, i, j, swap, ret) {
	count = 0
	while (match(text, /\{[a-z_0-9]+\}/)) {
		list[++count] = substr(text, RSTART, RLENGTH)
		text = substr(text, RSTART + RLENGTH)
	}
	for (i = 1; i < count; i++)
		for (j = i + 1; j <= count; j++)
			if (list[j] < list[i]) {
				swap = list[i]; list[i] = list[j]; list[j] = swap
			}
	ret = ""
	for (i = 1; i <= count; i++)
		ret = ret list[i]
	return ret
}

function unquoted(line) {
	sub(/^[^"]*"/, "", line)
	sub(/"$/, "", line)
	return line
}

function check(    i) {
	for (i = 0; i < strings; i++)
		if (string[i] != "" && places(string[i]) != places(id) &&
		    (plural == "" || places(string[i]) != places(plural))) {
			print po ": other places: " id
			bad = 1
		}
	id = plural = ""
	strings = 0
}

/^msgid / { check(); at = "id"; id = unquoted($0); next }
/^msgid_plural / { at = "plural"; plural = unquoted($0); next }
/^msgstr/ { at = "string"; string[strings++] = unquoted($0); next }
/^"/ {
	if (at == "id") id = id unquoted($0)
	if (at == "plural") plural = plural unquoted($0)
	if (at == "string") string[strings - 1] = string[strings - 1] unquoted($0)
}
END { check(); exit bad }
