package attribution

import (
	"strings"
	"sync"
	"unicode"

	"recount"
	"recount/internal/lexicon"
)

// Reserve is a wording by which a report keeps its distance from what it
// tells.
type Reserve struct {
	Span recount.Span
	Kind string // unverified, disputed, preliminary
}

// pattern is a wording: a list of alternatives a word, nil for a gap.
type pattern struct {
	kind  string
	words [][]string
}

// gap is how many words a "*" of a pattern stands for at most.
const gap = 3

// patterns are the wordings of reserve.txt by their first words.
var patterns = sync.OnceValue(func() map[string][]pattern {
	out := map[string][]pattern{}
	for _, e := range lexicon.MustRead(files, "reserve.txt") {
		p := pattern{kind: e.Section}
		for _, w := range strings.Fields(e.Fields[0]) {
			if w == "*" {
				p.words = append(p.words, nil)
				continue
			}
			p.words = append(p.words, strings.Split(w, "|"))
		}
		for _, first := range p.words[0] {
			out[first] = append(out[first], p)
		}
	}
	return out
})

// Reserves returns the wordings of reserve in a text, in order; of several
// that begin at one place the first of the data file.
func Reserves(text string) []Reserve {
	var out []Reserve
	found := wordsIn(text)
	for i, w := range found {
		for _, p := range patterns()[w.lower] {
			if end, ok := p.match(found, i); ok {
				out = append(out, Reserve{recount.Span{Start: w.start, End: found[end-1].end}, p.kind})
				break
			}
		}
	}
	return out
}

// match tells whether the pattern matches from word i on, and where it ends.
func (p pattern) match(found []word, i int) (end int, ok bool) {
	return matchFrom(p.words, found, i)
}

func matchFrom(want [][]string, found []word, i int) (int, bool) {
	for k, alternatives := range want {
		if alternatives == nil {
			for skip := 0; skip <= gap; skip++ {
				if end, ok := matchFrom(want[k+1:], found, i+skip); ok {
					return end, true
				}
			}
			return 0, false
		}
		if i >= len(found) || !found[i].is(alternatives) || i > 0 && k > 0 && found[i].opens {
			return 0, false
		}
		i++
	}
	return i, true
}

// word is a word of a text in lower case.
type word struct {
	start, end int
	lower      string
	opens      bool // a new sentence or clause begins with it
}

func (w word) is(alternatives []string) bool {
	for _, a := range alternatives {
		if w.lower == a {
			return true
		}
	}
	return false
}

// wordsIn splits a text into words; "n't" is a word of its own.
func wordsIn(text string) []word {
	var out []word
	start, opens := -1, true
	flush := func(end int) {
		if start < 0 {
			return
		}
		w := strings.ToLower(strings.ReplaceAll(text[start:end], "’", "'"))
		if stem, ok := strings.CutSuffix(w, "n't"); ok {
			cut := end - len(text[start:end]) + len(stem)
			out = append(out, word{start, cut, stem, opens}, word{cut, end, "n't", false})
		} else {
			out = append(out, word{start, end, w, opens})
		}
		start, opens = -1, false
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || start >= 0 && (r == '\'' || r == '’' || r == '-'):
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			opens = opens || strings.ContainsRune(".!?;\n", r)
		}
	}
	flush(len(text))
	return out
}
