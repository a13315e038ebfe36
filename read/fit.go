package read

import (
	"strings"
	"sync"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"recount"
	"recount/internal/lexicon"
	"recount/lang/furniture"
)

// Fit tells whether a report is an English news report that is worth reading
// for its figures, else in a few words why not: the same words for the same
// reason, to be counted. It is for archives of whatever was fetched; a report
// that somebody named is read whatever it is.
func Fit(r recount.Report) (reason string, ok bool) {
	const fewest = 20 // words in sentences: a lead and no more
	switch words, all := prose(r.Body(), fewest); {
	case all == 0:
		return "it has no text but its title", false
	case mostlyForeign(r.Text):
		return foreignScript, false
	case words == 0:
		return "no sentences: links, captions or a list", false
	case words < fewest:
		return "too short", false
	}
	if language := foreignTongue(r); language != "" {
		return "not in English: " + language, false
	}
	return "", true
}

const foreignScript = "not in English: another script"

// prose counts the words that stand in closed sentences and are no furniture,
// and all words, until it has found enough.
func prose(body string, enough int) (words, all int) {
	const sentence = 6 // words of the shortest line that is one
	for line := range strings.Lines(body) {
		n := len(strings.Fields(line))
		all += n
		line = strings.TrimRight(strings.TrimSpace(line), `"'’”)]`)
		if n >= sentence && !furniture.Is(line) && (isStop(lastRune([]byte(line))) || strings.Contains(line, ". ")) {
			words += n
		}
		if words >= enough {
			break
		}
	}
	return words, all
}

// foreignTongue names the language of a report that is not English; empty for
// English, and where it cannot be told. What the words show counts before
// what the page declares: templates declare English on pages in any language.
func foreignTongue(r recount.Report) string {
	const enough = 4000 // bytes
	body := r.Body()
	for i := range body {
		if i >= enough {
			body = body[:i]
			break
		}
	}
	found := whatlanggo.Detect(body)
	declared := declaredTongue(r.Language)
	switch {
	case found.Lang == whatlanggo.Eng || found.Lang < 0:
		return ""
	case found.IsReliable() && functionWords(body) < 0.12:
		return found.Lang.String()
	case declared != "" && declared != "en" && declared == found.Lang.Iso6391():
		return found.Lang.String()
	}
	return ""
}

// declaredTongue is the language in a tag like "en-GB" or "pt_BR".
func declaredTongue(tag string) string {
	tongue, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(tag), "_", "-"), "-")
	return tongue
}

var englishWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, e := range lexicon.MustRead(data, "data/english.txt") {
		words[e.Field(0)] = true
	}
	return words
})

// functionWords is the share of the words of a text that are among the few
// English ones of which every English report is full, a fifth and more.
func functionWords(text string) float64 {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	n := 0
	for _, word := range words {
		if englishWords()[word] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(words)))
}
