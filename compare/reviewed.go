package compare

import "slices"

// reviewed applies what reviewers decided to the groups that the text gives:
// first claims leave, then groups become one.
func (d *decision) reviewed(groups [][]int) [][]int {
	r := regrouping{d, groups, make([]int, len(d.claims))}
	for g, group := range groups {
		r.label(group, g)
	}
	for _, split := range d.Decisions.Split {
		r.split(split.Claims)
	}
	for _, merged := range d.Decisions.Merged {
		r.merge(merged)
	}
	left := slices.DeleteFunc(r.groups, func(g []int) bool { return len(g) == 0 })
	slices.SortFunc(left, func(a, b []int) int { return a[0] - b[0] })
	return left
}

// regrouping is groups while reviewers' decisions are applied to them. Groups
// that lose all claims stay, empty, until the end.
type regrouping struct {
	*decision
	groups [][]int
	of     []int // claim -> its group
}

func (r *regrouping) label(claims []int, group int) {
	for _, i := range claims {
		r.of[i] = group
	}
}

// known returns the places of claims that are in the block, in order.
func (r *regrouping) known(claims []string) []int {
	var places []int
	for _, claim := range claims {
		if i, ok := r.place[claim]; ok {
			places = append(places, i)
		}
	}
	slices.Sort(places)
	return slices.Compact(places)
}

func (r *regrouping) split(claims []string) {
	leaving := r.known(claims)
	touched := map[int]bool{}
	for _, i := range leaving {
		touched[r.of[i]] = true
		r.settle(i, "split off by a reviewer")
	}
	r.label(leaving, len(r.groups))
	for g := range touched {
		r.groups[g] = slices.DeleteFunc(r.groups[g], func(i int) bool { return r.of[i] != g })
	}
	r.groups = append(r.groups, leaving)
}

func (r *regrouping) merge(claims []string) {
	var into []int
	for _, i := range r.known(claims) {
		r.settle(i, "merged by a reviewer")
		if g := r.of[i]; g != len(r.groups) {
			into = append(into, r.groups[g]...)
			r.label(r.groups[g], len(r.groups))
			r.groups[g] = nil
		}
	}
	slices.Sort(into)
	r.groups = append(r.groups, into)
}

func (d *decision) settle(i int, rule string) {
	if d.settled == nil {
		d.settled = map[int]string{}
	}
	d.settled[i] = rule
}
