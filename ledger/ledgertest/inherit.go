package ledgertest

import (
	"slices"
	"testing"
	"time"

	"recount"
	"recount/compare"
	"recount/ledger"
)

// ids decides as [decide] does, and gives questions ids as [compare.Decide] does:
// each that which its claims have known, else one that they inherit, else a new one.
func ids(block ledger.Block) compare.Result {
	result := decide(block)
	in := compare.Input{Profiles: block.Profiles, Known: block.Known, Inherited: block.Inherited, Held: block.Held}
	for _, q := range result.Questions {
		var merged []string
		for _, l := range result.Links {
			if l.Question == q.ID {
				merged = append(merged, l.Claim)
			}
		}
		in.Decisions.Merged = append(in.Decisions.Merged, merged)
	}
	named := compare.Decide(in)
	of := map[string]string{}
	for _, l := range named.Links {
		of[l.Claim] = l.Question
	}
	former := map[string]string{}
	for _, l := range result.Links {
		former[l.Question] = of[l.Claim]
	}
	for from, to := range former {
		rename(&result, from, to)
	}
	result.Redirects = named.Redirects
	return result
}

// settleIDs seeks, and decides all blocks that have changed, by [ids].
func settleIDs(t *testing.T, l ledger.Ledger) {
	t.Helper()
	seekAll(t, l)
	for range 4 {
		keys, err := l.Changed(t.Context(), "", 1000)
		must(t, err)
		for _, key := range keys {
			block, err := l.Block(t.Context(), []string{key})
			must(t, err)
			must(t, l.Settle(t.Context(), block, ids(block)))
		}
	}
	if keys, err := l.Changed(t.Context(), "", 1000); err != nil || len(keys) > 0 {
		t.Fatalf("blocks %q are changed after they were settled, %v", keys, err)
	}
	checkClean(t, l)
}

// page is the text of one page at an hour: its lines.
type page struct {
	id    string
	hour  int
	lines []line
}

func (p page) entry() ledger.Entry {
	e := draft{id: p.id, url: "https://wire.example/" + p.id, published: day(3), block: "b", lines: p.lines}.entry()
	e.Report.Archived = time.Date(2031, time.May, 4, p.hour, 0, 0, 0, time.UTC)
	return e
}

func dead(value int) line {
	l := hurt(value)
	l.measure, l.words = recount.Killed, l.words[:len(l.words)-len("hurt in Alcora, the mayor said.")]+"killed in Alcora, the mayor said."
	return l
}

// elsewhere is a line that nothing of another topic is joined with.
func elsewhere(l line, topic string) line {
	l.block = topic
	return l
}

// testInherited files versions of pages and looks which question the last figure of
// page r1 answers: under which step it first had that id (0 for the first).
func testInherited(t *testing.T, open Open) {
	t.Helper()
	filler := dead(7)
	for name, test := range map[string]struct {
		steps []page
		want  int
	}{
		"another figure":               {[]page{{"r1", 1, []line{hurt(12)}}, {"r1", 2, []line{hurt(14)}}}, 0},
		"the figure stands":            {[]page{{"r1", 1, []line{hurt(12)}}, {"r1", 2, []line{filler, hurt(12)}}}, 0},
		"over three versions":          {[]page{{"r1", 1, []line{hurt(12)}}, {"r1", 2, []line{hurt(14)}}, {"r1", 3, []line{filler, hurt(17)}}}, 0},
		"and back":                     {[]page{{"r1", 1, []line{hurt(12)}}, {"r1", 2, []line{hurt(14)}}, {"r1", 3, []line{hurt(12)}}}, 0},
		"gone, and back":               {[]page{{"r1", 1, []line{hurt(12)}}, {"r1", 2, []line{filler}}, {"r1", 3, []line{hurt(12)}}}, 0},
		"gone, and another comes back": {[]page{{"r1", 1, []line{hurt(12)}}, {"r1", 2, []line{filler}}, {"r1", 3, []line{filler, hurt(15)}}}, 0},
		"gone for two versions": {[]page{
			{"r1", 1, []line{hurt(12)}}, {"r1", 2, []line{filler}}, {"r1", 3, []line{dead(8)}}, {"r1", 4, []line{dead(9), hurt(12)}},
		}, 0},
		"of another kind": {[]page{{"r1", 1, []line{hurt(12)}}, {"r1", 2, []line{dead(12)}}}, 1},
		"it stands elsewhere, and others hold the question": {[]page{
			{"r1", 1, []line{hurt(12)}}, {"r2", 1, []line{hurt(12)}}, {"r1", 2, []line{elsewhere(hurt(13), "c")}},
		}, 2},
		"it comes back from elsewhere": {[]page{
			{"r1", 1, []line{hurt(12)}}, {"r2", 1, []line{hurt(12)}}, {"r1", 2, []line{elsewhere(hurt(13), "c")}}, {"r1", 3, []line{hurt(12)}},
		}, 0},
		"it stands elsewhere, and nobody holds the question": {[]page{{"r1", 1, []line{hurt(12)}}, {"r1", 2, []line{elsewhere(hurt(13), "c")}}}, 0},
		"both pages change": {[]page{
			{"r1", 1, []line{hurt(12)}}, {"r2", 1, []line{hurt(12)}}, {"r2", 2, []line{hurt(16)}}, {"r1", 2, []line{hurt(13)}},
		}, 0},
		"the other page stays alone, and the figure comes back as it was": {[]page{
			{"r1", 1, []line{hurt(12)}}, {"r2", 1, []line{hurt(12)}}, {"r1", 2, []line{filler}}, {"r1", 3, []line{elsewhere(hurt(12), "c")}},
		}, 3},
	} {
		others := slices.ContainsFunc(test.steps, func(p page) bool { return p.id != "r1" })
		for _, atOnce := range []bool{false, true} {
			if atOnce && others {
				continue // a report that was never linked holds no question
			}
			l := open(t)
			var given []string // the question of r1's last figure after each step
			for i, step := range test.steps {
				_, err := l.Add(t.Context(), step.entry())
				must(t, err)
				if atOnce && i > 0 && i < len(test.steps)-1 {
					given = append(given, "")
					continue // those between are never linked
				}
				settleIDs(t, l)
				claims := claimsOf(t, l, ledger.ClaimFilter{Report: "r1"})
				given = append(given, claims[len(claims)-1].Question)
			}
			got := slices.Index(given, given[len(given)-1])
			if got != test.want {
				t.Errorf("%s, at once %v: the last figure answers the question of step %d, want %d: %v", name, atOnce, got, test.want, given)
			}
		}
	}
}

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
	e := page{"r1", 1, []line{hurt(12)}}.entry()
	add(t, l, e, ledger.Added)
	settleIDs(t, l)
	question := questionOf(t, l, e.Claims[0].ID)
	newer := page{"r1", 1, []line{hurt(12)}}.entry()
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
		t.Errorf("changes %+v", changes)
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
