package name

import (
	"strings"
	"testing"

	"recount/internal/country"
	"recount/internal/lexicon"
)

func TestBodiesAreListedOnce(t *testing.T) {
	seen := map[string]string{}
	for _, e := range lexicon.MustRead(files, "bodies.txt") {
		if len(e.Fields) != 4 {
			t.Errorf("%s: %d fields, want 4", e.Place, len(e.Fields))
		}
		if e.Section == "state" && country.Usual(e.Field(0)) == "" {
			t.Errorf("%s: %q is no country", e.Place, e.Field(0))
		}
		for _, name := range list(e.Field(2)) {
			key := keys(withoutArticle(split(name)))
			body := e.Field(0) + " " + e.Field(1)
			if other, ok := seen[key]; ok && other != body {
				t.Errorf("%s: %q stands for %s and for %s", e.Place, name, other, body)
			}
			if seen[key] = body; len(strings.Fields(key)) > longestKnown {
				t.Errorf("%s: %q has more than %d words", e.Place, name, longestKnown)
			}
		}
	}
}

func TestWordsAreListedOnce(t *testing.T) {
	fields := map[string][]int{"kind": {2, 3}, "office": {3}, "given": {1}, "compass": {1}}
	seen := map[string]string{}
	for _, e := range lexicon.MustRead(files, "words.txt") {
		forms := map[string]bool{}
		for _, i := range fields[e.Section] {
			for _, form := range list(e.Field(i)) {
				forms[strings.Repeat("before ", i%2)+form] = true
			}
		}
		if fields[e.Section] == nil && e.Section != "kin" {
			forms[e.Field(0)] = true
		}
		for form := range forms {
			key := e.Section + " " + form
			if place, ok := seen[key]; ok {
				t.Errorf("%s: %q stands in %s too", e.Place, form, place)
			}
			seen[key] = e.Place
		}
	}
}

func TestWordsNameKindsThatAre(t *testing.T) {
	v := vocab()
	for _, e := range lexicon.MustRead(files, "words.txt") {
		var named []string
		switch e.Section {
		case "kin":
			named = []string{e.Field(0), e.Field(1)}
		case "role", "office":
			named = []string{e.Field(1)}
		case "of town":
			named = []string{e.Field(0)}
		case "kind":
			if c := class(e.Field(1)); c != state && c != civil && c != armed && c != self {
				t.Errorf("%s: %q is no class", e.Place, c)
			}
		}
		for _, kind := range named {
			if len(kind) > 1 && v.classes[kind] == "" && kind != "centcom" {
				t.Errorf("%s: %q is no kind", e.Place, kind)
			}
		}
	}
}

func TestOutletsAreListedOnce(t *testing.T) {
	seen := map[string]string{}
	for _, e := range lexicon.MustRead(files, "outlets.txt") {
		for _, name := range list(e.Field(1)) {
			key := outletKey(name)
			if other, ok := seen[key]; ok && other != e.Field(0) {
				t.Errorf("%s: %q is %s and %s", e.Place, name, other, e.Field(0))
			}
			seen[key] = e.Field(0)
		}
	}
}

func TestSpellingsLeadOneWay(t *testing.T) {
	seen := map[string]string{}
	for _, e := range lexicon.MustRead(files, "spelling.txt") {
		if e.Section != "word" {
			continue
		}
		for _, form := range list(e.Field(1)) {
			folded := fold(form)
			if folded != fold(e.Field(0)) {
				t.Errorf("%s: %q folds to %q, %q to %q", e.Place, form, folded, e.Field(0), fold(e.Field(0)))
			}
			if other, ok := seen[form]; ok {
				t.Errorf("%s: %q stands for %s too", e.Place, form, other)
			}
			seen[form] = e.Field(0)
		}
	}
}

func TestFold(t *testing.T) {
	for _, group := range []string{
		"Zelensky Zelenskyy Zelenskiy Zelenskyi Zelenskij Zelenski", "Haniyeh Haniya Haniyah Haniye", "Schröder Schroeder Schroder",
		"Klitschko Klychko Klichko", "Hussein Hussain Husayn Hossein", "Yevgeny Evgeny Yevgeniy", "Solovyov Soloviev Solovyev",
	} {
		spellings := strings.Fields(group)
		for _, spelling := range spellings[1:] {
			if fold(spelling) != fold(spellings[0]) {
				t.Errorf("%q folds to %q, %q to %q", spelling, fold(spelling), spellings[0], fold(spellings[0]))
			}
		}
	}
	for _, pair := range []string{
		"Khan Han", "Lee Li", "Zelensky Zelenska", "Petrov Petrova", "Smith Smythe-Jones", "Mann Moon", "Kim Kym-Lee", "Hassan Hussein",
		"Marin Martin", "Ivanov Ivanko", "Park Pak", "Ali Eli", "Nasser Nasrallah", "Abdullah Abdul", "Saleh Salim", "Wang Huang", "Chen Chan",
		"Brown Braun", "Rosen Ross", "Meier Mayor", "Tran Trang", "Silva Silver", "Garcia Garza", "Santos Santo", "Omar Amir",
	} {
		a, b, _ := strings.Cut(pair, " ")
		if fold(a) == fold(b) {
			t.Errorf("%q and %q both fold to %q", a, b, fold(a))
		}
	}
}
