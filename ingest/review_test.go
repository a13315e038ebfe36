package ingest_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"recount"
	"recount/ingest"
	"recount/ledger"
)

var by = ingest.Signature{By: "Ada Brandt", Why: "read the report again"}

// claimOf finds the one claim of a report with that figure.
func claimOf(t *testing.T, l ledger.Ledger, report, figure string) ledger.Linked {
	t.Helper()
	var found []ledger.Linked
	for _, c := range every(t, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
		return l.Claims(context.Background(), ledger.ClaimFilter{Report: report, Rejected: true}, p)
	}) {
		if string(c.Figure) == figure {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		t.Fatalf("no claim “%s” in %s", figure, report)
	}
	return found[len(found)-1] // that of the body, not of the title
}

func questionOf(t *testing.T, l ledger.Ledger, c ledger.Linked) recount.Summary {
	t.Helper()
	q, err := l.Question(context.Background(), c.Question)
	if err != nil {
		t.Fatalf("question of “%s”: %v", c.Figure, err)
	}
	return q
}

// refused tells that an act was refused with a hint in which words stand.
func refused(t *testing.T, err error, words string) {
	t.Helper()
	refusal := (*ingest.Refusal)(nil)
	if !errors.As(err, &refusal) {
		t.Errorf("not refused: %v", err)
	} else if !strings.Contains(refusal.Error(), words) {
		t.Errorf("%q does not say %q", refusal.Error(), words)
	}
}

// filled makes a ledger of all test reports.
func filled(t *testing.T) (ledger.Ledger, *ingest.Keeper, *[]recount.Problem) {
	t.Helper()
	l, k, problems := newLedger(t)
	add(t, k, testReports(t)...)
	return l, k, problems
}

func TestAcceptRejectUndo(t *testing.T) {
	ctx := context.Background()
	l, k, _ := filled(t)
	c := claimOf(t, l, "post-1", "at least 95")
	if _, err := k.Accept(ctx, ingest.Signature{By: "Ada Brandt"}, c.ID[:8]); err != nil {
		t.Fatal(err)
	}
	if got := claimOf(t, l, "post-1", "at least 95").Review; got != "accepted" {
		t.Errorf("an accepted claim is %q", got)
	}
	_, err := k.Accept(ctx, by, c.ID)
	refused(t, err, "accepted already")
	rejected, err := k.Reject(ctx, by, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	before := questionOf(t, l, claimOf(t, l, "wire-1", "At least 40"))
	for _, other := range every(t, func(p ledger.Page) (ledger.Rows[ledger.Linked], error) { return l.ClaimsOf(ctx, before.ID, p) }) {
		if other.ID == c.ID {
			t.Error("a rejected claim still answers its question")
		}
	}
	_, err = k.Accept(ctx, by, c.ID)
	refused(t, err, "recount review undo")
	if _, err := k.Undo(ctx, by, rejected.ID[:6]); err != nil {
		t.Fatal(err)
	}
	if got := claimOf(t, l, "post-1", "at least 95"); got.Review != "accepted" || got.Question == "" {
		t.Errorf("after undoing the claim is %q and answers %q", got.Review, got.Question)
	}
	_, err = k.Undo(ctx, by, rejected.ID)
	refused(t, err, "undone already")
	history, err := l.History(ctx, c.ID)
	if err != nil || len(history) != 3 {
		t.Errorf("the history has %d reviews, %v", len(history), err)
	}
}

func TestReviewsAreSignedAndGiveReasons(t *testing.T) {
	ctx := context.Background()
	l, k, _ := filled(t)
	c := claimOf(t, l, "wire-1", "At least 40")
	_, err := k.Accept(ctx, ingest.Signature{}, c.ID)
	refused(t, err, "RECOUNT_BY")
	_, err = k.Reject(ctx, ingest.Signature{By: "Ada Brandt", Why: " "}, c.ID)
	refused(t, err, "--why")
	_, err = k.Accept(ctx, by, "0000000000000000")
	if !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("an unknown claim: %v", err)
	}
}

func TestACorrectionChangesHowClaimsStand(t *testing.T) {
	ctx := context.Background()
	l, k, _ := filled(t)
	c := claimOf(t, l, "post-1", "at least 95")
	reviews, err := k.Correct(ctx, by, c.ID, "value", "75")
	if err != nil {
		t.Fatal(err)
	}
	if reviews[0].Field != "value" || len(reviews) < 3 {
		t.Errorf("correcting the value made the reviews %+v", reviews)
	}
	got := claimOf(t, l, "post-1", "at least 95")
	if got.Value != 75 || *got.Low != 75 || got.Review != "corrected" || !slices.Contains(got.Corrected, "meant_low") {
		t.Errorf("the claim became %+v", got)
	}
	profiles, _, err := l.ProfilesOf(ctx, got.Question, recount.Day{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range profiles {
		if p.Claim == c.ID && p.Value != 75 {
			t.Errorf("the linker sees the value %v", p.Value)
		}
	}
	_, err = k.Correct(ctx, by, c.ID, "value", "75")
	refused(t, err, "is that already")
	_, err = k.Correct(ctx, by, c.ID, "measure", "mourned")
	refused(t, err, "killed")
}

func TestMergeAndSplit(t *testing.T) {
	ctx := context.Background()
	l, k, _ := filled(t)
	ferry, dam := claimOf(t, l, "wire-3", "22"), claimOf(t, l, "wire-1", "At least 40")
	if ferry.Question == dam.Question {
		t.Fatal("the ferry and the dam are one question from the start")
	}
	merged, err := k.Merge(ctx, by, []string{ferry.Question, dam.Question})
	if err != nil {
		t.Fatal(err)
	}
	if a, b := claimOf(t, l, "wire-3", "22"), claimOf(t, l, "wire-1", "At least 40"); a.Question != b.Question {
		t.Fatalf("merged questions are %s and %s", a.Question, b.Question)
	}
	_, err = k.Merge(ctx, by, []string{ferry.Question, dam.Question})
	refused(t, err, "one already")
	_, err = k.Split(ctx, by, ferry.Question, merged.Claims[:1])
	refused(t, err, "undo "+merged.ID)
	if _, err := k.Undo(ctx, by, merged.ID); err != nil {
		t.Fatal(err)
	}
	if a, b := claimOf(t, l, "wire-3", "22"), claimOf(t, l, "wire-1", "At least 40"); a.Question == b.Question {
		t.Error("the merge still holds after it was undone")
	}

	dam = claimOf(t, l, "wire-1", "At least 40")
	union := claimOf(t, l, "post-1", "at least 95")
	split, err := k.Split(ctx, by, dam.Question, []string{union.ID})
	if err != nil {
		t.Fatal(err)
	}
	a, b := claimOf(t, l, "wire-1", "At least 40"), claimOf(t, l, "post-1", "at least 95")
	if a.Question == b.Question {
		t.Fatal("split claims are still one question")
	}
	_, err = k.Merge(ctx, by, []string{a.Question, b.Question})
	refused(t, err, "undo "+split.ID)
	_, err = k.Split(ctx, by, b.Question, []string{b.ID})
	refused(t, err, "none remain")
	_, err = k.Split(ctx, by, b.Question, []string{a.ID})
	refused(t, err, "does not answer")
	_, err = k.Merge(ctx, by, []string{a.Question})
	refused(t, err, "two or more")
}

func TestTheBestFigure(t *testing.T) {
	ctx := context.Background()
	l, k, _ := filled(t)
	c := claimOf(t, l, "herald-2", "68")
	if q := questionOf(t, l, c); q.Best != "" {
		t.Errorf("a best figure, %s, was set by nobody", q.Best)
	}
	if _, err := k.Best(ctx, by, c.Question, c.ID); err != nil {
		t.Fatal(err)
	}
	if q := questionOf(t, l, c); string(q.Best) != c.ID {
		t.Errorf("the best figure is %q", q.Best)
	}
	_, err := k.Best(ctx, by, c.Question, c.ID)
	refused(t, err, "best already")
	_, err = k.Best(ctx, by, c.Question, claimOf(t, l, "wire-3", "22").ID)
	refused(t, err, "does not answer")

	march := recount.NewDay(2019, 3, 31)
	known, ok, err := ingest.KnownOn(ctx, l, c.Question, march)
	if err != nil || !ok || known.Summary.Best != "" {
		t.Errorf("before it was set the best figure is %q, %v %v", known.Summary.Best, ok, err)
	}
}

func TestAMissedClaim(t *testing.T) {
	ctx := context.Background()
	l, k, _ := filled(t)
	review, err := k.AddMissed(ctx, by, ingest.Missed{
		Report: "post-2", Words: "The owner", Fields: map[string]string{"value": "1", "measure": "other", "unit": "items"},
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := l.Claim(ctx, review.Claim)
	if err != nil || got.Review != "added" || got.Value != 1 || got.Question == "" || got.Figure != "The owner" {
		t.Errorf("the claim added is %+v, %v", got, err)
	}
	for _, test := range []struct {
		missed ingest.Missed
		says   string
	}{
		{ingest.Missed{Report: "post-2", Words: "not there"}, "does not say"},
		{ingest.Missed{Report: "post-2", Words: "22"}, "is there"},
		{ingest.Missed{Report: "post-2", Words: "drown"}, "2 times"},
		{ingest.Missed{Report: "post-2", Words: "drown", Nth: 7}, "only 2 times"},
		{ingest.Missed{Report: "post-2", Words: "the coastguard"}, "--set value"},
		{ingest.Missed{Report: "post-2", Words: " "}, "no words"},
		{ingest.Missed{Words: "40 died"}, "--source"},
		{ingest.Missed{Report: "post-2", Words: "the coastguard", Fields: map[string]string{"value": "x"}}, "value"},
		{ingest.Missed{Report: "wire-1", Words: "At least 40 people were killed when a dam burst above the town of Alcora on Sunday, the interior ministry said. Some 300"}, "several figures"},
	} {
		_, err := k.AddMissed(ctx, by, test.missed)
		refused(t, err, test.says)
	}
	check(t, l)
}

func TestAClaimByHandWithASource(t *testing.T) {
	ctx := context.Background()
	l, k, _ := filled(t)
	review, err := k.AddMissed(ctx, by, ingest.Missed{
		Source: "Radio Cape Doran", Published: recount.NewDay(2019, 3, 5),
		Words: "The coastguard said on Tuesday that 23 people had drowned when the ferry sank off Cape Doran.",
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := l.Claim(ctx, review.Claim)
	if err != nil || c.Value != 23 || c.Measure != recount.Killed || c.Source != "Radio Cape Doran" || c.Review != "added" {
		t.Errorf("the claim added is %+v, %v", c, err)
	}
	check(t, l)
	undone, err := k.Undo(ctx, by, review.ID)
	if err != nil {
		t.Fatal(err)
	}
	if c, err = l.Claim(ctx, review.Claim); err != nil || c.Question != "" {
		t.Errorf("after %s the claim answers %q, %v", undone[0].ID, c.Question, err)
	}
	check(t, l)
}

// check fails where the ledger has a fault.
func check(t *testing.T, l ledger.Ledger) {
	t.Helper()
	records, err := l.Check(context.Background(), func(p recount.Problem) { t.Error(p.Error()) })
	if err != nil || records == 0 {
		t.Errorf("%d records checked, %v", records, err)
	}
}

func TestReviewsFollowAChangedPage(t *testing.T) {
	ctx := context.Background()
	l, k, problems := filled(t)
	reports := testReports(t)
	page := reports[slices.IndexFunc(reports, func(r recount.Report) bool { return r.ID == "wire-1" })]
	injured, children := claimOf(t, l, "wire-1", "Some 300"), claimOf(t, l, "wire-1", "12")
	if _, err := k.Correct(ctx, by, injured.ID, "place", "Lower Alcora"); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Reject(ctx, by, children.ID); err != nil {
		t.Fatal(err)
	}
	missed, err := k.AddMissed(ctx, by, ingest.Missed{Report: "wire-1", Words: "Rescue teams", Fields: map[string]string{"value": "3", "unit": "items"}})
	if err != nil {
		t.Fatal(err)
	}

	if _, err := k.Best(ctx, by, claimOf(t, l, "wire-1", "Some 300").Question, injured.ID); err != nil {
		t.Fatal(err)
	}

	page.Text = strings.Replace(page.Text, "at least 40 dead\n\n", "at least 40 dead\n\nThis report has been brought up to date.\n\n", 1)
	page.Text = strings.Replace(page.Text, "Mayor Ines Brandt told reporters that 12 children were among the dead.", "The mayor gave no number of children.", 1)
	sum := add(t, k, page)
	if sum.Outcomes[ledger.Revised] != 1 || sum.Linked.Lost != 1 || len(*problems) != 1 {
		t.Errorf("a changed page came to %+v with the problems %v", sum, *problems)
	}
	if now := claimOf(t, l, "wire-1", "Some 300"); now.ID == injured.ID || now.Place != "Lower Alcora" || now.Review != "corrected" {
		t.Errorf("the correction does not hold for the new version: %+v", now)
	}
	if now := claimOf(t, l, "wire-1", "Some 300"); string(questionOf(t, l, now).Best) != now.ID {
		t.Errorf("the best figure is %q, not %q", questionOf(t, l, now).Best, now.ID)
	}
	if now := claimOf(t, l, "wire-1", "Rescue teams"); now.ID == missed.Claim || now.Value != 3 || now.Review != "added" || now.Question == "" {
		t.Errorf("the claim added is not in the new version: %+v", now)
	}
	if history, err := l.History(ctx, children.ID); err != nil || len(history) != 1 {
		t.Errorf("what no longer holds left the history: %v, %v", history, err)
	}
	check(t, l)
}

func TestAQuestionAsItWasKnown(t *testing.T) {
	ctx := context.Background()
	l, _, _ := filled(t)
	c := claimOf(t, l, "post-1", "at least 95")
	now := questionOf(t, l, c)
	then, ok, err := ingest.KnownOn(ctx, l, c.Question, recount.NewDay(2019, 3, 4))
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if then.Summary.ID != c.Question || then.Summary.Voices.Claims >= now.Voices.Claims || then.Claims[c.ID] {
		t.Errorf("on 4 March it had %d claims, now %d; it was %s, is %s", then.Summary.Voices.Claims, now.Voices.Claims, then.Summary.ID, c.Question)
	}
	if _, ok, err := ingest.KnownOn(ctx, l, c.Question, recount.NewDay(2019, 3, 1)); ok || err != nil {
		t.Errorf("before the dam burst it was known: %v, %v", ok, err)
	}
}
