#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# pages.sh TOP: every manual page is set without a warning, has a name that whatis finds,
# and stands there in both languages with the same sections.
set -eu

cd "$1/man"
command -v groff >/dev/null || exit 77
failed=0
tried=0

fault() {
  echo "$1"
  failed=1
}

sections() {
  grep -c '^\.SH ' "$1"
}

for page in *.[1-8] nl/*.[1-8]; do
  [ -f "$page" ] || continue
  tried=$((tried + 1))
  said=$(groff -K utf8 -man -T utf8 -ww -b -rHY=0 "$page" 2>&1 >/dev/null)
  [ -z "$said" ] || fault "$page: $said"
  grep -A 1 '^\.SH "*\(NAME\|NAAM\)"*$' "$page" | grep -q ' \\- ' ||
    fault "$page: the name section is not \"name \\- what it is\""
  wide=$(LC_ALL=C.UTF-8 awk 'length($0) > 100 { print FNR; exit }' "$page")
  [ -z "$wide" ] || fault "$page:$wide: a line of over 100 characters"
  case $page in
  nl/*) other=${page#nl/} ;;
  *) other=nl/$page ;;
  esac
  if [ ! -f "$other" ]; then
    fault "$page: $other is missing"
  elif [ "$(sections "$page")" -ne "$(sections "$other")" ]; then
    fault "$page: not as many sections as $other"
  fi
done
echo "$tried pages"
exit "$failed"
