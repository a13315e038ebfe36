package join

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"recount"
	"recount/compare/profile"
	"recount/internal/casetext"
)

// claimsNamed returns claims of one letter each; those of reports "r1" and so on
// are named together: "ab c" is a and b of report r1 and c of r2.
func claimsNamed(reports string) []*profile.Profile {
	var claims []*profile.Profile
	for n, letters := range strings.Fields(reports) {
		for _, letter := range letters {
			claims = append(claims, &profile.Profile{
				Claim: string(letter), Report: fmt.Sprintf("r%d", n+1), Measure: recount.Killed, Kind: people,
			})
		}
	}
	return claims
}

// pairsNamed reads pairs of reports with their edges and scores: "12 ac1 bd2".
func pairsNamed(lines ...string) []Pair {
	var pairs []Pair
	for _, line := range lines {
		fields := strings.Fields(line)
		pair := Pair{A: "r" + fields[0][:1], B: "r" + fields[0][1:]}
		for _, e := range fields[1:] {
			pair.Edges = append(pair.Edges, Edge{A: e[:1], B: e[1:2], Score: float32(e[2] - '0')})
		}
		pairs = append(pairs, pair)
	}
	return pairs
}

func groupsNamed(claims []*profile.Profile, lists [][]int) string {
	var groups []string
	for _, list := range lists {
		var group strings.Builder
		for _, i := range list {
			group.WriteString(claims[i].Claim)
		}
		groups = append(groups, group.String())
	}
	return strings.Join(groups, " ")
}

func TestCluster(t *testing.T) {
	children := func(c []*profile.Profile) { c[1].Kind = child }
	for _, c := range []struct {
		name    string
		reports string
		pairs   []string
		change  func([]*profile.Profile)
		want    string
	}{
		{"nothing compared", "a b c", nil, nil, "a b c"},
		{"compared, nothing found", "a b", []string{"12"}, nil, "a b"},
		{"a chain", "a b c", []string{"12 ab1", "23 bc1"}, nil, "abc"},
		{"an answer of two claims", "ab c", []string{"11 ab9", "12 bc1"}, nil, "abc"},
		{"one edge between three that were compared", "a b c d", []string{"12 ab5", "34 cd5", "13 ac1", "14", "23", "24"}, nil, "ab cd"},
		{"two of four", "a b c d", []string{"12 ab5", "34 cd5", "13 ac1", "14", "23", "24 bd1"}, nil, "abcd"},
		{"two counts of one report that only figures part", "ab c d", []string{"12 ac3 bc1", "13 bd2", "23 cd1"}, nil, "abcd"},
		{"two of one report that more parts", "ab c d", []string{"12 ac3 bc1", "13 bd2", "23 cd1"}, children, "ac bd"},
		{"the better edge first", "ab c", []string{"12 ac1 bc2"}, children, "a bc"},
		{"an edge to a claim that is not in the block", "a b", []string{"12 ab1 ax9"}, nil, "ab"},
		{"a claim tied to itself", "a b", []string{"11 aa1", "12 ab1"}, nil, "ab"},
	} {
		claims := claimsNamed(c.reports)
		if c.change != nil {
			c.change(claims)
		}
		if got := groupsNamed(claims, Cluster(claims, pairsNamed(c.pairs...))); got != c.want {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
}

// randomReports makes reports of random claims, each with its rank and kind.
func randomReports(seed uint64, n int) []*Report {
	profiles, _ := casetext.Random(seed, n)
	byReport := map[string][]profile.Profile{}
	for _, p := range profiles {
		p.Kind, p.Rank = Kind(p.Counted, p.Unit, p.Subject), len(byReport[p.Report])
		byReport[p.Report] = append(byReport[p.Report], p)
	}
	var reports []*Report
	for _, id := range slices.Sorted(slices.Values(keysOf(byReport))) {
		reports = append(reports, Prepare(byReport[id]))
	}
	return reports
}

func keysOf[V any](m map[string]V) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	return keys
}

// TestMatchIsTheSameBothWays gives the same edges whichever report comes first,
// each claim in one answer, and each pair of claims once.
func TestMatchIsTheSameBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := randomReports(rapid.Uint64().Draw(t, "seed"), rapid.IntRange(4, 24).Draw(t, "claims"))
		x, y := reports[0], reports[len(reports)-1]
		edges, doubts := Match(x, y, 0.4)
		turnedEdges, turnedDoubts := Match(y, x, 0.4)
		if a, b := toldMatch(edges, doubts), toldMatch(turnedEdges, turnedDoubts); !slices.Equal(a, b) {
			t.Fatalf("%q, turned round %q", a, b)
		}
		seen := map[string]bool{}
		for _, told := range toldMatch(edges, doubts) {
			pair := told[strings.IndexByte(told, ' '):]
			if seen[pair] {
				t.Fatalf("%s comes twice", pair)
			}
			seen[pair] = true
		}
	})
}

func TestWeighingIsTheSameBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := randomReports(rapid.Uint64().Draw(t, "seed"), 12)
		a, b := reports[0].claims[0], reports[len(reports)-1].claims[0]
		one, other := kinship{a: a, b: b}, kinship{a: b, b: a}
		one.across(0.3, 2)
		other.across(0.3, 2)
		if one.score != other.score || one.worst != other.worst {
			t.Fatalf("%v one way, %v the other", one, other)
		}
	})
}

// TestClusterDoesNotDependOnOrder shuffles claims, pairs and edges.
func TestClusterDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		r := rand.New(rand.NewPCG(seed, 31))
		reports := randomReports(seed, rapid.IntRange(4, 40).Draw(t, "claims"))
		var claims []*profile.Profile
		var pairs []Pair
		for i, x := range reports {
			claims = append(claims, x.claims...)
			pairs = append(pairs, x.Alone(x.claims[0].Report))
			for _, y := range reports[i+1:] {
				pair := Pair{A: x.claims[0].Report, B: y.claims[0].Report}
				pair.Edges, _ = Match(x, y, 0.4)
				pairs = append(pairs, pair)
			}
		}
		want := named(claims, Cluster(claims, pairs))
		r.Shuffle(len(claims), func(i, j int) { claims[i], claims[j] = claims[j], claims[i] })
		r.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
		if got := named(claims, Cluster(claims, pairs)); !slices.Equal(got, want) {
			t.Fatalf("%q, in another order %q", want, got)
		}
	})
}

// named lists groups by the ids of their claims, in order.
func named(claims []*profile.Profile, lists [][]int) []string {
	var groups []string
	for _, list := range lists {
		var ids []string
		for _, i := range list {
			ids = append(ids, claims[i].Claim)
		}
		slices.Sort(ids)
		groups = append(groups, strings.Join(ids, " "))
	}
	slices.Sort(groups)
	return groups
}

func TestTellingDigits(t *testing.T) {
	for value, want := range map[float64]int{
		0: 0, 7: 1, 9000: 1, 6700: 2, 548: 3, 1204: 3, -40: 1, 0.25: 2, 5.6e9: 2, 101: 3, 1e300: 3, 2.5: 2,
	} {
		if got := tellingDigits(value); min(got, 3) != want {
			t.Errorf("%v has %d, not %d", value, got, want)
		}
	}
}
