package ingest_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"recount"
	"recount/ingest"
	"recount/ledger"
)

// tolls are sentences that give the number of dead at Orle, which stand in each
// other's place when a page changes.
var tolls = []string{
	"",
	"At least 12 people drowned when a ferry sank off Orle on Tuesday, the coastguard said.",
	"At least 14 people drowned when a ferry sank off Orle on Tuesday, the coastguard said.",
	"At least 17 people drowned when a ferry sank off Orle on Tuesday, the coastguard said.",
	"The coastguard said that at least 14 people drowned when a ferry sank off Orle on Tuesday.",
	"Fifteen people drowned when a ferry sank off Orle on Tuesday, the mayor said.",
}

// beside are what else a page says.
var beside = []string{"", "Divers were sent from Norra.", "Another 30 were missing, it said."}

// orle is a page on the ferry of Orle as it was fetched at an hour.
func orle(name string, hour int, sentences ...string) recount.Report {
	title := "Ferry sinks off Orle"
	r := recount.Report{
		Source: name, URL: "https://" + name + ".example/ferry", Title: title, Published: recount.NewDay(2024, 12, 18), TitleEnd: len(title), BodyStart: len(title) + 2,
		Text: title + "\n\nThe ferry went down in a storm.", Archived: time.Date(2024, 12, 18, 0, 0, 0, 0, time.UTC).Add(time.Duration(hour) * time.Hour),
	}
	for _, s := range sentences {
		if s != "" {
			r.Text += " " + s
		}
	}
	r.ID = recount.ReportID(r.URL, r.Text)
	return r
}

// tollOf is the question that the number of dead of a page answers now; empty
// where it gives none.
func tollOf(t *testing.T, l ledger.Ledger, source string) string {
	t.Helper()
	rows, err := l.Claims(t.Context(), ledger.ClaimFilter{Measure: recount.Killed}, ledger.Page{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows.Rows {
		if string(rows.Rows[i].Source) == source {
			return rows.Rows[i].Question
		}
	}
	return ""
}

// changeOf is a new text of one of two pages, to be linked at once or along with
// the next.
type changeOf struct {
	page, toll, beside string
	linked             bool
}

// changesDrawn draws changes of the wire's page, and of another where alone is false.
func changesDrawn(alone bool) *rapid.Generator[[]changeOf] {
	pages := []string{"wire", "post"}
	if alone {
		pages = pages[:1]
	}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) changeOf {
		return changeOf{
			rapid.SampledFrom(pages).Draw(t, "page"), rapid.SampledFrom(tolls).Draw(t, "toll"),
			rapid.SampledFrom(beside).Draw(t, "beside"), rapid.IntRange(0, 2).Draw(t, "linked") > 0,
		}
	}), 2, 6)
}

// TestFollowedOverVersions changes a page and another again and again, linked after
// each or some of its versions: whenever the first gives the number of dead, the
// question is followed that it gave on the first day, or the one that took it in;
// where the page stands alone it is the one that its figure answers.
func TestFollowedOverVersions(t *testing.T) {
	for seed := range seeds(10) {
		for _, alone := range []bool{true, false} {
			l, k, _ := newLedger(t)
			add(t, k, orle("wire", 0, tolls[1]))
			first := tollOf(t, l, "wire")
			if _, err := k.Follow(t.Context(), "Ada", first); err != nil {
				t.Fatal(err)
			}
			changes := changesDrawn(alone).Example(seed)
			var batch []recount.Report
			for i, c := range changes {
				batch = append(batch, orle(c.page, i+1, c.beside, c.toll))
				if !c.linked && i < len(changes)-1 {
					continue
				}
				add(t, k, batch...)
				batch = nil
				checkFollowed(t, l, first, alone, fmt.Sprint(changes[:i+1]))
			}
			check(t, l)
		}
	}
}

func checkFollowed(t *testing.T, l ledger.Ledger, first string, alone bool, after string) {
	t.Helper()
	wire := tollOf(t, l, "wire")
	if wire == "" {
		return
	}
	followed, err := l.Followed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	post := tollOf(t, l, "post")
	if len(followed) != 1 || followed[0].Question != wire && followed[0].Question != post || alone && wire != first {
		t.Fatalf("after %s the question %s is followed as %v, and the pages answer %q and %q", after, first, followed, wire, post)
	}
}

const missingLine = "Another 30 were missing, it said."

// ofMeasure is the claim of a measure in the present version of the page.
func ofMeasure(t *testing.T, l ledger.Ledger, measure recount.Measure) ledger.Linked {
	t.Helper()
	claims := every(t, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
		return l.Claims(context.Background(), ledger.ClaimFilter{Measure: measure, Rejected: true}, p)
	})
	if len(claims) != 1 {
		t.Fatalf("%d claims count %s", len(claims), measure)
	}
	return claims[0]
}

// TestReviewsOverVersions changes a page after its figures were reviewed. What was
// said of a figure holds while it stands word for word, wherever it stands; what
// was said of questions holds for another figure in its place too; what does not
// hold is told, and holds again once the figure is back.
func TestReviewsOverVersions(t *testing.T) {
	ctx := context.Background()
	acts := map[string]func(k *ingest.Keeper, dead, missing ledger.Linked) error{
		"accept": func(k *ingest.Keeper, dead, _ ledger.Linked) error { _, err := k.Accept(ctx, by, dead.ID); return err },
		"correct": func(k *ingest.Keeper, dead, _ ledger.Linked) error {
			_, err := k.Correct(ctx, by, dead.ID, "place", "Orle")
			return err
		},
		"reject": func(k *ingest.Keeper, dead, _ ledger.Linked) error { _, err := k.Reject(ctx, by, dead.ID); return err },
		"merge": func(k *ingest.Keeper, dead, missing ledger.Linked) error {
			_, err := k.Merge(ctx, by, []string{dead.Question, missing.Question})
			return err
		},
	}
	holds := map[string]func(dead, missing ledger.Linked) bool{
		"accept":  func(dead, _ ledger.Linked) bool { return dead.Review == "accepted" },
		"correct": func(dead, _ ledger.Linked) bool { return dead.Place == "Orle" },
		"reject":  func(dead, _ ledger.Linked) bool { return dead.Review == "rejected" },
		"merge":   func(dead, missing ledger.Linked) bool { return dead.Question == missing.Question },
	}
	for act, review := range acts {
		for name, test := range map[string]struct {
			toll     string
			before   string // what stands before it
			figure   bool   // what is said of the figure holds
			question bool   // what is said of its question does
		}{
			"it stands":              {tolls[1], "", true, true},
			"it stands further on":   {tolls[1], "Divers were sent from Norra, and boats came from all over the bay.", true, true},
			"another figure":         {tolls[3], "", false, true},
			"in other words":         {tolls[4], "", false, true},
			"on another's word":      {tolls[5], "", false, true},
			"after it was not there": {"", "", false, false},
		} {
			l, k, problems := newLedger(t)
			add(t, k, orle("wire", 1, tolls[1], missingLine))
			if err := review(k, ofMeasure(t, l, recount.Killed), ofMeasure(t, l, recount.Missing)); err != nil {
				t.Fatal(err)
			}
			sum := add(t, k, orle("wire", 2, test.before, test.toll, missingLine))
			want := test.figure
			if act == "merge" {
				want = test.question
			}
			if told := len(*problems); sum.Linked.Lost != told || (told == 0) != want {
				t.Errorf("%s, %s: %d reviews are lost, with the problems %v", act, name, sum.Linked.Lost, *problems)
			}
			if told := queueTells(t, l); told != (test.toll != "" && !want) {
				t.Errorf("%s, %s: the queue tells of a lapsed review: %v", act, name, told)
			}
			if test.toll != "" {
				if got := holds[act](ofMeasure(t, l, recount.Killed), ofMeasure(t, l, recount.Missing)); got != want {
					t.Errorf("%s, %s: holds %v, want %v", act, name, got, want)
				}
			}
			add(t, k, orle("wire", 3, "Boats are out.", tolls[1], missingLine))
			if !holds[act](ofMeasure(t, l, recount.Killed), ofMeasure(t, l, recount.Missing)) {
				t.Errorf("%s, %s: it does not hold for the figure that is back", act, name)
			}
			if queueTells(t, l) {
				t.Errorf("%s, %s: the review is told as lapsed while it holds", act, name)
			}
			check(t, l)
		}
	}
}

// queueTells tells whether the first claim that awaits a review is one on which a
// review lapsed; no other may be.
func queueTells(t *testing.T, l ledger.Ledger) bool {
	t.Helper()
	claims := every(t, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
		return l.Claims(t.Context(), ledger.ClaimFilter{Unreviewed: true}, p)
	})
	for i := range claims {
		if i > 0 && claims[i].Lapsed != "" {
			t.Errorf("the claim %d of the queue is %q, on which a review lapsed", i, claims[i].Figure)
		}
	}
	return len(claims) > 0 && claims[0].Lapsed != ""
}

// TestAReviewOfWordsThatStandTwice accepts the second of two figures in the same
// words, which nothing around them tells apart.
func TestAReviewOfWordsThatStandTwice(t *testing.T) {
	l, k, problems := newLedger(t)
	twice := []string{"A storm was near.", tolls[1], "A storm was near.", tolls[1], "A storm was near."}
	add(t, k, orle("wire", 1, twice...))
	if _, err := k.Accept(t.Context(), by, claimOf(t, l, orle("wire", 1, twice...).ID, "At least 12").ID); err != nil {
		t.Fatal(err)
	}
	add(t, k, orle("wire", 2, append(twice, "Boats are out.")...))
	claims := every(t, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
		return l.Claims(t.Context(), ledger.ClaimFilter{Measure: recount.Killed}, p)
	})
	if len(claims) != 2 || claims[0].Review != "" || claims[1].Review != "accepted" || len(*problems) > 0 {
		t.Errorf("%d claims, the first %q, the second %q; problems %v", len(claims), claims[0].Review, claims[1].Review, *problems)
	}
}
