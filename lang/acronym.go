package lang

import (
	"strings"
	"unicode"

	"recount/lang/tag"
)

// acronyms mends the tags of names written like pronouns: the WHO, the US and
// the IT of a sentence that is not itself in capitals.
func acronyms(forms []string, tags []tag.Tag) {
	if !mixedCase(forms) {
		return
	}
	for i, form := range forms {
		if tags[i].UPOS == "PRON" && len(form) > 1 && strings.ToUpper(form) == form && strings.IndexFunc(form, unicode.IsLetter) == 0 {
			tags[i] = tag.Tag{UPOS: "PROPN", XPOS: "NNP"}
		}
	}
}

// mixedCase tells whether words in small letters outnumber those in capitals.
func mixedCase(forms []string) bool {
	small, capital := 0, 0
	for _, form := range forms {
		switch {
		case strings.ToLower(form) == form:
			small++
		case len(form) > 1 && strings.ToUpper(form) == form:
			capital++
		}
	}
	return small > capital
}
