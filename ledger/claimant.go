package ledger

import (
	"slices"

	"recount"
)

// OwnVoice stands among the kinds of claimant that filters choose by for no
// claimant at all: the figure is in the report's own voice.
const OwnVoice recount.ClaimantKind = "own"

// VoiceKinds lists what kinds of voice claims and questions are chosen by.
func VoiceKinds() []recount.ClaimantKind { return append(recount.ClaimantKinds(), OwnVoice) }

// FigureKind is what kind of figure a question is about, told by its unit.
type FigureKind string

// The kinds of figures.
const (
	People     FigureKind = "people"
	Things     FigureKind = "things"
	Money      FigureKind = "money"
	Shares     FigureKind = "shares"     // percentages
	Quantities FigureKind = "quantities" // physical: kilometres, tonnes
)

// FigureKinds lists every kind of figure.
func FigureKinds() []FigureKind { return []FigureKind{People, Things, Money, Shares, Quantities} }

// FigureKindOf tells what kind of figure has a unit: codes of three capitals
// are currencies (ISO 4217).
func FigureKindOf(unit string) FigureKind {
	switch unit {
	case recount.UnitPeople:
		return People
	case recount.UnitItems:
		return Things
	case recount.UnitPercent:
		return Shares
	}
	isCapital := func(b byte) bool { return b >= 'A' && b <= 'Z' }
	if len(unit) == 3 && !slices.ContainsFunc([]byte(unit), func(b byte) bool { return !isCapital(b) }) {
		return Money
	}
	return Quantities
}

// Claimant is one claimant line: all that one speaker or body said. Claims that
// a reviewer rejected, and those of former versions of reports, do not count.
type Claimant struct {
	Line      string  `json:"line"`
	Names     []Voice `json:"names"` // as reports name it, the most frequent first; at most 100, as in the lists below
	Claims    int     `json:"claims"`
	Questions int     `json:"questions"`  // that its claims answer
	RelayedBy []Voice `json:"relayed_by"` // who passed its words on
	Relays    []Voice `json:"relays"`     // whose words it passed on
}

// Voice is a name in so many claims.
type Voice struct {
	Name   recount.Words        `json:"name"` // empty for a report's own voice
	Kind   recount.ClaimantKind `json:"kind"` // empty where it is not known
	Line   string               `json:"line"` // empty where who it is cannot be told
	Claims int                  `json:"claims"`
}
