package ledgertest

import (
	"testing"

	"recount"
	"recount/ledger"
)

// Searches are strings that people type, and some that mean harm.
var Searches = []string{
	"", " ", `"`, `""`, `"a`, `a"`, "*", "a*", "*a", "a*b", "a**", "a AND", "AND", "NOT a", "a OR b", "NEAR(a b)", "words : a", "words:a", "-a", "^a", "(a", "a)", "a+b",
	"' OR 1=1 --", "\x00", "a\x00b", "\xff", "é", "e\u0301", "\u0301", "日本", "“a b”", "«a»", "!", "%", "_", "a;b", "DROP TABLE report", "12,000", "$1", "?", "{a}", "ǅ", "٣", "😀", "a\u200db",
}

func testSearch(t *testing.T, open Open) {
	t.Helper()
	l := open(t)
	add(t, l, draft{id: "r1", block: "b", lines: []line{
		{words: "[3] Soldiers crossed the river Ével, NOT and OR and NEAR.", value: 3, measure: recount.Deployed, place: "Ével", claimant: "a clerk"},
		{words: "The river rose by [5] metres.", value: 5, measure: recount.Other},
	}}.entry(), ledger.Added)
	settleAll(t, l)
	for search, want := range map[string][]float64{
		"soldier":              {3},
		"RIVER soldiers":       {3},
		"river":                {3, 5},
		`"river rose"`:         {5},
		`"rose river"`:         {},
		"“river rose” metre":   {5},
		"evel":                 {3},
		"Ével":                 {3},
		"sold*":                {3},
		"so* ri*":              {3},
		"not near":             {3},
		"river OR nothing":     {},
		"nothing":              {},
		"river -nothing":       {},
		"river!":               {3, 5},
		"riv er":               {},
		"clerk":                {3},
		"river, soldiers; not": {3},
	} {
		got := figures(claimsOf(t, l, ledger.ClaimFilter{Search: search}))
		same(t, "search "+search, got, want)
	}
	for _, search := range Searches {
		SearchAll(t, l, search)
	}
}

// SearchAll searches everywhere for a string, and fails where that is an error.
func SearchAll(t *testing.T, l ledger.Ledger, search string) {
	t.Helper()
	_, err1 := l.Claims(t.Context(), ledger.ClaimFilter{Search: search, Claimant: search, Place: search}, ledger.Page{})
	_, err2 := l.Questions(t.Context(), ledger.QuestionFilter{Search: search, Claimant: search, Place: search}, ledger.Page{})
	_, err3 := l.Reports(t.Context(), ledger.ReportFilter{Search: search, Source: search}, ledger.Page{})
	_, err4 := l.Statements(t.Context(), ledger.StatementFilter{Search: search, Source: search}, ledger.Page{})
	_, err5 := l.Claims(t.Context(), ledger.ClaimFilter{Search: search}, ledger.Page{})
	for _, err := range []error{err1, err2, err3, err4, err5} {
		if err != nil {
			t.Errorf("search %q: %v", search, err)
		}
	}
}
