package web

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"recount"
	"recount/ledger"
	"recount/serve/web/picture"
)

// maxSaid is how many claims of a claimant line are read for its page, the
// newest.
const maxSaid = 600

// claimantPage is what one claimant line has said.
type claimantPage struct {
	Line    string
	Name    string   // the one that most claims use
	Names   []string // all that reports use
	Side    string
	Kind    string
	Said    []saidOn
	Claims  int
	Cut     bool   // there are more
	Carried []tied // by whom its words were passed on
	Relays  []tied // whom it passed on
}

// saidOn is what a line said on one question.
type saidOn struct {
	Question recount.Summary
	Picture  template.HTML
	Claims   []ledger.Linked
	First    recount.Day
	Last     recount.Day
}

// tied is who stands in a relay with the line.
type tied struct {
	Name   string
	Claims int
}

// claimant shows what one claimant line has said over time.
func (d *Desk) claimant(a *ask) error {
	line := a.query.Get("line")
	if line == "" {
		return errNoPage
	}
	rows, err := d.Ledger.Claims(a.ctx, ledger.ClaimFilter{Line: line, KnownOn: a.base.KnownOn}, ledger.Page{Limit: maxSaid})
	if err != nil {
		return err
	}
	if len(rows.Rows) == 0 {
		return errNoPage
	}
	page := claimantPage{Line: line, Claims: len(rows.Rows), Cut: rows.Next != ""}
	page.named(rows.Rows)
	if err := d.saidOn(a, &page, rows.Rows); err != nil {
		return err
	}
	page.Carried = carriers(rows.Rows)
	if page.Relays, err = d.relayed(a, page.Names); err != nil {
		return err
	}
	return a.show(d, "claimant", page.Name, "", &page)
}

// named takes the names from the claims, the most frequent first.
func (p *claimantPage) named(claims []ledger.Linked) {
	times := map[string]int{}
	for i := range claims {
		c := &claims[i]
		times[picture.Who(c)]++
		p.Side, p.Kind = cmp.Or(p.Side, string(c.ClaimantSide)), cmp.Or(p.Kind, string(c.ClaimantKind))
	}
	for _, t := range ties(times) {
		p.Names = append(p.Names, t.Name)
	}
	p.Name = p.Names[0]
}

// ties orders names by how often they occur.
func ties(times map[string]int) (out []tied) {
	for name, n := range times {
		out = append(out, tied{name, n})
	}
	slices.SortFunc(out, func(a, b tied) int { return cmp.Or(b.Claims-a.Claims, strings.Compare(a.Name, b.Name)) })
	return out
}

// saidOn groups claims by question, the latest first, with a small picture of
// the first few.
func (d *Desk) saidOn(a *ask, page *claimantPage, claims []ledger.Linked) error {
	const drawn, listed = 12, 60
	at := map[string]int{}
	for i := range claims {
		c := &claims[i]
		n, known := at[c.Question]
		if !known {
			n = len(page.Said)
			at[c.Question], page.Said = n, append(page.Said, saidOn{})
		}
		page.Said[n].Claims = append(page.Said[n].Claims, *c)
	}
	page.Said = page.Said[:min(len(page.Said), listed)]
	for i := range page.Said {
		s := &page.Said[i]
		slices.SortStableFunc(s.Claims, func(x, y ledger.Linked) int { return picture.Day(&x).Compare(picture.Day(&y)) })
		s.First, s.Last = picture.Day(&s.Claims[0]), picture.Day(&s.Claims[len(s.Claims)-1])
		if id := s.Claims[0].Question; id != "" {
			var err error
			if s.Question, err = d.Ledger.Question(a.ctx, id); err != nil {
				return err
			}
		}
		if i < drawn && len(s.Claims) > 1 {
			s.Picture = template.HTML(picture.Spark(rangesOf(s.Claims))) //nolint:gosec // drawn by the program, without words
		}
	}
	slices.SortStableFunc(page.Said, func(x, y saidOn) int { return y.Last.Compare(x.Last) })
	return nil
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
		day := picture.Day(c)
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

// carriers lists who passed on what a line said: those whom reports name.
func carriers(claims []ledger.Linked) []tied {
	times := map[string]int{}
	for i := range claims {
		for _, name := range claims[i].Relay {
			times[name]++
		}
	}
	return ties(times)
}

// relayed lists whose words a line passed on, among the claims whose sentences
// name it.
func (d *Desk) relayed(a *ask, names []string) ([]tied, error) {
	times, counted := map[string]int{}, map[string]bool{}
	for _, name := range names[:min(3, len(names))] {
		rows, err := d.Ledger.Claims(a.ctx, ledger.ClaimFilter{Search: name, KnownOn: a.base.KnownOn}, ledger.Page{Limit: 300})
		if err != nil {
			return nil, err
		}
		for i := range rows.Rows {
			c := &rows.Rows[i]
			if !counted[c.ID] && slices.Contains(c.Relay, name) {
				counted[c.ID] = true
				times[picture.Who(c)]++
			}
		}
	}
	return ties(times), nil
}
