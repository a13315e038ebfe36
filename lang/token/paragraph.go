package token

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a half-open range of byte offsets.
type span struct{ start, end int }

// line is a line of text without the white space around it; a blank line is
// empty.
type line struct {
	span
	indent int // bytes of white space before it
}

// blank tells that the line is empty.
func (l line) blank() bool { return l.start == l.end }

// columns is the width of the line with its indent.
func (l line) columns(text string) int {
	return l.indent + utf8.RuneCountInString(text[l.start:l.end])
}

// paragraphs yields the paragraphs of text in order: its lines that are not
// blank, where a line that was wrapped by hand, or broken in mid-sentence, is
// joined with the next.
func paragraphs(text string) iter.Seq[span] {
	width := wrapWidth(text)
	return func(yield func(span) bool) {
		var open span
		var last line
		for next := range lines(text) {
			switch {
			case open.start < open.end && (filled(text, last, next, width) || goesOn(text, open, next)):
				open.end = next.end
			case open.start < open.end && !yield(open):
				return
			default:
				open = next.span
			}
			last = next
		}
		if open.start < open.end {
			yield(open)
		}
	}
}

// clauseWords is the least number of words of a line that is not just an item
// of a menu or list.
const clauseWords = 4

// goesOn tells that the paragraph open breaks off in mid-sentence and goes on
// in the line next: no stop at its end, and a small letter after it.
func goesOn(text string, open span, next line) bool {
	if next.blank() || !isLowerAt(text, next.start) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[open.start:open.end])
	if last != ',' && !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return false
	}
	return strings.Count(text[open.start:min(open.end, open.start+widest)], " ") >= clauseWords-1
}

// lines yields the lines of text.
func lines(text string) iter.Seq[line] {
	return func(yield func(line) bool) {
		for at := 0; at < len(text); {
			stop, next := len(text), len(text)
			if i := strings.IndexAny(text[at:], "\n\r"); i >= 0 {
				stop, next = at+i, at+i+1
				if strings.HasPrefix(text[stop:], "\r\n") {
					next++
				}
			}
			if !yield(trim(text, at, stop)) {
				return
			}
			at = next
		}
	}
}

// trim returns the line text[start:end].
func trim(text string, start, end int) line {
	left := strings.TrimLeftFunc(text[start:end], unicode.IsSpace)
	from := end - len(left)
	return line{span{from, from + len(strings.TrimRightFunc(left, unicode.IsSpace))}, from - start}
}

// Lines wrapped by hand have 50 columns (newsletters) to 100; no line of such
// a text is longer. Most of its line ends, but not those of the last lines of
// its paragraphs, stand where the next word did not fit.
const (
	narrowest  = 50
	widest     = 100
	wrappedMin = 0.6
)

// wrapWidth returns the number of columns that text is wrapped at, or 0 where
// it is not.
func wrapWidth(text string) int {
	width := 0
	for l := range lines(text) {
		if l.end-l.start > utf8.UTFMax*widest || l.columns(text) > widest {
			return 0
		}
		width = max(width, l.columns(text))
	}
	if width < narrowest {
		return 0
	}
	breaks, full := 0, 0
	var last line
	for next := range lines(text) {
		if !last.blank() && !next.blank() && next.indent <= last.indent {
			breaks++
			if filled(text, last, next, width) {
				full++
			}
		}
		last = next
	}
	if full == 0 || float64(full) < wrappedMin*float64(breaks) {
		return 0
	}
	return width
}

// filled tells that last was wrapped at width: the first word of next, which
// opens no paragraph by an indent, would not have fitted on it.
func filled(text string, last, next line, width int) bool {
	if width == 0 || last.blank() || next.blank() || next.indent > last.indent {
		return false
	}
	word := text[next.start:next.end]
	if i := strings.IndexFunc(word, unicode.IsSpace); i >= 0 {
		word = word[:i]
	}
	return last.columns(text)+1+utf8.RuneCountInString(word) > width
}
