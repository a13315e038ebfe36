package web

import (
	"net/http"
	"slices"
	"strings"

	"recount"
	"recount/ledger"
)

// maxClaims is how many claims of one report its page marks; reports with more
// are rare, and said to have more.
const maxClaims = 1000

// reportPage is what the page of a report shows.
type reportPage struct {
	Report     recount.Report
	Row        ledger.ReportRow
	Claims     []ledger.Linked // in the order of the text
	Cut        bool            // there are more claims than are marked
	Paragraphs []paragraph
	Copies     []copyRow
	Versions   []versionRow // the newest first; none where there is but one
	Open       *openClaim
	Missed     *missedForm
}

// openClaim is a claim that is shown beside its sentence.
type openClaim struct {
	*ledger.Linked
	Fields   []fieldRow
	Number   int // in the order of the text, from 1
	Of       int
	Previous string // ids
	Next     string
	Question recount.Summary
	Correct  *correction
	History  []recount.Review
	Back     string
}

// missedForm is the form to add a claim that was missed.
type missedForm struct{ Measures []option }

// copyRow is a copy of a report, with what differs.
type copyRow struct {
	recount.Copy
	Other     ledger.ReportRow
	OnlyHere  []ledger.Linked // figures that the other report does not have
	OnlyThere []ledger.Linked
}

// reports lists reports.
func (d *Desk) reports(a *ask) error {
	filter := ledger.ReportFilter{Source: a.query.Get("source"), Search: a.query.Get("q")}
	var err error
	if filter.Since, filter.Until, err = a.window(); err != nil {
		return err
	}
	if on := a.base.KnownOn; !on.IsZero() && (filter.Until.IsZero() || on.Compare(filter.Until) < 0) {
		filter.Until = on
	}
	rows, err := d.Ledger.Reports(a.ctx, filter, ledger.Page{After: a.query.Get("after"), Limit: perPage})
	if err != nil {
		return err
	}
	return a.show(d, "reports", "Reports", "reports", map[string]any{"Filter": filter, "Rows": rows.Rows, "Next": rows.Next})
}

// claim leads to the report in which a claim stands, where it is open.
func (d *Desk) claim(a *ask) error {
	id, err := a.whole(d, ledger.OfClaim)
	if err != nil {
		return err
	}
	c, err := d.Ledger.Claim(a.ctx, id)
	if err != nil {
		return err
	}
	pairs := []string{"claim", c.ID, "kept", a.query.Get("kept")}
	if _, row, err := d.Ledger.Report(a.ctx, c.Report); err == nil && row.Version != c.Version && c.Version != "" {
		pairs = append(pairs, "version", c.Version)
	}
	http.Redirect(a.w, a.r, a.base.To(reportPath(c.Report), pairs...)+"#c-"+c.ID, http.StatusFound)
	return nil
}

// report shows a report with its claims marked, one of them open.
func (d *Desk) report(a *ask) error {
	id, err := a.whole(d, ledger.OfReport)
	if err != nil {
		return err
	}
	page := reportPage{Missed: &missedForm{measureOptions("")}}
	version := a.query.Get("version")
	if version == "" {
		page.Report, page.Row, err = d.Ledger.Report(a.ctx, id)
	} else {
		page.Report, page.Row, err = d.Ledger.Version(a.ctx, id, version)
	}
	if err != nil {
		return err
	}
	if err := d.claimsIn(a, &page, version); err != nil {
		return err
	}
	at := slices.IndexFunc(page.Claims, func(c ledger.Linked) bool { return c.ID == a.query.Get("claim") })
	if at >= 0 {
		if page.Open, err = d.opened(a, &page, at); err != nil {
			return err
		}
	}
	page.Paragraphs = marked(page.Report, page.Claims, at)
	if page.Copies, err = d.copies(a, &page); err != nil {
		return err
	}
	if page.Versions, err = d.versions(a, &page); err != nil {
		return err
	}
	title := page.Report.Title
	if title == "" {
		title = "Report " + page.Report.ID
	}
	return a.show(d, "report", title, "reports", &page)
}

// claimsIn reads the claims of the report in the order of the text.
func (d *Desk) claimsIn(a *ask, page *reportPage, version string) error {
	filter := ledger.ClaimFilter{Report: page.Report.ID, Rejected: true, Former: version != ""}
	rows, err := d.Ledger.Claims(a.ctx, filter, ledger.Page{Limit: maxClaims})
	if err != nil {
		return err
	}
	page.Cut = rows.Next != ""
	page.Claims = slices.DeleteFunc(rows.Rows, func(c ledger.Linked) bool { return version != "" && c.Version != version })
	slices.SortStableFunc(page.Claims, func(x, y ledger.Linked) int { return x.Start - y.Start })
	return nil
}

// opened makes what is shown beside the sentence of a claim.
func (d *Desk) opened(a *ask, page *reportPage, at int) (*openClaim, error) {
	c := &page.Claims[at]
	o := &openClaim{Linked: c, Number: at + 1, Of: len(page.Claims), Back: a.base.With("field", "") + "#c-" + c.ID}
	o.Fields = fieldsOf(c, []rune(page.Report.Text))
	if at > 0 {
		o.Previous = page.Claims[at-1].ID
	}
	if at+1 < len(page.Claims) {
		o.Next = page.Claims[at+1].ID
	}
	if key := a.query.Get("field"); key != "" {
		o.Correct = correct(c, key)
	}
	var err error
	if c.Question != "" {
		if o.Question, err = d.Ledger.Question(a.ctx, c.Question); err != nil {
			return nil, err
		}
	}
	o.History, err = d.Ledger.History(a.ctx, c.ID)
	return o, err
}

// copies reads the copies of a report, and compares the figures of the first
// few.
func (d *Desk) copies(a *ask, page *reportPage) (out []copyRow, err error) {
	const compared, listed = 10, 100
	id := page.Report.ID
	rows, err := d.Ledger.Copies(a.ctx, id, ledger.Page{Limit: listed})
	if err != nil {
		return nil, err
	}
	for i, pair := range rows.Rows {
		row, other := copyRow{Copy: pair}, pair.A
		if other == id {
			other = pair.B
		}
		if _, row.Other, err = d.Ledger.Report(a.ctx, other); err != nil {
			return nil, err
		}
		if i < compared {
			theirs, err := d.Ledger.Claims(a.ctx, ledger.ClaimFilter{Report: other}, ledger.Page{Limit: maxClaims})
			if err != nil {
				return nil, err
			}
			row.OnlyHere, row.OnlyThere = missing(page.Claims, theirs.Rows), missing(theirs.Rows, page.Claims)
		}
		out = append(out, row)
	}
	return out, nil
}

// missing lists the claims whose figure, of that measure, others do not have:
// each figure once, at most five.
func missing(claims, others []ledger.Linked) (out []ledger.Linked) {
	const most = 5
	key := func(c *ledger.Linked) string { return strings.ToLower(string(c.Figure)) + "\x00" + string(c.Measure) }
	had := map[string]bool{}
	for i := range others {
		had[key(&others[i])] = true
	}
	for i := range claims {
		c := &claims[i]
		if c.Review != "rejected" && !had[key(c)] && len(out) < most {
			had[key(c)] = true
			out = append(out, *c)
		}
	}
	return out
}

// Titled tells that the text holds the title.
func (p *reportPage) Titled() bool { return len(p.Paragraphs) > 0 && p.Paragraphs[0].Title }
