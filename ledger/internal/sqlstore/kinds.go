package sqlstore

import (
	"slices"

	"recount"
	"recount/ledger"
)

// voiceKinds are the kinds of voice by their numbers.
func voiceKinds() []recount.ClaimantKind {
	return []recount.ClaimantKind{"", ledger.OwnVoice, recount.Person, recount.Organisation, recount.Official, recount.Media}
}

// kindNumber is the number of a kind of claimant; 0 for none that is known.
func kindNumber(kind recount.ClaimantKind) int { return max(0, slices.Index(voiceKinds(), kind)) }

// voiceOf is the number of the kind of voice that vouches for a claim.
func voiceOf(c recount.Claim) int {
	if c.Claimant == "" && c.ClaimantKind == "" {
		return kindNumber(ledger.OwnVoice)
	}
	return kindNumber(c.ClaimantKind)
}

// kindOf reads the number of a kind.
func kindOf(number int) recount.ClaimantKind {
	if number < 0 || number >= len(voiceKinds()) || number == kindNumber(ledger.OwnVoice) {
		return ""
	}
	return voiceKinds()[number]
}

// wantedKind is the number of a kind that a filter names.
func wantedKind(kind recount.ClaimantKind) (int, error) {
	kind, err := recount.OneOf("kind of claimant", string(kind), ledger.VoiceKinds())
	if err != nil {
		return 0, invalid("%v", err)
	}
	return kindNumber(kind), nil
}

// figureKind is the number of the kind of figure that a unit has.
func figureKind(unit string) int {
	return slices.Index(ledger.FigureKinds(), ledger.FigureKindOf(unit))
}

// wantedFigure is the number of a kind of figure that a filter names.
func wantedFigure(kind ledger.FigureKind) (int, error) {
	kind, err := recount.OneOf("kind of figure", string(kind), ledger.FigureKinds())
	if err != nil {
		return 0, invalid("%v", err)
	}
	return slices.Index(ledger.FigureKinds(), kind), nil
}
