package join

import (
	"cmp"
	"slices"

	"recount"
	"recount/compare/profile"
)

// Edge says that two claims, of one report or of two, answer one question.
type Edge struct {
	A, B  string // ids of claims
	Score float32
}

// Report are the claims of one report, made ready for matching.
type Report struct {
	Published recount.Day
	claims    []*profile.Profile
	answers   []answer
}

// Prepare groups the claims of one report, which must be all of them, in the
// order of the text.
func Prepare(profiles []profile.Profile) *Report {
	r := &Report{claims: make([]*profile.Profile, len(profiles))}
	for i := range profiles {
		r.claims[i] = &profiles[i]
		r.Published = profiles[i].Published
	}
	r.answers = answersOf(r.claims)
	return r
}

// Within returns the edges inside a report: from the first claim of each answer
// to its others.
func (r *Report) Within() []Edge {
	var edges []Edge
	for _, group := range r.answers {
		for _, i := range group[1:] {
			a, b := r.claims[group[0]], r.claims[i]
			edges = append(edges, Edge{a.Claim, b.Claim, float32(within(a, b))})
		}
	}
	return edges
}

// candidate is a pair of answers of two reports.
type candidate struct {
	i, j  int // answers
	a, b  int // the claims that go best together
	score float64
	same  bool // some claim of one gives the same figure as some of the other
}

// rival is how much better than any other a pair with differing figures must
// be: where two answers would do about as well, neither is joined.
const rival = 0.3

// Match returns the edges between two reports of a likeness: each answer of one
// goes with at most one of the other, those that go best first. That way "at
// least 15 people" is not taken for a new count of the "13 children" where the
// other report has both.
//
// Doubts are the pairs that were left apart for want of one that fits best.
func Match(x, y *Report, likeness float64) (edges, doubts []Edge) {
	candidates := pairs(x, y, likeness)
	takenX, takenY := make([]bool, len(x.answers)), make([]bool, len(y.answers))
	for at, c := range candidates {
		if takenX[c.i] || takenY[c.j] {
			continue
		}
		edge := Edge{x.claims[c.a].Claim, y.claims[c.b].Claim, float32(c.score)}
		if !c.same && rivalled(c, candidates[at+1:], takenX, takenY) {
			doubts = append(doubts, edge)
		} else {
			edges = append(edges, edge)
		}
		takenX[c.i], takenY[c.j] = true, true
	}
	return edges, doubts
}

// pairs lists the pairs of answers that score enough, the best first.
func pairs(x, y *Report, likeness float64) []candidate {
	days := 5 // where a day is not known
	if !x.Published.IsZero() && !y.Published.IsZero() {
		days = max(x.Published.Sub(y.Published), y.Published.Sub(x.Published))
	}
	var all []candidate
	for i := range x.answers {
		for j := range y.answers {
			c := candidate{i: i, j: j, score: impossible}
			for _, a := range x.answers[i] {
				for _, b := range y.answers[j] {
					c.same = c.same || sameFigure(x.claims[a], y.claims[b])
					if s := across(x.claims[a], y.claims[b], likeness, days); s > c.score {
						c.score, c.a, c.b = s, a, b
					}
				}
			}
			if c.score >= enough-rival {
				all = append(all, c)
			}
		}
	}
	slices.SortStableFunc(all, func(c, d candidate) int { return cmp.Compare(d.score, c.score) })
	return slices.DeleteFunc(all, func(c candidate) bool { return c.score < enough })
}

// rivalled tells whether one of the free pairs that follow shares an answer
// with c and scores about as well.
func rivalled(c candidate, rest []candidate, takenX, takenY []bool) bool {
	for _, d := range rest {
		if d.score < c.score-rival {
			return false
		}
		if (d.i == c.i) != (d.j == c.j) && !takenX[d.i] && !takenY[d.j] {
			return true
		}
	}
	return false
}
