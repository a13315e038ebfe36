package ledgertest

import (
	"testing"

	"recount"
	"recount/ledger"
)

func testClaims(t *testing.T, open Open) {
	t.Helper()
	l := open(t)
	fillQuestions(t, l)
	for name, one := range map[string]struct {
		filter ledger.ClaimFilter
		want   []float64
	}{
		"all, newest first": {ledger.ClaimFilter{}, []float64{1, 2, 3, 6, 6, 6, 5}},
		"of a report":       {ledger.ClaimFilter{Report: "r4"}, []float64{1, 2, 3}},
		"claimant":          {ledger.ClaimFilter{Claimant: "ÓRLA  q"}, []float64{2}},
		"line":              {ledger.ClaimFilter{Line: "line of rescuers"}, []float64{3}},
		"line, capitals":    {ledger.ClaimFilter{Line: "Line of RESCUERS"}, []float64{3}},
		"part of a line":    {ledger.ClaimFilter{Line: "rescuers"}, nil},
		"measure":           {ledger.ClaimFilter{Measure: recount.Killed}, []float64{1, 2, 3, 6}},
		"place":             {ledger.ClaimFilter{Place: "belmar"}, []float64{6, 6, 6}},
		"country":           {ledger.ClaimFilter{Place: "xa"}, []float64{1, 2, 3, 6, 6, 6, 5}},
		"since":             {ledger.ClaimFilter{Since: day(4)}, []float64{1, 2, 3}},
		"until":             {ledger.ClaimFilter{Until: day(1)}, []float64{5}},
		"search":            {ledger.ClaimFilter{Search: "corvo rescuer"}, []float64{3}},
		"no words":          {ledger.ClaimFilter{Search: " -- "}, nil},
		"unreviewed":        {ledger.ClaimFilter{Unreviewed: true}, []float64{1, 2, 3, 5, 6, 6, 6}},
		"together":          {ledger.ClaimFilter{Measure: recount.Killed, Place: "corvo", Claimant: "police", Since: day(4), Until: day(4), Search: "people"}, []float64{1}},
	} {
		t.Run(name, func(t *testing.T) { same(t, name, figures(claimsOf(t, l, one.filter)), one.want) })
	}
	_, err := l.Claim(t.Context(), "nobody")
	wantError(t, err, ledger.ErrNotFound)
	_, err = l.Claims(t.Context(), ledger.ClaimFilter{Report: "nobody"}, ledger.Page{})
	wantError(t, err, ledger.ErrNotFound)
	_, err = l.Claims(t.Context(), ledger.ClaimFilter{}, ledger.Page{Limit: -1})
	wantError(t, err, ledger.ErrInvalid)
	c := claimsOf(t, l, ledger.ClaimFilter{Claimant: "the mayor"})[0]
	if c.Question != questionID("alcora", recount.Wounded) || c.Origin == "" || len(c.Joins) != 0 {
		t.Errorf("got %+v", c)
	}
	joined := claimsOf(t, l, ledger.ClaimFilter{Report: "r3"})[0]
	if len(joined.Joins) != 1 || joined.Joins[0].Rule != "block" {
		t.Errorf("got %+v", joined)
	}
}

func testReports(t *testing.T, open Open) {
	t.Helper()
	l := open(t)
	fillQuestions(t, l)
	other := draft{id: "r5", source: "Órgano Daily", title: "Harbour reopens", published: day(2)}.entry()
	add(t, l, other, ledger.Added)
	for name, one := range map[string]struct {
		filter ledger.ReportFilter
		want   []string
	}{
		"all, newest first": {ledger.ReportFilter{}, []string{"r4", "r3", "r5", "r2", "r1"}},
		"source":            {ledger.ReportFilter{Source: "organo"}, []string{"r5"}},
		"since":             {ledger.ReportFilter{Since: day(3)}, []string{"r4", "r3"}},
		"until":             {ledger.ReportFilter{Until: day(1)}, []string{"r1"}},
		"search the title":  {ledger.ReportFilter{Search: "harbours"}, []string{"r5"}},
		"search the text":   {ledger.ReportFilter{Search: "rescuers"}, []string{"r4"}},
		"together":          {ledger.ReportFilter{Source: "wire", Since: day(2), Until: day(3), Search: "police"}, []string{"r3", "r2"}},
	} {
		t.Run(name, func(t *testing.T) {
			var ids []string
			for _, r := range allPages(t, 2, func(p ledger.Page) (ledger.Rows[ledger.ReportRow], error) {
				return l.Reports(t.Context(), one.filter, p)
			}) {
				ids = append(ids, r.ID)
			}
			same(t, name, ids, one.want)
		})
	}
	for name, one := range map[string]struct {
		filter ledger.StatementFilter
		want   int
	}{
		"all": {ledger.StatementFilter{}, 7}, "of a report": {ledger.StatementFilter{Report: "r4"}, 3}, "source": {ledger.StatementFilter{Source: "quinn"}, 1},
		"search": {ledger.StatementFilter{Search: "corvo"}, 3}, "figures": {ledger.StatementFilter{Figures: true}, 7},
	} {
		got := allPages(t, 2, func(p ledger.Page) (ledger.Rows[ledger.Statement], error) {
			return l.Statements(t.Context(), one.filter, p)
		})
		if len(got) != one.want {
			t.Errorf("%s: %d statements, want %d", name, len(got), one.want)
		}
	}
	got, err := l.Statements(t.Context(), ledger.StatementFilter{Report: "r4"}, ledger.Page{Limit: 1})
	must(t, err)
	if s := got.Rows[0]; s.Report != "r4" || s.Number != 0 || s.Title != "Cable car stops at r4" || s.Words != "1 people in Corvo, police said." || s.Claimant != "police" {
		t.Errorf("got %+v", s)
	}
	_, err = l.Statements(t.Context(), ledger.StatementFilter{Report: "nobody"}, ledger.Page{})
	wantError(t, err, ledger.ErrNotFound)
	_, _, err = l.Report(t.Context(), "nobody")
	wantError(t, err, ledger.ErrNotFound)
	counts, err := l.Counts(t.Context())
	want := ledger.Counts{Reports: 5, Versions: 5, Claims: 7, Statements: 7, Questions: 4, Conflicting: 1, Origins: 6}
	if err != nil || counts != want {
		t.Errorf("got %+v, %v; want %+v", counts, err, want)
	}
}
