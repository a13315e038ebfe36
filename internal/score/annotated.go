package score

import (
	"unicode/utf8"

	"recount"
)

// Annotated is a report with the claims that careful readers found in it: a
// line of "Contested Figures, development set".
type Annotated struct {
	ID     string            `json:"id"`
	Event  string            `json:"event,omitempty"` // what the report tells of; others may tell of the same
	Source string            `json:"source"`
	Date   recount.Day       `json:"date"`
	URL    string            `json:"url,omitempty"`
	Text   string            `json:"text"`
	Claims []*AnnotatedClaim `json:"claims,omitempty"`
}

// AnnotatedClaim is a claim as annotated: it has no end, and holds stage and
// modality in one key.
type AnnotatedClaim struct {
	recount.Claim
	Stage string `json:"stage"`
}

// Expected returns the annotated claims as a reader of the report would give
// them.
func (a *Annotated) Expected() []recount.Claim {
	claims := make([]recount.Claim, len(a.Claims))
	for i, c := range a.Claims {
		claims[i] = c.Claim
		claims[i].Modality = recount.Modality(c.Stage) // the scores compare either
		claims[i].End = c.Start + utf8.RuneCountInString(string(c.Figure))
	}
	return claims
}
