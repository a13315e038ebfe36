package compare_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"recount"
	"recount/compare"
	"recount/compare/join"
)

// drawBlock draws a block of a few questions with reviewers' decisions.
func drawBlock(t *rapid.T) (compare.Input, *rand.Rand) {
	seed := rapid.Uint64().Draw(t, "seed")
	r := rand.New(rand.NewPCG(seed, 29))
	return withDecisions(block(seed, rapid.IntRange(4, 60).Draw(t, "claims"), rapid.IntRange(1, 4).Draw(t, "questions")), r), r
}

// TestOrderOfInputDoesNotMatter gives the same result for any order of claims,
// pairs, edges, parts and copies.
func TestOrderOfInputDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, r := drawBlock(t)
		a, b := compare.Decide(in), compare.Decide(shuffled(in, r))
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("one order gives\n%+v\nanother\n%+v", a, b)
		}
	})
}

// TestInputStaysAsItIs decides one input twice.
func TestInputStaysAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, _ := drawBlock(t)
		before := slices.Clone(in.Profiles)
		first := compare.Decide(in)
		if !reflect.DeepEqual(before, in.Profiles) {
			t.Fatal("deciding changed the profiles")
		}
		if !reflect.DeepEqual(first, compare.Decide(in)) {
			t.Fatal("the same input gives two results")
		}
	})
}

func TestResultsAreWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, _ := drawBlock(t)
		checkWhole(t, in, compare.Decide(in))
	})
}

// checkWhole keeps what holds of any result: every claim has one link, to a
// question and an origin that are there; what it was joined with answers the
// same question.
func checkWhole(t failer, in compare.Input, result compare.Result) {
	questions, origins := map[string]recount.Summary{}, map[string]string{}
	for _, q := range result.Questions {
		if _, twice := questions[q.ID]; twice {
			t.Fatalf("two questions have the id %s", q.ID)
		}
		questions[q.ID] = q
	}
	for _, o := range result.Origins {
		origins[o.ID] = o.Question
	}
	of := questionOf(result)
	if len(result.Links) != len(in.Profiles) || len(of) != len(in.Profiles) {
		t.Fatalf("%d links of %d claims, of %d", len(result.Links), len(of), len(in.Profiles))
	}
	for _, l := range result.Links {
		if _, ok := questions[l.Question]; !ok || origins[l.Origin] != l.Question {
			t.Fatalf("the link %+v leads nowhere", l)
		}
		for _, j := range l.Joins {
			if j.With != "" && of[j.With] != l.Question || j.With == l.Claim || j.Rule == "" {
				t.Fatalf("claim %s was joined by %+v, which answers %s", l.Claim, j, of[j.With])
			}
		}
		if l.Doubt != "" && len(l.Joins) > 0 {
			t.Fatalf("claim %s was joined, and stays apart for doubt", l.Claim)
		}
	}
	checkVerdicts(t, result, of)
	for from, to := range result.Redirects {
		if _, alive := questions[from]; alive {
			t.Fatalf("%s leads to %s and is a question itself", from, to)
		}
		if _, alive := questions[to]; !alive {
			t.Fatalf("%s leads to %s, which is no question", from, to)
		}
	}
}

type failer interface{ Fatalf(string, ...any) }

// checkVerdicts keeps each pair to one verdict, which is of one question, or of
// two that are part and whole.
func checkVerdicts(t failer, result compare.Result, of map[string]string) {
	seen := map[string]bool{}
	for _, v := range result.Verdicts {
		key := fmt.Sprint(v.A, v.B, v.Reason, v.Sentence)
		if seen[key] {
			t.Fatalf("%+v comes twice", v)
		}
		seen[key] = true
		overParts := v.Reason == recount.ReasonExplainedByScope || v.Reason == recount.ReasonPartExceedsWhole
		if (of[v.A] == of[v.B]) == overParts {
			t.Fatalf("%+v is on claims of %q and %q", v, of[v.A], of[v.B])
		}
	}
}

// TestIDsStay gives the claims of a ledger piece by piece: a question that
// keeps its claims keeps its id, and no id ever leads in a circle.
func TestIDsStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, r := drawBlock(t)
		known, redirects := map[string]string{}, map[string]string{}
		for range 4 {
			in := withDecisions(some(all, r), r)
			in.Known = known
			result := compare.Decide(in)
			checkKept(t, result, known)
			for _, q := range result.Questions {
				delete(redirects, q.ID) // it is one again
			}
			for from, to := range result.Redirects {
				redirects[from] = to
			}
			checkLeads(t, redirects)
			known = questionOf(result)
		}
	})
}

// some returns the part of a block of which about half of the claims are there.
func some(in compare.Input, r *rand.Rand) compare.Input {
	all := in.Profiles
	in.Profiles = nil
	for i := range all {
		if i == 0 || r.IntN(4) > 0 {
			in.Profiles = append(in.Profiles, all[i])
		}
	}
	return in
}

// checkKept keeps the id of each earlier question with the group that holds
// most of its claims, unless that group takes another's, of as many or more.
func checkKept(t failer, result compare.Result, known map[string]string) {
	for id, group := range groupsOf(result) {
		shares := map[string]int{}
		for _, claim := range group {
			if old := known[claim]; old != "" {
				shares[old]++
			}
		}
		if len(shares) == 1 && shares[id] == 0 {
			for old := range shares {
				if n := held(groupsOf(result)[old], known, old); n < shares[old] && result.Redirects[old] != id {
					t.Fatalf("%d claims of %s went to %s, and %d kept it", shares[old], old, id, n)
				}
			}
		}
	}
}

func held(group []string, known map[string]string, id string) int {
	n := 0
	for _, claim := range group {
		if known[claim] == id {
			n++
		}
	}
	return n
}

func checkLeads(t failer, redirects map[string]string) {
	for from := range redirects {
		at := from
		for steps := 0; redirects[at] != ""; steps++ {
			if at = redirects[at]; steps > len(redirects) {
				t.Fatalf("%s leads in a circle", from)
			}
		}
	}
}

// tiny is a block of claims a, b, c … of reports of one letter, with
// edges between those that are named together.
func tiny(claims string, edges ...string) compare.Input {
	in := block(1, max(4, len(claims)), 1)
	in = compare.Input{Profiles: in.Profiles[:len(claims)]}
	for i := range in.Profiles {
		p := &in.Profiles[i]
		p.Claim, p.Report, p.Published = claims[i:i+1], "report "+claims[i:i+1], recount.NewDay(2024, 12, 1+i)
	}
	for _, e := range edges {
		in.Pairs = append(in.Pairs, join.Pair{
			A: "report " + e[:1], B: "report " + e[1:], Likeness: 0.3, Edges: []join.Edge{{A: e[:1], B: e[1:], Score: 1}},
		})
	}
	return in
}

// told lists the groups of a result by the letters of their claims.
func told(result compare.Result) string {
	var groups []string
	for _, group := range groupsOf(result) {
		groups = append(groups, strings.Join(group, ""))
	}
	slices.Sort(groups)
	return strings.Join(groups, " ")
}

func TestQuestionsOverTime(t *testing.T) {
	first := compare.Decide(tiny("abc", "ab", "bc"))
	if told(first) != "abc" {
		t.Fatalf("groups are %s", told(first))
	}
	old := questionOf(first)["a"]

	more := tiny("zabc", "za", "ab", "bc")
	more.Known = questionOf(first)
	if q := questionOf(compare.Decide(more)); q["z"] != old || q["c"] != old {
		t.Errorf("an earlier claim changed the id: %v, not %s", q, old)
	}

	split := tiny("abc", "bc")
	split.Known = questionOf(first)
	if q := questionOf(compare.Decide(split)); q["b"] != old || q["c"] != old || q["a"] == old {
		t.Errorf("the larger half does not keep %s: %v", old, q)
	}

	two := compare.Decide(tiny("abcde", "ab", "bc", "de"))
	if told(two) != "abc de" {
		t.Fatalf("groups are %s", told(two))
	}
	merged := tiny("abcde", "ab", "bc", "cd", "de")
	merged.Known = questionOf(two)
	result := compare.Decide(merged)
	large, small := questionOf(two)["a"], questionOf(two)["d"]
	if told(result) != "abcde" || questionOf(result)["d"] != large || result.Redirects[small] != large || len(result.Redirects) != 1 {
		t.Errorf("merged to %s, %v leads on by %v", told(result), questionOf(result), result.Redirects)
	}
}

// TestBeside tells which claims answer a question with one, of other reports, by the
// text and by splits.
func TestBeside(t *testing.T) {
	in := tiny("abcde", "ab", "bc", "de")
	in.Decisions = compare.Decisions{Merged: [][]string{{"a", "e"}}, Split: []compare.SplitOff{{Claims: []string{"c"}}}}
	got := compare.Beside(in, "a", "e", "c", "x")
	for claim, want := range map[string]string{"a": "b", "e": "d", "c": "", "x": ""} {
		if strings.Join(got[claim], "") != want {
			t.Errorf("beside %s are %q, want %q", claim, got[claim], want)
		}
	}
}

func TestReviews(t *testing.T) {
	for _, c := range []struct {
		name      string
		decisions compare.Decisions
		want      string
	}{
		{"nothing", compare.Decisions{}, "abc de"},
		{"merge", compare.Decisions{Merged: [][]string{{"a", "e"}}}, "abcde"},
		{"merge over a third", compare.Decisions{Merged: [][]string{{"a", "d"}, {"e", "f"}}}, "abcde"},
		{"split", compare.Decisions{Split: []compare.SplitOff{{Claims: []string{"b", "c"}}}}, "a bc de"},
		{"split from two", compare.Decisions{Split: []compare.SplitOff{{Claims: []string{"c", "e"}}}}, "ab ce d"},
		{"split twice", compare.Decisions{Split: []compare.SplitOff{{Claims: []string{"b", "c"}}, {Claims: []string{"c"}}}}, "a b c de"},
		{"split, then merge", compare.Decisions{Split: []compare.SplitOff{{Claims: []string{"c"}}}, Merged: [][]string{{"c", "d"}}}, "ab cde"},
		{"claims of other blocks", compare.Decisions{Split: []compare.SplitOff{{Claims: []string{"x"}}}, Merged: [][]string{{"x", "y"}}}, "abc de"},
	} {
		in := tiny("abcde", "ab", "bc", "de")
		in.Decisions = c.decisions
		result := compare.Decide(in)
		if told(result) != c.want {
			t.Errorf("%s: %s, not %s", c.name, told(result), c.want)
		}
		checkWhole(t, in, result)
	}
}

func TestReviewersDecisionsAreTold(t *testing.T) {
	in := tiny("abcd", "ab", "cd")
	in.Decisions = compare.Decisions{
		Merged: [][]string{{"a", "c"}}, Split: []compare.SplitOff{{Review: "1", Claims: []string{"d"}}}, Best: map[string]string{"b": "2"},
	}
	result := compare.Decide(in)
	rules := map[string]string{}
	for _, l := range result.Links {
		for _, j := range l.Joins {
			rules[l.Claim] += j.Rule + "; "
		}
	}
	want := map[string]string{"a": "reports alike; merged by a reviewer; ", "b": "reports alike; ", "c": "merged by a reviewer; ", "d": "split off by a reviewer; "}
	if !reflect.DeepEqual(rules, want) {
		t.Errorf("links tell %q, not %q", rules, want)
	}
	if best := result.Questions[0].Best; best != "b" {
		t.Errorf("the best figure is %q", best)
	}
}

// TestDoubtsAreTold tells of doubts also where no claim of the block is joined.
func TestDoubtsAreTold(t *testing.T) {
	in := tiny("abc")
	in.Pairs = []join.Pair{{A: "report a", B: "report b", Doubts: []join.Edge{{A: "a", B: "b"}}}, {A: "report a", B: "report c"}}
	doubts := map[string]bool{}
	for _, l := range compare.Decide(in).Links {
		doubts[l.Claim] = l.Doubt != ""
	}
	if want := map[string]bool{"a": true, "b": true, "c": false}; !reflect.DeepEqual(doubts, want) {
		t.Errorf("in doubt are %v, not %v", doubts, want)
	}
}

// TestPartsCountWithTheWhole tells a verdict over parts once, and counts it for
// the question of the whole.
func TestPartsCountWithTheWhole(t *testing.T) {
	in := tiny("ab")
	for i, value := range []float64{40, 12} {
		p := &in.Profiles[i]
		*p = in.Profiles[0]
		p.Claim, p.Report, p.Figure = []string{"a", "b"}[i], "one report", fmt.Sprint(value)
		p.Value, p.Value2, p.Bound, p.Stage, p.Modality, p.PeriodKind, p.Period = value, nil, recount.Exact, "", "", "", ""
		p.Low, p.High, p.MeantLow, p.MeantHigh = &value, &value, &value, &value
	}
	in.Parts = []compare.Part{{Part: in.Profiles[0], Whole: in.Profiles[1], Kind: recount.PartBySubject}}
	result := compare.Decide(in)
	if len(result.Verdicts) != 1 || result.Verdicts[0].Reason != recount.ReasonPartExceedsWhole {
		t.Errorf("verdicts are %+v", result.Verdicts)
	}
	counted := map[string]int{}
	for _, l := range result.Links {
		for _, q := range result.Questions {
			if q.ID == l.Question {
				counted[l.Claim] = q.Verdicts[recount.Conflicts]
			}
		}
	}
	if want := map[string]int{"a": 0, "b": 1}; !reflect.DeepEqual(counted, want) {
		t.Errorf("conflicts are counted %v, not %v", counted, want)
	}
	in.Decisions.Merged = [][]string{{"a", "b"}}
	for _, v := range compare.Decide(in).Verdicts {
		if v.Reason == recount.ReasonPartExceedsWhole {
			t.Errorf("a question is told to be part of itself: %+v", v)
		}
	}
}

func FuzzDecide(f *testing.F) {
	f.Add(uint64(1), uint8(20), uint8(2), "c000001", "c000002")
	f.Add(uint64(2), uint8(1), uint8(1), "", "c000000")
	f.Add(uint64(3), uint8(60), uint8(9), "r00001", "c000007")
	f.Add(uint64(1), uint8(110), uint8(2), "c000000", "c000000")
	f.Fuzz(func(t *testing.T, seed uint64, claims, questions uint8, a, b string) {
		n := int(claims)%80 + 4
		in := block(seed, n, int(questions)%n+1)
		in.Pairs = append(in.Pairs, join.Pair{A: a, B: b, Edges: []join.Edge{{A: a, B: b}, {A: b, B: a, Score: -1}}, Doubts: []join.Edge{{A: b, B: b}}})
		in.Decisions = compare.Decisions{Merged: [][]string{{a, b}}, Split: []compare.SplitOff{{Claims: []string{b, b}}}}
		in.Known = map[string]string{a: "q1", b: "q2", in.Profiles[0].Claim: "q1"}
		checkWhole(t, in, compare.Decide(in))
	})
}
