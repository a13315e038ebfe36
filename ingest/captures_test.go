package ingest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"recount"
	"recount/ledger"
)

// TestCapturesInAnyOrder files captures of one page, among them one text twice, in
// several orders, at once and one by one: what the ledger says of the present
// version, and of those before, is the same.
func TestCapturesInAnyOrder(t *testing.T) {
	var captures []recount.Report
	for i, n := range []int{12, 17, 12, 9} {
		title := "Ferry sinks off Orle"
		r := recount.Report{
			Source: "Hill Gazette", URL: "https://hill.example/ferry", Title: title, Published: recount.NewDay(2024, 12, 18), TitleEnd: len(title), BodyStart: len(title) + 2,
			Text:     fmt.Sprintf("%s\n\nAt least %d people drowned when a ferry sank off Orle on Tuesday, the coastguard said.", title, n),
			Archived: time.Date(2024, 12, 18, 10+i, 0, 0, 0, time.UTC),
		}
		r.ID = recount.ReportID(r.URL, r.Text)
		captures = append(captures, r)
	}
	const want = "At least 9\nrevises At least 12 -> At least 9\nrevises At least 17 -> At least 9"
	for _, order := range [][]int{{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}, {1, 3, 0, 2}, {0, 2, 1, 3}} {
		for _, atOnce := range []bool{true, false} {
			l, k, _ := newLedger(t)
			var batch []recount.Report
			for _, i := range order {
				if batch = append(batch, captures[i]); !atOnce {
					add(t, k, captures[i])
				}
			}
			add(t, k, batch...)
			if got := standingOf(t, l); got != want {
				t.Errorf("order %v, at once %v:\n%s\nwant\n%s", order, atOnce, got, want)
			}
		}
	}
}

// standingOf tells the present claims of a ledger and its verdicts.
func standingOf(t *testing.T, l ledger.Ledger) string {
	t.Helper()
	claims := every(t, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
		return l.Claims(t.Context(), ledger.ClaimFilter{}, p)
	})
	var lines []string
	for i := range claims {
		lines = append(lines, string(claims[i].Figure))
		verdicts := every(t, func(p ledger.Page) (ledger.Rows[recount.Verdict], error) {
			return l.VerdictsOf(t.Context(), claims[i].Question, p)
		})
		for _, v := range verdicts {
			a, err := l.Claim(t.Context(), v.A)
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, fmt.Sprintf("%s %s -> %s", v.Kind, a.Figure, claims[i].Figure))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
