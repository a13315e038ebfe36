package web

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"recount"
	"recount/ledger"
)

// Bounds of what is told of versions.
const (
	versionsCompared = 12 // the newest
	changesShown     = 6  // of each version
	changeShown      = 320
)

// versionRow is one version of a report, with what it changed.
type versionRow struct {
	ledger.ReportRow
	Shown   bool // it is the one on the page
	First   bool // there is none before it
	Changes []textChange
	More    int             // changes that are not shown
	Come    []ledger.Linked // figures that the version before did not have
	Gone    []ledger.Linked
}

// When is the time at which the version was last fetched, or else added; zero
// where it is not known.
func (v *versionRow) When() time.Time {
	at, _ := time.Parse(time.RFC3339, cmp.Or(string(v.Archived), v.Added)) // zero where it does not parse
	return at
}

// textChange is a stretch of text that one version has in the place of another.
type textChange struct{ Before, Old, New, After string }

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
	all, err := d.Ledger.Claims(a.ctx, ledger.ClaimFilter{Report: page.Report.ID, Former: true}, ledger.Page{Limit: maxClaims})
	if err != nil {
		return nil, err
	}
	for i := range rows {
		v := versionRow{ReportRow: rows[i], Shown: rows[i].Version == page.Row.Version, First: i+1 == len(rows)}
		if !v.First && i < versionsCompared {
			if err := d.compareVersions(a, &v, rows[i+1].Version, all.Rows); err != nil {
				return nil, err
			}
		}
		out = append(out, v)
	}
	return out, nil
}

// compareVersions tells a version from the one before.
func (d *Desk) compareVersions(a *ask, v *versionRow, before string, claims []ledger.Linked) error {
	now, _, err := d.Ledger.Version(a.ctx, v.ID, v.Version)
	if err != nil {
		return err
	}
	then, _, err := d.Ledger.Version(a.ctx, v.ID, before)
	if err != nil {
		return err
	}
	v.Changes = changed(then, now)
	v.More = max(0, len(v.Changes)-changesShown)
	v.Changes = v.Changes[:min(changesShown, len(v.Changes))]
	of := func(version string) []ledger.Linked {
		return slices.DeleteFunc(slices.Clone(claims), func(c ledger.Linked) bool { return c.Version != version })
	}
	v.Come, v.Gone = missing(of(v.Version), of(before)), missing(of(before), of(v.Version))
	return nil
}

// changed lists the paragraphs that differ, those that stand in the place of
// each other together, cut to the words that differ.
func changed(then, now recount.Report) (out []textChange) {
	old, fresh := paragraphs(then.Text), paragraphs(now.Text)
	if then.Title != now.Title && (then.TitleEnd == 0 || now.TitleEnd == 0) {
		out = append(out, cutChange(then.Title, now.Title))
	}
	for len(old) > 0 || len(fresh) > 0 {
		if len(old) > 0 && len(fresh) > 0 && old[0] == fresh[0] {
			old, fresh = old[1:], fresh[1:]
			continue
		}
		gone, come := apart(old, fresh)
		for i := range max(gone, come) {
			was, is := "", ""
			if i < gone {
				was = old[i]
			}
			if i < come {
				is = fresh[i]
			}
			out = append(out, cutChange(was, is))
		}
		old, fresh = old[gone:], fresh[come:]
	}
	return out
}

// apart tells how many paragraphs of each text come before the next that both
// have: the fewest together.
func apart(old, fresh []string) (gone, come int) {
	at := map[string]int{}
	for i, p := range fresh {
		if _, known := at[p]; !known {
			at[p] = i
		}
	}
	gone, come = len(old), len(fresh)
	for i, p := range old {
		if j, both := at[p]; both && i+j < gone+come {
			gone, come = i, j
		}
	}
	return gone, come
}

func paragraphs(text string) (out []string) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// cutChange leaves out the words at both ends that two texts share, but for the
// few next to what differs.
func cutChange(old, fresh string) textChange {
	a, b := strings.Fields(old), strings.Fields(fresh)
	head, tail := 0, 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	const beside = 6 // words
	before, after := a[:head], a[len(a)-tail:]
	c := textChange{
		Before: strings.Join(before[max(0, head-beside):], " "), After: strings.Join(after[:min(beside, tail)], " "),
		Old: short(changeShown, strings.Join(a[head:len(a)-tail], " ")), New: short(changeShown, strings.Join(b[head:len(b)-tail], " ")),
	}
	if head > beside {
		c.Before = "… " + c.Before
	}
	if tail > beside {
		c.After += " …"
	}
	return c
}
