package read

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// characters replaces blanks and line ends of every kind by plain ones, and
// removes what cannot be seen. No-break and thin spaces between digits stay:
// they group thousands.
func characters(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var b strings.Builder
	b.Grow(len(text))
	before := rune(0)
	for i, r := range text {
		kept := character(r)
		if groups(r) && isDigit(before) && startsWithDigit(text[i+len(string(r)):]) {
			kept = r
		}
		if kept >= 0 {
			b.WriteRune(kept)
			before = kept
		}
	}
	return b.String()
}

// character returns what stands for r in a sound text, or -1 for nothing.
func character(r rune) rune {
	switch {
	case r == '\n' || r == '\t' || ' ' <= r && r < 0x7f:
		return r
	case r == '\r' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029':
		return '\n'
	case 0x80 <= r && r < 0xa0:
		return fromControl(r)
	case unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
		return -1
	}
	return r
}

// fromControl reads a control character of Latin-1, which no text means, as
// the character of Windows-1252 that has its byte.
func fromControl(r rune) rune {
	if r = charmap.Windows1252.DecodeByte(byte(r)); r < 0xa0 {
		return -1
	}
	return r
}

func groups(r rune) bool {
	return r == '\u00a0' || r == '\u2007' || r == '\u2009' || r == '\u202f'
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func startsWithDigit(s string) bool { return s != "" && isDigit(rune(s[0])) }

// tidy takes blanks off the ends of lines, and all but one of the empty lines
// between two others.
func tidy(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	blank := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			blank = b.Len() > 0
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		if blank {
			b.WriteByte('\n')
		}
		blank = false
		b.WriteString(line)
	}
	return b.String()
}

// mostlyForeign tells whether more than half of the letters of a text are of
// another script than Latin, and no rule of ours can read it. A few foreign
// names or quotes in an English report are far from that.
func mostlyForeign(text string) bool {
	letters, latin := 0, 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Latin, r):
			letters++
			latin++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return letters > 2*latin
}
