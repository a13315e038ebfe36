package ingest_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"recount/export"
	"recount/ledger"
)

// What a reviewer corrected is told as corrected, beside the words as printed,
// wherever the figure is told.
func TestCorrectedFiguresAreToldAsSuch(t *testing.T) {
	ctx := context.Background()
	l, k, _ := filled(t)
	c := claimOf(t, l, "post-1", "at least 95")
	for field, value := range map[string]string{"value": "75", "as_of": "2019-03-05"} {
		if _, err := k.Correct(ctx, by, c.ID, field, value); err != nil {
			t.Fatal(err)
		}
	}
	c = claimOf(t, l, "post-1", "at least 95")
	if got := c.Reading(); got != "at least 75" {
		t.Errorf("the claim reads %q", got)
	}
	verdicts := every(t, func(p ledger.Page) (ledger.Rows[string], error) {
		rows, err := l.VerdictsOf(ctx, c.Question, p)
		told := ledger.Rows[string]{Next: rows.Next}
		for _, v := range rows.Rows {
			if v.A == c.ID || v.B == c.ID {
				told.Rows = append(told.Rows, v.Sentence)
			}
		}
		return told, err
	})
	if len(verdicts) == 0 {
		t.Fatal("no verdict is on the claim")
	}
	const told = "t least 75 (corrected by a reviewer from “at least 95”; the farm workers' union, as of 5 March 2019, as a reviewer corrected it)"
	for _, sentence := range verdicts {
		if !strings.Contains(sentence, told) {
			t.Errorf("a verdict says: %s", sentence)
		}
	}
	q := questionOf(t, l, c)
	found := false
	for _, current := range q.Current {
		if current.Claim == c.ID {
			found = current.Corrected == "at least 75" && current.Figure == "at least 95"
		}
	}
	if !found {
		t.Errorf("the latest figures are %+v", q.Current)
	}
	page, err := export.Gather(ctx, l, c.Question, q.To.Add(3), export.ForPeople())
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := export.Question(&text, export.Look{Width: 160}, page); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(text.String(), "corrected by a reviewer"); n < 3 {
		t.Errorf("the page tells %d times of the correction:\n%s", n, text.String())
	}
}
