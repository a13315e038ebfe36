package verdict

import (
	"cmp"
	"slices"

	"recount/compare/interval"
)

// board holds the figure that stands on each series, in the order of what they
// mean and of when they came.
type board struct {
	views  []*view
	of     map[string]int // by series
	byLow  []int          // claims, by the lower end of what is meant
	byHigh []int          // by the upper end
	came   []speaking     // in order; may hold some that no longer stand
}

func newBoard(views []*view) *board { return &board{views: views, of: map[string]int{}} }

func (b *board) low(i, j int) int {
	return cmp.Or(cmp.Compare(meant(b.views[i].Profile).Low, meant(b.views[j].Profile).Low), cmp.Compare(b.views[i].Claim, b.views[j].Claim), cmp.Compare(i, j))
}

func (b *board) high(i, j int) int {
	return cmp.Or(cmp.Compare(meant(b.views[i].Profile).High, meant(b.views[j].Profile).High), cmp.Compare(b.views[i].Claim, b.views[j].Claim), cmp.Compare(i, j))
}

// put makes a claim the one that stands on its series.
func (b *board) put(s speaking) {
	if old, ok := b.of[s.series]; ok {
		b.byLow = without(b.byLow, old, b.low)
		b.byHigh = without(b.byHigh, old, b.high)
	}
	b.of[s.series] = s.profile
	b.byLow = with(b.byLow, s.profile, b.low)
	b.byHigh = with(b.byHigh, s.profile, b.high)
	b.came = append(b.came, s)
}

func with(sorted []int, i int, by func(int, int) int) []int {
	at, _ := slices.BinarySearchFunc(sorted, i, by)
	return slices.Insert(sorted, at, i)
}

func without(sorted []int, i int, by func(int, int) int) []int {
	if at, ok := slices.BinarySearchFunc(sorted, i, by); ok {
		return slices.Delete(sorted, at, at+1)
	}
	return sorted
}

// farthest returns the claims that lie farthest below and above claim i, where
// their figures do not meet its own.
func (b *board) farthest(i int) []int {
	if len(b.byLow) == 0 {
		return nil
	}
	var far []int
	for _, j := range []int{b.byHigh[0], b.byLow[len(b.byLow)-1]} {
		if !interval.Meet(&b.views[i].Quantity, &b.views[j].Quantity, interval.Meant) {
			far = append(far, j)
		}
	}
	return far
}

// latest returns the claims that came last and still stand, at most n.
func (b *board) latest(n int) []int {
	var last []int
	for k := len(b.came) - 1; k >= 0 && len(last) < n; k-- {
		if s := b.came[k]; b.of[s.series] == s.profile {
			last = append(last, s.profile)
		}
	}
	return last
}
