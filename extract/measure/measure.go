// Package measure reads what a figure counts and what is said of those
// counted: the noun phrase, the measure, the stage of aid and transfers, and
// whether the figure is told as a fact.
//
// It looks outwards from the figure: first at the words beside the noun
// counted, then at the noun itself, then at the verb or noun that governs it,
// then at the figures that stand parallel to it. The words that tell a measure
// are data (words.txt, stage.txt); corpus.txt holds the examples.
package measure

import (
	"recount"
	"recount/lang"
)

// Class is what kind of thing a figure counts, as far as the figure itself
// tells.
type Class string

// The classes. Count stands for people or items: the noun decides.
const (
	Count    Class = "count"
	Money    Class = "money"
	Percent  Class = "percent"
	Physical Class = "physical"
)

// Figure is one figure of a sentence, as the earlier stages found it.
type Figure struct {
	Span  recount.Span // the words of the figure, bounds included
	Core  recount.Span // the number and its magnitude or unit, without bounds
	Unit  recount.Span // the words of its unit: they may stand behind the figure
	Class Class
	Value float64
	// Bounded tells that words limit the number: "over 75".
	Bounded bool
}

// Reading is what a sentence says of one of its figures. Spans are byte
// offsets; a zero span means that the sentence does not say.
type Reading struct {
	Counted  recount.Span // the noun phrase counted, without the figure
	Lemma    string       // of the noun counted; empty for none
	People   bool         // persons are counted one by one
	Measure  recount.Measure
	Evidence recount.Span // the words that tell the measure
	Rule     string       // which rule found them, for explain
	Stage    recount.Stage
	Modality recount.Modality
	Mood     recount.Span    // the words that tell stage or modality
	Subject  recount.Subject // without the country, which needs a gazetteer
	Person   recount.Span    // the words that tell the subject
	PartOf   int             // index of the figure that this one is part of; -1 for none
	Sure     bool            // the measure was read from words, not from the unit
	Standing bool            // so many there are at a moment, not within a time: "the toll rose to 40", "40 remain missing"
	Amount   bool            // the noun only says that there is an amount: "the number"
	Back     bool            // nothing is said here of those counted but that so many are spoken of: "they say 40", "four of them"
}

// Reader reads sentences with the help of what only other stages know.
type Reader struct {
	// People tells whether a noun, given as its lemma or as written, names
	// persons.
	People func(noun string) bool
	// Times are the expressions of time in the text, where a noun phrase ends:
	// "three people Friday".
	Times []recount.Span
}

// Read returns one reading for each figure of a sentence, which must be given
// in the order of the text.
func (r Reader) Read(s *lang.Sentence, figures []Figure) []Reading {
	c := newContext(r, s, figures)
	readings := make([]Reading, len(figures))
	for i := range c.nodes {
		readings[i] = c.read(i)
	}
	for i := range readings {
		c.lean(i, readings)
		readings[i].Standing = c.standing(i, &readings[i])
		readings[i].Back = !readings[i].Sure && c.refersBack(i)
	}
	for i := range readings {
		c.mood(i, &readings[i])
		c.subject(i, &readings[i])
	}
	return readings
}

// read decides one figure without regard to the others.
func (c *context) read(i int) Reading {
	n := &c.nodes[i]
	reading := Reading{PartOf: c.whole(i), Counted: c.countedSpan(n)}
	if n.noun >= 0 {
		reading.Lemma = c.tokens[n.noun].Lemma
		reading.Amount = reading.Lemma == "toll" || c.words.has("amount", reading.Lemma)
	}
	if n.noun < 0 && n.class == Count {
		reading.Amount = c.amountedTo(n.core) // "its first estimate of 7,000"
	}
	reading.People = c.people(n)
	e, other := c.together(c.evidence(n))
	n.found = e
	if e.measure != "" {
		reading.Measure, reading.Rule, reading.Sure = e.measure, e.rule, true
		reading.Evidence = c.s.Span(e.token, e.token)
		if other >= 0 {
			reading.Evidence = c.s.Span(min(e.token, other), max(e.token, other))
		}
		reading.People = reading.People || n.class == Count && e.class == people && (n.noun < 0 || e.section == "noun")
	}
	if n.class == Count && n.noun >= 0 && c.toll(n.noun) && harmsPeople(e.measure) {
		reading.People = true
	}
	return reading
}
