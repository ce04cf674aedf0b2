#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# extract.sh SOURCE POT: every sentence of the program, as po/meson.build takes them.
set -eu
cd "$1"
grep -v '^#' po/POTFILES |
	xargs -a po/KEYWORDS xgettext --files-from=- --output="$2" --force-po --keyword
