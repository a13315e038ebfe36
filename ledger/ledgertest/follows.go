package ledgertest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"recount"
	"recount/ledger"
)

// testFollows follows questions through merges, and no longer.
func testFollows(t *testing.T, open Open) {
	t.Helper()
	l := open(t)
	e := draft{id: "r1", block: "b", lines: []line{hurt(1), {words: "[2] died.", value: 2, measure: recount.Killed}}}.entry()
	add(t, l, e, ledger.Added)
	keys := keysOf(t, l, e.Claims...)
	hurtID, deadID := questionID("b", recount.Wounded), questionID("b", recount.Killed)
	settle := func(hurt, dead string, redirects map[string]string) {
		t.Helper()
		must(t, l.MarkAll(t.Context()))
		block, err := l.Block(t.Context(), keys)
		must(t, err)
		result := decide(block)
		rename(&result, hurtID, hurt)
		rename(&result, deadID, dead)
		result.Redirects = redirects
		must(t, l.Settle(t.Context(), block, result))
	}
	hour := 0
	follow := func(by, question string, ends bool) {
		t.Helper()
		hour++
		must(t, l.Follow(t.Context(), ledger.Following{Question: question, By: by, At: seen.Add(time.Duration(hour) * time.Hour), Ends: ends}))
	}
	want := func(lines ...string) {
		t.Helper()
		followed, err := l.Followed(t.Context())
		must(t, err)
		var got, ids []string
		for _, f := range followed {
			got = append(got, fmt.Sprintf("%s %s by %s at %s", f.Question, f.Title, f.By, f.At.Format("15")))
			ids = append(ids, f.Question)
		}
		same(t, "followed", got, lines)
		rows, err := l.Questions(t.Context(), ledger.QuestionFilter{Followed: true}, ledger.Page{})
		must(t, err)
		if len(rows.Rows) != len(ids) {
			t.Errorf("%d questions are chosen as followed, want %q", len(rows.Rows), ids)
		}
		for _, q := range rows.Rows {
			if !strings.Contains(strings.Join(ids, " "), q.ID) {
				t.Errorf("question %s is chosen as followed, want %q", q.ID, ids)
			}
		}
	}
	settle("aaaaaa11", "aaaaaa22", nil)
	want()
	wantError(t, l.Follow(t.Context(), ledger.Following{Question: "ffffffff", By: "Ada"}), ledger.ErrNotFound)
	follow("Ada", "aaaaaa11", false)
	follow("Bo", "aaaaaa2", false) // its beginning will do
	follow("Bo", "aaaaaa11", false)
	want("aaaaaa11 wounded by Ada at 13", "aaaaaa22 killed by Bo at 14")
	follow("Bo", "aaaaaa22", true)
	want("aaaaaa11 wounded by Ada at 13")

	settle("bbbbbb11", "aaaaaa22", map[string]string{"aaaaaa11": "bbbbbb11"})
	want("bbbbbb11 wounded by Ada at 13") // the one that took it in
	follow("Cy", "aaaaaa11", true)        // by either id
	want()
	follow("Cy", "bbbbbb11", false)
	want("bbbbbb11 wounded by Cy at 18")
	checkClean(t, l)
}
