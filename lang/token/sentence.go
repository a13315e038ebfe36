package token

import (
	"strings"
	"unicode/utf8"
)

// stop is what the end of a token says of the end of a sentence.
type stop uint8

const (
	noStop       stop = iota
	fullStop          // . and its kind: an end unless a small letter follows
	calling           // ! or ?: an end unless the speaker follows
	trailing          // an ellipsis: an end where a capital follows
	abbreviation      // an end only where a word that opens sentences follows
)

// divide finds the ends of the sentences of one paragraph, whose tokens begin
// at index first.
func (s *splitter) divide(first int) {
	d := divider{splitter: s, start: first}
	for i := first; i < len(s.tokens); {
		t := s.tokens[i]
		d.note(t)
		i++
		if kind := s.stopAt(t); kind != noStop {
			i, kind = d.closers(i, kind)
			if i == len(s.tokens) || s.breaks(kind, i) && !d.isMarker(i) {
				d.end(i, false)
				continue
			}
		}
		if i-d.start >= MaxTokens {
			d.end(i, i < len(s.tokens))
		}
	}
	if d.start < len(s.tokens) {
		d.end(len(s.tokens), false)
	}
}

// divider is the state of the division of one paragraph.
type divider struct {
	*splitter
	start  int  // the first token of the sentence at hand
	quoted bool // inside straight double quotation marks
	cut    bool // a token of the sentence at hand was cut
}

// isMarker tells that what stands before token i numbers an item of a list: a
// short number and a full stop.
func (d *divider) isMarker(i int) bool {
	if i-d.start != 2 {
		return false
	}
	t := d.tokens[d.start]
	return t.End-t.Start <= 3 && ascii[d.text[t.Start]] == digit && ascii[d.text[t.End-1]] == digit
}

// note takes notice of one token.
func (d *divider) note(t Token) {
	if d.text[t.Start] == '"' {
		d.quoted = !d.quoted
	}
	if t.End-t.Start > MaxBytes-utf8.UTFMax {
		d.cut = true
	}
}

// end ends the sentence before token i.
func (d *divider) end(i int, cut bool) {
	d.ends = append(d.ends, end{i, cut || d.cut})
	d.start, d.cut = i, false
}

// stopAt returns what the end of t says.
func (s *splitter) stopAt(t Token) stop {
	form := s.text[t.Start:t.End]
	switch runeAt(form, 0) {
	case '!', '?':
		return calling
	case '…':
		return trailing
	case '。':
		return fullStop
	}
	switch {
	case form == ".":
		return fullStop
	case form[len(form)-1] != '.':
		return noStop
	case form[0] == '.':
		return trailing
	case s.words.title.hasTitle(form), s.words.number.hasTitle(form):
		return noStop
	}
	return abbreviation
}

// breaks tells whether a stop ends the sentence before token i.
func (s *splitter) breaks(kind stop, i int) bool {
	at := s.tokens[i].Start
	if strings.IndexByte(",;:", s.text[at]) >= 0 {
		return false
	}
	small := isLowerAt(s.text, at)
	switch kind {
	case fullStop:
		return !small || s.afterWord(i)
	case calling:
		if small {
			return !s.closedBefore(i) && s.tokens[i-1].End < at && !s.inName(i)
		}
		return !s.speaker(i)
	case trailing:
		return !small && s.startsWord(i)
	}
	return s.words.opener.hasTitle(s.form(i))
}

// startsWord tells that token i, or the one after an opening mark, begins with
// a capital or a digit.
func (s *splitter) startsWord(i int) bool {
	kind, _ := classAt(s.text, s.tokens[i].Start)
	if kind == symbol && i+1 < len(s.tokens) {
		return isUpperAt(s.text, s.tokens[i+1].Start)
	}
	return kind >= letter
}

// speaker tells that the tokens from i on name who said the quotation that
// closes before them: up to five capitalised words and a verb of speech.
func (s *splitter) speaker(i int) bool {
	if !s.closedBefore(i) {
		return false
	}
	for n := i; n < len(s.tokens) && n <= i+5; n++ {
		form := s.form(n)
		switch {
		case s.words.speech.has(form):
			return true
		case !isUpperAt(form, 0):
			return false
		}
	}
	return false
}

// closedBefore tells that a quotation mark or a bracket closes before token i.
func (s *splitter) closedBefore(i int) bool {
	switch runeAt(s.text, s.tokens[i-1].Start) {
	case '"', '”', '’', '\'', '»', ')', ']':
		return true
	}
	return false
}

// inName tells that the mark before token i follows a capitalised word, as in
// the name of a show or book: Yahoo! said.
func (s *splitter) inName(i int) bool {
	return i > 1 && isUpperAt(s.text, s.tokens[i-2].Start)
}

// afterWord tells that the full stop just before token i, with a space behind
// it, follows what is no abbreviation: a word that one can pronounce, and not
// the unit of a number.
func (s *splitter) afterWord(i int) bool {
	if i < 3 || s.form(i-1) != "." || s.tokens[i].Start == s.tokens[i-1].End {
		return false
	}
	unit := ascii[s.text[s.tokens[i-3].Start]] == digit
	word := s.form(i - 2)
	return len(word) > 3 || len(word) > 1 && !unit && strings.ContainsAny(word, "aeiouyAEIOUY")
}

// form returns the text of token i.
func (s *splitter) form(i int) string { return s.text[s.tokens[i].Start:s.tokens[i].End] }
