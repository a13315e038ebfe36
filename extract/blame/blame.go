// Package blame reads whom and what a sentence blames for what befell those a
// figure counts: the party that did it ("killed by rebels", "Israeli
// shelling") and the event or means that it came of ("died in an avalanche",
// "a bus crash killed 13").
//
// It walks the dependency tree outwards from the word that tells the measure:
// to its subject, to the phrases and clauses that say by whom, in what or
// after what, and up to the verbs that share their subject with it. The words
// are data (words.txt); testdata/corpus.txt holds the examples.
package blame

import (
	"recount"
	"recount/lang"
)

// Event is one figure of a sentence with what was found to be said of it.
// Spans are byte offsets into the report's text.
type Event struct {
	Figure   recount.Span
	Counted  recount.Span // zero = nothing
	Evidence recount.Span // the word that tells the measure; zero = none
	Measure  recount.Measure
}

// Blame is whom and what a sentence blames, as written and without article; a
// zero span means that it does not say.
type Blame struct {
	By    recount.Span // a person, a people, an army, a group
	Cause recount.Span // an event, a means, a disease
}

// Reader reads sentences with the help of what only other stages know.
type Reader struct {
	// People tells whether words are the adjective or the people of a country:
	// "Israeli", "North Koreans".
	People func(words string) bool
	// Country tells whether words name a country or the seat of its government.
	Country func(words string) bool
}

// Read returns what a sentence blames for one of its figures.
func (r Reader) Read(s *lang.Sentence, e Event) Blame {
	if !harms[e.Measure] || e.Evidence.IsZero() && e.Counted.IsZero() {
		return Blame{}
	}
	c := newContext(r.filled(), s, e)
	c.walk()
	return c.found
}

// harms are the measures that someone or something can be blamed for.
var harms = map[recount.Measure]bool{
	recount.Killed: true, recount.Wounded: true, recount.Casualties: true, recount.Missing: true,
	recount.Captured: true, recount.Displaced: true, recount.Affected: true, recount.Arrested: true,
	recount.EquipmentLost: true, recount.Damage: true, recount.Attacks: true,
}

// filled returns the reader with every question answered: no where nobody
// knows.
func (r Reader) filled() Reader {
	no := func(string) bool { return false }
	if r.People == nil {
		r.People = no
	}
	if r.Country == nil {
		r.Country = no
	}
	return r
}
