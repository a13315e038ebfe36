package token

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a half-open range of byte offsets.
type span struct{ start, end int }

// paragraphs yields the paragraphs of text in order: its lines that are not
// blank, where a line that was wrapped by hand, or broken in mid-sentence, is
// joined with the next.
func paragraphs(text string) iter.Seq[span] {
	width := wrapWidth(text)
	return func(yield func(span) bool) {
		var open, last span
		for line := range lines(text) {
			if open.start < open.end && (filled(text, last, line, width) || goesOn(text, open, line)) {
				open.end, last = line.end, line
				continue
			}
			if open.start < open.end && !yield(open) {
				return
			}
			open, last = line, line
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
func goesOn(text string, open, next span) bool {
	if next.start == next.end || !isLowerAt(text, next.start) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[open.start:open.end])
	if last != ',' && !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return false
	}
	return strings.Count(text[open.start:min(open.end, open.start+widest)], " ") >= clauseWords-1
}

// lines yields the lines of text without white space around them; a blank line
// is an empty span.
func lines(text string) iter.Seq[span] {
	return func(yield func(span) bool) {
		for at := 0; at < len(text); {
			stop, next := len(text), len(text)
			if i := strings.IndexAny(text[at:], "\n\r"); i >= 0 {
				stop, next = at+i, at+i+1
				if strings.HasPrefix(text[stop:], "\r\n") {
					next++
				}
			}
			if !yield(trim(text, span{at, stop})) {
				return
			}
			at = next
		}
	}
}

// trim returns s without the white space at its ends.
func trim(text string, s span) span {
	left := strings.TrimLeftFunc(text[s.start:s.end], unicode.IsSpace)
	start := s.end - len(left)
	return span{start, start + len(strings.TrimRightFunc(left, unicode.IsSpace))}
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
	for line := range lines(text) {
		columns := utf8.RuneCountInString(text[line.start:min(line.end, line.start+utf8.UTFMax*widest+1)])
		if columns > widest {
			return 0
		}
		width = max(width, columns)
	}
	if width < narrowest {
		return 0
	}
	breaks, full := 0, 0
	var last span
	for line := range lines(text) {
		if last.start < last.end && line.start < line.end {
			breaks++
			if filled(text, last, line, width) {
				full++
			}
		}
		last = line
	}
	if full == 0 || float64(full) < wrappedMin*float64(breaks) {
		return 0
	}
	return width
}

// filled tells that the first word of next would not have fitted on line.
func filled(text string, line, next span, width int) bool {
	if width == 0 || line.start == line.end || next.start == next.end {
		return false
	}
	word := text[next.start:next.end]
	if i := strings.IndexFunc(word, unicode.IsSpace); i >= 0 {
		word = word[:i]
	}
	return utf8.RuneCountInString(text[line.start:line.end])+1+utf8.RuneCountInString(word) > width
}
