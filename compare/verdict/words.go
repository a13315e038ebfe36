package verdict

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"recount"
	"recount/compare/profile"
	"recount/internal/lexicon"
)

//go:embed words.txt sentences.txt
var files embed.FS

// vocabulary holds the word lists of words.txt by section.
var vocabulary = sync.OnceValue(func() map[string][]string {
	lists := map[string][]string{}
	for _, e := range lexicon.MustRead(files, "words.txt") {
		lists[e.Section] = append(lists[e.Section], e.Fields[0])
	}
	return lists
})

// levels are the measures that count those who are there.
var levels = sync.OnceValue(func() []recount.Measure {
	var measures []recount.Measure
	for _, word := range vocabulary()["level"] {
		measures = append(measures, recount.Measure(word))
	}
	return measures
})

func isLevelMeasure(m recount.Measure) bool { return slices.Contains(levels(), m) }

// hasWord tells whether a text holds a word or phrase of a list, as whole words.
// A word that ends in * stands for all that begin so.
func hasWord(list, text string) bool {
	return text != "" && len(wordsIn(list, text)) > 0
}

// wordsIn returns the words of a list that a text holds.
func wordsIn(list, text string) []string {
	var found []string
	text = " " + strings.Join(fields(text), " ") + " "
	for _, word := range vocabulary()[list] {
		stem, open := strings.CutSuffix(word, "*")
		if !open {
			stem += " "
		}
		if strings.Contains(text, " "+stem) {
			found = append(found, word)
		}
	}
	return found
}

// fields cuts a text into words in small letters, without marks.
func fields(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// isBase tells whether a figure is what another is measured against: "from 33
// to 48", "down from eight".
func isBase(p *profile.Profile) bool {
	at := strings.Index(p.Sentence, p.Figure)
	if at < 0 || p.Figure == "" {
		return false
	}
	before := " " + strings.Join(fields(p.Sentence[max(0, at-maxBase):at]), " ")
	return slices.ContainsFunc(vocabulary()["base"], func(words string) bool {
		return strings.HasSuffix(before, " "+words)
	})
}

// maxBase is how many bytes before a figure are looked at for what makes it a
// base.
const maxBase = 40

// narrowedBy returns the word that narrows what a claim counts, or nothing: in
// the noun phrase, or in what is said of it up to the next mark.
func narrowedBy(p *profile.Profile) string {
	if words := wordsIn("narrower", p.Counted); len(words) > 0 {
		return words[0]
	}
	_, after, ok := strings.Cut(p.Sentence, p.Figure)
	if !ok || p.Figure == "" {
		return ""
	}
	if end := strings.IndexAny(after, ",;:.()–—"); end >= 0 {
		after = after[:end]
	}
	after, _, _ = strings.Cut(after, " and ")
	if words := wordsIn("narrower after", after); len(words) > 0 {
		return words[0]
	}
	return ""
}
