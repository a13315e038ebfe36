package compare

import (
	"slices"
	"strings"

	"recount"
	"recount/compare/profile"
)

// Rewording is what became of one figure when its report was changed: indices
// of claims of the version before and of that after, or -1 where it came or went.
type Rewording struct {
	Before, After int
	Loose         bool // only what is counted pairs them: another voice may say it
}

// Revision is a claim of a report's present version with what a former version
// gave in its place.
type Revision struct {
	Before profile.Profile
	After  string // claim
}

// InPlace pairs the figures of two versions of a report, both in the order of
// the text: first those that stand as they stood, then those whose sentence is
// the same but for the figure, then those of which each version has one of its
// kind, last those that count one thing, where each version has one number for it,
// whoever says it and however often. What is left came or went.
func InPlace(before, after []recount.Claim) []Rewording {
	m := pairing(before, after)
	m.loose()
	return m.rest()
}

// Rewordings tells what became of the figures of a version in the next, as
// [InPlace] pairs them but for loose pairs. Figures whose words are the same are
// not told.
func Rewordings(before, after []recount.Claim) []Rewording {
	return slices.DeleteFunc(pairing(before, after).rest(), func(r Rewording) bool {
		return r.Before >= 0 && r.After >= 0 && before[r.Before].Figure == after[r.After].Figure
	})
}

// pairing makes the pairs of two versions that are not loose.
func pairing(before, after []recount.Claim) *rewording {
	m := &rewording{before: before, after: after, open: [2][]int{places(before), places(after)}}
	m.pair(func(c *recount.Claim) string { return string(c.Sentence) + "\x00" + string(c.Figure) }, false)
	m.pair(frame, false)
	m.pair(sort, true)
	return m
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
	return strings.ToLower(strings.Join([]string{string(c.Measure), c.Unit, string(c.Counted), string(c.Claimant), string(c.Place), string(c.Stage)}, "\x00"))
}

// thing is what a claim counts.
func thing(c *recount.Claim) string {
	return strings.ToLower(strings.Join([]string{string(c.Measure), c.Unit, string(c.Counted), string(c.Place), string(c.Stage), string(c.Modality)}, "\x00"))
}

// rewording is the comparison of two versions: what is yet to be paired of each,
// and what was found.
type rewording struct {
	before, after []recount.Claim
	open          [2][]int
	found         []Rewording
}

// rest returns what was found, with what came or went.
func (m *rewording) rest() []Rewording {
	for _, i := range m.open[0] {
		m.found = append(m.found, Rewording{Before: i, After: -1})
	}
	for _, i := range m.open[1] {
		m.found = append(m.found, Rewording{Before: -1, After: i})
	}
	return m.found
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
		m.found = append(m.found, Rewording{Before: i, After: now})
	}
	m.close(paired)
}

// loose pairs the claims that count one thing, as a title and its text do, where
// each version has one number for it.
func (m *rewording) loose() {
	was, now := ofThings(m.before, m.open[0]), ofThings(m.after, m.open[1])
	paired := [2]map[int]bool{{}, {}}
	for _, i := range m.open[1] {
		k := thing(&m.after[i])
		if len(was[k]) == 0 || !oneNumber(m.before, was[k]) || !oneNumber(m.after, now[k]) {
			continue
		}
		before := was[k][min(slices.Index(now[k], i), len(was[k])-1)]
		paired[0][before], paired[1][i] = true, true
		m.found = append(m.found, Rewording{before, i, true})
	}
	m.close(paired)
}

// ofThings gathers claims by what they count.
func ofThings(claims []recount.Claim, places []int) map[string][]int {
	all := map[string][]int{}
	for _, i := range places {
		k := thing(&claims[i])
		all[k] = append(all[k], i)
	}
	return all
}

func oneNumber(claims []recount.Claim, places []int) bool {
	return !slices.ContainsFunc(places, func(i int) bool { return claims[i].Value != claims[places[0]].Value })
}

// close takes away what is paired of each version.
func (m *rewording) close(paired [2]map[int]bool) {
	for side := range m.open {
		m.open[side] = slices.DeleteFunc(m.open[side], func(i int) bool { return paired[side][i] })
	}
}
