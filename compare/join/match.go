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

// mostOfReport is how many claims of a report are weighed against others, the
// first: what has more is a table or a list, and the work grows with the square.
// Those behind stand alone.
const mostOfReport = 300

// Prepare groups the claims of one report, which must be all of them, in the
// order of the text.
func Prepare(profiles []profile.Profile) *Report {
	r := &Report{claims: make([]*profile.Profile, len(profiles))}
	for i := range profiles {
		r.claims[i] = &profiles[i]
		r.Published = profiles[i].Published
	}
	r.answers = answersOf(r.claims[:min(mostOfReport, len(r.claims))])
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
// other report has both. Answers of one report that nothing but their figures
// sets apart, two speakers' counts of one toll, may go with the same one.
//
// Doubts are the pairs that were left apart for want of one that fits best.
func Match(x, y *Report, likeness float64) (edges, doubts []Edge) {
	m := matching{x: x, y: y, ofX: make([][]int, len(x.answers)), ofY: make([][]int, len(y.answers))}
	candidates := m.pairs(likeness)
	for at, c := range candidates {
		if !m.isFree(c) {
			continue
		}
		edge := Edge{x.claims[c.a].Claim, y.claims[c.b].Claim, float32(c.score)}
		if !c.same && m.isRivalled(c, candidates[at+1:]) {
			doubts = append(doubts, edge)
		} else {
			edges = append(edges, edge)
		}
		m.ofX[c.i], m.ofY[c.j] = append(m.ofX[c.i], c.j), append(m.ofY[c.j], c.i)
	}
	return edges, doubts
}

// matching is which answers of two reports have found each other.
type matching struct {
	x, y     *Report
	ofX, ofY [][]int // answers of the other report that each has found
}

// isFree tells whether both answers of a pair have found none yet but such as
// are the same as the pair's but for their figures.
func (m *matching) isFree(c candidate) bool {
	return m.x.areKin(m.ofY[c.j], c.i) && m.y.areKin(m.ofX[c.i], c.j)
}

// areKin tells whether answers of the report are the same as another of it but
// for their figures.
func (r *Report) areKin(answers []int, other int) bool {
	for _, i := range answers {
		if i != other && !sameBut(r.claims[r.answers[i][0]], r.claims[r.answers[other][0]]) {
			return false
		}
	}
	return true
}

// isRivalled tells whether one of the free pairs that follow shares an answer
// with c, scores about as well, and is not the same but for its figures.
func (m *matching) isRivalled(c candidate, rest []candidate) bool {
	for _, d := range rest {
		if d.score < c.score-rival {
			return false
		}
		rivalX := d.j == c.j && !m.x.areKin([]int{c.i}, d.i)
		rivalY := d.i == c.i && !m.y.areKin([]int{c.j}, d.j)
		if (rivalX || rivalY) && m.isFree(d) {
			return true
		}
	}
	return false
}

// pairs lists the pairs of answers that score enough, the best first.
func (m *matching) pairs(likeness float64) []candidate {
	x, y := m.x, m.y
	days := 5 // where a day is not known
	if !x.Published.IsZero() && !y.Published.IsZero() {
		days = max(x.Published.Sub(y.Published), y.Published.Sub(x.Published))
	}
	var all []candidate
	for i := range x.answers {
		for j := range y.answers {
			if c := m.pair(i, j, likeness, days); c.score >= enough-rival {
				all = append(all, c)
			}
		}
	}
	slices.SortStableFunc(all, func(c, d candidate) int { return cmp.Compare(d.score, c.score) })
	return slices.DeleteFunc(all, func(c candidate) bool { return c.score < enough })
}

// pair weighs two answers: by the claims that go best together, less what others
// of them say against it. A title gives no day and no place, which its text does.
func (m *matching) pair(i, j int, likeness float64, days int) candidate {
	c := candidate{i: i, j: j, score: impossible}
	var against, worst float64
	for _, a := range m.x.answers[i] {
		for _, b := range m.y.answers[j] {
			c.same = c.same || sameFigure(m.x.claims[a], m.y.claims[b])
			k := kinship{a: m.x.claims[a], b: m.y.claims[b]}
			k.across(likeness, days)
			worst = min(worst, k.worst)
			if k.score > c.score {
				c.score, c.a, c.b, against = k.score, a, b, k.worst
			}
		}
	}
	c.score += worst - against
	return c
}
