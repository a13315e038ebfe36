package world

import (
	"reflect"
	"slices"
	"sync"
	"testing"

	"recount"
	"recount/compare/copies"
	"recount/ledger"
)

const manyClaims = 5000

// entries makes the reports of a small world, once for all tests.
var entries = sync.OnceValue(func() []ledger.Entry { return slices.Collect(small().Entries(0, small().Len())) })

var small = sync.OnceValue(func() *World { return New(Plan{Claims: manyClaims, Seed: 1}) })

func TestSpansQuoteTheText(t *testing.T) {
	for _, e := range entries() {
		text := []rune(e.Report.Text)
		for i := range e.Claims {
			checkSpans(t, text, &e.Claims[i])
		}
		for _, s := range e.Statements {
			for _, span := range append(append(s.Source, s.Cue...), s.Content...) {
				if span.Start < 0 || span.Start >= span.End || span.End > len(text) {
					t.Errorf("%s: a statement at %v of %d", e.Report.ID, span, len(text))
				}
			}
		}
		if e.Report.Text[:e.Report.TitleEnd] != e.Report.Title || e.Report.Text[e.Report.TitleEnd:e.Report.BodyStart] != "\n\n" {
			t.Errorf("%s: the title is not where it is said to be", e.Report.ID)
		}
	}
}

func checkSpans(t *testing.T, text []rune, c *recount.Claim) {
	t.Helper()
	fields := map[string]recount.Words{
		"figure": c.Figure, "counted": c.Counted, "place": c.Place, "period": c.Period, "sentence": c.Sentence,
		"claimant": c.ClaimantWords, "cue": c.Cue, "via": c.Via,
	}
	for field, words := range fields {
		spans := c.Spans[field]
		if len(spans) == 0 {
			if words != "" {
				t.Errorf("%s: %s is %q, and has no span", c.ID, field, words)
			}
			continue
		}
		if got := string(text[spans[0].Start:spans[0].End]); got != string(words) || got == "" {
			t.Errorf("%s: %s is %q, and its span quotes %q", c.ID, field, words, got)
		}
	}
	if c.Start != c.Spans["figure"][0].Start || c.End != c.Spans["figure"][0].End {
		t.Errorf("%s: the figure is not where it is said to be", c.ID)
	}
}

func TestIDsDiffer(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range entries() {
		ids := []string{e.Report.ID}
		for _, c := range e.Claims {
			ids = append(ids, c.ID)
			if c.Report != e.Report.ID {
				t.Errorf("claim %s is of report %s, and stands in %s", c.ID, c.Report, e.Report.ID)
			}
		}
		for _, id := range ids {
			if seen[id] {
				t.Errorf("%s comes twice", id)
			}
			seen[id] = true
		}
	}
}

func TestTheSameSeedGivesTheSameReports(t *testing.T) {
	again := New(Plan{Claims: manyClaims, Seed: 1})
	for i := 0; i < again.Len(); i += 50 {
		if !reflect.DeepEqual(again.Entry(i), entries()[i]) {
			t.Errorf("report %d comes out otherwise", i)
		}
	}
	if New(Plan{Claims: manyClaims, Seed: 2}).Entry(0).Report.ID == entries()[0].Report.ID {
		t.Error("worlds of two seeds are the same")
	}
}

// TestWhatIsMade holds the numbers that reports, claims and copies come in.
func TestWhatIsMade(t *testing.T) {
	claims, long := 0, 0
	day := recount.Day{}
	for i, e := range entries() {
		claims += len(e.Claims)
		if len(e.Profiles) != len(e.Claims) || len(e.CopyKeys) == 0 || len(e.Story.Terms) == 0 || len(e.Claims) < 3 {
			t.Errorf("report %d: %d claims, %d profiles, %d keys", i, len(e.Claims), len(e.Profiles), len(e.CopyKeys))
		}
		if n := len(e.Report.Text); n < 150 || n > 3000 {
			t.Errorf("report %d has %d bytes", i, n)
		} else if n > 400 {
			long++
		}
		if e.Report.Published.Compare(day) < 0 {
			t.Errorf("report %d is of a day before that of the one before", i)
		}
		day = e.Report.Published
	}
	if claims < manyClaims*9/10 || claims > manyClaims*11/10 || len(entries()) < manyClaims/6 || long < len(entries())/2 {
		t.Errorf("%d claims, %d of %d reports of 400 bytes or more", claims, long, len(entries()))
	}
}

// TestCopiesAreCopies holds that copies are found by their text, and what is
// written anew is not taken for one.
func TestCopiesAreCopies(t *testing.T) {
	w, all := small(), entries()
	found, made, falsely := 0, 0, 0
	for i := range all {
		original, ok := w.CopyOf(i)
		if ok {
			made++
			if _, is := copies.Between(copies.Read(all[i].Report), copies.Read(all[original].Report)); is {
				found++
			}
		} else if i > 0 {
			if _, is := copies.Between(copies.Read(all[i].Report), copies.Read(all[i-1].Report)); is {
				if before, _ := w.CopyOf(i - 1); before != i {
					falsely++
				}
			}
		}
	}
	if made < len(all)/10 || found < made*8/10 || falsely > len(all)/50 {
		t.Errorf("of %d reports %d are copies, %d of them found; %d others are taken for one", len(all), made, found, falsely)
	}
}

func TestTheLongStorylineHasItsShare(t *testing.T) {
	for _, share := range []float64{0.2, 0.6} {
		got := sizes(10_000, share)
		all := 0
		for _, n := range got {
			all += n
		}
		if is := float64(got[0]) / float64(all); is < share-0.02 || is > share+0.02 || all < 9_000 || all > 11_000 {
			t.Errorf("asked for %g of 10,000 reports it has %g of %d", share, is, all)
		}
	}
}

func BenchmarkEntry(b *testing.B) {
	w := New(Plan{Claims: 100_000, Seed: 1})
	i := 0
	for b.Loop() {
		w.Entry(i % w.Len())
		i++
	}
}
