package read

import (
	"html"
	"strings"
	"sync"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"recount"
	"recount/internal/lexicon"
	"recount/lang/furniture"
)

// fit tells whether a report is an English news report that is worth reading
// for its figures, else in a few words why not: the same words for the same
// reason, to be counted. It is for archives of whatever was fetched; a report
// that somebody named is read whatever it is.
func fit(r recount.Report) (reason string, ok bool) {
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
		return otherTongue + language, false
	}
	return "", true
}

const (
	otherTongue   = "not in English: "
	foreignScript = otherTongue + "another script"
	hardToTell    = "one of several languages that are alike"
)

const (
	shows  = 600  // bytes that tell a language
	hardly = 0.04 // share of English words in other languages, where some are spelled alike
)

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
	const english = 0.2 // share of English words that no other language reaches
	body := beginning(r.Body(), 4000)
	share := functionWords(body)
	if share > english {
		return ""
	}
	found := whatlanggo.Detect(body)
	declared := declaredTongue(r.Language)
	switch {
	case found.Lang == whatlanggo.Eng || found.Lang < 0:
		return ""
	case found.IsReliable() && share < 0.12:
		return found.Lang.String()
	case len(body) >= shows && share < hardly:
		return hardToTell
	case declared != "" && declared != "en" && declared == found.Lang.Iso6391():
		return found.Lang.String()
	}
	return ""
}

// beginning is what a text begins with, about so many bytes.
func beginning(text string, bytes int) string {
	for i := range text {
		if i >= bytes {
			return text[:i]
		}
	}
	return text
}

// foreignPage tells from the paragraphs of a page, before its article is found,
// that it is not in English, and in what; empty for English, for a page that has
// some English in it, and where it cannot be told.
func foreignPage(source string) (reason string) {
	text := paragraphs(source)
	switch {
	case len(text) < shows:
		return ""
	case mostlyForeign(text):
		return foreignScript
	case functionWords(text) >= hardly:
		return ""
	}
	switch found := whatlanggo.Detect(beginning(text, 2*shows)); {
	case found.Lang == whatlanggo.Eng || found.Lang < 0:
		return ""
	case found.IsReliable():
		return otherTongue + found.Lang.String()
	}
	return otherTongue + hardToTell
}

// paragraphs are the words in the <p> elements of a page as they stand in its
// source, up to a bound.
func paragraphs(source string) string {
	const most = 16 << 10 // bytes
	var b strings.Builder
	for b.Len() < most {
		at := strings.Index(source, "<p")
		if at < 0 || at+2 == len(source) {
			break
		}
		source = source[at+2:]
		if source[0] != '>' && source[0] != ' ' {
			continue // <path>, <picture>
		}
		paragraph, _, _ := strings.Cut(source, "</p")
		paragraph, _, _ = strings.Cut(paragraph[:min(len(paragraph), most)], "<p ")
		b.WriteString(html.UnescapeString(anyTag().ReplaceAllString("<p"+paragraph, " ")))
		b.WriteByte('\n')
	}
	return strings.ToValidUTF8(b.String(), "")
}

var anyTag = lazy(`<[^<>]*>?`)

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
