package confidence

import (
	"slices"

	"recount"
)

// Signals are what the stages know of how a claim was read. Probabilities are 0
// to 1.
type Signals struct {
	Kind  string // of the figure: count, money, percent, measure
	Vague bool   // dozens, several
	Bare  bool   // the sentence does not say what is counted

	Measure recount.Measure
	Told    bool    // the measure was read from words, not from the unit
	Rule    string  // that found it; a name of package measure
	Reach   int     // tokens from the figure to the words that tell the measure
	Mood    bool    // told as promised, feared, asked for, denied
	Arcs    float64 // the parser's least confidence in the arcs up from the figure

	Spoken    bool    // someone vouches
	Certainty float64 // of the statement by which they do
	Voice     recount.ClaimantKind
	Renamed   bool // the name stands elsewhere: here it is "he", "the ministry"
	Passed    bool // someone else passed it on
	Beside    bool // no one vouches, though someone speaks in the same sentence
	Near      bool // no one vouches, though someone speaks in the sentence before or after

	Placed bool // the report says where
	Title  bool
	Tokens int // in the sentence
}

// feature is one thing that speaks for or against a claim.
type feature struct {
	name string
	on   func(Signals) bool
}

var features = []feature{
	{"figure: percent", func(s Signals) bool { return s.Kind == "percent" }},
	{"figure: vague", func(s Signals) bool { return s.Vague }},
	{"figure: count of nothing", func(s Signals) bool { return s.Kind == count && s.Bare }},

	{"measure: killed, wounded", func(s Signals) bool { return s.Measure == recount.Killed || s.Measure == recount.Wounded }},
	{"measure: strength", func(s Signals) bool { return s.Measure == recount.Strength }},
	{"measure: price", func(s Signals) bool { return s.Measure == recount.Price }},

	{"by default", func(s Signals) bool { return !s.Told }},
	{"by default: people", func(s Signals) bool { return slices.Contains(peopleByDefault, s.Rule) }},
	{"by default: count of nothing", func(s Signals) bool { return !s.Told && s.Kind == count && s.Bare }},
	{"read from the noun counted", func(s Signals) bool { return s.Rule == "noun counted" }},
	{"read from another figure", func(s Signals) bool { return slices.Contains(fromAnother, s.Rule) }},
	{"read from afar", func(s Signals) bool { return s.Told && s.Reach > 3 }},
	{"read with a mood", func(s Signals) bool { return s.Mood }},
	{"parser in doubt", func(s Signals) bool { return s.Arcs < 0.6 }},

	{"claimant", func(s Signals) bool { return s.Spoken }},
	{"claimant: statement in doubt", func(s Signals) bool { return s.Spoken && s.Certainty < 0.6 }},
	{"claimant: organisation", func(s Signals) bool { return s.Voice == recount.Organisation }},
	{"claimant: named elsewhere", func(s Signals) bool { return s.Renamed }},
	{"claimant: passed on", func(s Signals) bool { return s.Passed }},
	{"no claimant: speech beside", func(s Signals) bool { return s.Beside }},
	{"no claimant: speech near", func(s Signals) bool { return s.Near }},

	{"place", func(s Signals) bool { return s.Placed }},
	{"sentence: title", func(s Signals) bool { return s.Title }},
	{"sentence: long", func(s Signals) bool { return s.Tokens > 40 }},
}

const count = "count"

// peopleByDefault names the rules for people of whom no word tells a measure.
var peopleByDefault = []string{"people", "people who act"}

// fromAnother names the rules by which a figure takes the measure of another.
var fromAnother = []string{"part of", "conversion", "coordinated"}

// Features names what speaks for or against a claim.
func Features(s Signals) []string {
	var on []string
	for _, f := range features {
		if f.on(s) {
			on = append(on, f.name)
		}
	}
	return on
}

// Names lists every feature there is.
func Names() []string {
	names := make([]string, len(features))
	for i, f := range features {
		names[i] = f.name
	}
	return names
}
