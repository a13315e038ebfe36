package period

import "unicode/utf8"

// word is one piece of the text: a run of letters, a run of digits, or one
// other character. Letters and digits that touch (`19th`, `Dec31`) are two.
type word struct {
	start, end int
	id         int  // in the vocabulary; unknown, digits or more
	number     int  // of digits, if there are at most four
	digits     int  // how many digits
	glued      bool // no space before it
	letters    bool // a run of letters
	capital    bool // begins with a capital letter of ASCII
}

// class of a byte, for scanning.
const (
	other = iota
	blank
	letter
	digit
)

func classOf(b byte) int {
	switch {
	case b >= 'a' && b <= 'z', b >= 'A' && b <= 'Z', b >= utf8.RuneSelf:
		return letter
	case b >= '0' && b <= '9':
		return digit
	case b == ' ', b == '\t', b == '\n', b == '\r':
		return blank
	}
	return other
}

// marks are the characters outside ASCII that stand for one of the grammar's.
var marks = []struct{ written, meant string }{
	{"’", "'"},
	{"‘", "'"},
	{"–", "-"},
	{"‑", "-"},
	{"‐", "-"},
	{"\u00a0", " "},
	{"\u202f", " "},
	{"—", "—"},
	{"“", "\""},
	{"”", "\""},
	{"…", "…"},
}

// mark returns the ASCII character that the text means at i, and its length in
// bytes; length 0 if there is none.
func mark(text string, i int) (meant string, length int) {
	if text[i] < utf8.RuneSelf {
		return "", 0
	}
	for _, m := range marks {
		if len(text) >= i+len(m.written) && text[i:i+len(m.written)] == m.written {
			return m.meant, len(m.written)
		}
	}
	return "", 0
}

// scan cuts text into words. Every byte that is no white space is in one.
func (v *vocabulary) scan(text string) []word {
	words := make([]word, 0, len(text)/5+8)
	glued := false
	for i := 0; i < len(text); {
		class := classOf(text[i])
		if meant, n := mark(text, i); n > 0 {
			if meant == " " {
				glued, i = false, i+n
				continue
			}
			words = append(words, word{start: i, end: i + n, id: v.ids[meant], glued: glued})
			glued, i = true, i+n
			continue
		}
		if class == blank {
			glued, i = false, i+1
			continue
		}
		end := v.extent(text, i, class)
		words = append(words, v.word(text, i, end, class, glued))
		glued, i = true, end
	}
	return words
}

// extent returns the end of the piece of that class that begins at i.
func (v *vocabulary) extent(text string, i, class int) int {
	end := i + 1
	if class == other {
		return end
	}
	for end < len(text) && classOf(text[end]) == class {
		if class == letter && text[end] >= utf8.RuneSelf {
			if _, n := mark(text, end); n > 0 {
				break
			}
		}
		end++
	}
	return end
}

func (v *vocabulary) word(text string, start, end, class int, glued bool) word {
	w := word{start: start, end: end, glued: glued}
	if class == digit {
		w.id, w.digits = digits, end-start
		for _, c := range []byte(text[start:min(end, start+5)]) {
			w.number = w.number*10 + int(c-'0')
		}
		return w
	}
	w.letters = class == letter
	w.capital = text[start] >= 'A' && text[start] <= 'Z'
	var lower [24]byte
	if end-start > len(lower) {
		return w
	}
	for i := range end - start {
		c := text[start+i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	w.id = v.ids[string(lower[:end-start])]
	return w
}
