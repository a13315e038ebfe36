package ledgertest

import (
	"fmt"
	"testing"
	"time"

	"recount"
	"recount/ledger"
)

// reviewer makes reviews one after the other.
type reviewer struct {
	t *testing.T
	l ledger.Ledger
	n int
}

func (r *reviewer) add(review recount.Review) string {
	r.t.Helper()
	review = r.review(review)
	must(r.t, r.l.AddReview(r.t.Context(), ledger.Seen{}, review))
	return review.ID
}

// review completes a review.
func (r *reviewer) review(review recount.Review) recount.Review {
	r.n++
	review.ID, review.By, review.Why = fmt.Sprintf("v%d", r.n), "Ann Lee", "read again"
	review.At = time.Date(2031, time.June, 1, 0, r.n, 0, 0, time.UTC)
	return review
}

func testReviews(t *testing.T, open Open) {
	t.Helper()
	t.Run("claims", func(t *testing.T) { testClaimReviews(t, open(t)) })
	t.Run("questions", func(t *testing.T) { testQuestionReviews(t, open(t)) })
	t.Run("acts", func(t *testing.T) { testActs(t, open(t)) })
	t.Run("reviews that make no sense", func(t *testing.T) {
		l := open(t)
		e := draft{id: "r1", block: "b", lines: []line{hurt(1)}}.entry()
		add(t, l, e, ledger.Added)
		claim := e.Claims[0].ID
		must(t, l.AddReview(t.Context(), ledger.Seen{}, recount.Review{ID: "there", Action: recount.Accept, Claim: claim}))
		for name, one := range map[string]struct {
			review recount.Review
			want   error
		}{
			"no id":              {recount.Review{Action: recount.Accept, Claim: claim}, ledger.ErrInvalid},
			"an id twice":        {recount.Review{ID: "there", Action: recount.Accept, Claim: claim}, ledger.ErrInvalid},
			"no action":          {recount.Review{ID: "x", Claim: claim}, ledger.ErrInvalid},
			"no claim":           {recount.Review{ID: "x", Action: recount.Accept}, ledger.ErrInvalid},
			"an unknown claim":   {recount.Review{ID: "x", Action: recount.Reject, Claim: "nobody"}, ledger.ErrNotFound},
			"an unknown field":   {recount.Review{ID: "x", Action: recount.Correct, Claim: claim, Field: "colour", Value: `"red"`}, ledger.ErrInvalid},
			"a fixed field":      {recount.Review{ID: "x", Action: recount.Correct, Claim: claim, Field: "id", Value: `"red"`}, ledger.ErrInvalid},
			"a wrong value":      {recount.Review{ID: "x", Action: recount.Correct, Claim: claim, Field: "value", Value: `"red"`}, ledger.ErrInvalid},
			"no JSON":            {recount.Review{ID: "x", Action: recount.Correct, Claim: claim, Field: "place", Value: `red`}, ledger.ErrInvalid},
			"two values":         {recount.Review{ID: "x", Action: recount.Correct, Claim: claim, Field: "place", Value: `"red","value":7`}, ledger.ErrInvalid},
			"an unknown undo":    {recount.Review{ID: "x", Action: recount.Undo, Undoes: "nobody"}, ledger.ErrNotFound},
			"a merge of one":     {recount.Review{ID: "x", Action: recount.Merge, Claims: []string{claim}}, ledger.ErrInvalid},
			"a split of none":    {recount.Review{ID: "x", Action: recount.Split}, ledger.ErrInvalid},
			"best of nothing":    {recount.Review{ID: "x", Action: recount.SetBest, Claim: claim}, ledger.ErrInvalid},
			"an unknown quest.":  {recount.Review{ID: "x", Action: recount.SetBest, Claim: claim, Question: "nobody"}, ledger.ErrNotFound},
			"an added claim":     {recount.Review{ID: "x", Action: recount.Missed, Added: &e.Claims[0]}, ledger.ErrInvalid},
			"an unknown in many": {recount.Review{ID: "x", Action: recount.Split, Claims: []string{claim, "nobody"}}, ledger.ErrNotFound},
		} {
			if err := l.AddReview(t.Context(), ledger.Seen{}, one.review); err == nil {
				t.Errorf("%s: it was kept", name)
			} else {
				wantError(t, err, one.want)
			}
		}
		if counts, err := l.Counts(t.Context()); err != nil || counts.Reviews != 1 {
			t.Errorf("got %+v, %v", counts, err)
		}
		_, err := l.Review(t.Context(), "nobody")
		wantError(t, err, ledger.ErrNotFound)
		_, err = l.History(t.Context(), "nobody")
		wantError(t, err, ledger.ErrNotFound)
		_, err = l.ReviewsOf(t.Context(), "nobody")
		wantError(t, err, ledger.ErrNotFound)
		wantError(t, l.Reanchor(t.Context(), "nobody", claim), ledger.ErrNotFound)
		wantError(t, l.Reanchor(t.Context(), "there", "nobody"), ledger.ErrNotFound)
	})
}

func testClaimReviews(t *testing.T, l ledger.Ledger) {
	t.Helper()
	page := draft{id: "r1", url: "https://wire.example/1", published: day(3), block: "b", lines: []line{hurt(1), hurt(2), hurt(3)}}
	e := page.entry()
	add(t, l, e, ledger.Added)
	settleAll(t, l)
	one, two := e.Claims[0].ID, e.Claims[1].ID
	by := &reviewer{t: t, l: l}
	by.add(recount.Review{Action: recount.Accept, Claim: one})
	wantReview(t, l, one, "accepted")
	first := by.add(recount.Review{Action: recount.Correct, Claim: one, Field: "value", Value: "10"})
	by.add(recount.Review{Action: recount.Correct, Claim: one, Field: "place", Value: `"Belmar"`})
	second := by.add(recount.Review{Action: recount.Correct, Claim: one, Field: "value", Value: "11"})
	c := wantReview(t, l, one, "corrected", "place", "value")
	if c.Value != 11 || c.Place != "Belmar" {
		t.Errorf("got %v in %q", c.Value, c.Place)
	}
	same(t, "found by the corrected place", figures(claimsOf(t, l, ledger.ClaimFilter{Place: "belmar"})), []float64{11})
	same(t, "found by the corrected word", figures(claimsOf(t, l, ledger.ClaimFilter{Search: "belmar"})), []float64{11})
	same(t, "of the question", figures(mustClaimsOf(t, l, questionID("b", recount.Wounded))), []float64{11, 2, 3})
	by.add(recount.Review{Action: recount.Undo, Undoes: second})
	if c := wantReview(t, l, one, "corrected", "place", "value"); c.Value != 10 {
		t.Errorf("without the later correction the value is %v", c.Value)
	}
	undo := by.add(recount.Review{Action: recount.Undo, Undoes: first})
	if c := wantReview(t, l, one, "corrected", "place"); c.Value != 1 {
		t.Errorf("without corrections the value is %v", c.Value)
	}
	by.add(recount.Review{Action: recount.Undo, Undoes: undo})
	if c := wantReview(t, l, one, "corrected", "place", "value"); c.Value != 10 {
		t.Errorf("with the undoing undone the value is %v", c.Value)
	}

	reject := by.add(recount.Review{Action: recount.Reject, Claim: two})
	wantReview(t, l, two, "rejected")
	wantChanged(t, l, e.Claims...)
	block, err := l.Block(t.Context(), keysOf(t, l, e.Claims...))
	must(t, err)
	if len(block.Profiles) != 2 {
		t.Errorf("the block has %d claims with one rejected", len(block.Profiles))
	}
	settleAll(t, l)
	same(t, "without the rejected", figures(claimsOf(t, l, ledger.ClaimFilter{})), []float64{10, 3})
	same(t, "with the rejected", figures(claimsOf(t, l, ledger.ClaimFilter{Rejected: true})), []float64{10, 2, 3})
	same(t, "unreviewed", figures(claimsOf(t, l, ledger.ClaimFilter{Unreviewed: true})), []float64{3})
	if c := wantReview(t, l, two, "rejected"); c.Question != "" {
		t.Errorf("a rejected claim stands in question %q", c.Question)
	}
	history, err := l.History(t.Context(), one)
	if err != nil || len(history) != 7 || history[0].ID != "v1" || history[6].ID != "v7" {
		t.Errorf("got %+v, %v", history, err)
	}
	held, err := l.ReviewsOf(t.Context(), "r1")
	must(t, err)
	if len(held) != 4 { // accept, place, value, reject
		t.Errorf("%d reviews hold: %+v", len(held), held)
	}
	if got, err := l.Review(t.Context(), reject); err != nil || got.Action != recount.Reject || got.Claim != two || !got.At.Equal(time.Date(2031, time.June, 1, 0, 8, 0, 0, time.UTC)) {
		t.Errorf("got %+v, %v", got, err)
	}
	checkClean(t, l)
	testReviewsSurvive(t, l, page, by, reject)
}

// testActs keeps reviews together, or none of them.
func testActs(t *testing.T, l ledger.Ledger) {
	t.Helper()
	fillQuestions(t, l)
	question, err := l.Question(t.Context(), questionID("corvo", recount.Killed))
	must(t, err)
	claim, err := l.Claim(t.Context(), mustClaimsOf(t, l, question.ID)[0].ID)
	must(t, err)
	if newest, err := l.Newest(t.Context()); newest != ledger.NoReview || err != nil {
		t.Errorf("the newest of no reviews is %q, %v", newest, err)
	}
	act := func(id, field, value string) recount.Review {
		return recount.Review{ID: id, Act: "a1", Action: recount.Correct, Claim: claim.ID, Field: field, Value: value, By: "Ann Lee", Why: "read again"}
	}
	wantError(t, l.AddReview(t.Context(), ledger.Seen{}, act("a1", "value", "7"), act("a2", "colour", "7")), ledger.ErrInvalid)
	if _, err := l.Review(t.Context(), "a1"); err == nil {
		t.Error("half of an act is kept")
	}
	seen := ledger.Seen{Newest: ledger.NoReview, Claim: &claim, Question: &question}
	must(t, l.AddReview(t.Context(), seen, act("a1", "value", "7"), act("a2", "low", "7")))
	if got, err := l.Review(t.Context(), "a2"); err != nil || got.Act != "a1" {
		t.Errorf("got %+v, %v", got, err)
	}
	if newest, err := l.Newest(t.Context()); newest != "a2" || err != nil {
		t.Errorf("the newest review is %q, %v", newest, err)
	}
	for _, seen := range []ledger.Seen{{Newest: ledger.NoReview}, {Newest: "a1"}, {Claim: &claim}} {
		wantError(t, l.AddReview(t.Context(), seen, act("a3", "value", "8")), ledger.ErrChanged)
	}
	question.Title = "another"
	wantError(t, l.AddReview(t.Context(), ledger.Seen{Question: &question}, act("a3", "value", "8")), ledger.ErrChanged)
	settleAll(t, l)
	checkClean(t, l)
}

// testReviewsSurvive reads the report by newer rules, then takes in a changed
// page.
func testReviewsSurvive(t *testing.T, l ledger.Ledger, page draft, by *reviewer, reject string) {
	t.Helper()
	newer := page.entry()
	newer.Rules = "rules 2"
	one, two := newer.Claims[0].ID, newer.Claims[1].ID
	newer.Claims[0].Figure, newer.Claims[1].Figure = "one", "two"
	newer.Claims[0].Spans, newer.Claims[1].Spans = nil, nil
	add(t, l, newer, ledger.Reread)
	if c := wantReview(t, l, one, "corrected", "place", "value"); c.Value != 10 || c.Figure != "one" {
		t.Errorf("after newer rules got %v, %q", c.Value, c.Figure)
	}
	wantReview(t, l, two, "rejected")
	changed := page
	changed.lines = append([]line{hurt(4)}, page.lines...)
	e := changed.entry()
	add(t, l, e, ledger.Revised)
	moved := e.Claims[2].ID // which says 2
	if c := wantReview(t, l, moved, ""); c.Value != 2 {
		t.Fatalf("got %+v", c)
	}
	must(t, l.Reanchor(t.Context(), reject, moved))
	wantReview(t, l, moved, "rejected")
	held, err := l.ReviewsOf(t.Context(), "r1")
	if err != nil || len(held) != 4 {
		t.Errorf("got %+v, %v", held, err)
	}
	by.add(recount.Review{Action: recount.Undo, Undoes: reject})
	wantReview(t, l, moved, "")
	settleAll(t, l)
	checkClean(t, l)
}

func wantReview(t *testing.T, l ledger.Ledger, id, review string, corrected ...string) ledger.Linked {
	t.Helper()
	c, err := l.Claim(t.Context(), id)
	must(t, err)
	if c.Review != review {
		t.Errorf("claim %q is %q, want %q", id, c.Review, review)
	}
	same(t, "corrected fields", c.Corrected, corrected)
	return c
}

func mustClaimsOf(t *testing.T, l ledger.Ledger, question string) []ledger.Linked {
	t.Helper()
	return allPages(t, 2, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) { return l.ClaimsOf(t.Context(), question, p) })
}

func testQuestionReviews(t *testing.T, l ledger.Ledger) {
	t.Helper()
	fillQuestions(t, l)
	alcora, corvo := questionID("alcora", recount.Wounded), questionID("corvo", recount.Killed)
	in := mustClaimsOf(t, l, corvo)
	other := mustClaimsOf(t, l, alcora)[0].ID
	by := &reviewer{t: t, l: l}
	merge := by.add(recount.Review{Action: recount.Merge, Question: alcora, Claims: []string{other, in[0].ID}})
	wantChanged(t, l, mustClaimsOf(t, l, alcora)[0].Claim, in[0].Claim)
	split := by.add(recount.Review{Action: recount.Split, Question: corvo, Claims: []string{in[1].ID}})
	by.add(recount.Review{Action: recount.SetBest, Question: corvo, Claim: in[0].ID})
	best := by.add(recount.Review{Action: recount.SetBest, Question: corvo, Claim: in[2].ID})
	d, err := l.Decisions(t.Context())
	must(t, err)
	if len(d.Merged) != 1 || len(d.Split) != 1 || d.Split[0].Review != split || len(d.Best) != 1 || d.Best[in[2].ID] != best {
		t.Errorf("got %+v", d)
	}
	same(t, "merged", d.Merged[0], []string{other, in[0].ID})
	settleAll(t, l)
	by.add(recount.Review{Action: recount.Undo, Undoes: merge})
	wantChanged(t, l, mustClaimsOf(t, l, alcora)[0].Claim, in[0].Claim)
	by.add(recount.Review{Action: recount.Undo, Undoes: best})
	d, err = l.Decisions(t.Context())
	if err != nil || len(d.Merged) != 0 || len(d.Split) != 1 || d.Best[in[0].ID] == "" {
		t.Errorf("got %+v, %v", d, err)
	}
	settleAll(t, l)
	must(t, l.MarkAll(t.Context()))
	block, err := l.Block(t.Context(), keysOf(t, l, in[0].Claim))
	must(t, err)
	result := decide(block)
	rename(&result, corvo, "ffffff00")
	result.Redirects = map[string]string{corvo: "ffffff00"}
	must(t, l.Settle(t.Context(), block, result))
	for id, want := range map[string]int{corvo: 4, "ffffff00": 4, alcora: 2} {
		if h, err := l.History(t.Context(), id); err != nil || len(h) != want {
			t.Errorf("question %q: history of %d, %v; want %d", id, len(h), err, want)
		}
	}
	settleAll(t, l)
	checkClean(t, l)
}

// testAdded adds claims that the rules missed.
func testAdded(t *testing.T, open Open) {
	t.Helper()
	l := open(t)
	page := draft{id: "r1", url: "https://wire.example/1", published: day(3), block: "b", lines: []line{hurt(1)}}
	hidden := draft{id: "r1", url: page.url, published: day(3), block: "b", lines: []line{hurt(1), hurt(2)}}
	e := hidden.entry()
	missed, made := e.Claims[1], e.Profiles[1]
	e.Claims, e.Profiles, e.Statements = e.Claims[:1], e.Profiles[:1], e.Statements[:1]
	add(t, l, e, ledger.Added)
	settleAll(t, l)
	by := &reviewer{t: t, l: l}
	review := by.review(recount.Review{Action: recount.Missed, Added: &missed})
	wantError(t, l.AddClaim(t.Context(), recount.Review{ID: "x", Action: recount.Accept, Claim: missed.ID}, missed, made, linker), ledger.ErrInvalid)
	must(t, l.AddClaim(t.Context(), review, missed, made, linker))
	wantError(t, l.AddClaim(t.Context(), review, missed, made, linker), ledger.ErrInvalid)
	settleAll(t, l)
	if c := wantReview(t, l, missed.ID, "added"); c.Report != "r1" || c.Question != questionID("b", recount.Wounded) {
		t.Errorf("got %+v", c)
	}
	if h, err := l.History(t.Context(), missed.ID); err != nil || len(h) != 1 {
		t.Errorf("got %+v, %v", h, err)
	}
	t.Run("newer rules leave it", func(t *testing.T) {
		newer := hidden.entry()
		newer.Rules = "rules 2"
		newer.Claims[1].Value = 99
		newer.Claims, newer.Profiles = newer.Claims[1:], newer.Profiles[1:]
		add(t, l, newer, ledger.Reread)
		settleAll(t, l)
		if c := wantReview(t, l, missed.ID, "added"); c.Value != 2 || c.Former {
			t.Errorf("got %+v", c)
		}
		checkClean(t, l)
	})
	t.Run("a changed page takes it along", func(t *testing.T) {
		changed := hidden
		changed.lines = []line{hurt(5), hurt(2)}
		e := changed.entry()
		moved, madeAnew := e.Claims[1], e.Profiles[1]
		e.Claims, e.Profiles = e.Claims[:1], e.Profiles[:1]
		add(t, l, e, ledger.Revised)
		must(t, l.AddClaim(t.Context(), review, moved, madeAnew, linker))
		settleAll(t, l)
		wantReview(t, l, moved.ID, "added")
		same(t, "current", figures(claimsOf(t, l, ledger.ClaimFilter{})), []float64{5, 2})
		checkClean(t, l)
	})
	t.Run("by hand, with a source", func(t *testing.T) {
		c := recount.Claim{
			V: recount.Version, ID: "hand", Report: "leaflet", Source: "Town hall", Title: "Leaflet", Published: day(6), Figure: "8", Measure: recount.Wounded,
			Quantity: recount.Quantity{Value: 8, Unit: recount.UnitPeople, Bound: recount.Exact}, Hedges: []string{}, Relay: []string{}, Claimant: "the clerk", Confidence: 1,
		}
		must(t, l.AddClaim(t.Context(), by.review(recount.Review{Action: recount.Missed, Added: &c}), c, profileOf(c, "b"), linker))
		settleAll(t, l)
		got := wantReview(t, l, "hand", "added")
		if got.Source != "Town hall" || got.Published != day(6) || got.Report != "leaflet" || got.Value != 8 {
			t.Errorf("got %+v", got)
		}
		r, row, err := l.Report(t.Context(), "leaflet")
		if err != nil || r.Text != "" || row.Title != "Leaflet" || row.Claims != 1 {
			t.Errorf("got %+v, %+v, %v", r, row, err)
		}
		ids, err := l.Outdated(t.Context(), "linker 2", 9)
		must(t, err)
		same(t, "outdated", ids, []string{"r1", "leaflet"})
		checkClean(t, l)
		by.add(recount.Review{Action: recount.Undo, Undoes: fmt.Sprintf("v%d", by.n)})
		settleAll(t, l)
		if got, err := l.Claim(t.Context(), "hand"); err != nil || !got.Former || got.Question != "" {
			t.Errorf("got %+v, %v", got, err)
		}
		checkClean(t, l)
	})
}
