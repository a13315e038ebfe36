package reserve

import (
	"strings"
	"unicode"

	"recount"
)

// MayDispute tells whether a sentence may dispute the figure of the one before
// it, by a look at its words alone.
func MayDispute(sentence string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(sentence)) {
		for _, beginning := range words()["disputing"] {
			if strings.HasPrefix(strings.TrimLeft(word, `"“'‘(`), beginning) {
				return true
			}
		}
	}
	return false
}

// IsReference tells whether a noun, by its lemma, names something said: a claim,
// a report, a figure.
func IsReference(lemma string) bool { return listed("reference", lemma) }

// IsFalsehood tells whether a word, by its lemma, calls what was said untrue.
func IsFalsehood(lemma string) bool { return listed("falsehood", lemma) }

// Reference is what a disputed content refers back to.
type Reference string

// The references.
const (
	Nothing Reference = ""
	Figure  Reference = "figure" // any figure: "the number", "this"
	Toll    Reference = "toll"   // a figure of harm: "the death toll"
)

// maxReference is how many words a content has at most that refers back and
// says nothing of its own: "the figure", "the toll inflated by propaganda".
const maxReference = 12

// Refers tells what the content of a statement refers back to by its first
// words.
func Refers(content string) Reference {
	all := strings.FieldsFunc(strings.ToLower(content), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' })
	if len(all) == 0 || len(all) > maxReference {
		return Nothing
	}
	if listed("pronoun", all[0]) && (len(all) == 1 || listed("being", all[1])) {
		return Figure
	}
	if !listed("determiner", all[0]) {
		return Nothing
	}
	for i, word := range all[1:min(len(all), 4)] {
		switch noun := strings.TrimSuffix(word, "s"); {
		case listed("toll", noun) || listed("toll", word):
			return Toll
		case listed("reference", noun) && i < 2:
			return Figure
		}
	}
	return Nothing
}

// Fits tells whether a figure with a measure can be what a reference means.
func (ref Reference) Fits(m recount.Measure) bool {
	switch ref {
	case Figure:
		return true
	case Toll:
		return m == recount.Killed || m == recount.Wounded || m == recount.Casualties || m == recount.Missing
	}
	return false
}
