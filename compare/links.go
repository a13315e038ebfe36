package compare

import (
	"slices"

	"recount"
	"recount/compare/join"
)

// findEdges finds, for each claim of a group, the edge within the group that
// speaks most for it.
func (d *decision) findEdges(group []int) {
	in := make(map[int]bool, len(group))
	for _, i := range group {
		in[i] = true
	}
	for _, i := range group {
		for _, e := range d.edges[i] {
			if best, ok := d.best[i]; in[e.with] && (!ok || e.score > best.score) {
				d.best[i] = e
			}
		}
	}
}

// takeEdges lists the edges of each claim, in a fixed order, and notes doubts.
func (d *decision) takeEdges() {
	d.edges = make([][]edge, len(d.claims))
	for k := range d.Pairs {
		pair := &d.Pairs[k]
		for _, e := range pair.Edges {
			a, okA := d.place[e.A]
			b, okB := d.place[e.B]
			if okA && okB && a != b {
				d.edges[a] = append(d.edges[a], edge{b, pair, e.Score})
				d.edges[b] = append(d.edges[b], edge{a, pair, e.Score})
			}
		}
		for _, e := range pair.Doubts {
			d.doubt(e.A, e.B)
			d.doubt(e.B, e.A)
		}
	}
	for _, list := range d.edges {
		slices.SortFunc(list, func(a, b edge) int { return a.with - b.with })
	}
}

func (d *decision) doubt(claim, with string) {
	if i, ok := d.place[claim]; ok && (d.doubts[i] == "" || with < d.doubts[i]) {
		d.doubts[i] = with
	}
}

// link tells what a claim is joined to and why.
func (d *decision) link(i int, question, origin string) recount.Link {
	l := recount.Link{Claim: d.claims[i].Claim, Question: question, Origin: origin, Linker: Linker}
	if e, ok := d.best[i]; ok {
		l.Joins = []recount.Join{join.Why(d.claims[i], d.claims[e.with], e.pair)}
	}
	if rule, ok := d.settled[i]; ok {
		l.Joins = append(l.Joins, recount.Join{Rule: rule})
	}
	if with, ok := d.doubts[i]; ok && len(l.Joins) == 0 {
		l.Doubt = "may answer the same as claim " + with + " of another report, where a second figure fits about as well"
	}
	return l
}
