package compare

import (
	"slices"

	"recount"
)

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

// ids gives each group the id of the question that most of its claims answered
// so far, of equals the first by name; a group of new claims gets a new one. Ids that
// no group takes lead to the group that holds most of their claims.
func (d *decision) ids(groups [][]int, redirects map[string]string) []string {
	ids := make([]string, len(groups))
	shares := d.shares(groups)
	taken, known := map[string]bool{}, map[string]bool{}
	for _, s := range shares {
		known[s.id] = true
		if ids[s.group] == "" && !taken[s.id] {
			ids[s.group], taken[s.id] = s.id, true
		}
	}
	for k, group := range groups {
		if ids[k] == "" {
			ids[k] = d.newID(group, known)
			known[ids[k]] = true
		}
	}
	for _, s := range shares {
		if !taken[s.id] && redirects[s.id] == "" {
			redirects[s.id] = ids[s.group]
		}
	}
	return ids
}

// newID is made from the first claim of the group whose id is free: that of a
// claim that was split off may have named the question it left.
func (d *decision) newID(group []int, known map[string]bool) string {
	for _, i := range group {
		if id := recount.QuestionID(d.claims[i].Claim); !known[id] {
			return id
		}
	}
	return recount.QuestionID(d.claims[group[0]].Claim + " again")
}

// share is how many claims of a group answered a question so far.
type share struct {
	id    string
	group int
	count int
}

// shares lists them, the largest first.
func (d *decision) shares(groups [][]int) []share {
	counts := map[share]int{}
	for k, group := range groups {
		for _, i := range group {
			if id := d.Known[d.claims[i].Claim]; id != "" {
				counts[share{id: id, group: k}]++
			}
		}
	}
	list := make([]share, 0, len(counts))
	for s, n := range counts {
		s.count = n
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b share) int {
		if a.count != b.count {
			return b.count - a.count
		}
		if a.group != b.group {
			return a.group - b.group
		}
		if a.id < b.id {
			return -1
		}
		return 1
	})
	return list
}
