package compare

import (
	"cmp"
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"recount"
	"recount/compare/profile"
	"recount/compare/story"
	"recount/internal/lexicon"
)

//go:embed titles.txt
var files embed.FS

// wording is how a measure is said in a title.
type wording struct{ after, alone string }

var wordings = sync.OnceValue(func() map[recount.Measure]wording {
	all := map[recount.Measure]wording{}
	for _, e := range lexicon.MustRead(files, "titles.txt") {
		if e.Section == "measure" {
			all[recount.Measure(e.Field(0))] = wording{strings.Trim(e.Field(1), "-"), e.Field(2)}
		}
	}
	return all
})

// title names a question for people: "North Korean soldiers killed or wounded,
// Kursk". Where no noun tells what is counted, as with money, the names that
// its sentences share do.
func title(q *recount.Question, claims []profile.Profile) string {
	w := wordings()[q.Measure]
	name := string(q.Counted)
	switch {
	case name == "":
		name = w.alone
	case !strings.Contains(strings.ToLower(name), firstWord(w.after)) || w.after == "":
		name = strings.TrimSpace(name + " " + w.after)
	}
	parts := []string{upper(name)}
	if q.Place != "" {
		parts = append(parts, string(q.Place))
	}
	if q.Counted == "" && q.Unit != recount.UnitPeople {
		parts = append(parts, topics(claims)...)
	}
	if q.Unit != recount.UnitPeople && q.Unit != recount.UnitItems && q.Unit != "" {
		parts = append(parts, q.Unit)
	}
	return strings.Join(parts, ", ")
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

func upper(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// topics returns up to two names, as written, that tell most of what a
// question's sentences are about: rare ones that half of the sentences have.
func topics(claims []profile.Profile) []string {
	const enough = 12 // sentences that are looked at
	type topic struct {
		form   string
		count  int
		weight float64
	}
	topics := map[string]*topic{}
	looked := claims[:min(enough, len(claims))]
	for i := range looked {
		seen := map[string]bool{}
		for _, form := range strings.FieldsFunc(looked[i].Sentence, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
			word, ok := story.Word(form)
			if !ok || seen[word] || !isName(form, &looked[i]) {
				continue
			}
			seen[word] = true
			t := topics[word]
			if t == nil {
				t = &topic{form: form, weight: story.Rarity(word)}
				topics[word] = t
			}
			t.count++
		}
	}
	var list []*topic
	for _, t := range topics {
		if 2*t.count >= len(looked) && t.weight > commonness {
			list = append(list, t)
		}
	}
	slices.SortFunc(list, func(a, b *topic) int {
		return cmp.Or(cmp.Compare(float64(b.count)*b.weight, float64(a.count)*a.weight), cmp.Compare(a.form, b.form))
	})
	var forms []string
	for _, t := range list[:min(2, len(list))] {
		forms = append(forms, t.form)
	}
	return forms
}

// isName tells whether a word of a claim's sentence is written as a name: with a
// capital, not as the sentence's first, and not as part of the figure.
func isName(form string, p *profile.Profile) bool {
	first, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(first) && !strings.HasPrefix(p.Sentence, form) && !strings.Contains(p.Figure, form)
}

// commonness is the rarity below which a word tells nothing of a topic: one
// that one text in twenty has.
const commonness = 3
