package compare

import (
	"slices"
	"strings"

	"recount"
	"recount/compare/profile"
)

// Rewording is what became of one figure when its report was changed: indices
// of claims of the version before and of that after, or -1 where it came or went.
type Rewording struct{ Before, After int }

// Revision is a claim of a report's present version with what a former version
// gave in its place.
type Revision struct {
	Before profile.Profile
	After  string // claim
}

// InPlace pairs the figures of two versions of a report, both in the order of
// the text: first those that stand as they stood, then those whose sentence is
// the same but for the figure, then those of which each version has one of its
// kind. What is left came or went.
func InPlace(before, after []recount.Claim) []Rewording {
	m := &rewording{before: before, after: after, open: [2][]int{places(before), places(after)}}
	m.pair(func(c *recount.Claim) string { return string(c.Sentence) + "\x00" + string(c.Figure) }, false)
	m.pair(frame, false)
	m.pair(sort, true)
	for _, i := range m.open[0] {
		m.found = append(m.found, Rewording{i, -1})
	}
	for _, i := range m.open[1] {
		m.found = append(m.found, Rewording{-1, i})
	}
	return m.found
}

// Rewordings tells what became of the figures of a version in the next, as
// [InPlace] pairs them. Figures whose words are the same are not told.
func Rewordings(before, after []recount.Claim) []Rewording {
	return slices.DeleteFunc(InPlace(before, after), func(r Rewording) bool {
		return r.Before >= 0 && r.After >= 0 && before[r.Before].Figure == after[r.After].Figure
	})
}

func places(claims []recount.Claim) []int {
	all := make([]int, len(claims))
	for i := range all {
		all[i] = i
	}
	return all
}

// frame is the sentence of a claim without the words of its figure.
func frame(c *recount.Claim) string {
	return strings.Replace(string(c.Sentence), string(c.Figure), "\x00", 1)
}

// sort is what kind of figure a claim gives.
func sort(c *recount.Claim) string {
	return strings.Join([]string{string(c.Measure), c.Unit, strings.ToLower(string(c.Counted)), string(c.Claimant), string(c.Place), string(c.Stage)}, "\x00")
}

// rewording is the comparison of two versions: what is yet to be paired of each,
// and what was found.
type rewording struct {
	before, after []recount.Claim
	open          [2][]int
	found         []Rewording
}

// pair pairs the claims that have a key in common, in the order of the text, or
// only where it is the key of one claim of each.
func (m *rewording) pair(key func(*recount.Claim) string, only bool) {
	waiting, alike := map[string][]int{}, map[string]int{}
	for _, i := range m.open[1] {
		k := key(&m.after[i])
		waiting[k] = append(waiting[k], i)
	}
	for _, i := range m.open[0] {
		alike[key(&m.before[i])]++
	}
	var paired [2]map[int]bool
	paired[0], paired[1] = map[int]bool{}, map[int]bool{}
	for _, i := range m.open[0] {
		k := key(&m.before[i])
		if len(waiting[k]) == 0 || only && (len(waiting[k]) > 1 || alike[k] > 1) {
			continue
		}
		now := waiting[k][0]
		waiting[k] = waiting[k][1:]
		paired[0][i], paired[1][now] = true, true
		m.found = append(m.found, Rewording{i, now})
	}
	for side := range m.open {
		m.open[side] = slices.DeleteFunc(m.open[side], func(i int) bool { return paired[side][i] })
	}
}
