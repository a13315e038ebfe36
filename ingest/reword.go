package ingest

import (
	"context"
	"slices"

	"recount"
	"recount/compare"
	"recount/compare/verdict"
	"recount/ledger"
)

// Rewording is what became of one figure when its report was revised.
type Rewording struct {
	Before *recount.Claim      `json:"before"`   // nil where it is new
	After  *recount.Claim      `json:"after"`    // nil where it is gone
	Kind   recount.VerdictKind `json:"kind"`     // updates or revises; empty where it came or went, or only its spelling changed
	Words  recount.Words       `json:"sentence"` // the reason in words
}

// reworded compares the figures of two versions of a report.
func reworded(ctx context.Context, l ledger.Reader, report, former, version string) ([]Rewording, error) {
	claims, err := all(func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
		return l.Claims(ctx, ledger.ClaimFilter{Report: report, Former: true, Rejected: true}, p)
	})
	if err != nil {
		return nil, err
	}
	return rewordings(ofVersion(claims, former), ofVersion(claims, version)), nil
}

// ofVersion are the claims of one version, in the order of the text. One that
// several rules have read comes as the last of them did.
func ofVersion(claims []ledger.Linked, version string) []recount.Claim {
	var found []recount.Claim
	for i := range claims {
		if claims[i].Version == version {
			found = slices.DeleteFunc(found, func(c recount.Claim) bool { return c.ID == claims[i].ID })
			found = append(found, claims[i].Claim)
		}
	}
	slices.SortStableFunc(found, func(a, b recount.Claim) int { return a.Start - b.Start })
	return found
}

// rewordings tells what became of the figures of a version in the next.
func rewordings(before, after []recount.Claim) []Rewording {
	was, now := compare.Profiles(before), compare.Profiles(after)
	var all []Rewording
	for _, r := range compare.Rewordings(before, after) {
		var told Rewording
		if r.Before >= 0 {
			told.Before = &before[r.Before]
		}
		if r.After >= 0 {
			told.After = &after[r.After]
		}
		if r.Before >= 0 && r.After >= 0 {
			if v, ok := verdict.OfVersions(&was[r.Before], &now[r.After]); ok {
				told.Kind, told.Words = v.Kind, recount.Words(v.Sentence)
			}
		}
		all = append(all, told)
	}
	return all
}
