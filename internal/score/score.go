// Package score compares the claims found in reports with those that a careful
// reader expects, field by field.
//
// A found claim matches the expected one whose figure it overlaps most. Fields
// are judged on matched claims only, so that each shows its own quality; the
// core score asks for figure, value, measure and claimant at once. Figures that
// are mere articles ("a soldier was killed") count on neither side.
package score

import (
	"cmp"
	"slices"

	"recount"
)

// Tally adds up the scores of reports. The zero Tally is ready for use.
type Tally struct {
	Expected, Found, Matched int
	Core                     int            // value, measure and claimant all right
	Right                    map[string]int // by field, of the matched claims
}

// Difference is one thing found other than expected: Fields names what is
// wrong with a match; a claim that is missed or spurious lacks the other side.
type Difference struct {
	Expected, Found *recount.Claim
	Fields          []string
}

// F1 is the harmonic mean of precision and recall of right among found and
// expected: 0 to 1.
func F1(right, found, expected int) float64 {
	if found+expected == 0 {
		return 1
	}
	return 2 * float64(right) / float64(found+expected)
}

// Figures is the F1 of finding figures.
func (t *Tally) Figures() float64 { return F1(t.Matched, t.Found, t.Expected) }

// CoreF1 is the F1 of claims whose value, measure and claimant are all right.
func (t *Tally) CoreF1() float64 { return F1(t.Core, t.Found, t.Expected) }

// Field is the share of matched claims that have the field right: 0 to 1.
func (t *Tally) Field(name string) float64 {
	if t.Matched == 0 {
		return 0
	}
	return float64(t.Right[name]) / float64(t.Matched)
}

// Add scores the claims found in one report, and returns what differs in the
// order of the text.
func (t *Tally) Add(expected, found []recount.Claim) []Difference {
	if t.Right == nil {
		t.Right = map[string]int{}
	}
	pairs := Match(expected, found)
	var out []Difference
	for i := range expected {
		if expected[i].Implicit {
			continue
		}
		t.Expected++
		difference := Difference{Expected: &expected[i]}
		if j, ok := pairs[i]; ok {
			difference.Found = &found[j]
			difference.Fields = t.judge(&expected[i], &found[j])
		}
		if difference.Found == nil || len(difference.Fields) > 0 {
			out = append(out, difference)
		}
	}
	for _, j := range spurious(found, pairs) {
		t.Found++
		out = append(out, Difference{Found: &found[j]})
	}
	slices.SortStableFunc(out, func(a, b Difference) int { return cmp.Compare(a.start(), b.start()) })
	return out
}

func (d Difference) start() int {
	if d.Expected != nil {
		return d.Expected.Start
	}
	return d.Found.Start
}

// judge counts one matched pair and names the fields that are wrong.
func (t *Tally) judge(expected, found *recount.Claim) (wrong []string) {
	t.Matched++
	t.Found++
	for _, field := range fields {
		if field.same(expected, found) {
			t.Right[field.Name]++
			continue
		}
		wrong = append(wrong, field.Name)
	}
	if rightCore(expected, found) {
		t.Core++
	}
	return wrong
}

// Match pairs claims by the overlap of their figures, longest first, one to
// one: the index of an expected claim gives that of the found one.
func Match(expected, found []recount.Claim) map[int]int {
	type pair struct{ overlap, distance, i, j int }
	var candidates []pair
	for i, e := range expected {
		for j, f := range found {
			if overlap := min(e.End, f.End) - max(e.Start, f.Start); overlap > 0 {
				candidates = append(candidates, pair{overlap, max(e.Start-f.Start, f.Start-e.Start), i, j})
			}
		}
	}
	slices.SortStableFunc(candidates, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.overlap, a.overlap), cmp.Compare(a.distance, b.distance))
	})
	pairs, taken := map[int]int{}, map[int]bool{}
	for _, c := range candidates {
		if _, done := pairs[c.i]; !done && !taken[c.j] {
			pairs[c.i], taken[c.j] = c.j, true
		}
	}
	return pairs
}

// spurious lists the found claims that nothing expected matches.
func spurious(found []recount.Claim, pairs map[int]int) (out []int) {
	matched := map[int]bool{}
	for _, j := range pairs {
		matched[j] = true
	}
	for j := range found {
		if !found[j].Implicit && !matched[j] {
			out = append(out, j)
		}
	}
	return out
}
