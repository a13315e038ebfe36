package join

import (
	"cmp"
	"slices"

	"recount"
	"recount/compare/story"
)

// Story is what a report tells of and when: what decides which reports are
// compared at all.
type Story struct {
	Report    string
	Published recount.Day
	Terms     story.Terms
}

// Which reports are compared: those of a likeness, published within a window of
// days, the nearest few of each. With more, work would grow with the square of
// how much is written of a happening; with these few, reports of one happening
// still hang together, over others between them.
const (
	likeEnough = 0.08  // the least likeness: unrelated reports of one country seldom reach it
	perDay     = 0.001 // how much more is asked a day between them
	Window     = 60    // days
	Nearest    = 8     // neighbours of a report that are compared
	Keys       = 10    // the heaviest words of a report, of which neighbours share one
)

// undated stands for the days to a report without a day: it has to be as alike
// as one of a month before.
const undated = 30

// Near returns how alike two reports are, and whether they may be compared.
func Near(a, b *Story) (likeness float64, ok bool) {
	days := undated
	if !a.Published.IsZero() && !b.Published.IsZero() {
		days = max(a.Published.Sub(b.Published), b.Published.Sub(a.Published))
	}
	if days > Window {
		return 0, false
	}
	likeness = story.Likeness(a.Terms, b.Terms)
	return likeness, likeness >= likeEnough+perDay*float64(days)
}

// Neighbour is a report that is compared with another.
type Neighbour struct {
	Report   string
	Likeness float64
}

// Sort puts neighbours in order, the most alike first, equals by id.
func Sort(n []Neighbour) {
	slices.SortFunc(n, func(a, b Neighbour) int {
		return cmp.Or(cmp.Compare(b.Likeness, a.Likeness), cmp.Compare(a.Report, b.Report))
	})
}

// Pair are two reports that were compared, with what they have in common. A
// pair without edges tells that they have nothing. The pair of a report with
// itself holds the edges inside it.
type Pair struct {
	A, B     string // ids, A <= B
	Likeness float64
	Edges    []Edge
	Doubts   []Edge     // left apart, since another fitted about as well
	Parts    []PartEdge // of a report with itself
}

// OneEpisode tells whether two compared reports tell of one happening, or one
// spell of happenings: they answer two questions together, or are very alike.
func (p *Pair) OneEpisode() bool {
	return len(p.Edges) >= 2 || p.Likeness >= veryAlike
}

// veryAlike is a likeness that reports of different happenings do not reach.
const veryAlike = 0.4

// Alone returns the pair of a report with itself.
func (r *Report) Alone(id string) Pair {
	return Pair{A: id, B: id, Likeness: 1, Edges: r.Within(), Parts: r.Parts()}
}

// Pairs finds, among all given reports, those that are compared: pairs of which
// one is among the [Nearest] of the other. The order of the input does not
// matter; the result is in the order of ids.
func Pairs(stories []Story) []Pair {
	byKey := map[uint64][]int{}
	for i := range stories {
		for _, key := range stories[i].Terms.Keys(Keys) {
			byKey[key] = append(byKey[key], i)
		}
	}
	likeness := map[[2]string]float64{}
	for i := range stories {
		for _, n := range nearest(stories, i, byKey) {
			a, b := stories[i].Report, n.Report
			likeness[[2]string{min(a, b), max(a, b)}] = n.Likeness
		}
	}
	pairs := make([]Pair, 0, len(likeness))
	for ids, l := range likeness {
		pairs = append(pairs, Pair{A: ids[0], B: ids[1], Likeness: l})
	}
	slices.SortFunc(pairs, func(p, q Pair) int { return cmp.Or(cmp.Compare(p.A, q.A), cmp.Compare(p.B, q.B)) })
	return pairs
}

func nearest(stories []Story, i int, byKey map[uint64][]int) []Neighbour {
	seen := map[int]bool{i: true}
	var found []Neighbour
	for _, key := range stories[i].Terms.Keys(Keys) {
		for _, j := range byKey[key] {
			if seen[j] {
				continue
			}
			seen[j] = true
			if likeness, ok := Near(&stories[i], &stories[j]); ok {
				found = append(found, Neighbour{stories[j].Report, likeness})
			}
		}
	}
	Sort(found)
	return found[:min(Nearest, len(found))]
}
