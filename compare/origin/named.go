package origin

import (
	"cmp"
	"slices"

	"recount"
	"recount/compare/profile"
)

// byOriginal joins the claims of a report that names another outlet as the one
// that it was taken from with the same figures of that outlet's own reports.
// Claims on the word of somebody who is named keep their origin.
func (f *finder) byOriginal() {
	outlets := map[string][]int{} // of those that some report names
	for _, i := range f.order {
		for _, original := range f.profiles[i].Originals {
			outlets[original.Outlet] = nil
		}
	}
	if len(outlets) == 0 {
		return
	}
	for _, i := range f.order {
		outlet := f.profiles[i].Outlet
		if _, wanted := outlets[outlet]; wanted && outlet != "" {
			outlets[outlet] = append(outlets[outlet], i)
		}
	}
	for _, claims := range outlets {
		slices.SortStableFunc(claims, func(i, j int) int { return cmp.Compare(f.published[i], f.published[j]) })
	}
	for _, i := range f.order {
		for _, original := range f.profiles[i].Originals {
			f.joinOriginal(i, original, outlets[original.Outlet])
		}
	}
}

// joinOriginal joins claim i with the nearest claim, in time, of the outlet that
// its report names: one of the same figure, published no later and at most
// relayDays ago.
func (f *finder) joinOriginal(i int, original profile.Original, claims []int) {
	p := &f.profiles[i]
	if named(p) {
		return
	}
	end, _ := slices.BinarySearchFunc(claims, f.published[i]+1, func(j, day int) int { return cmp.Compare(f.published[j], day) })
	for k := end - 1; k >= max(0, end-maxRelayed); k-- {
		q := &f.profiles[claims[k]]
		if f.published[i]-f.published[claims[k]] > relayDays {
			return
		}
		if q.Report != p.Report && q.Outlet != p.Outlet && sameFigure(p, q) && passesOn(p, q, nil) && !f.joins.clash(i, claims[k]) {
			why := source(p) + " names " + original.Name + " as its source, which gave " + quote(q)
			if !q.Published.IsZero() {
				why += " on " + Date(q.Published)
			}
			f.joins.join(claims[k], i, recount.ReasonRelay, why)
			return
		}
	}
}
