package token

import "strings"

// closers returns the index of the first token from i on that does not belong
// to the stop before it, as closing quotation marks, brackets and further
// stops do, and the kind of stop that they make together: (U.S.).
func (d *divider) closers(i int, kind stop) (int, stop) {
	for i < len(d.tokens) && i-d.start < MaxTokens-footnote {
		switch {
		case d.closes(i):
			d.note(d.tokens[i])
			d.quoted = d.quoted && d.text[d.tokens[i].Start] != '"'
			if next := d.stopAt(d.tokens[i]); next != noStop {
				kind = next
			}
			i++
		case d.isFootnote(i):
			i += footnote
		default:
			return i, kind
		}
	}
	return i, kind
}

// closes tells that token i closes what stands before it.
func (d *divider) closes(i int) bool {
	t := d.tokens[i]
	joined := d.tokens[i-1].End == t.Start
	switch runeAt(d.text, t.Start) {
	case ')', ']', '”', '»', '…', '!', '?':
		return true
	case '.':
		return strings.Trim(d.form(i), ".…") == ""
	case '"':
		return d.closesQuote(i, joined)
	case '\'', '’':
		return joined
	case '“': // the wrong way round
		return joined && d.lastBeforeSpace(i)
	}
	return false
}

// closesQuote tells that the straight quotation mark at token i closes: it
// stands at the end of a word or, inside a quotation, on one side of a space,
// or another that opens follows at once.
func (d *divider) closesQuote(i int, joined bool) bool {
	last := d.lastBeforeSpace(i)
	if joined && (last || d.quoted) || d.quoted && last {
		return true
	}
	return joined && d.text[d.tokens[i+1].Start] == '"'
}

// footnote is the number of tokens in the mark of a footnote, [12].
const footnote = 3

// isFootnote tells that token i opens the mark of a footnote.
func (d *divider) isFootnote(i int) bool {
	return d.text[d.tokens[i].Start] == '[' && i+2 < len(d.tokens) &&
		ascii[d.text[d.tokens[i+1].Start]] == digit && d.text[d.tokens[i+2].Start] == ']'
}

// lastBeforeSpace tells that white space or nothing follows token i.
func (d *divider) lastBeforeSpace(i int) bool {
	return i+1 == len(d.tokens) || d.tokens[i+1].Start > d.tokens[i].End
}
