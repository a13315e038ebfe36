package ingest

import (
	"context"

	"recount/ledger"
)

// ReportVersion is one version of a report, with what it changed of the one
// before.
type ReportVersion struct {
	ledger.ReportRow
	Former    string       `json:"former"`    // version that stood before it; empty for the first
	Changes   []TextChange `json:"changes"`   // of the text
	Rewording []Rewording  `json:"rewording"` // of the figures
}

// Versions tells of versions of a report, which stand as [ledger.Reader] gives
// them, what each changed: of those from one on, at most so many.
func Versions(ctx context.Context, l ledger.Reader, rows []ledger.ReportRow, from, most int) ([]ReportVersion, error) {
	if from >= len(rows) {
		return nil, nil
	}
	claims, err := all(func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
		return l.Claims(ctx, ledger.ClaimFilter{Report: rows[from].ID, Former: true, Rejected: true}, p)
	})
	if err != nil {
		return nil, err
	}
	var told []ReportVersion
	for i := from; i < min(len(rows), from+most); i++ {
		v := ReportVersion{ReportRow: rows[i]}
		if i+1 < len(rows) {
			v.Former = rows[i+1].Version
			v.Rewording = rewordings(ofVersion(claims, v.Former), ofVersion(claims, v.Version))
			if v.Changes, err = changedIn(ctx, l, &v); err != nil {
				return nil, err
			}
		}
		told = append(told, v)
	}
	return told, nil
}

// changedIn reads what a version changed in the text of the one before.
func changedIn(ctx context.Context, l ledger.Reader, v *ReportVersion) ([]TextChange, error) {
	now, _, err := l.Version(ctx, v.ID, v.Version)
	if err != nil {
		return nil, err
	}
	then, _, err := l.Version(ctx, v.ID, v.Former)
	if err != nil {
		return nil, err
	}
	return TextChanges(then, now), nil
}
