package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"recount/internal/country"
	"recount/lang"
)

// name is a name of a place in a sentence.
type name struct {
	first, last int            // tokens
	text        string         // as written
	kind        string         // country, town (or province), unknown, or a section of regions.txt
	title       string         // the word that makes it a place: "province"
	region      country.Region // of a name in regions.txt
	records     []record
}

// scan looks for names of places in the tokens of one sentence.
type scan struct {
	report *Report
	text   string // of the document
	tokens []lang.Token
	titled bool // most words begin with capitals, as in headlines
}

func newScan(r *Report, s *lang.Sentence) *scan {
	sc := &scan{report: r, text: r.doc.Text, tokens: s.Tokens()}
	words, capitals := 0, 0
	for _, t := range sc.tokens {
		if r, _ := utf8.DecodeRuneInString(t.Form); unicode.IsLetter(r) && len(t.Form) > 3 {
			words++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	sc.titled = words > 3 && capitals*3 > words*2
	return sc
}

// maxName bounds the tokens of a name.
const maxName = 8

// nameAt returns the name of a place that begins at token i. next is where to
// look on: behind a name that is no place's, so that no part of it is taken
// for one ("Paris Hilton", "Kyiv Post").
func (sc *scan) nameAt(i int) (n name, next int, ok bool) {
	if !sc.capital(i) || !nominal(sc.tokens[i]) {
		return name{}, i + 1, false
	}
	if n, ok := sc.listed(i); ok {
		return n, n.last + 1, true
	}
	last := sc.runEnd(i)
	for j := last; j >= i; j-- {
		if n, ok = sc.known(i, j); ok && sc.fits(&n, last) {
			return n, n.last + 1, true
		}
	}
	if is("part", sc.tokens[i].Lower) || sc.titled {
		return name{}, i + 1, false
	}
	if n, ok = sc.unknown(i, last); ok {
		return n, n.last + 1, true
	}
	return name{}, last + 1, false
}

// listed returns a name of several words in lower and upper case, as the data
// lists them: "Strait of Hormuz".
func (sc *scan) listed(i int) (name, bool) {
	if i+2 >= len(sc.tokens) || sc.tokens[i+1].Lower != "of" {
		return name{}, false
	}
	for j := min(i+4, len(sc.tokens)-1); j > i+1; j-- {
		if n, ok := sc.known(i, j); ok && n.kind != "town" {
			return n, true
		}
	}
	return name{}, false
}

// capital tells whether token i is a word that begins with a capital letter,
// or a particle of a name that follows.
func (sc *scan) capital(i int) bool {
	t := sc.tokens[i]
	r, _ := utf8.DecodeRuneInString(t.Form)
	return unicode.IsUpper(r) || is("particle", t.Lower) && i+1 < len(sc.tokens) && sc.tokens[i+1].Form == "-" && t.UPOS == "PROPN"
}

// nominal tells whether a token may begin the name of a place.
func nominal(t lang.Token) bool {
	switch t.UPOS {
	case "PROPN", "NOUN", "ADJ", "X":
		return !is("time", t.Lower)
	}
	return false
}

// runEnd returns the last token of the run of capitalised words that begins at
// token i: words apart by one space or joined by hyphens, with particles.
func (sc *scan) runEnd(i int) int {
	last := i
	for j := i + 1; j < len(sc.tokens) && j-i < maxName; j++ {
		switch {
		case sc.gap(j) > 1:
			return last
		case sc.capital(j) && sc.tokens[j].UPOS != "AUX" && !is("time", sc.tokens[j].Lower):
			last = j
		case sc.tokens[j].Form == "-" && sc.gap(j) == 0, is("particle", sc.tokens[j].Lower):
		default:
			return last
		}
	}
	return last
}

// gap is the number of bytes between token j and the one before it.
func (sc *scan) gap(j int) int { return sc.tokens[j].Start - sc.tokens[j-1].End }

func (sc *scan) words(i, j int) string { return sc.text[sc.tokens[i].Start:sc.tokens[j].End] }

// known returns the name that tokens i to j make, if the data has it.
func (sc *scan) known(i, j int) (name, bool) {
	n := name{first: i, last: j, text: sc.words(i, j)}
	if _, ok := country.Named(n.text); ok {
		n.kind = "country"
		return n, true
	}
	if r, ok := country.Area(n.text); ok {
		n.kind, n.region = r.Kind, r
		return n, true
	}
	if sc.tokens[j].UPOS == "PUNCT" || i == j && generic(n.text) {
		return name{}, false
	}
	n.kind, n.records = "town", lookUp(n.text)
	return n, len(n.records) > 0
}

// generic tells whether a word is too common to be the name of a town by
// itself, or an acronym: "Republic", "Bay", "NATO".
func generic(word string) bool {
	lower := strings.ToLower(word)
	return is("part", lower) || is("title", lower) || is("body", lower) || commonKind(lower) != "" || acronym(word)
}

// acronym tells whether a word is a few capitals: "NATO", "H-P".
func acronym(word string) bool {
	const longest = 4
	return len(word) <= longest && word == strings.ToUpper(word)
}

// fits tells whether a known name is a place here, within a run of
// capitalised words that ends at token last. It takes in a title word that
// follows ("Kursk Oblast", "Wardak province").
func (sc *scan) fits(n *name, last int) bool {
	listed := n.kind != "town"
	sc.takeTitle(n)
	if n.last < last && !(sc.titled && listed) {
		return false
	}
	if sc.ofBody(n.first) || sc.titled && n.last < len(sc.tokens)-1 && is("body", sc.tokens[n.last+1].Lower) {
		return false
	}
	return listed || n.title != "" || sc.townHere(n)
}

// takeTitle extends a name over a title word behind it. A name that the data
// has with its title ("Gaza City") becomes that.
func (sc *scan) takeTitle(n *name) {
	next := n.last + 1
	if next == len(sc.tokens) || sc.gap(next) != 1 || !is("title", sc.tokens[next].Lower) {
		return
	}
	n.title, n.last = sc.tokens[next].Lower, next
	if is("honour", n.title) {
		n.text, n.kind, n.records = sc.words(n.first, next), "unknown", nil
	}
	if whole, ok := sc.known(n.first, next); ok && n.kind != "unknown" {
		n.text, n.kind, n.region, n.records = whole.text, whole.kind, whole.region, whole.records
	}
}
