package ledgertest

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"recount"
	"recount/compare"
	"recount/compare/join"
	"recount/compare/story"
	"recount/ledger"
)

// testSeek files reports in several orders, seeking in between, and wants what
// comparing all of them at once gives.
func testSeek(t *testing.T, open Open) {
	t.Helper()
	for seed := range uint64(4) {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 5))
			entries := crowd(r, 36)
			l := open(t)
			before := slices.Clone(entries)
			for i := range before { // some come otherwise at first
				if r.IntN(4) == 0 {
					before[i] = retold(r, before[i])
				}
			}
			for _, i := range r.Perm(len(before)) {
				add(t, l, before[i], ledger.Added)
				if r.IntN(3) == 0 {
					_, err := l.Seek(t.Context(), 1+r.IntN(4))
					must(t, err)
				}
			}
			seekAll(t, l)
			checkClean(t, l)
			wantGathered(t, l, before)
			for _, i := range r.Perm(len(entries)) {
				e := entries[i]
				must(t, l.SetProfiles(t.Context(), e.Report.ID, linker, e.Story, e.Profiles))
				if r.IntN(3) == 0 {
					_, err := l.Seek(t.Context(), 1+r.IntN(4))
					must(t, err)
				}
			}
			seekAll(t, l)
			checkClean(t, l)
			wantGathered(t, l, entries)
		})
	}
	l := open(t)
	_, err := l.Seek(t.Context(), 0)
	wantError(t, err, ledger.ErrInvalid)
	if n, err := l.Seek(t.Context(), 5); n != 0 || err != nil {
		t.Errorf("an empty ledger had %d reports to seek, %v", n, err)
	}
}

// crowd makes reports of a few happenings, more of each than are compared with
// one of them.
func crowd(r *rand.Rand, n int) []ledger.Entry {
	entries := make([]ledger.Entry, n)
	for i := range entries {
		d := draft{id: fmt.Sprintf("r%02d", i), block: fmt.Sprintf("t%d", i%2), lines: []line{hurt(20 + r.IntN(20))}}
		if i%7 != 0 {
			d.published = day(1 + r.IntN(28))
		}
		if r.IntN(3) == 0 {
			d.lines = append(d.lines, line{words: "[9] people were killed in Alcora.", value: 9, measure: recount.Killed, place: "Alcora"})
		}
		if r.IntN(4) == 0 {
			d.lines = append(d.lines, line{words: "[50] people were killed or hurt.", value: 50, measure: recount.Casualties, place: "Alcora"})
		}
		entries[i] = d.entry()
		entries[i].Story.Terms = terms(r, fmt.Sprintf("t%d", i%2))
	}
	return entries
}

// retold is a report that tells of something else, with other figures.
func retold(r *rand.Rand, e ledger.Entry) ledger.Entry {
	e.Story.Terms = terms(r, fmt.Sprintf("t%d", r.IntN(2)))
	e.Profiles = slices.Clone(e.Profiles)
	e.Profiles[0].Measure = recount.Measures()[r.IntN(4)]
	return e
}

// terms are a topic and some words of forty.
func terms(r *rand.Rand, topic string) story.Terms {
	weights := map[string]float64{topic: 1}
	for range 6 {
		weights[fmt.Sprintf("word %d", r.IntN(40))] = 0.2 + r.Float64()
	}
	var square float64
	for _, w := range weights {
		square += w * w
	}
	var all story.Terms
	for _, word := range slices.Sorted(maps.Keys(weights)) {
		all = append(all, story.Term{Word: hash(word), Weight: float32(weights[word] / math.Sqrt(square))})
	}
	slices.SortFunc(all, func(a, b story.Term) int { return cmp.Compare(a.Word, b.Word) })
	return all
}

// wantGathered holds the ledger against [compare.Gather].
func wantGathered(t *testing.T, l ledger.Ledger, entries []ledger.Entry) {
	t.Helper()
	told := make([]compare.Told, len(entries))
	blockOf := map[string]string{}
	for i, e := range entries {
		told[i] = compare.Told{Story: e.Story, Profiles: e.Profiles}
		for _, c := range e.Claims {
			blockOf[c.ID] = keysOf(t, l, c)[0]
		}
	}
	in := compare.Gather(told, nil)
	wantBlocks(t, blockOf, in.Pairs)
	for _, key := range slices.Compact(slices.Sorted(maps.Values(blockOf))) {
		block, err := l.Block(t.Context(), []string{key})
		must(t, err)
		reports := map[string]bool{}
		for i := range block.Profiles {
			reports[block.Profiles[i].Report] = true
		}
		var pairs []join.Pair
		for _, p := range in.Pairs {
			if p.Parts = nil; reports[p.A] && reports[p.B] {
				pairs = append(pairs, p)
			}
		}
		slices.SortFunc(pairs, func(p, q join.Pair) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
		if got, want := fmt.Sprintf("%+v", block.Pairs), fmt.Sprintf("%+v", pairs); got != want {
			t.Errorf("block %s has pairs\n%s\nwant\n%s", key, got, want)
		}
		for report := range reports {
			if block.Episodes[report] != in.Episodes[report] {
				t.Errorf("report %s is of episode %q, want %q", report, block.Episodes[report], in.Episodes[report])
			}
		}
		wantParts(t, block, in.Parts)
	}
}

// wantBlocks fails where claims stand in one block that do not hang together,
// or the other way round.
func wantBlocks(t *testing.T, blockOf map[string]string, pairs []join.Pair) {
	t.Helper()
	root := map[string]string{}
	var find func(string) string
	find = func(id string) string {
		if p, ok := root[id]; ok && p != id {
			return find(p)
		}
		return id
	}
	for _, p := range pairs {
		for _, e := range p.Edges {
			root[find(e.A)] = find(e.B)
		}
	}
	byRoot, byBlock := map[string]string{}, map[string]string{}
	for claim, block := range blockOf {
		r := find(claim)
		if other, ok := byRoot[r]; ok && other != block {
			t.Errorf("claims that hang together stand in blocks %s and %s", other, block)
		}
		if other, ok := byBlock[block]; ok && other != r {
			t.Errorf("block %s holds claims that do not hang together", block)
		}
		byRoot[r], byBlock[block] = block, r
	}
}

func wantParts(t *testing.T, block ledger.Block, all []compare.Part) {
	t.Helper()
	in := map[string]bool{}
	for i := range block.Profiles {
		in[block.Profiles[i].Claim] = true
	}
	order := func(a, b compare.Part) int {
		return cmp.Or(cmp.Compare(a.Part.Claim, b.Part.Claim), cmp.Compare(a.Whole.Claim, b.Whole.Claim))
	}
	var want []compare.Part
	for _, p := range all {
		if in[p.Part.Claim] || in[p.Whole.Claim] {
			want = append(want, p)
		}
	}
	got := slices.Clone(block.Parts)
	slices.SortFunc(got, order)
	slices.SortFunc(want, order)
	if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
		t.Errorf("block %q has parts %+v, want %+v", block.Keys, got, want)
	}
}
