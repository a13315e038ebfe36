package compare

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"recount"
	"recount/compare/origin"
	"recount/compare/profile"
)

// summary tells a question at a glance, but for its verdicts.
func (d *decision) summary(id string, claims []profile.Profile, origins origin.Origins) recount.Summary {
	s := recount.Summary{Question: d.describe(id, claims), Voices: origins.Voices, Verdicts: map[recount.VerdictKind]int{}}
	s.Lowest, s.Highest = extremes(claims, s.Unit)
	s.Current = current(claims, origins)
	s.Days = days(claims, s.Unit)
	s.Apart = apart(claims, &s)
	for i := range claims {
		if _, ok := d.Decisions.Best[claims[i].Claim]; ok {
			s.Best = claims[i].Claim
		}
	}
	return s
}

// counts tells whether a claim's figure is one of what is, in the unit of the
// question: not denied, demanded, feared or promised.
func counts(p *profile.Profile, unit string) bool {
	return p.Unit == unit && p.Modality == "" && p.Stage != recount.Promised
}

// extremes returns the lowest and the highest figure of a question.
func extremes(claims []profile.Profile, unit string) (lowest, highest *recount.Extreme) {
	var low, high *profile.Profile
	for i := range claims {
		p := &claims[i]
		if !counts(p, unit) {
			continue
		}
		if low == nil || lowEnd(p) < lowEnd(low) {
			low = p
		}
		if high == nil || highEnd(p) > highEnd(high) {
			high = p
		}
	}
	if low == nil {
		return nil, nil
	}
	return extreme(low), extreme(high)
}

func extreme(p *profile.Profile) *recount.Extreme {
	return &recount.Extreme{Claim: p.Claim, Figure: recount.Words(p.Figure), Meant: meant(p)}
}

func meant(p *profile.Profile) recount.Interval {
	return recount.Interval{Low: p.MeantLow, High: p.MeantHigh}
}

// lowEnd and highEnd are the ends that a claim is ordered by: those meant, the
// number said where an end is open.
func lowEnd(p *profile.Profile) float64 {
	if p.MeantLow != nil {
		return *p.MeantLow
	}
	return p.Value
}

func highEnd(p *profile.Profile) float64 {
	if p.MeantHigh != nil {
		return *p.MeantHigh
	}
	if p.Value2 != nil {
		return *p.Value2
	}
	return p.Value
}

// mostCurrent bounds how many lines a summary lists.
const mostCurrent = 50

// current returns the latest figure of each claimant line, the latest line
// first. Lines of claimants who cannot be told apart are not listed.
func current(claims []profile.Profile, origins origin.Origins) []recount.Current {
	latest := map[string]*profile.Profile{}
	names := map[string]recount.Words{}
	for i := range claims {
		p := &claims[i]
		line := origin.LineOf(p)
		if line == "" {
			continue
		}
		if old := latest[line]; old == nil || !later(old, p) {
			latest[line] = p
		}
		names[line] = origins.All[origins.Of[i]].Claimant
	}
	list := make([]recount.Current, 0, len(latest))
	for line, p := range latest {
		c := recount.Current{Line: line, Claim: p.Claim, Figure: recount.Words(p.Figure), Meant: meant(p), Day: p.Day(), Side: recount.Words(p.Speaker.Side)}
		if p.Speaker.Name == "" {
			c.Source = recount.Words(p.Source)
		} else {
			c.Claimant = cmp.Or(names[line], recount.Words(p.Speaker.Name))
		}
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b recount.Current) int {
		return cmp.Or(b.Day.Compare(a.Day), cmp.Compare(a.Line, b.Line))
	})
	return list[:min(mostCurrent, len(list))]
}

// later tells whether a holds for a later day than b; of one day the one
// published later, and of one report the body rather than the title.
func later(a, b *profile.Profile) bool {
	return cmp.Or(a.Day().Compare(b.Day()), a.Published.Compare(b.Published), cmp.Compare(a.Report, b.Report), a.Start-b.Start) > 0
}

// days returns the range of what is claimed for each day.
func days(claims []profile.Profile, unit string) []recount.DayRange {
	ranges := map[recount.Day]*recount.DayRange{}
	for i := range claims {
		p := &claims[i]
		day := p.Day()
		if day.IsZero() || !counts(p, unit) {
			continue
		}
		r := ranges[day]
		if r == nil {
			r = &recount.DayRange{Day: day}
			ranges[day] = r
		}
		r.Claims++
		r.Meant = around(r.Meant, lowEnd(p), highEnd(p))
	}
	order := slices.SortedFunc(maps.Keys(ranges), recount.Day.Compare)
	list := make([]recount.DayRange, len(order))
	for i, day := range order {
		list[i] = *ranges[day]
	}
	return list
}

// around widens an interval to take in another.
func around(in recount.Interval, low, high float64) recount.Interval {
	if in.Low != nil {
		low = math.Min(low, *in.Low)
	}
	if in.High != nil {
		high = math.Max(high, *in.High)
	}
	return recount.Interval{Low: &low, High: &high}
}
