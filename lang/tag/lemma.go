package tag

import (
	"embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"recount/internal/lexicon"
	"recount/lang/internal/wordform"
)

// Lemma returns the dictionary form of a token with the given tags: "be" for
// "were", "Lebanon" for "Lebanon". Punctuation and symbols are their own
// lemmas; a form with an unknown tag is returned in lower case.
func Lemma(form, upos, xpos string) string {
	if !inflects(upos) {
		return form
	}
	return lemmas().lemma(wordform.Plain(form), xpos)
}

func inflects(upos string) bool { return upos != "PUNCT" && upos != "SYM" }

// lemmatiser holds what is known of lemmas: single words, and for all others
// how the endings of words change.
type lemmatiser struct {
	words map[wordKey]string
	rules map[ruleKey]edit
}

type wordKey struct{ form, xpos string }

// ruleKey is what a rule applies to: forms of one kind of letter case, with
// one tag and one ending.
type ruleKey struct{ letters, xpos, ending string }

// edit makes a form into its lemma.
type edit struct {
	keep bool // keep the form's case; else it is lowered
	cut  int  // bytes to take from the end
	add  string
}

// apply returns the lemma of form, or form itself where nothing or half a
// character would be left of it.
func (e edit) apply(form string) string {
	if !e.keep {
		form = strings.ToLower(form)
	}
	end := len(form) - e.cut
	if end < 0 || end+len(e.add) == 0 || end < len(form) && !utf8.RuneStart(form[end]) {
		return form
	}
	return form[:end] + e.add
}

// longestEnding is the length in characters of the longest ending that a
// rule looks at.
const longestEnding = 5

func (l *lemmatiser) lemma(form, xpos string) string {
	if lemma, ok := l.words[wordKey{form, xpos}]; ok {
		return lemma
	}
	lower, letters := strings.ToLower(form), letterCase(form)
	if lower != form && !strings.HasPrefix(xpos, "NNP") {
		if lemma, ok := l.words[wordKey{lower, xpos}]; ok {
			return lemma
		}
		if letters == "all" {
			form, letters = lower, "none"
		}
	}
	for n := longestEnding; n >= 0; n-- {
		if e, ok := l.rules[ruleKey{letters, xpos, wordform.Suffix(lower, n)}]; ok {
			return e.apply(form)
		}
	}
	return lower
}

// letterCase says how a form uses capital letters: none, first, all or mixed.
func letterCase(form string) string {
	var upper, letters int
	first := false
	for i, r := range form {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsUpper(r) {
			upper++
			first = first || i == 0
		}
	}
	switch {
	case upper == 0:
		return "none"
	case upper == 1 && first:
		return "first"
	case upper == letters:
		return "all"
	}
	return "mixed"
}

//go:embed weights/lemma.tsv
var lemmaFile embed.FS

var lemmas = sync.OnceValue(func() *lemmatiser {
	l, err := readLemmas(lexicon.MustRead(lemmaFile, "weights/lemma.tsv"))
	if err != nil {
		panic(err)
	}
	return l
})

func readLemmas(entries []lexicon.Entry) (*lemmatiser, error) {
	l := &lemmatiser{make(map[wordKey]string), make(map[ruleKey]edit)}
	for _, e := range entries {
		switch e.Section {
		case "words":
			l.words[wordKey{e.Field(1), e.Field(0)}] = e.Field(2)
		case "endings":
			cut, err := strconv.Atoi(e.Field(4))
			if err != nil || cut < 0 {
				return nil, e.Errorf("cannot cut %q bytes", e.Field(4))
			}
			l.rules[ruleKey{e.Field(0), e.Field(1), e.Field(2)}] = edit{e.Field(3) == "keep", cut, e.Field(5)}
		default:
			return nil, e.Errorf("unknown section %q", e.Section)
		}
	}
	return l, nil
}
