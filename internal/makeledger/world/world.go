// Package world invents reports in any number, as a ledger gets them over
// years: a few hundred storylines of very unequal size, each a run of
// happenings in towns of its own, told by many outlets in many wordings, by
// several voices that do not agree, with totals that rise, copies and relays.
// Every report and claim is the same whenever it is made from the same seed;
// reports are made one by one, so that any number of them takes no memory.
package world

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"recount"
	"recount/ledger"
)

// Rules is the version under which invented reports are filed.
const Rules = "invented 1"

const (
	storylines    = 300
	aStoryAtLeast = 25   // reports
	unequal       = 0.75 // exponent of Zipf's law
	claimsAReport = 5    // at the average
	years         = 5
)

// World is all reports of one seed.
type World struct {
	seed    uint64
	outlets []string
	stories []*story
	order   []slot
}

// slot is a report's place in its storyline.
type slot struct{ story, number, day int32 }

// Plan says what is invented.
type Plan struct {
	Claims int     // about so many
	Long   float64 // share of the reports that the largest storyline has, 0 to 1; 0 for what Zipf's law gives it, 0.075 of a large world
	Seed   uint64
}

// New plans a world of [World.Len] reports.
func New(p Plan) *World {
	w := &World{seed: p.Seed, outlets: outlets(p.Seed)}
	for i, reports := range sizes(max(1, p.Claims/claimsAReport), p.Long) {
		s := newStory(w, i, reports)
		w.stories = append(w.stories, s)
		for k := range reports {
			w.order = append(w.order, slot{int32(i), int32(k), int32(s.dayOf(k))})
		}
	}
	slices.SortStableFunc(w.order, func(a, b slot) int { return cmp.Compare(a.day, b.day) })
	return w
}

// sizes shares reports among storylines, in fives: the numbers of claims of
// five reports in a row add up to 25.
func sizes(reports int, long float64) []int {
	shares := make([]float64, min(storylines, max(1, reports/aStoryAtLeast)))
	var all float64
	for i := range shares {
		shares[i] = math.Pow(float64(i+1), -unequal)
		all += shares[i]
	}
	if long > 0 && long < 1 {
		others := all - shares[0]
		shares[0] = others * long / (1 - long)
		all = others + shares[0]
	}
	sizes := make([]int, len(shares))
	for i, share := range shares {
		sizes[i] = max(1, int(math.Round(float64(reports)*share/all/5))) * 5
	}
	return sizes
}

// Len is how many reports there are.
func (w *World) Len() int { return len(w.order) }

// Entry makes the i-th report, in the order of days.
func (w *World) Entry(i int) ledger.Entry {
	at := w.order[i]
	return w.stories[at.story].entry(int(at.number))
}

// Entries makes the reports from one number up to another.
func (w *World) Entries(from, to int) iter.Seq[ledger.Entry] {
	return func(yield func(ledger.Entry) bool) {
		for i := from; i < min(to, w.Len()); i++ {
			if !yield(w.Entry(i)) {
				return
			}
		}
	}
}

// CopyOf tells of which report the i-th is a copy, as a number that
// [World.Entry] takes; ok is false for what a reporter wrote.
func (w *World) CopyOf(i int) (original int, ok bool) {
	at := w.order[i]
	root := w.stories[at.story].root(int(at.number))
	if root == int(at.number) {
		return i, false
	}
	return slices.Index(w.order, slot{at.story, int32(root), int32(w.stories[at.story].dayOf(root))}), true
}

// first is the day of the first report.
var first = recount.NewDay(2019, 1, 1)

const outletsInAll = 240

func outlets(seed uint64) []string {
	r := dice(seed, 1)
	names := make([]string, outletsInAll)
	for i := range names {
		names[i] = fill(pick(r, lists().outlets), map[string]string{"n": name(r)})
	}
	return names
}
