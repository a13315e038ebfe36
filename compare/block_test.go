package compare_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"recount"
	"recount/compare"
	"recount/compare/join"
	"recount/compare/profile"
	"recount/internal/casetext"
)

// block makes one input of so many claims about so many questions, which cross
// in reports. Of the pairs of reports that are compared most edges join claims
// of one question, a few err. One seed gives one outcome.
func block(seed uint64, claims, questions int) compare.Input {
	profiles, copies := casetext.Random(seed, claims)
	r := rand.New(rand.NewPCG(seed, 23))
	in := compare.Input{Profiles: profiles, Copies: copies, Episodes: map[string]string{}}
	truth := map[string]int{}
	byReport := map[string][]int{}
	for i := range profiles {
		p := &profiles[i]
		p.Rank, p.Kind = len(byReport[p.Report]), "people"
		truth[p.Claim] = i * questions / claims
		byReport[p.Report] = append(byReport[p.Report], i)
	}
	of := make([][]string, questions) // question -> its reports
	for i := range profiles {
		q := truth[profiles[i].Claim]
		of[q] = append(of[q], profiles[i].Report)
	}
	seen := map[[2]string]bool{}
	for q := range of {
		for i, a := range of[q] {
			in.Episodes[a] = fmt.Sprintf("episode %d", q%7)
			for range join.Nearest / 2 {
				b := of[q][max(0, i-1-r.IntN(200))]
				key := [2]string{min(a, b), max(a, b)}
				if a == b || seen[key] {
					continue
				}
				seen[key] = true
				in.Pairs = append(in.Pairs, pairOf(r, key, byReport, profiles, truth))
			}
		}
	}
	addParts(&in, r)
	return in
}

func pairOf(r *rand.Rand, ids [2]string, byReport map[string][]int, profiles []profile.Profile, truth map[string]int) join.Pair {
	pair := join.Pair{A: ids[0], B: ids[1], Likeness: 0.1 + 0.5*r.Float64()}
	for _, i := range byReport[pair.A] {
		for _, j := range byReport[pair.B] {
			a, b := profiles[i].Claim, profiles[j].Claim
			edge := join.Edge{A: a, B: b, Score: float32(r.IntN(40)) / 10}
			switch same := truth[a] == truth[b]; {
			case same && r.IntN(10) < 8 || !same && r.IntN(20) == 0:
				pair.Edges = append(pair.Edges, edge)
			case r.IntN(10) == 0:
				pair.Doubts = append(pair.Doubts, edge)
			}
		}
	}
	return pair
}

// addParts tells one claim in ten to be part of another.
func addParts(in *compare.Input, r *rand.Rand) {
	kinds := []recount.PartKind{recount.PartBySubject, recount.PartByMeasure, recount.PartByPlace}
	for range len(in.Profiles) / 10 {
		part, whole := in.Profiles[r.IntN(len(in.Profiles))], in.Profiles[r.IntN(len(in.Profiles))]
		if part.Claim != whole.Claim {
			in.Parts = append(in.Parts, compare.Part{Part: part, Whole: whole, Kind: kinds[r.IntN(len(kinds))]})
		}
	}
}

// withDecisions adds what reviewers settled of a block.
func withDecisions(in compare.Input, r *rand.Rand) compare.Input {
	claim := func() string { return in.Profiles[r.IntN(len(in.Profiles))].Claim }
	in.Decisions = compare.Decisions{Best: map[string]string{claim(): "review 1"}}
	for n := range r.IntN(3) {
		in.Decisions.Split = append(in.Decisions.Split, compare.SplitOff{Review: fmt.Sprint("split ", n), Claims: []string{claim(), claim()}})
		in.Decisions.Merged = append(in.Decisions.Merged, []string{claim(), claim(), "no claim of the block"})
	}
	return in
}

// shuffled returns the same input in another order.
func shuffled(in compare.Input, r *rand.Rand) compare.Input {
	in.Profiles, in.Pairs = mixed(in.Profiles, r), mixed(in.Pairs, r)
	in.Parts, in.Copies = mixed(in.Parts, r), mixed(in.Copies, r)
	for i := range in.Pairs {
		in.Pairs[i].Edges, in.Pairs[i].Doubts = mixed(in.Pairs[i].Edges, r), mixed(in.Pairs[i].Doubts, r)
	}
	return in
}

func mixed[T any](list []T, r *rand.Rand) []T {
	list = slices.Clone(list)
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// questionOf gives each claim of a result its question.
func questionOf(result compare.Result) map[string]string {
	of := map[string]string{}
	for _, l := range result.Links {
		of[l.Claim] = l.Question
	}
	return of
}

// groupsOf lists the claims that each question holds.
func groupsOf(result compare.Result) map[string][]string {
	groups := map[string][]string{}
	for _, l := range result.Links {
		groups[l.Question] = append(groups[l.Question], l.Claim)
	}
	for id := range groups {
		slices.SortFunc(groups[id], cmp.Compare[string])
	}
	return groups
}
