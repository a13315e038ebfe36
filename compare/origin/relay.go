package origin

import (
	"cmp"
	"slices"

	"recount"
	"recount/compare/name"
	"recount/compare/profile"
)

// byRelay joins what an outlet passes on with what it passes on: a claim on the
// word of an outlet, or had from one, with that outlet's own report of it. Who
// publishes one of the reports is an outlet, whatever he was read as.
func (f *finder) byRelay() {
	outlets := map[string][]int{}
	for _, i := range f.order {
		if outlet := f.profiles[i].Outlet; outlet != "" {
			outlets[outlet] = append(outlets[outlet], i)
		}
	}
	for _, claims := range outlets {
		slices.SortStableFunc(claims, func(i, j int) int { return cmp.Compare(f.published[i], f.published[j]) })
	}
	for _, i := range f.order {
		p := &f.profiles[i]
		for _, from := range passedBy(p) {
			f.joinRelay(i, from, outlets[from.Line])
		}
		if p.Speaker.Kind == recount.Organisation {
			f.joinRelay(i, &p.Speaker, outlets[name.Outlet(p.Speaker.Name)])
		}
	}
}

// passedBy returns the outlets that a claim was had from: who vouches for it,
// where that is an outlet, and who passed it on.
func passedBy(p *profile.Profile) []*profile.Speaker {
	var outlets []*profile.Speaker
	if p.Speaker.Kind == recount.Media {
		outlets = append(outlets, &p.Speaker)
	}
	for k := range p.Relay {
		outlets = append(outlets, &p.Relay[k])
	}
	return outlets
}

// joinRelay joins claim i with the nearest claim, in time, of the outlet that
// it was had from: one akin to it, published no later, at most relayDays ago.
func (f *finder) joinRelay(i int, from *profile.Speaker, claims []int) {
	p := &f.profiles[i]
	end, _ := slices.BinarySearchFunc(claims, f.published[i]+1, func(j, day int) int { return cmp.Compare(f.published[j], day) })
	best := -1
	for k := end - 1; k >= 0 && k > end-1-maxRelayed; k-- {
		q := &f.profiles[claims[k]]
		if f.published[i]-f.published[claims[k]] > relayDays {
			break
		}
		if q.Report != p.Report && q.Outlet != p.Outlet && f.fitsBetter(i, claims[k], best) && akin(p, q) && !cannotBeOne(p, q) && passesOn(p, q, from) {
			best = claims[k]
		}
	}
	if best >= 0 {
		q := &f.profiles[best]
		f.joins.join(best, i, recount.ReasonRelay, source(p)+" has it from "+from.Name+", which reported "+quote(q)+" on "+Date(q.Published))
	}
}

const (
	relayDays  = 3   // how long after it was published a report is passed on as news
	maxRelayed = 100 // how many claims of an outlet are looked at
)

// passesOn tells whether claim p, had from the outlet of q, can be that claim:
// both name one source, or one of them names none, or the sources may be one.
func passesOn(p, q *profile.Profile, from *profile.Speaker) bool {
	switch {
	case from == &p.Speaker, own(p), own(q):
		return true
	case named(p) && named(q):
		return lineOf(&p.Speaker) == lineOf(&q.Speaker) || sameBody(&p.Speaker, &q.Speaker)
	}
	return mayBeOne(&p.Speaker, &q.Speaker)
}

// fitsBetter tells whether claim j is a better source of claim i than the best so far:
// by the same number, then by the id.
func (f *finder) fitsBetter(i, j, best int) bool {
	if best < 0 {
		return true
	}
	p, q, b := &f.profiles[i], &f.profiles[j], &f.profiles[best]
	return cmp.Or(
		compareBool(q.Value == p.Value, b.Value == p.Value),
		cmp.Compare(f.published[j], f.published[best]),
		cmp.Compare(b.Claim, q.Claim),
	) > 0
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
