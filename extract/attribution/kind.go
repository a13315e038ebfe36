package attribution

import (
	"strings"
	"unicode"

	"recount"
	"recount/lang"
)

// kindOf tells what kind of voice a phrase names; head is the index of its
// head within it. It returns "" where nothing in the phrase tells.
func kindOf(phrase []lang.Token, head int) recount.ClaimantKind {
	t := phrase[head]
	switch {
	case t.UPOS == "PRON":
		return pronounKind(t.Lower)
	case isOutlet(phrase, head):
		return recount.Media
	case t.UPOS == "PROPN" || capitalised(phrase, head):
		return properKind(phrase, head)
	}
	return commonKind(phrase, head)
}

func pronounKind(lower string) recount.ClaimantKind {
	switch names().pronoun[lower] {
	case "person":
		return recount.Person
	case "thing":
		return recount.Organisation
	}
	return recount.Official
}

// isOutlet tells whether a phrase names another medium: by name, or by a noun
// such as "newspaper" that heads it.
func isOutlet(phrase []lang.Token, head int) bool {
	var lower []string
	for _, t := range phrase {
		if t.UPOS != "PUNCT" && t.XPOS != "POS" {
			lower = append(lower, t.Lower)
		}
	}
	all := words(strings.Join(lower, " "))
	if names().outletName[strings.Join(all, " ")] {
		return true
	}
	if len(all) == 2 && names().outletName[all[0]] && phrase[head].UPOS == "PROPN" && isAcronym(phrase[0].Form) {
		return true // a service of it: "BBC Persian"; a person may have the name of one: "Petra Lind"
	}
	lemma := lang.Plain(phrase[head].Lemma)
	if names().outlet[lemma] || names().outlet[phrase[head].Lower] {
		return true
	}
	if head > 0 && names().outlet[phrase[head-1].Lower+" "+phrase[head].Lower] {
		return true
	}
	if !names().document[lemma] {
		return false
	}
	for _, t := range phrase[:head] {
		if names().outlet[t.Lower] || names().outletName[t.Lower] {
			return true
		}
	}
	return false
}

// capitalised tells whether the head is written as a name where its tag says
// otherwise: in headlines, and in names made of common nouns.
func capitalised(phrase []lang.Token, head int) bool {
	return head > 0 && unicode.IsUpper(firstRune(phrase[head].Form)) && unicode.IsUpper(firstRune(phrase[head-1].Form))
}

// properKind tells a person's name from a body's.
func properKind(phrase []lang.Token, head int) recount.ClaimantKind {
	t := phrase[head]
	lemma := lang.Plain(t.Lemma)
	switch {
	case names().body[t.Lower] || names().body[lemma] || names().document[lemma] || isState(phrase, head):
		return recount.Organisation
	case titled(phrase, head):
		return recount.Person
	case names().unnamed[lemma] || names().unnamed[t.Lower]:
		return recount.Official
	case isAcronym(t.Form) && len(t.Form) <= longestAcronym:
		return recount.Organisation
	case t.Type == "person":
		return recount.Person
	case t.Type != "" || holdsBody(phrase):
		return recount.Organisation
	case properCount(phrase) >= 2 && phrase[0].UPOS != "DET" || possessedPerson(phrase):
		return recount.Person
	}
	return recount.Organisation
}

// possessedPerson tells whether a person's name follows a possessor: "the
// bank's Ana Prado".
func possessedPerson(phrase []lang.Token) bool {
	for i := len(phrase) - 2; i > 0; i-- {
		if phrase[i].Lower == "'s" {
			return properCount(phrase[i:]) >= 2 && phrase[i+1].Type == "person"
		}
	}
	return false
}

// isState tells whether the name is in the list of states and bodies.
func isState(phrase []lang.Token, head int) bool {
	lower := phrase[head].Lower
	if names().place[lower] || head == 0 {
		return names().place[lower]
	}
	pair := phrase[head-1].Lower + " " + lower
	return names().place[pair] || names().namedBody[pair]
}

// titled tells whether a title stands before the name that head ends.
func titled(phrase []lang.Token, head int) bool {
	for _, t := range phrase[:head] {
		if _, ok := names().title[strings.Trim(t.Lower, ".")]; ok {
			return true
		}
	}
	return false
}

func holdsBody(phrase []lang.Token) bool {
	for _, t := range phrase {
		if names().body[t.Lower] || names().body[lang.Plain(t.Lemma)] {
			return true
		}
	}
	return false
}

func properCount(phrase []lang.Token) int {
	n := 0
	for _, t := range phrase {
		if t.UPOS == "PROPN" {
			n++
		}
	}
	return n
}

// longestAcronym is the most bytes of a name in capitals that is taken for an
// abbreviation: in texts all in capitals persons' names are too.
const longestAcronym = 5

func isAcronym(form string) bool {
	letters := 0
	for _, r := range form {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 2
}

// commonKind tells the kind of a common noun.
func commonKind(phrase []lang.Token, head int) recount.ClaimantKind {
	t := phrase[head]
	lemma := lang.Plain(t.Lemma)
	switch {
	case names().document[lemma]:
		return documentKind(phrase[:head])
	case names().unnamed[t.Lower] || names().unnamed[lemma]:
		return recount.Official
	case names().body[t.Lower] || names().body[lemma]:
		return bodyKind(phrase[:head], lemma)
	case t.Type == "organization" || t.Type == "place":
		return recount.Organisation
	}
	return recount.Official
}

// bodyKind tells a body from a band of unnamed people: "rebel groups".
func bodyKind(before []lang.Token, body string) recount.ClaimantKind {
	if body != "group" {
		return recount.Organisation
	}
	for _, t := range before {
		if names().unnamed[t.Lower] {
			return recount.Official
		}
	}
	return recount.Organisation
}

// documentKind is the kind of a document's author, as the words before it
// tell: "a navy release", "media reports", "police figures".
func documentKind(before []lang.Token) recount.ClaimantKind {
	for _, t := range before {
		if names().unnamed[t.Lower] || names().unnamed[lang.Plain(t.Lemma)] {
			return recount.Official
		}
	}
	return recount.Organisation
}

// canSpeak tells whether a phrase names someone or something that can say
// anything: "according to need" names nobody.
func canSpeak(v voice) bool {
	t := v.head
	lemma := lang.Plain(t.Lemma)
	switch t.UPOS {
	case "PRON", "PROPN", "NUM", "DET":
		return true
	}
	if t.UPOS == "NOUN" && t.Type == "time" {
		return false // "hours after saying"
	}
	n := names()
	for _, word := range []string{t.Lower, lemma} {
		if n.unnamed[word] || n.body[word] || n.outlet[word] || n.document[word] || n.place[word] {
			return true
		}
	}
	return t.Type == "person" || t.Type == "organization" || unicode.IsUpper(firstRune(t.Form))
}
