package compare

import (
	"cmp"
	"slices"
	"strings"

	"recount"
)

// ids gives each group the id of the question that most of its claims answered
// so far, of equals the first by name; else of a question that its claims
// inherit, which is nobody's now; a group of new claims gets a new one. Ids that no
// group takes lead to the group that holds most of their claims.
func (d *decision) ids(groups [][]int, redirects map[string]string) []string {
	n := naming{make([]string, len(groups)), map[string]bool{}}
	known := d.shares(groups, d.known)
	n.take(known)
	answered := map[string]bool{}
	for _, s := range known {
		answered[s.id] = true
	}
	inherited := slices.DeleteFunc(d.shares(groups, d.inherited), func(s share) bool { return answered[s.id] || d.Held[s.id] })
	n.take(inherited)
	for _, s := range inherited {
		answered[s.id] = true
	}
	for k, group := range groups {
		if n.ids[k] == "" {
			n.ids[k] = d.newID(group, answered)
			answered[n.ids[k]] = true
		}
	}
	for _, s := range slices.Concat(known, inherited) {
		if !n.taken[s.id] && redirects[s.id] == "" {
			redirects[s.id] = n.ids[s.group]
		}
	}
	return n.ids
}

// naming is the ids of groups, while they are given.
type naming struct {
	ids   []string
	taken map[string]bool
}

// take gives ids to the groups that have none yet.
func (n naming) take(shares []share) {
	for _, s := range shares {
		if n.ids[s.group] == "" && !n.taken[s.id] {
			n.ids[s.group], n.taken[s.id] = s.id, true
		}
	}
}

// newID is made from the first claim of the group whose id is free: that of a
// claim that was split off, or was gone for a while, may have named a question
// that others answer.
func (d *decision) newID(group []int, answered map[string]bool) string {
	for again := 0; ; again++ {
		for _, i := range group {
			id := recount.QuestionID(d.claims[i].Claim + strings.Repeat(" again", again))
			if !answered[id] && !d.Held[id] {
				return id
			}
		}
	}
}

// known is the question that a claim has answered so far, if any.
func (d *decision) known(claim string) []string {
	if id := d.Known[claim]; id != "" {
		return []string{id}
	}
	return nil
}

// inherited are the questions that a claim inherits, which has answered none.
func (d *decision) inherited(claim string) []string {
	if d.Known[claim] != "" {
		return nil
	}
	return d.Inherited[claim]
}

// share is how many claims of a group have to do with a question.
type share struct {
	id    string
	group int
	count int
}

// shares lists them, the largest first.
func (d *decision) shares(groups [][]int, questions func(claim string) []string) []share {
	counts := map[share]int{}
	for k, group := range groups {
		for _, i := range group {
			for _, id := range questions(d.claims[i].Claim) {
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
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.group, b.group), cmp.Compare(a.id, b.id))
	})
	return list
}
