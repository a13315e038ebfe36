package web

import (
	"recount/ledger"
)

// queuePage is the claims that await a review, or all.
type queuePage struct {
	Filter   ledger.ClaimFilter
	All      bool // also those that are reviewed
	Rows     []ledger.Linked
	Next     string
	Measures []option
	Kinds    []option
}

// queue lists claims, those first of which the program is least sure.
func (d *Desk) queue(a *ask) error {
	q := a.query
	page := queuePage{All: q.Get("all") != ""}
	page.Filter = ledger.ClaimFilter{
		Search: q.Get("q"), Claimant: q.Get("claimant"), Place: q.Get("place"), Line: q.Get("line"), RelayedBy: q.Get("relayed-by"), Question: q.Get("question"),
		KnownOn: a.base.KnownOn, Unreviewed: !page.All, Rejected: page.All,
	}
	var err error
	if page.Filter.Measure, page.Filter.Kind, err = a.measureAndKind(); err != nil {
		return err
	}
	page.Measures, page.Kinds = measureOptions(page.Filter.Measure), kindOptions(page.Filter.Kind)
	rows, err := d.Ledger.Claims(a.ctx, page.Filter, ledger.Page{After: q.Get("after"), Limit: perPage})
	if err != nil {
		return err
	}
	page.Rows, page.Next = rows.Rows, rows.Next
	return a.show(d, "review", "Review", "review", &page)
}

// history shows what people decided on a claim or a question.
func (d *Desk) history(a *ask) error {
	id := a.r.PathValue("id")
	reviews, err := d.Ledger.History(a.ctx, id)
	if err != nil {
		return err
	}
	return a.show(d, "history", "History", "", map[string]any{"ID": id, "Reviews": reviews})
}
