package lang

import (
	"strings"

	"recount/lang/tag"
	"recount/lang/token"
)

var plain = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "‚", "'", "–", "-", "—", "-", "‑", "-", "…", "...")

// Plain returns a form in lower case with typographic quotation marks, dashes
// and ellipses made plain, as lexicons write it, garbled ones too.
func Plain(form string) string {
	for i := range len(form) {
		if form[i] >= 0x80 {
			return plain.Replace(strings.ToLower(token.Mend(form)))
		}
	}
	return strings.ToLower(form)
}

// NounLemma returns the singular that a lower-case form has if it is the plural
// of a noun, whatever it was tagged as.
func NounLemma(form string) string { return tag.Lemma(form, "NOUN", "NNS") }

// VerbLemmas returns what a lower-case form can be the form of if it is a
// verb, whatever it was tagged as: the infinitive as the past tense, the
// participle and the third person would have it.
func VerbLemmas(form string) []string {
	var lemmas []string
	for _, xpos := range []string{"VBD", "VBN", "VBZ", "VBG"} {
		lemma := tag.Lemma(form, "VERB", xpos)
		if len(lemmas) == 0 || lemmas[len(lemmas)-1] != lemma {
			lemmas = append(lemmas, lemma)
		}
	}
	return lemmas
}
