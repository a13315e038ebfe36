package origin

import (
	"slices"

	"recount"
	"recount/compare/profile"
)

// count tells which origins may be one, and how many voices there are. An
// unnamed speaker may be whoever spoke on that occasion and gave a figure akin
// to his; a body may be the person who speaks for it.
func (o *Origins) count() {
	may := o.maybe()
	v := &o.Voices
	v.Claims = len(o.profiles)
	sides, reports := map[recount.Words]bool{}, map[string]bool{}
	for k := range o.All {
		switch {
		case o.All[k].Denies:
			v.Denials++
		case o.All[k].Kind == recount.Unattributed:
			v.Unattributed++
		default:
			v.Most++
		}
		if side := o.All[k].Side; side != "" {
			sides[side] = true
		}
	}
	for i := range o.profiles {
		reports[o.profiles[i].Report] = true
	}
	v.Fewest, v.Sides, v.Reports = o.fewest(may), len(sides), len(reports)
	for k, others := range may {
		for _, other := range others {
			o.All[k].MayBe = append(o.All[k].MayBe, o.All[other].ID)
		}
		slices.Sort(o.All[k].MayBe)
	}
}

// maybe returns for each origin those that it may be one with. On one occasion
// at most maxMaybe origins are weighed against each other: of more than these
// nobody can tell who is who.
func (o *Origins) maybe() [][]int {
	may := make([][]int, len(o.All))
	byDay := map[recount.Day][]int{}
	for k := range o.All {
		if o.All[k].Kind == recount.Unattributed {
			continue
		}
		day, _ := told(o.rootOf(k))
		for _, d := range []recount.Day{day.Add(-1), day, day.Add(1)} {
			if day.IsZero() && !d.IsZero() {
				continue
			}
			for _, other := range byDay[d] {
				if o.mayBe(k, other) {
					may[k], may[other] = append(may[k], other), append(may[other], k)
				}
			}
		}
		if len(byDay[day]) < maxMaybe {
			byDay[day] = append(byDay[day], k)
		}
	}
	return may
}

const maxMaybe = 64

func (o *Origins) mayBe(k, other int) bool {
	p, q := o.rootOf(k), o.rootOf(other)
	return p.Report != q.Report && !otherTowns(p, q) && oneOccasion(p, q) && akin(p, q) && !cannotBeOne(p, q) && mayBeOne(&p.Speaker, &q.Speaker)
}

// rootOf is the claim of an origin that is nearest to the source.
func (o *Origins) rootOf(k int) *profile.Profile { return &o.profiles[o.roots[k]] }

// fewest counts the least voices that can be behind the origins: each is put to
// the first voice with all of whose origins it may be one, named ones first.
func (o *Origins) fewest(may [][]int) int {
	voice := make([]int, len(o.All)) // 1-based; 0 for none yet
	var members [][]int
	for _, kind := range []recount.OriginKind{recount.Named, recount.Unnamed} {
		for k := range o.All {
			if o.All[k].Kind != kind || o.All[k].Denies {
				continue
			}
			for _, other := range may[k] {
				if v := voice[other]; v > 0 && containsAll(may[k], members[v-1]) {
					voice[k] = v
					break
				}
			}
			if voice[k] == 0 {
				members = append(members, nil)
				voice[k] = len(members)
			}
			members[voice[k]-1] = append(members[voice[k]-1], k)
		}
	}
	return len(members)
}

func containsAll(set, wanted []int) bool {
	for _, w := range wanted {
		if !slices.Contains(set, w) {
			return false
		}
	}
	return true
}
