#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# house.sh DONE SOURCE WORDS HOUSE [PROGRAM]
#
# Make HOUSE, and then the empty file DONE: the program in a language that does not exist, in whatever language it is
# started.  HOUSE/share/locale has nl, en and qps, all from the same pseudo catalogue
# (LANGUAGE=qps for what asks gettext itself); HOUSE/share/terugkeerdesk is the data with
# every name and sentence between the same brackets; HOUSE/src/terugkeerdesk is PROGRAM.
set -eu
done=$1 source=$2 words=$3 house=$4 program=${5-}

rm -rf "$house"
mkdir -p "$house/src" "$house/share/terugkeerdesk/policies"
if [ -n "$program" ]; then
	# A copy: the program finds its folders beside the file it was started from.
	cp "$program" "$house/src/terugkeerdesk"
	mkdir -p "$house/libexec"
	ln -s "${program%/*}/page" "$house/libexec/terugkeerdesk"
fi

"$source/tests/po/extract.sh" "$source" "$house/pot"
{
	# What xgettext leaves open in the header, msgfmt --check wants filled.
	sed -n '1,/^$/p' "$house/pot" | sed \
	    -e 's/^#, fuzzy$//' \
	    -e 's/YEAR-MO-DA HO:MI+ZONE/2026-01-01 00:00+0000/' \
	    -e 's/FULL NAME <EMAIL@ADDRESS>/terugkeerdesk/' \
	    -e 's/LANGUAGE <LL@li.org>/pseudo/' \
	    -e 's/^"Language: \\n"/"Language: qps\\n"/' \
	    -e 's/nplurals=INTEGER; plural=EXPRESSION;/nplurals=2; plural=(n != 1);/'
	sed '1,/^$/d' "$house/pot"
} > "$house/head.pot"
if ! grep -q Plural-Forms "$house/head.pot"; then
	sed -i 's/^"Content-Transfer-Encoding: 8bit\\n"/&\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"/' "$house/head.pot"
fi
msgen --no-wrap -o "$house/en.po" "$house/head.pot"
msgfilter --keep-header --no-wrap -i "$house/en.po" -o "$house/qps.po" "$words"
for lang in qps nl en; do
	mkdir -p "$house/share/locale/$lang/LC_MESSAGES"
	msgfmt --check -o "$house/share/locale/$lang/LC_MESSAGES/terugkeerdesk.mo" \
	    "$house/qps.po"
done

for file in "$source"/data/policies/*.ini; do
	sed -E \
	    -e 's/^((name|label|paid|why|text|source|source_note)\.(nl|en) *= *)"?([^"]*)"?$/\1"⟦\4⟧"/' \
	    -e 's/^(source *= *)"?([^"]*)"?$/\1"⟦\2⟧"/' \
	    "$file" > "$house/share/terugkeerdesk/policies/${file##*/}"
done
sed -E \
    -e 's/^([a-z]{2} = [A-Z]{3} \| )([^|]*[^| ]) \| (.*)$/\1⟦\2⟧ | ⟦\3⟧/' \
    -e 's/^(note[^=]*= *)"?([^"]*)"?$/\1"⟦\2⟧"/' \
    -e 's/^(source *= *)"?([^"]*)"?$/\1"⟦\2⟧"/' \
    "$source/data/countries.ini" > "$house/share/terugkeerdesk/countries.ini"
if [ -d "$source/data/examples" ]; then
	cp -R "$source/data/examples" "$house/share/terugkeerdesk/"
fi
rm -f "$house/pot" "$house/head.pot" "$house/en.po"
: > "$done"
