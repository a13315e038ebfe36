package export

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// Look says what the text for people may use.
type Look struct {
	Width  int  // columns of the terminal; below 40 is taken as 40
	Colour bool // whether ANSI colours may be used
}

// style is an ANSI code for text of one role.
type style string

const (
	plain   style = ""
	strong  style = "1"  // titles, figures
	faint   style = "2"  // what is about the text rather than in it
	caution style = "33" // reserves
)

// paint colours a line where colours may be used.
func (l Look) paint(s style, line string) string {
	if !l.Colour || s == plain || line == "" {
		return line
	}
	return "\x1b[" + string(s) + "m" + line + "\x1b[0m"
}

// keep lists the format characters that clean leaves: one joins emoji and
// letters, the others are marks of our own.
const keep = "\u200d" + string(markOn) + string(markOff)

// clean makes words of a report fit for a terminal: one line, and no
// characters that steer it or turn the direction of writing.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r) && !strings.ContainsRune(keep, r):
			return -1
		case unicode.IsControl(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// width is how many columns a line takes; wide characters take two.
func width(line string) int { return uniseg.StringWidth(line) }

// shortened returns words cut to that many columns, behind a whole word where
// one fits, and an ellipsis for the rest.
func shortened(words string, columns int) string {
	if width(words) <= columns {
		return words
	}
	return wrap(words, columns-1)[0] + "…"
}

// wrap breaks words into lines of at most that many columns, where the rules of
// Unicode allow a break, and inside a word that is too long for a line.
func wrap(words string, columns int) []string {
	var lines []string
	line := ""
	flush := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line = ""
	}
	for rest, state := words, -1; rest != ""; {
		var segment string
		segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		if line != "" && width(line+strings.TrimRight(segment, " ")) > columns {
			flush()
		}
		for width(strings.TrimRight(segment, " ")) > columns {
			head := fitting(segment, columns)
			line, segment = head, segment[len(head):]
			flush()
		}
		line += segment
	}
	if line != "" || len(lines) == 0 {
		flush()
	}
	return lines
}

// fitting returns the longest start of a word that fits into that many columns,
// and at least one character.
func fitting(word string, columns int) string {
	end, used := 0, 0
	for rest, state := word, -1; rest != ""; {
		var cluster string
		var wide int
		cluster, rest, wide, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if end > 0 && used+wide > columns {
			break
		}
		end, used = end+len(cluster), used+wide
	}
	return word[:end]
}
