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
