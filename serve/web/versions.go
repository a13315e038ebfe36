package web

import (
	"cmp"
	"time"

	"recount/ingest"
)

// Bounds of what is told of versions.
const (
	versionsCompared = 12 // the newest
	changesShown     = 6  // of each version, in the text and of the figures
	changeShown      = 320
)

// versionRow is one version of a report, with what it changed.
type versionRow struct {
	ingest.ReportVersion
	Shown       bool // it is the one on the page
	First       bool // there is none before it
	More        int  // changes of the text that are not shown
	MoreFigures int  // figures that are not shown
}

// When is the time at which the version was last fetched, or else added; zero
// where it is not known.
func (v *versionRow) When() time.Time {
	at, _ := time.Parse(time.RFC3339, cmp.Or(string(v.Archived), v.Added)) // zero where it does not parse
	return at
}

// versions lists the versions of a report, where there are several, each with
// what it changed of the one before.
func (d *Desk) versions(a *ask, page *reportPage) (out []versionRow, err error) {
	if page.Row.Versions < 2 {
		return nil, nil
	}
	rows, err := d.Ledger.Versions(a.ctx, page.Report.ID)
	if err != nil {
		return nil, err
	}
	told, err := ingest.Versions(a.ctx, d.Ledger, rows, 0, versionsCompared)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		v := versionRow{ReportVersion: ingest.ReportVersion{ReportRow: rows[i]}}
		if i < len(told) {
			v.ReportVersion = told[i]
		}
		v.Shown, v.First = v.Version == page.Row.Version, i+1 == len(rows)
		v.shorten()
		out = append(out, v)
	}
	return out, nil
}

// shorten keeps as much of what changed as the page shows.
func (v *versionRow) shorten() {
	v.More, v.MoreFigures = max(0, len(v.Changes)-changesShown), max(0, len(v.Rewording)-changesShown)
	v.Changes, v.Rewording = v.Changes[:min(changesShown, len(v.Changes))], v.Rewording[:min(changesShown, len(v.Rewording))]
	for i := range v.Changes {
		v.Changes[i].Old, v.Changes[i].New = short(changeShown, v.Changes[i].Old), short(changeShown, v.Changes[i].New)
	}
}
