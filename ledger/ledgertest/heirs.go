package ledgertest

import (
	"testing"

	"recount"
	"recount/ledger"
)

// testInheritedRedirects lets the question that a page alone gave lead to the one
// that its new version's figure answers.
func testInheritedRedirects(t *testing.T, l ledger.Ledger) {
	t.Helper()
	add(t, l, page{"r2", 1, []line{hurt(12)}}.entry(), ledger.Added)
	first := page{"r1", 1, []line{elsewhere(hurt(13), "c")}}.entry()
	add(t, l, first, ledger.Added)
	settleIDs(t, l)
	alone := questionOf(t, l, first.Claims[0].ID)
	must(t, l.Follow(t.Context(), ledger.Following{Question: alone, By: "Ada", At: seen}))
	second := page{"r1", 2, []line{hurt(14)}}.entry()
	add(t, l, second, ledger.Revised)
	settleIDs(t, l)
	together := questionOf(t, l, second.Claims[0].ID)
	if together == alone {
		t.Fatal("the figure is not joined with the other: nothing is tested")
	}
	q, err := l.Question(t.Context(), alone)
	if must(t, err); q.ID != together {
		t.Errorf("%s leads to %s, want %s", alone, q.ID, together)
	}
	followed, err := l.Followed(t.Context())
	if must(t, err); len(followed) != 1 || followed[0].Question != together {
		t.Errorf("followed is %+v, want %s", followed, together)
	}
}

// testFollowedAndGone follows a question until no report gives it any more, and while
// it is gone, again and no longer.
func testFollowedAndGone(t *testing.T, l ledger.Ledger) {
	t.Helper()
	texts := [][]line{{hurt(12)}, {hurt(14)}, {hurt(12)}, {dead(7)}}
	var entries []ledger.Entry
	for i, lines := range texts {
		e := page{"r1", i + 1, lines}.entry()
		_, err := l.Add(t.Context(), e)
		must(t, err)
		settleIDs(t, l)
		entries = append(entries, e)
		if i == 0 {
			must(t, l.Follow(t.Context(), ledger.Following{Question: questionOf(t, l, e.Claims[0].ID), By: "Ada", At: seen}))
		}
	}
	followed, err := l.Followed(t.Context())
	if must(t, err); len(followed) != 1 || !followed[0].Gone || followed[0].Last != entries[2].Claims[0].ID || followed[0].Title == "" {
		t.Fatalf("followed is %+v; want one that is gone, given last by %s", followed, entries[2].Claims[0].ID)
	}
	rows, err := l.Questions(t.Context(), ledger.QuestionFilter{Followed: true}, ledger.Page{})
	if must(t, err); len(rows.Rows) > 0 {
		t.Errorf("questions %+v are listed", rows.Rows)
	}
	id := followed[0].Question
	for _, unknown := range []ledger.Following{{Question: id, By: "Bo"}, {Question: "ffffffff", By: "Bo", Ends: true}} {
		wantError(t, l.Follow(t.Context(), unknown), ledger.ErrNotFound)
	}
	whole, err := l.Whole(t.Context(), ledger.OfQuestion, id[:7])
	if must(t, err); whole != id {
		t.Errorf("%s is the beginning of %s", id[:7], whole)
	}
	must(t, l.Follow(t.Context(), ledger.Following{Question: id, By: "Bo", At: seen, Ends: true}))
	if followed, err = l.Followed(t.Context()); err != nil || len(followed) > 0 {
		t.Errorf("followed is %+v, %v", followed, err)
	}
	checkClean(t, l)
}

// testInheritedByTwo changes two pages at once that gave one question: the figure of
// one goes over to another question, and that of the other keeps it.
func testInheritedByTwo(t *testing.T, l ledger.Ledger) {
	t.Helper()
	add(t, l, page{"r3", 1, []line{elsewhere(hurt(13), "c")}}.entry(), ledger.Added)
	settleIDs(t, l)
	first := page{"r1", 1, []line{hurt(12)}}.entry()
	add(t, l, first, ledger.Added)
	add(t, l, page{"r2", 1, []line{hurt(12)}}.entry(), ledger.Added)
	settleIDs(t, l)
	question := questionOf(t, l, first.Claims[0].ID)
	gone, stays := page{"r1", 2, []line{elsewhere(hurt(14), "c")}}.entry(), page{"r2", 2, []line{hurt(16)}}.entry()
	add(t, l, gone, ledger.Revised)
	add(t, l, stays, ledger.Revised)
	settleIDs(t, l)
	if got := questionOf(t, l, stays.Claims[0].ID); got != question || questionOf(t, l, gone.Claims[0].ID) == question {
		t.Errorf("the figure that stays answers %s, want %s", got, question)
	}
}

// testInheritedAfterRejection lets a claim that was rejected, and is no longer,
// answer the question that it did.
func testInheritedAfterRejection(t *testing.T, l ledger.Ledger) {
	t.Helper()
	e := page{"r1", 1, []line{hurt(12)}}.entry()
	add(t, l, e, ledger.Added)
	revised := page{"r1", 2, []line{hurt(14)}}.entry()
	settleIDs(t, l)
	question := questionOf(t, l, e.Claims[0].ID)
	add(t, l, revised, ledger.Revised)
	settleIDs(t, l)
	claim := revised.Claims[0].ID
	must(t, l.AddReview(t.Context(), ledger.Seen{}, recount.Review{ID: "1", Action: recount.Reject, By: "Ada", Why: "no", Claim: claim}))
	settleIDs(t, l)
	if got := questionOf(t, l, claim); got != "" {
		t.Fatalf("a rejected claim answers %s", got)
	}
	must(t, l.AddReview(t.Context(), ledger.Seen{}, recount.Review{ID: "2", Action: recount.Undo, By: "Ada", Why: "yes", Undoes: "1"}))
	settleIDs(t, l)
	if got := questionOf(t, l, claim); got != question {
		t.Errorf("it answers %q, want %q", got, question)
	}
}

// testInheritedWords lets newer rules read another word as part of a figure.
func testInheritedWords(t *testing.T, l ledger.Ledger) {
	t.Helper()
	e := page{"r1", 1, []line{hurt(12), hurt(30)}}.entry()
	add(t, l, e, ledger.Added)
	settleIDs(t, l)
	question := questionOf(t, l, e.Claims[0].ID)
	newer := page{"r1", 1, []line{hurt(12), hurt(30)}}.entry()
	newer.Rules = "rules 2"
	c := &newer.Claims[0]
	c.End += len(" people")
	c.Figure += " people"
	c.ID = recount.ClaimID("r1", newer.Report.Version(), recount.Span{Start: c.Start, End: c.End})
	c.Spans = recount.Spans{"figure": {{Start: c.Start, End: c.End}}, "sentence": c.Spans["sentence"]}
	newer.Profiles[0].Claim, newer.Profiles[0].Figure = c.ID, string(c.Figure)
	add(t, l, newer, ledger.Reread)
	settleIDs(t, l)
	if got := questionOf(t, l, c.ID); got != question {
		t.Errorf("it answers %q, want %q", got, question)
	}
	changes, err := l.ChangesAfter(t.Context(), 0, 10)
	if must(t, err); len(changes) > 0 {
		t.Errorf("changes %+v: the figures conflict as they did", changes)
	}
}

// testFiguresThatStand tells no conflict again of two figures that stand as they
// stood in a new version, and one of a figure that is new in it.
func testFiguresThatStand(t *testing.T, l ledger.Ledger) {
	t.Helper()
	add(t, l, page{"r1", 1, []line{hurt(12)}}.entry(), ledger.Added)
	settleIDs(t, l)
	add(t, l, page{"r2", 1, []line{hurt(30)}}.entry(), ledger.Added)
	settleIDs(t, l)
	told := func() (figures, conflicts, versions int) {
		changes, err := l.ChangesAfter(t.Context(), 0, 100)
		must(t, err)
		for _, c := range changes {
			switch c.Kind {
			case ledger.NewFigure:
				figures++
			case ledger.NewConflict:
				conflicts++
			case ledger.NewVersion:
				versions++
			}
		}
		return figures, conflicts, versions
	}
	want := func(name string, figures, conflicts, versions int) {
		t.Helper()
		if f, c, v := told(); f != figures || c != conflicts || v != versions {
			t.Errorf("%s: %d new figures, %d conflicts, %d versions; want %d, %d, %d", name, f, c, v, figures, conflicts, versions)
		}
	}
	want("a report that is new", 1, 1, 0)
	for i, step := range []struct {
		name      string
		page      page
		conflicts int
	}{
		{"it stands, with another behind it", page{"r2", 2, []line{dead(7), hurt(30)}}, 1},
		{"the other page changes, with a conflict of its own", page{"r1", 2, []line{dead(6), hurt(12)}}, 2},
		{"it stands, alone again", page{"r2", 3, []line{hurt(30)}}, 2},
		{"another figure", page{"r2", 4, []line{hurt(31)}}, 3},
	} {
		add(t, l, step.page.entry(), ledger.Revised)
		settleIDs(t, l)
		want(step.name, 1, step.conflicts, i+1)
	}
}

// testConflictThatArises tells a conflict of two figures that stand as they stood and
// did not conflict before, once.
func testConflictThatArises(t *testing.T, l ledger.Ledger) {
	t.Helper()
	for _, p := range []page{{"r1", 1, []line{hurt(12)}}, {"r2", 1, []line{hurt(12)}}, {"r3", 1, []line{hurt(30)}}} {
		add(t, l, p.entry(), ledger.Added)
		settleIDs(t, l)
	}
	for _, step := range []struct {
		name  string
		pages []page
		want  int
	}{
		{"at first", nil, 1},
		{"two pages change", []page{{"r2", 2, []line{dead(7)}}, {"r3", 2, []line{dead(7), hurt(30)}}}, 2},
		{"one changes again", []page{{"r3", 3, []line{hurt(30)}}}, 2},
		{"it goes", []page{{"r3", 4, []line{dead(7)}}}, 2},
		{"and comes back", []page{{"r3", 5, []line{dead(7), dead(7), hurt(30)}}}, 2},
	} {
		for _, p := range step.pages {
			add(t, l, p.entry(), ledger.Revised)
		}
		settleIDs(t, l)
		changes, err := l.ChangesAfter(t.Context(), 0, 100)
		must(t, err)
		got := 0
		for _, c := range changes {
			if c.Kind == ledger.NewConflict {
				got++
			}
		}
		if got != step.want {
			t.Errorf("%s: %d conflicts are told, want %d: %+v", step.name, got, step.want, changes)
		}
	}
}

// ComesBack files a page whose figure goes, does something, and lets the figure come
// back: it answers the question that it did.
func ComesBack(t *testing.T, l ledger.Ledger, meanwhile func()) {
	t.Helper()
	first, gone := page{"r1", 1, []line{hurt(12)}}.entry(), page{"r1", 2, []line{dead(7)}}.entry()
	add(t, l, first, ledger.Added)
	settleIDs(t, l)
	question := questionOf(t, l, first.Claims[0].ID)
	must(t, l.Follow(t.Context(), ledger.Following{Question: question, By: "Ada", At: seen}))
	add(t, l, gone, ledger.Revised)
	settleIDs(t, l)
	meanwhile()
	followed, err := l.Followed(t.Context())
	if must(t, err); len(followed) != 1 || followed[0].Last != first.Claims[0].ID {
		t.Errorf("followed is %+v, want it given last by %s", followed, first.Claims[0].ID)
	}
	back := page{"r1", 3, []line{dead(7), hurt(14)}}.entry()
	add(t, l, back, ledger.Revised)
	settleIDs(t, l)
	if got := questionOf(t, l, back.Claims[1].ID); got != question {
		t.Errorf("it answers %q, want %q", got, question)
	}
}
