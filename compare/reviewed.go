package compare

import (
	"slices"

	"recount"
)

// reviewed applies what reviewers decided to the groups that the text gives:
// first claims leave, then groups become one.
func (d *decision) reviewed(groups [][]int) [][]int {
	for _, split := range d.Decisions.Split {
		groups = d.split(groups, split)
	}
	for _, merged := range d.Decisions.Merged {
		groups = d.merge(groups, merged)
	}
	groups = slices.DeleteFunc(groups, func(g []int) bool { return len(g) == 0 })
	slices.SortFunc(groups, func(a, b []int) int { return a[0] - b[0] })
	return groups
}

func (d *decision) split(groups [][]int, split SplitOff) [][]int {
	var leaving []int
	for _, claim := range split.Claims {
		if i, ok := d.place[claim]; ok {
			leaving = append(leaving, i)
			d.settle(i, "split off by a reviewer")
		}
	}
	if len(leaving) == 0 {
		return groups
	}
	for g := range groups {
		groups[g] = slices.DeleteFunc(groups[g], func(i int) bool { return slices.Contains(leaving, i) })
	}
	slices.Sort(leaving)
	return append(groups, leaving)
}

func (d *decision) merge(groups [][]int, claims []string) [][]int {
	var into []int
	for g := range groups {
		if slices.ContainsFunc(groups[g], func(i int) bool { return slices.Contains(claims, d.claims[i].Claim) }) {
			into, groups[g] = append(into, groups[g]...), nil
		}
	}
	for _, claim := range claims {
		if i, ok := d.place[claim]; ok {
			d.settle(i, "merged by a reviewer")
		}
	}
	slices.Sort(into)
	return append(groups, into)
}

func (d *decision) settle(i int, rule string) {
	if d.settled == nil {
		d.settled = map[int]string{}
	}
	d.settled[i] = rule
}

// ids gives each group the id of the question that most of its claims answered
// so far, the older of equals; a group of new claims gets a new one. Ids that
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
