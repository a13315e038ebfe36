package figure

import (
	"slices"
	"strings"
)

// PeopleNoun tells whether a noun counts people, by its lemma or its form in
// small letters: soldier, teachers, casualties, chairmen. It is a first guess by
// a word list and endings; syntax may know better.
func PeopleNoun(noun string) bool {
	v := words()
	noun = strings.TrimSuffix(strings.ToLower(noun), "'s")
	if v.lists["person"][noun] {
		return true
	}
	return endsIn(noun, v.endings) && !v.lists["no person"][noun] && !v.lists["no person"][strings.TrimSuffix(noun, "s")]
}

// NameOfPeople tells whether a noun as written is the name of a people by its
// ending, known or not: Norwegians.
func NameOfPeople(form string) bool {
	v := words()
	lower := strings.ToLower(form)
	return form != lower && endsIn(lower, v.demonyms) && !v.lists["no person"][lower]
}

// endsIn tells whether word ends in one of endings.
func endsIn(word string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(word, e) })
}

// people tells whether the token names people; names of peoples need a capital.
func (s *scanner) people(t *token) bool {
	if t.class != word {
		return false
	}
	if PeopleNoun(t.lower) {
		return true
	}
	return t.capital && endsIn(t.lower, s.v.demonyms) && !s.v.has("no person", t)
}
