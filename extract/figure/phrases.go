package figure

import (
	"slices"
)

// phrase is a sequence of words with what it means.
type phrase struct {
	words []string
	value string
}

// phrases finds the longest phrase that begins or ends at a token.
type phrases struct {
	first map[string][]phrase
	last  map[string][]phrase
}

func newPhrases() *phrases {
	return &phrases{first: map[string][]phrase{}, last: map[string][]phrase{}}
}

// add enters a phrase, spelled as the lexer spells its tokens.
func (ps *phrases) add(text, value string, v *vocabulary) {
	var words []string
	for _, t := range lexText(text, v) {
		words = append(words, t.form(text))
	}
	p := phrase{words, value}
	longestFirst := func(a, b phrase) int { return len(b.words) - len(a.words) }
	f, l := words[0], words[len(words)-1]
	ps.first[f] = append(ps.first[f], p)
	ps.last[l] = append(ps.last[l], p)
	slices.SortStableFunc(ps.first[f], longestFirst)
	slices.SortStableFunc(ps.last[l], longestFirst)
}

// form is how lexicons spell the token.
func (t *token) form(text string) string {
	if t.lower == "" {
		return text[t.start:t.end]
	}
	return t.lower
}

// at returns the longest phrase that begins at token i, and its end.
func (ps *phrases) at(toks []token, i int) (value string, end int, ok bool) {
	if i < 0 || i >= len(toks) {
		return "", i, false
	}
	for _, p := range ps.first[toks[i].lower] {
		if i+len(p.words) <= len(toks) && matches(toks[i:], p.words) {
			return p.value, i + len(p.words), true
		}
	}
	return "", i, false
}

// before returns the longest phrase that ends before token i, and its start.
func (ps *phrases) before(toks []token, i int) (value string, start int, ok bool) {
	if i <= 0 {
		return "", i, false
	}
	for _, p := range ps.last[toks[i-1].lower] {
		if s := i - len(p.words); s >= 0 && matches(toks[s:], p.words) {
			return p.value, s, true
		}
	}
	return "", i, false
}

// matches tells whether toks begin with words, on one line.
func matches(toks []token, words []string) bool {
	for k, w := range words {
		if toks[k].lower != w || k > 0 && toks[k].line {
			return false
		}
	}
	return true
}
