package web

import (
	"cmp"
	"html/template"

	"recount"
	"recount/ingest"
	"recount/ledger"
	"recount/serve/web/picture"
)

// Rows of the page of a claimant.
const (
	questionsSaid = 20  // at a time
	claimsAlone   = 200 // where one question is chosen, at a time
)

// claimantPage is what one claimant line has said.
type claimantPage struct {
	ledger.Claimant
	Name  string // the one that most claims use
	Side  string
	Said  []saidOn
	One   bool // a question is chosen
	After bool // it is not the first page
	Next  string
}

// saidOn is what a line said on one question.
type saidOn struct {
	ingest.Said
	Picture template.HTML
	More    bool // there are older claims
}

// claimant shows what one claimant line has said over time.
func (d *Desk) claimant(a *ask) (err error) {
	page := claimantPage{After: a.query.Get("after") != "", One: a.query.Get("question") != ""}
	if page.Claimant, err = d.Ledger.Claimant(a.ctx, a.query.Get("line"), a.base.KnownOn); err != nil {
		return err
	}
	said := d.saidOnAll
	if page.One {
		said = d.saidOnOne
	}
	if err := said(a, &page); err != nil {
		return err
	}
	page.named()
	return a.show(d, "claimant", page.Name, "", &page)
}

// named chooses the name and the side.
func (p *claimantPage) named() {
	p.Name = p.Line
	if len(p.Names) > 0 {
		p.Name = cmp.Or(string(p.Names[0].Name), p.Line)
	}
	for i := range p.Said {
		for j := range p.Said[i].Claims {
			p.Side = cmp.Or(p.Side, string(p.Said[i].Claims[j].ClaimantSide))
		}
	}
}

// Kind is what kind of voice it is, as most claims have it.
func (p *claimantPage) Kind() recount.ClaimantKind {
	if len(p.Names) == 0 {
		return ""
	}
	return p.Names[0].Kind
}

// saidOnAll reads the questions on which a line spoke, those with the latest
// figures first, and the newest of its claims on each.
func (d *Desk) saidOnAll(a *ask, page *claimantPage) error {
	rows, err := ingest.SaidBy(a.ctx, d.Ledger, page.Line, a.base.KnownOn, ledger.Page{After: a.query.Get("after"), Limit: questionsSaid})
	if err != nil {
		return err
	}
	page.Next = rows.Next
	for _, said := range rows.Rows {
		page.Said = append(page.Said, saidOn{said, spark(said.Claims), said.Next != ""})
	}
	return nil
}

// saidOnOne reads all that a line said on one question.
func (d *Desk) saidOnOne(a *ask, page *claimantPage) error {
	question, err := d.Ledger.Question(a.ctx, a.query.Get("question"))
	if err != nil {
		return err
	}
	said, err := ingest.SaidOn(a.ctx, d.Ledger, page.Line, question, a.base.KnownOn, ledger.Page{After: a.query.Get("after"), Limit: claimsAlone})
	page.Said, page.Next = []saidOn{{Said: said, Picture: spark(said.Claims)}}, said.Next
	return err
}

// spark draws what was said over time; nothing where it was one thing.
func spark(claims []ledger.Linked) template.HTML {
	if len(claims) < 2 {
		return ""
	}
	return template.HTML(picture.Spark(rangesOf(claims))) //nolint:gosec // drawn by the program, without words
}

// rangesOf makes the ranges of days of claims that are in the order of their
// days.
func rangesOf(claims []ledger.Linked) (out []recount.DayRange) {
	for i := range claims {
		c := &claims[i]
		low, high := c.Value, c.Value
		if c.MeantLow != nil {
			low = *c.MeantLow
		}
		if c.MeantHigh != nil {
			high = *c.MeantHigh
		}
		day := c.Day()
		if n := len(out); n > 0 && out[n-1].Day == day {
			last := &out[n-1]
			*last.Meant.Low, *last.Meant.High = min(*last.Meant.Low, low), max(*last.Meant.High, high)
			last.Claims++
			continue
		}
		out = append(out, recount.DayRange{Day: day, Meant: recount.Interval{Low: &low, High: &high}, Claims: 1})
	}
	return out
}
