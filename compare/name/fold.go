package name

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"recount/internal/lexicon"
)

// rule is a line of spelling.txt: from becomes to in words of least letters or
// more.
type rule struct {
	from, to string
	least    int
}

// spelling is spelling.txt.
type spelling struct {
	letters                    map[rune]string
	start, inside, middle, end []rule
	words                      map[string]string // folded -> the form that stands for all
	british                    map[string]string // British word -> American word
}

var spellings = sync.OnceValue(func() *spelling {
	s := &spelling{letters: map[rune]string{}, words: map[string]string{}, british: map[string]string{}}
	var words []lexicon.Entry
	for _, e := range lexicon.MustRead(files, "spelling.txt") {
		switch e.Section {
		case "letter":
			s.letters[[]rune(e.Field(0))[0]] = e.Field(1)
		case "start":
			s.start = append(s.start, readRule(e))
		case "inside":
			s.inside = append(s.inside, readRule(e))
		case "middle":
			s.middle = append(s.middle, readRule(e))
		case "end":
			s.end = append(s.end, readRule(e))
		case "british":
			s.british[e.Field(0)] = e.Field(1)
		case "word":
			words = append(words, e)
		}
	}
	for _, e := range words { // once the rules are there
		for _, form := range list(e.Field(1)) {
			s.words[s.byRule(s.plain(form))] = s.byRule(s.plain(e.Field(0)))
		}
	}
	return s
})

func readRule(e lexicon.Entry) rule {
	r := rule{from: e.Field(0), to: e.Field(1), least: len(e.Field(0)) + 1}
	if n := e.Field(2); n != "" {
		r.least = int(n[0] - '0')
	}
	return r
}

// fold brings the spellings of one word to one form, for keys: "Zelenskyy" and
// "Zelensky" share it. It keeps letters and digits only.
func fold(word string) string {
	s := spellings()
	folded := s.byRule(s.plain(word))
	if other, ok := s.words[folded]; ok {
		return other
	}
	return folded
}

// plain returns the letters and digits of a word, small and without
// diacritics.
func (s *spelling) plain(word string) string {
	var b strings.Builder
	for _, r := range decomposed(word) {
		r = unicode.ToLower(r)
		if special, ok := s.letters[r]; ok {
			b.WriteString(special)
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// decomposed parts letters from their diacritics; words without any are left
// as they are.
func decomposed(word string) string {
	for i := range len(word) {
		if word[i] >= 0x80 {
			return norm.NFD.String(word)
		}
	}
	return word
}

// byRule applies the rules of letters to a plain word.
func (s *spelling) byRule(word string) string {
	for _, r := range s.start {
		if len(word) >= r.least && strings.HasPrefix(word, r.from) {
			word = r.to + word[len(r.from):]
		}
	}
	for _, r := range s.inside {
		if len(word) >= r.least {
			word = strings.ReplaceAll(word, r.from, r.to)
		}
	}
	for _, r := range s.end {
		if len(word) >= r.least && strings.HasSuffix(word, r.from) {
			word = word[:len(word)-len(r.from)] + r.to
			break
		}
	}
	for _, r := range s.middle {
		if len(word) >= r.least && len(word) > 1 {
			word = word[:1] + strings.ReplaceAll(word[1:], r.from, r.to)
		}
	}
	return single(innerY(word))
}

// innerY writes i for y between consonants: "Volodymyr", "Volodimir".
func innerY(word string) string {
	if strings.IndexByte(word, 'y') < 0 {
		return word
	}
	b := []byte(word)
	for i := 1; i < len(b)-1; i++ {
		if b[i] == 'y' && !isVowel(b[i-1]) && !isVowel(b[i+1]) {
			b[i] = 'i'
		}
	}
	return string(b)
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// single writes one letter for two of the same.
func single(word string) string {
	var b strings.Builder
	last := rune(-1)
	for _, r := range word {
		if r != last || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
