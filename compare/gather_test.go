package compare_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"recount"
	"recount/compare"
	"recount/compare/join"
	"recount/extract"
)

// toldOf reads the reports of a few events, as a ledger would file them.
func toldOf(t *testing.T, names ...string) []compare.Told {
	t.Helper()
	extractor, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var told []compare.Told
	for _, event := range events(t) {
		if !slices.Contains(names, event.Name) {
			continue
		}
		for _, report := range event.Reports {
			claims := extractor.Extract(report).Claims
			told = append(told, compare.Told{Story: compare.StoryOf(report), Profiles: compare.Profiles(claims)})
		}
	}
	if len(told) < 10 {
		t.Fatalf("%d reports of %q", len(told), names)
	}
	return told
}

// TestGatherIsWhatALedgerHolds gathers reports in another order, and decides
// block by block: which claims answer one question, and under which id, stays
// the same.
func TestGatherIsWhatALedgerHolds(t *testing.T) {
	told := toldOf(t, "ferry", "quake", "buses")
	whole := compare.Gather(told, nil)
	slices.Reverse(told)
	turned := compare.Gather(told, nil)
	if !reflect.DeepEqual(sortedPairs(whole), sortedPairs(turned)) || !maps.Equal(whole.Episodes, turned.Episodes) {
		t.Error("pairs or episodes depend on the order of reports")
	}
	want := compare.Decide(whole)
	checkWhole(t, whole, want)
	if got := compare.Decide(turned); !reflect.DeepEqual(got, want) {
		t.Error("the result depends on the order of reports")
	}
	got := map[string]string{}
	many := 0
	for _, in := range blocksOf(whole) {
		result := compare.Decide(in)
		maps.Copy(got, questionOf(result))
		many += len(result.Questions)
	}
	if !maps.Equal(got, questionOf(want)) || many != len(want.Questions) {
		t.Errorf("block by block %d questions, at once %d", many, len(want.Questions))
	}
	if len(groupsOf(want)) == len(got) {
		t.Error("nothing is joined: the test shows nothing")
	}
}

func sortedPairs(in compare.Input) map[[2]string]join.Pair {
	pairs := map[[2]string]join.Pair{}
	for _, p := range in.Pairs {
		pairs[[2]string{p.A, p.B}] = p
	}
	return pairs
}

// blocksOf parts an input as a ledger does: claims that hang together by edges.
func blocksOf(in compare.Input) []compare.Input {
	block := map[string]string{} // claim -> one of its block
	var root func(string) string
	root = func(claim string) string {
		if next, ok := block[claim]; ok && next != claim {
			return root(next)
		}
		return claim
	}
	for _, pair := range in.Pairs {
		for _, e := range pair.Edges {
			block[root(e.A)] = root(e.B)
		}
	}
	parts := map[string]*compare.Input{}
	for _, p := range in.Profiles {
		r := root(p.Claim)
		if parts[r] == nil {
			parts[r] = &compare.Input{Pairs: in.Pairs, Episodes: in.Episodes}
		}
		parts[r].Profiles = append(parts[r].Profiles, p)
	}
	var all []compare.Input
	for _, part := range parts {
		all = append(all, *part)
	}
	return all
}

func TestProfiles(t *testing.T) {
	precision, id := 6, 42
	claims := []recount.Claim{
		{ID: "a", Title: "12 die", End: 2, Counted: "children", Quantity: recount.Quantity{Value: 12, Unit: recount.UnitPeople}, Measure: recount.Killed, GeoNames: &id},
		{ID: "b", Title: "12 die", Start: 20, End: 22, Measure: recount.Wounded, Sentence: "A ferry sank."},
		{
			ID: "c", Title: "12 die", Start: 30, End: 32, Measure: recount.Killed, Place: "Portugal", Country: "PT", PlacePrecision: &precision,
			Claimant: "the Portuguese army", ClaimantKind: recount.Organisation, ClaimantSide: "PT",
		},
	}
	profiles := compare.Profiles(claims)
	a, b, c := profiles[0], profiles[1], profiles[2]
	if !a.Title || a.Rank != 0 || a.Kind != "child" || a.GeoNames != 42 {
		t.Errorf("of the title: %+v", a)
	}
	if b.Title || b.Rank != 0 || len(b.Words) != 2 {
		t.Errorf("first of its measure: %+v", b)
	}
	if c.Rank != 1 || !c.Elsewhere || c.Precision != 6 || c.Speaker.Side != "PT" {
		t.Errorf("a country that the speaker's name tells: %+v", c)
	}
}

func TestEpisodes(t *testing.T) {
	two := make([]join.Edge, 2)
	pairs := []join.Pair{
		{A: "b", B: "c", Edges: two},
		{A: "c", B: "d", Likeness: 0.9},
		{A: "d", B: "e", Edges: two[:1]},
		{A: "a", B: "a"},
		{A: "f", B: "g", Edges: two},
		{A: "a", B: "g", Edges: two},
	}
	want := map[string]string{"a": "a", "b": "b", "c": "b", "d": "b", "e": "e", "f": "a", "g": "a"}
	if got := compare.Episodes(pairs); !maps.Equal(got, want) {
		t.Errorf("episodes are %v, not %v", got, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		in, r := drawBlock(t)
		if a, b := compare.Episodes(in.Pairs), compare.Episodes(mixed(in.Pairs, r)); !maps.Equal(a, b) {
			t.Fatalf("%v, in another order %v", a, b)
		}
	})
}

func TestPartsOf(t *testing.T) {
	for _, c := range []struct {
		name  string
		edges string // part and whole by letters, upper case by measure
		want  []string
	}{
		{"one report", "ab", []string{"qa of qb by subject: one report gives both"}},
		{"more say so than the other way round", "ab cd ba", []string{"qa of qb by subject: reports give both 2 times"}},
		{"as many say so as not", "ab ba", nil},
		{"one question", "ac", nil},
		{"a claim of no question", "ax xb", nil},
		{"two respects", "ab AB", []string{"qa of qb by measure: one report gives both", "qa of qb by subject: one report gives both"}},
		{"a chain", "ab be", []string{"qa of qb by subject: one report gives both", "qb of qe by subject: one report gives both"}},
	} {
		var edges []join.PartEdge
		for _, e := range strings.Fields(c.edges) {
			kind := recount.PartBySubject
			if strings.ToUpper(e) == e {
				kind = recount.PartByMeasure
			}
			edges = append(edges, join.PartEdge{Part: strings.ToLower(e[:1]), Whole: strings.ToLower(e[1:]), Kind: kind})
		}
		// c is one with a, and d with b
		question := map[string]string{"a": "qa", "b": "qb", "c": "qa", "d": "qb", "e": "qe"}
		var got []string
		for _, link := range compare.PartsOf(edges, func(claim string) string { return question[claim] }) {
			got = append(got, link.Part+" of "+link.Whole+" by "+string(link.Kind)+": "+strings.Split(link.Why, ",")[0])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}
