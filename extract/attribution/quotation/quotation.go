// Package quotation pairs the quotation marks of a text: typographic, straight,
// doubled apostrophes, single ones as the British press and headlines use
// them, and those that a wrong decoding left behind.
package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Region is a stretch of text between quotation marks, the marks included. It
// never crosses the end of a paragraph; regions do not overlap, and what is
// quoted within a quotation is part of it.
type Region struct {
	Start, End int  // byte offsets
	Open       bool // no closing mark: the quotation may go on in the next paragraph
}

// Find returns the regions of a text in their order.
func Find(text string) []Region {
	var out []Region
	start := 0
	for start < len(text) {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		out = append(out, paragraph(text[start:end], start)...)
		start = end + 1
	}
	return out
}

// role is what a mark can be at its place.
type role uint8

const (
	none role = iota
	opening
	closing
	either
)

// family keeps marks apart that cannot pair with each other.
type family uint8

const (
	double family = iota
	single
)

type mark struct {
	at, size int
	role     role
	family   family
}

// paragraph pairs the marks of one paragraph; shift is where it begins.
func paragraph(text string, shift int) []Region {
	var out []Region
	marks := findMarks(text)
	last := lastClosings(marks)
	for i := 0; i < len(marks); i++ {
		m := marks[i]
		if m.role == closing {
			continue
		}
		j := -1
		if i < last[m.family] {
			j = closer(marks, i)
		}
		if j < 0 {
			if m.family == double {
				out = append(out, Region{shift + m.at, shift + len(text), true})
				break
			}
			continue
		}
		out = append(out, Region{shift + m.at, shift + marks[j].at + marks[j].size, false})
		i = j
	}
	return out
}

// lastClosings returns for each family the index of its last mark that can
// close, so that marks which nothing closes cost no search.
func lastClosings(marks []mark) (last [2]int) {
	for i, m := range marks {
		if m.role != opening {
			last[m.family] = i
		}
	}
	return last
}

// closer returns the index of the mark that closes marks[i], or -1. A new
// opening of the same family first means that marks[i] was never closed; for
// typographic nesting of one family the outermost closing counts.
func closer(marks []mark, i int) int {
	depth := 0
	for j := i + 1; j < len(marks); j++ {
		m := marks[j]
		if m.family != marks[i].family {
			continue
		}
		switch {
		case m.role == opening:
			depth++
		case depth > 0 && m.role == closing:
			depth--
		default:
			return j
		}
	}
	return firstClosing(marks, i)
}

// firstClosing serves quotations whose inner openings were never closed.
func firstClosing(marks []mark, i int) int {
	for j := i + 1; j < len(marks); j++ {
		if marks[j].family == marks[i].family && marks[j].role != opening {
			return j
		}
	}
	return -1
}

func findMarks(text string) []mark {
	var out []mark
	for at := 0; at < len(text); {
		if m := markAt(text, at); m.role != none {
			out = append(out, m)
			at += m.size
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return out
}

func markAt(text string, at int) mark {
	rest := text[at:]
	switch c := rest[0]; {
	case c == '"':
		return mark{at, 1, side(text, at, 1), double}
	case c == '`' && strings.HasPrefix(rest, "``"):
		return mark{at, 2, opening, double}
	case c == '\'' && strings.HasPrefix(rest, "''"):
		return mark{at, 2, side(text, at, 2), double}
	case c == '\'':
		return mark{at, 1, singleSide(text, at, 1), single}
	case c < 0x80:
		return mark{}
	}
	r, size := utf8.DecodeRuneInString(rest)
	switch r {
	case '“', '„', '«':
		return mark{at, size, opening, double}
	case '”', '»':
		return mark{at, size, closing, double}
	case '‘':
		return mark{at, size, opening, single}
	case '’':
		return mark{at, size, singleSide(text, at, size), single}
	case 'â':
		return broken(text, at, size)
	}
	return mark{}
}

// side decides for a mark that looks the same on both sides, by the space
// around it.
func side(text string, at, size int) role {
	before, after := around(text, at, size)
	switch {
	case edge(before) && !edge(after):
		return opening
	case !edge(before) && edge(after):
		return closing
	}
	return either
}

// singleSide is stricter: an apostrophe within a word or after a plural is no
// quotation mark unless punctuation stands before it.
func singleSide(text string, at, size int) role {
	before, after := around(text, at, size)
	switch {
	case edge(before) && (unicode.IsUpper(after) || unicode.IsLower(after)):
		return opening
	case wordRune(after):
		return none
	case before == 's' && after == ' ':
		return none
	case !edge(before):
		return closing
	}
	return none
}

// broken reads what is left of a typographic mark whose UTF-8 was decoded as
// Windows-1252 or Latin-1: "â€œ", "â\u0080\u009c", or a bare "â" where the
// control characters were dropped.
func broken(text string, at, size int) mark {
	tails := [...]struct {
		tail string
		role role
	}{{"€œ", opening}, {"\u0080\u009c", opening}, {"€\u009d", closing}, {"\u0080\u009d", closing}}
	rest := text[at+size:]
	for _, t := range tails {
		if strings.HasPrefix(rest, t.tail) {
			return mark{at, size + len(t.tail), t.role, double}
		}
	}
	before, after := around(text, at, size)
	switch {
	case edge(before) && wordRune(after):
		return mark{at, size, opening, double}
	case strings.ContainsRune(",.?!", before) && !wordRune(after):
		return mark{at, size, closing, double}
	}
	return mark{}
}

func around(text string, at, size int) (before, after rune) {
	before, _ = utf8.DecodeLastRuneInString(text[:at])
	after, _ = utf8.DecodeRuneInString(text[at+size:])
	if at == 0 {
		before = ' '
	}
	if at+size == len(text) {
		after = ' '
	}
	return before, after
}

// edge tells whether a rune stands outside a quotation that begins or ends
// next to it.
func edge(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("([{—–-/", r) }

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
