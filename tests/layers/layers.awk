# SPDX-License-Identifier: EUPL-1.2
# Holds sources to layers.txt.  Arguments: layers.txt, policy files, the country table,
# then the sources, all with paths below the top of the tree.  POSIX awk.

function complain(what) {
	printf "%s:%d: %s\n", FILENAME, FNR, what
	faults++
}

function in_list(list, word) {
	return index(" " list " ", " " word " ") > 0
}

function allowed(list) {
	return list == "all" || in_list(list, module)
}

function excepted(token) {
	return (FILENAME in allow) && in_list(allow[FILENAME], token)
}

# The table.
function read_row(line,    colon, names, list, n, i, name) {
	colon = index(line, " :")
	if (!colon) {
		complain("no colon in this row")
		return
	}
	list = substr(line, colon + 2)
	gsub(/^[ \t]+|[ \t]+$/, "", list)
	n = split(substr(line, 1, colon - 1), name, " ")
	for (i = 2; i <= n; i++) {
		if (name[1] == "module")
			uses[name[i]] = name[i] " " list
		else if (name[1] == "header")
			header[name[i]] = list
		else if (name[1] == "call")
			call[name[i]] = list
		else if (name[1] == "name")
			identifier[name[i]] = list
		else if (name[1] == "text")
			text[name[i]] = list
		else if (name[1] == "number")
			number[name[i]] = "an amount"
		else if (name[1] == "word")
			our_word[name[i]] = 1
		else if (name[1] == "allow")
			allow[name[i]] = list
		else if (name[1] == "global")
			continue # for symbols.sh
		else
			complain("unknown kind of row: " name[1])
	}
}

# The policies: what they say may stand nowhere else.
function read_policy(line,    rest, euro, cents, name) {
	sub(/[ \t]*;.*$/, "", line)
	if (FNR == 1) {
		name = FILENAME
		sub(/^.*\//, "", name)
		sub(/\.ini$/, "", name)
		content[name] = "the id of a policy"
	}
	if (line ~ /^\[(condition|component) [a-z_0-9.]+/) {
		split(line, name_part, /[] ]/)
		content[name_part[2]] = "a condition or component"
	}
	rest = line
	while (match(rest, /[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]/)) {
		content[substr(rest, RSTART, RLENGTH)] = "a date of policy"
		rest = substr(rest, RSTART + RLENGTH)
	}
	rest = line
	while (match(rest, /[0-9]+\.[0-9][0-9]/)) {
		euro = substr(rest, RSTART, RLENGTH)
		cents = euro
		sub(/\./, "", cents)
		sub(/^0+/, "", cents)
		content[euro] = "an amount"
		if (cents + 0 >= 1000)
			number[cents] = "an amount"
		rest = substr(rest, RSTART + RLENGTH)
	}
}

function read_country(line,    part, n, i) {
	if (line !~ /^[a-z][a-z][ \t]*=.*\|/)
		return
	n = split(line, part, /[ \t]*[=|][ \t]*/)
	country[part[1]] = 1
	country[toupper(part[1])] = 1
	for (i = 2; i <= n; i++)
		content[part[i]] = "a country"
}

# The sources.
function start_file(    part) {
	in_comment = 0
	first_include = 1
	split(FILENAME, part, "/")
	if (part[1] == "include")
		module = part[3]
	else
		module = part[2] == "main.c" ? "main" : part[2]
	own_header = FILENAME
	sub(/^src\//, "include/terugkeerdesk/", own_header)
	sub(/\.c$/, ".h", own_header)
	if (!(module in uses))
		complain("the module \"" module "\" is not in layers.txt")
}

function check_include(line,    name, part) {
	name = line
	sub(/^[ \t]*#[ \t]*include[ \t]*/, "", name)
	if (name ~ /^</) {
		sub(/^</, "", name)
		sub(/>.*$/, "", name)
		if (!(name in header))
			complain("<" name "> is not in layers.txt")
		else if (!allowed(header[name]))
			complain("<" name "> does not belong in " module)
	} else {
		gsub(/"/, "", name)
		sub(/[ \t].*$/, "", name)
		if (name ~ /^terugkeerdesk\//) {
			split(name, part, "/")
			if (!in_list(uses[module], part[2]))
				complain(module " may not include from " part[2] ": " name)
		} else if (name ~ /\//) {
			complain("a private header of another folder: " name)
		}
		if (("include/" name) == own_header)
			own_included = 1
	}
	if (first_include && FILENAME ~ /\.c$/ && (own_header in exists) &&
	    ("include/" name) != own_header)
		complain("the file's own header comes first")
	first_include = 0
}

function check_string(string,    rest, token) {
	rest = string
	while (match(rest, /[A-Z]+/)) {
		token = substr(rest, RSTART, RLENGTH)
		if ((token in text) && !allowed(text[token]) && !excepted(token))
			complain("\"" token "\" does not belong in a string of " module)
		rest = substr(rest, RSTART + RLENGTH)
	}
	rest = string
	while (match(rest, /[0-9][-0-9.]*/)) {
		token = substr(rest, RSTART, RLENGTH)
		sub(/[-.]+$/, "", token)
		if (((token in number) || (token in content)) && !excepted(token))
			complain("policy in a string: " token)
		rest = substr(rest, RSTART + RLENGTH)
	}
	if ((string in content) && string !~ /^[0-9]/ && !excepted(string))
		complain("policy in a string: " string " is " content[string])
	if ((string in country) && !(string in our_word) && !excepted(string))
		complain("policy in a string: " string " is a country")
}

# Takes comments away, and checks and empties strings.  What is left is code.
function code_of(line,    code, mark, string) {
	code = ""
	while (line != "") {
		if (in_comment) {
			if (!match(line, /\*\//))
				return code
			line = substr(line, RSTART + 2)
			in_comment = 0
			continue
		}
		if (!match(line, /["'\/]/))
			return code line
		code = code substr(line, 1, RSTART - 1)
		mark = substr(line, RSTART, 1)
		line = substr(line, RSTART)
		if (mark == "/") {
			if (substr(line, 2, 1) == "/")
				return code
			if (substr(line, 2, 1) == "*") {
				in_comment = 1
				line = substr(line, 3)
			} else {
				code = code "/"
				line = substr(line, 2)
			}
		} else if (mark == "\"" && match(line, /^"([^"\\]|\\.)*"/)) {
			string = substr(line, 2, RLENGTH - 2)
			line = substr(line, RLENGTH + 1)
			check_string(string)
			code = code "\"\""
		} else if (match(line, /^'([^'\\]|\\.)+'/)) {
			line = substr(line, RLENGTH + 1)
			code = code "0"
		} else {
			line = substr(line, 2)
		}
	}
	return code
}

function check_code(code,    token, before, after) {
	before = ""
	while (match(code, /[A-Za-z_0-9]+/)) {
		if (RSTART > 1)
			before = substr(code, 1, RSTART - 1)
		token = substr(code, RSTART, RLENGTH)
		after = substr(code, RSTART + RLENGTH)
		code = after
		if (token ~ /^[0-9]/) {
			check_number(token)
		} else if (before !~ /(\.|->)$/ && !excepted(token)) {
			if ((token in identifier) && !allowed(identifier[token]))
				complain(token " does not belong in " module)
			if ((token in call) && after ~ /^[ \t]*\(/ && !allowed(call[token]))
				complain(token "() does not belong in " module)
		}
		before = token
	}
}

function check_number(token) {
	sub(/[uUlL]+$/, "", token)
	if (excepted(token))
		return
	if (token in number)
		complain("policy in C: " token " is an amount")
	if (token ~ /^20[12][0-9]$/)
		complain("policy in C: " token " is a year")
}

BEGIN {
	for (i = 1; i < ARGC; i++)
		exists[ARGV[i]] = 1
}

FNR == 1 {
	kind = "source"
	if (FILENAME ~ /layers\.txt$/)
		kind = "table"
	else if (FILENAME ~ /^data\/policies\//)
		kind = "policy"
	else if (FILENAME ~ /^data\//)
		kind = "country"
	else
		start_file()
}

kind == "table" {
	if ($0 !~ /^(#|[ \t]*$)/)
		read_row($0)
	next
}
kind == "policy" { read_policy($0); next }
kind == "country" { read_country($0); next }

!in_comment && /^[ \t]*#[ \t]*include/ {
	check_include($0)
	next
}
{ check_code(code_of($0)) }

END { exit faults > 0 }
