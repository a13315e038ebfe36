package compare_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"recount"
	"recount/compare"
	"recount/compare/join"
)

// changed gives a block as it is after pages have changed: the claims that are
// chosen are others now, which inherit the questions of those in whose place they
// stand.
func changed(in compare.Input, known map[string]string, chosen func(claim string) bool) compare.Input {
	now := func(claim string) string {
		if chosen(claim) {
			return claim + " now"
		}
		return claim
	}
	in.Known, in.Inherited = map[string]string{}, map[string][]string{}
	in.Profiles = slices.Clone(in.Profiles)
	for i := range in.Profiles {
		p := &in.Profiles[i]
		if chosen(p.Claim) {
			in.Inherited[now(p.Claim)] = []string{known[p.Claim]}
		} else {
			in.Known[p.Claim] = known[p.Claim]
		}
		p.Claim = now(p.Claim)
	}
	in.Pairs = slices.Clone(in.Pairs)
	for i := range in.Pairs {
		edges := slices.Clone(in.Pairs[i].Edges)
		for k := range edges {
			edges[k] = join.Edge{A: now(edges[k].A), B: now(edges[k].B), Score: edges[k].Score}
		}
		in.Pairs[i].Edges, in.Pairs[i].Doubts = edges, nil
	}
	in.Parts = nil
	return in
}

func drawPlain(t *rapid.T) (compare.Input, *rand.Rand) {
	seed := rapid.Uint64().Draw(t, "seed")
	in := block(seed, rapid.IntRange(4, 60).Draw(t, "claims"), rapid.IntRange(1, 4).Draw(t, "questions"))
	return in, rand.New(rand.NewPCG(seed, 31))
}

// TestIDsStayWhenAllPagesChange changes every page: nobody knows a question any
// more, and all stay as they were.
func TestIDsStayWhenAllPagesChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, _ := drawPlain(t)
		before := questionOf(compare.Decide(in))
		after := compare.Decide(changed(in, before, func(string) bool { return true }))
		if len(after.Redirects) > 0 {
			t.Fatalf("ids lead on: %v", after.Redirects)
		}
		for claim, id := range questionOf(after) {
			if before[strings.TrimSuffix(claim, " now")] != id {
				t.Fatalf("claim %s answered %s and now %s", claim, before[strings.TrimSuffix(claim, " now")], id)
			}
		}
	})
}

// TestInheritingTakesNothing changes some pages, whose claims may then be joined
// otherwise: no id goes from claims that stay to such as inherit it, nor one that
// is held elsewhere; and what nobody takes leads on.
func TestInheritingTakesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, r := drawPlain(t)
		before := questionOf(compare.Decide(in))
		gone := map[string]bool{}
		for i := range in.Profiles {
			gone[in.Profiles[i].Claim] = r.IntN(3) == 0
		}
		in = changed(in, before, func(claim string) bool { return gone[claim] })
		for i := range in.Pairs {
			in.Pairs[i].Edges = slices.DeleteFunc(in.Pairs[i].Edges, func(join.Edge) bool { return r.IntN(5) == 0 })
		}
		in.Held = map[string]bool{}
		for _, id := range slices.Sorted(maps.Values(before)) {
			in.Held[id] = in.Held[id] || r.IntN(8) == 0
		}
		checkInherited(t, in, compare.Decide(in))
	})
}

func checkInherited(t *rapid.T, in compare.Input, result compare.Result) {
	stay := map[string]bool{}
	for _, id := range in.Known {
		stay[id] = true
	}
	groups := groupsOf(result)
	for id, group := range groups {
		knows := slices.ContainsFunc(group, func(claim string) bool { return in.Known[claim] == id })
		inherits := slices.ContainsFunc(group, func(claim string) bool { return slices.Contains(in.Inherited[claim], id) })
		if !knows && (stay[id] || in.Held[id]) {
			t.Fatalf("question %s was taken from claims that answer it", id)
		}
		named := slices.ContainsFunc(group, func(claim string) bool {
			return id == recount.QuestionID(claim) || id == recount.QuestionID(claim+" again")
		})
		if !knows && !inherits && !named {
			t.Fatalf("question %s, of %q, has an id of nobody", id, group)
		}
	}
	for claim, ids := range in.Inherited {
		id := ids[0]
		if _, there := groups[id]; !there && !stay[id] && !in.Held[id] && result.Redirects[id] == "" {
			t.Fatalf("question %s, which %s inherits, is gone and leads nowhere", id, claim)
		}
		if in.Held[id] && !stay[id] && result.Redirects[id] != "" {
			t.Fatalf("question %s leads to %s, and is held elsewhere", id, result.Redirects[id])
		}
	}
}

// TestInheritance tells cases one by one: tiny blocks of which a to e are claims,
// their questions named by capitals.
func TestInheritance(t *testing.T) {
	inherit := func(claims string, ids ...string) map[string][]string {
		all := map[string][]string{}
		for _, claim := range strings.Split(claims, "") {
			all[claim] = ids
		}
		return all
	}
	fresh := recount.QuestionID("a")
	for name, test := range map[string]struct {
		known     map[string]string
		inherited map[string][]string
		held      map[string]bool
		a, d      string // the ids of the questions of a, b, c and of d, e
		redirects map[string]string
	}{
		"nobody knows it":                   {nil, inherit("a", "Q"), nil, "Q", recount.QuestionID("d"), nil},
		"known outweighs many that inherit": {map[string]string{"a": "P"}, inherit("bc", "Q"), nil, "P", recount.QuestionID("d"), map[string]string{"Q": "P"}},
		"the others know it":                {map[string]string{"d": "Q"}, inherit("abc", "Q"), nil, fresh, "Q", nil},
		"it is held elsewhere":              {nil, inherit("abc", "Q"), map[string]bool{"Q": true}, fresh, recount.QuestionID("d"), nil},
		"its own name is held elsewhere":    {nil, inherit("a", fresh), map[string]bool{fresh: true}, recount.QuestionID("b"), recount.QuestionID("d"), nil},
		"the larger half":                   {nil, inherit("abd", "Q"), nil, "Q", recount.QuestionID("d"), nil},
		"two become one":                    {nil, map[string][]string{"a": {"P"}, "b": {"Q"}, "c": {"Q"}}, nil, "Q", recount.QuestionID("d"), map[string]string{"P": "Q"}},
		"of several":                        {nil, inherit("a", "P", "Q"), map[string]bool{"P": true}, "Q", recount.QuestionID("d"), nil},
		"a claim that knows inherits not":   {map[string]string{"a": "P"}, inherit("a", "Q"), nil, "P", recount.QuestionID("d"), nil},
	} {
		in := tiny("abcde", "ab", "bc", "de")
		in.Known, in.Inherited, in.Held = test.known, test.inherited, test.held
		result := compare.Decide(in)
		if told(result) != "abc de" {
			t.Fatalf("groups are %s", told(result))
		}
		of := questionOf(result)
		if of["a"] != test.a || of["d"] != test.d || !maps.Equal(result.Redirects, test.redirects) {
			t.Errorf("%s: %s and %s, leading on %v; want %s and %s, %v", name, of["a"], of["d"], result.Redirects, test.a, test.d, test.redirects)
		}
	}
}
