package verdict

import (
	"embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"recount"
	"recount/compare/join"
	"recount/compare/profile"
	"recount/internal/lexicon"
)

//go:embed words.txt sentences.txt
var files embed.FS

// vocabulary holds the word lists of words.txt by section, in the form that has
// looks for.
var vocabulary = sync.OnceValue(func() map[string][]string {
	lists := map[string][]string{}
	for _, e := range lexicon.MustRead(files, "words.txt") {
		word := " " + e.Fields[0] + " "
		if stem, open := strings.CutSuffix(e.Fields[0], "*"); open {
			word = " " + stem
		}
		lists[e.Section] = append(lists[e.Section], word)
	}
	return lists
})

// numbered are the words of words.txt that stand for a number of days, and for a
// number of those.
var numbered = sync.OnceValue(func() map[string]map[string]int {
	lists := map[string]map[string]int{"length": {}, "number": {}}
	for _, e := range lexicon.MustRead(files, "words.txt") {
		if list := lists[e.Section]; list != nil {
			n, err := strconv.Atoi(e.Field(1))
			if err != nil {
				panic(e.Errorf("%q is no number", e.Field(1))) // a fault of the embedded file, which tests read
			}
			list[e.Fields[0]] = n
		}
	}
	return lists
})

// lengthIn returns how many days the words of a period name, 0 where they name
// no length: "in a single week", "over two days", "in 24 hours".
func lengthIn(period string) int {
	words := strings.Fields(plain(period))
	for i, w := range words {
		days, known := numbered()["length"][w]
		if !known || i == 0 {
			continue
		}
		n := numbered()["number"][words[i-1]]
		if days == 0 { // hours
			return (n + 23) / 24
		}
		return n * days
	}
	return 0
}

// levels are the measures that count those who are there.
var levels = sync.OnceValue(func() []recount.Measure {
	var measures []recount.Measure
	for _, word := range vocabulary()["level"] {
		measures = append(measures, recount.Measure(strings.TrimSpace(word)))
	}
	return measures
})

func isLevelMeasure(m recount.Measure) bool { return slices.Contains(levels(), m) }

// plain brings a text to its words in small letters, each between blanks, so
// that has finds whole words.
func plain(text string) string {
	if text == "" {
		return ""
	}
	b := append(make([]byte, 0, len(text)+2), ' ')
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		switch {
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case r >= utf8.RuneSelf:
			r, size = utf8.DecodeRuneInString(text[i:])
			r = unicode.ToLower(r)
		}
		i += size
		if isLetter(r) {
			b = utf8.AppendRune(b, r)
		} else if b[len(b)-1] != ' ' {
			b = append(b, ' ')
		}
	}
	if b[len(b)-1] != ' ' || len(b) == 1 {
		b = append(b, ' ')
	}
	return string(b)
}

func isLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// has tells whether a plain text holds a word or phrase of a list.
func has(list, text string) bool { return first(list, text) != "" }

// first returns the first word of a list that a plain text holds, or nothing.
func first(list, text string) string {
	l := lists()[list]
	best := len(l.words)
	for at := 0; at+1 < len(text); {
		for _, k := range l.begin[text[at+1]] {
			if k < best && strings.HasPrefix(text[at:], l.words[k]) {
				best = k
			}
		}
		next := strings.IndexByte(text[at+1:], ' ')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	if best == len(l.words) {
		return ""
	}
	return strings.TrimSpace(l.words[best])
}

// wordList is a list of the vocabulary with its words by the letters that they
// begin with: most words of a text begin none.
type wordList struct {
	words []string
	begin [256][]int
}

var lists = sync.OnceValue(func() map[string]*wordList {
	all := map[string]*wordList{}
	for name, words := range vocabulary() {
		l := &wordList{words: words}
		for k, word := range words {
			l.begin[word[1]] = append(l.begin[word[1]], k)
		}
		all[name] = l
	}
	return all
})

// isBase tells whether a figure is what another is measured against: "from 33
// to 48", "above the 5.2 million of 2019".
func isBase(p *profile.Profile) bool {
	if join.IsMeasuredAgainst(p) {
		return true
	}
	at := strings.Index(p.Sentence, p.Figure)
	if at < 0 || p.Figure == "" {
		return false
	}
	before := plain(p.Sentence[max(0, at-maxBase):at])
	return slices.ContainsFunc(vocabulary()["base"], func(words string) bool {
		return strings.HasSuffix(before, words)
	})
}

// isFormer tells whether the words around a figure tell it as a count that
// another has replaced: "police initially said 12", "an earlier count of nine".
func isFormer(p *profile.Profile) bool {
	before, after, ok := strings.Cut(p.Sentence, p.Figure)
	if !ok || p.Figure == "" {
		return false
	}
	if start := strings.LastIndexAny(before, ",;:()–—"); start >= 0 {
		before = before[start:]
	}
	if at := strings.LastIndex(before, " but "); at >= 0 {
		before = before[at:]
	}
	if end := strings.IndexAny(after, ",;:.()–—"); end >= 0 {
		after = after[:end]
	}
	after, _, _ = strings.Cut(after, " but ")
	return has("former", plain(before)) || has("former after", plain(after))
}

// maxBase is how many bytes before a figure are looked at for what makes it a
// base.
const maxBase = 40

// narrowedBy returns the word that narrows what a claim counts, or nothing: in
// the noun phrase, or in what is said of it up to the next mark.
func narrowedBy(p *profile.Profile) string {
	if word := first("narrower", plain(p.Counted)); word != "" {
		return word
	}
	_, after, ok := strings.Cut(p.Sentence, p.Figure)
	if !ok || p.Figure == "" {
		return ""
	}
	if end := strings.IndexAny(after, ",;:.()–—"); end >= 0 {
		after = after[:end]
	}
	after, _, _ = strings.Cut(after, " and ")
	return first("narrower after", plain(after))
}
