package origin

import (
	"cmp"
	"slices"

	"recount"
	"recount/compare/profile"
)

// origins makes the origins out of what was joined.
func (f *finder) origins() Origins {
	o := Origins{Of: make([]int, len(f.profiles)), profiles: f.profiles, joins: f.joins, converted: f.converted}
	sets := map[int][]int{}
	for _, i := range f.order {
		root := f.joins.root(i)
		sets[root] = append(sets[root], i)
	}
	for _, set := range sets {
		first := slices.MinFunc(set, f.nearer)
		o.All = append(o.All, f.origin(first))
		o.roots = append(o.roots, first)
	}
	o.sort()
	for k, root := range o.roots {
		for _, id := range f.joins.sets[root] {
			o.Of[id] = k
		}
	}
	o.count()
	return o
}

// origin makes the origin whose claim nearest to the source is that one.
func (f *finder) origin(first int) recount.Origin {
	p := &f.profiles[first]
	o := recount.Origin{ID: "o-" + p.Claim, Kind: recount.Unattributed, Claimant: recount.Words(p.Source), Line: recount.Words(LineOf(p))}
	o.Said, _ = told(p)
	o.Denies = p.IsDenied()
	set := f.joins.grow(first)
	for _, i := range set {
		f.describe(&o, &f.profiles[i])
	}
	rest := set[1:]
	slices.SortFunc(rest, f.nearer)
	f.joins.sets[first] = append([]int{first}, rest...)
	o.Claims = append(o.Claims, p.Claim)
	for _, i := range rest {
		up := f.joins.up[i]
		o.Claims = append(o.Claims, f.profiles[i].Claim)
		o.Collapses = append(o.Collapses, recount.Collapse{
			Claim: f.profiles[i].Claim, Into: f.profiles[up.to].Claim, Reason: up.reason, Why: up.why,
		})
	}
	return o
}

// describe adds what a claim tells of who is behind its origin: the fullest
// name, the side, the day it was said.
func (f *finder) describe(o *recount.Origin, p *profile.Profile) {
	if own(p) {
		return
	}
	kind := recount.Unnamed
	if named(p) {
		kind = recount.Named
	}
	name := recount.Words(p.Speaker.Name)
	switch {
	case o.Kind == recount.Unattributed, o.Kind == recount.Unnamed && kind == recount.Named:
		o.Kind, o.Claimant, o.Line = kind, name, recount.Words(LineOf(p))
	case o.Kind == kind && lineOf(&p.Speaker) == string(o.Line) && longer(name, o.Claimant):
		o.Claimant = name
	}
	if o.Side == "" {
		o.Side = recount.Words(p.Speaker.Side)
	}
	if !p.Said.IsZero() && (o.Said.IsZero() || o.Said != p.Said && p.Said.Compare(o.Said) < 0) {
		o.Said = p.Said
	}
}

func longer(a, b recount.Words) bool {
	return len(a) > len(b) || len(a) == len(b) && a < b
}

// LineOf is the key of the line that a claim belongs to: that of its speaker,
// else of its outlet, whose own count is a line too; empty for an unnamed
// speaker.
func LineOf(p *profile.Profile) string {
	if own(p) && p.Outlet != "" {
		return "outlet:" + p.Outlet
	}
	return lineOf(&p.Speaker)
}

// nearer orders the claims of one origin: the nearest to the source first. Named
// speakers come before unnamed ones and those before a report's own voice, a
// person before the body spoken for, first hand before what was passed on, the
// text before the headline, a report that names no original before one that does,
// the earlier report before the later.
func (f *finder) nearer(i, j int) int {
	a, b := &f.profiles[i], &f.profiles[j]
	return cmp.Or(
		cmp.Compare(distanceOf(a), distanceOf(b)),
		cmp.Compare(len(a.Relay), len(b.Relay)),
		-compareBool(a.Quoted, b.Quoted),
		compareBool(a.Title, b.Title),
		-compareBool(!a.Said.IsZero(), !b.Said.IsZero()),
		compareBool(len(a.Originals) > 0, len(b.Originals) > 0),
		cmp.Compare(f.published[i], f.published[j]),
		cmp.Compare(a.Report, b.Report),
		cmp.Compare(a.Start, b.Start),
		cmp.Compare(a.Claim, b.Claim),
	)
}

// distanceOf is how far a claim is from its source, by who speaks.
func distanceOf(p *profile.Profile) int {
	switch {
	case own(p):
		return 4
	case !named(p):
		return 3
	case p.Speaker.Kind == recount.Media:
		return 2
	case isBody(&p.Speaker):
		return 1
	}
	return 0
}

// sort puts origins in their fixed order.
func (o *Origins) sort() {
	order := make([]int, len(o.All))
	for k := range order {
		order[k] = k
	}
	rank := map[recount.OriginKind]int{recount.Named: 0, recount.Unnamed: 1, recount.Unattributed: 2}
	slices.SortFunc(order, func(k, m int) int {
		a, b := &o.All[k], &o.All[m]
		return cmp.Or(a.Said.Compare(b.Said), cmp.Compare(rank[a.Kind], rank[b.Kind]), cmp.Compare(a.ID, b.ID))
	})
	all, roots := make([]recount.Origin, len(order)), make([]int, len(order))
	for to, from := range order {
		all[to], roots[to] = o.All[from], o.roots[from]
	}
	o.All, o.roots = all, roots
}
