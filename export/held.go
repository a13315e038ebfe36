package export

import (
	"time"

	"recount"
	"recount/ledger"
)

// Joined is a claim with what it is joined to: the line of `recount read`. It
// is what the claim's JSON Schema describes.
type Joined struct {
	recount.Claim
	Question recount.Words `json:"question"` // id of the question that the claim answers; null where nothing is compared
	Origin   recount.Words `json:"origin"`   // id of the utterance or document that it goes back to
}

// JoinedOf joins a claim with its question and origin.
func JoinedOf(c ledger.Linked) Joined {
	return Joined{c.Claim, recount.Words(c.Question), recount.Words(c.Origin)}
}

// Held is a claim as a ledger holds it: the line of `recount claims`.
type Held struct {
	Joined
	Line      recount.Words `json:"line"`      // of the claimant across reports
	Version   string        `json:"version"`   // of the report
	Review    recount.Words `json:"review"`    // accepted, corrected, rejected, added
	Corrected []string      `json:"corrected"` // keys that a reviewer corrected
	Former    bool          `json:"former"`    // of a former version of the report, or of older rules
	Lapsed    recount.Words `json:"lapsed"`    // id of the review of the former figure that does not hold of this one
}

// HeldOf returns a claim of a ledger with every key.
func HeldOf(c ledger.Linked) Held {
	return Held{JoinedOf(c), recount.Words(c.Line), c.Version, recount.Words(c.Review), append([]string{}, c.Corrected...), c.Former, recount.Words(c.Lapsed)}
}

// ReviewRow is a review as a ledger holds it, with every key: the line of
// `recount history`.
type ReviewRow struct {
	ID       string               `json:"id"`
	Action   recount.ReviewAction `json:"action"`
	At       time.Time            `json:"at"`
	By       string               `json:"by"`
	Why      recount.Words        `json:"why"`
	Claim    recount.Words        `json:"claim"`
	Question recount.Words        `json:"question"`
	Claims   []string             `json:"claims"` // that leave, or of which questions are merged
	Field    recount.Words        `json:"field"`
	Value    recount.Words        `json:"value"` // as JSON
	Act      recount.Words        `json:"act"`   // id of the first review of the act that it is part of
	Undoes   recount.Words        `json:"undoes"`
	Added    *recount.Claim       `json:"added"`
	Anchor   *recount.Anchor      `json:"anchor"`
}

// ReviewRowOf makes a row of a review.
func ReviewRowOf(r recount.Review) ReviewRow {
	return ReviewRow{
		r.ID, r.Action, r.At, r.By, recount.Words(r.Why), recount.Words(r.Claim), recount.Words(r.Question), append([]string{}, r.Claims...),
		recount.Words(r.Field), recount.Words(r.Value), recount.Words(r.Act), recount.Words(r.Undoes), r.Added, r.Anchor,
	}
}

// StatementRow is a statement as a ledger holds it, flat: the line of `recount
// statements` without reports.
type StatementRow struct {
	Report   string               `json:"report"`
	Number   int                  `json:"number"` // within the report, from 0
	Title    recount.Words        `json:"title"`
	Claimant recount.Words        `json:"claimant"`
	Kind     recount.ClaimantKind `json:"kind"`
	Relay    []string             `json:"relay"`
	Force    recount.Force        `json:"force"`
	Quote    recount.Quote        `json:"quote"`
	Figure   bool                 `json:"figure"`
	Words    string               `json:"words"` // source, cue and content as written
}

// StatementRowOf makes a row of a statement.
func StatementRowOf(s ledger.Statement) StatementRow {
	return StatementRow{
		s.Report, s.Number, recount.Words(s.Title), s.Claimant, s.Kind, append([]string{}, s.Relay...),
		s.Force, s.Quote, s.Figure, s.Words,
	}
}
