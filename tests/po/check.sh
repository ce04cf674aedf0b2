#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# check.sh SOURCE: both languages are complete, and say what the program fills in.
set -u
source=$1
here=$source/tests/po
temp=$(mktemp -d) || exit 1
trap 'rm -rf "$temp"' EXIT
failed=0

complain() {
	echo "$*"
	failed=1
}

# Every file with words in it is in POTFILES, and every file there is real.
cd "$source" || exit 1
grep -rlE '\b(_|N_|C_|_n|ngettext|document_add_plural)\(' --include='*.[ch]' src include |
	xargs grep -lE '\b(_|N_|C_|_n|ngettext|document_add_plural)\((.*"|$)' |
	grep -vxE 'include/terugkeerdesk/core/lang.h|src/(cli|tui)/words.h' |
	LC_ALL=C sort > "$temp/have"
grep -v '^#' po/POTFILES > "$temp/list"
LC_ALL=C sort -c "$temp/list" || complain 'po/POTFILES is not in order'
comm -23 "$temp/have" "$temp/list" | sed 's/^/missing in POTFILES: /' > "$temp/missing"
[ -s "$temp/missing" ] && complain "$(cat "$temp/missing")"
while read -r file; do
	[ -f "$file" ] || complain "in POTFILES but not there: $file"
done < "$temp/list"

# Every sentence is translated, and none of the translations is a guess.
"$here/extract.sh" "$source" "$temp/pot" || complain 'xgettext failed'
while read -r lang; do
	po=po/$lang.po
	msgfmt --check -o "$temp/mo" "$po" || complain "$po: msgfmt refuses it"
	msgcmp "$po" "$temp/pot" 2> "$temp/errors" ||
		complain "$(grep -B1 -A1 'not defined\|not translated\|fuzzy' "$temp/errors")" \
		    "($po: run ninja terugkeerdesk-update-po and translate)"
	for kind in untranslated fuzzy obsolete; do
		case $kind in
		obsolete) option=--only-obsolete ;;
		*) option=--$kind ;;
		esac
		[ "$kind" = fuzzy ] && option=--only-fuzzy
		left=$(msgattrib $option --no-wrap "$po" | grep -cE '^(#~ )?msgid "..*"')
		[ "$left" -eq 0 ] || complain "$po: $left $kind"
	done
	# {0}, {place}, ... are the same on both sides.
	msgcat --no-wrap "$po" | awk -v po="$po" -f "$here/places.awk" || failed=1
done < po/LINGUAS
exit $failed
