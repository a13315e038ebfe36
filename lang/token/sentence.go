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
			i = d.closers(i)
			if i == len(s.tokens) || s.breaks(kind, i) {
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

// closers returns the index of the first token from i on that does not belong
// to the stop before it, as closing quotation marks, brackets and further
// stops do.
func (d *divider) closers(i int) int {
	for i < len(d.tokens) && i-d.start < MaxTokens && d.closes(i) {
		d.note(d.tokens[i])
		i++
	}
	return i
}

// closes tells that token i closes what stands before it.
func (d *divider) closes(i int) bool {
	t := d.tokens[i]
	joined := d.tokens[i-1].End == t.Start
	switch form := d.text[t.Start:t.End]; form {
	case ")", "]", "”", "’’", "»", "''":
		return true
	case "\"":
		return d.quoted && (joined || d.lastBeforeSpace(i))
	case "'", "’":
		return joined
	default:
		return strings.Trim(form, ".!?…") == ""
	}
}

// lastBeforeSpace tells that white space or nothing follows token i.
func (d *divider) lastBeforeSpace(i int) bool {
	return i+1 == len(d.tokens) || d.tokens[i+1].Start > d.tokens[i].End
}

// stopAt returns what the end of t says.
func (s *splitter) stopAt(t Token) stop {
	form := s.text[t.Start:t.End]
	switch form[len(form)-1] {
	case '.':
		switch {
		case form == ".":
			return fullStop
		case form[0] == '.':
			return trailing
		}
		if s.words.title.hasTitle(form) || s.words.number.hasTitle(form) {
			return noStop
		}
		return abbreviation
	case '!', '?':
		return calling
	}
	if form == "…" || form == "……" {
		return trailing
	}
	if form == "。" {
		return fullStop
	}
	return noStop
}

// breaks tells whether a stop ends the sentence before token i.
func (s *splitter) breaks(kind stop, i int) bool {
	at := s.tokens[i].Start
	switch kind {
	case fullStop:
		return !isLowerAt(s.text, at)
	case calling:
		return !isLowerAt(s.text, at) && !s.speaker(i)
	case trailing:
		return !isLowerAt(s.text, at) && s.startsWord(i)
	}
	return s.words.opener.has(s.text[at:s.tokens[i].End])
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
	if r := runeBefore(s.text, s.tokens[i-1].End); r != '"' && r != '”' && r != '’' && r != '\'' {
		return false
	}
	for n := i; n < len(s.tokens) && n <= i+5; n++ {
		form := s.text[s.tokens[n].Start:s.tokens[n].End]
		switch {
		case s.words.speech.has(form):
			return true
		case !isUpperAt(form, 0):
			return false
		}
	}
	return false
}

// runeBefore returns the character before byte i of text.
func runeBefore(text string, i int) rune {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r
}
