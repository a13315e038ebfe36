package compare

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"recount"
	"recount/compare/interval"
	"recount/compare/origin"
	"recount/compare/profile"
)

// summary tells a question at a glance, but for its verdicts.
func (d *decision) summary(id string, claims []profile.Profile, origins origin.Origins) recount.Summary {
	s := recount.Summary{Question: d.describe(id, claims), Voices: origins.Voices, Verdicts: map[recount.VerdictKind]int{}}
	told := withoutHeadlines(claims, &origins)
	standing := ofOneSort(withoutWithdrawn(told), s.Unit)
	s.Lowest, s.Highest = extremes(standing)
	s.Current = current(claims, &origins)
	s.Days = days(standing)
	s.Apart = apart(told, &s)
	for i := range claims {
		if _, ok := d.Decisions.Best[claims[i].Claim]; ok {
			s.Best = recount.Words(claims[i].Claim)
		}
	}
	return s
}

// withoutHeadlines leaves out the claims of titles whose origin has a claim of
// the text: a headline often lacks the day, the bound and the speaker of what it
// sums up.
func withoutHeadlines(claims []profile.Profile, origins *origin.Origins) []profile.Profile {
	inText := map[int]bool{}
	for i := range claims {
		inText[origins.Of[i]] = inText[origins.Of[i]] || !claims[i].Title
	}
	told := make([]profile.Profile, 0, len(claims))
	for i := range claims {
		if !claims[i].Title || !inText[origins.Of[i]] {
			told = append(told, claims[i])
		}
	}
	return told
}

// withoutWithdrawn leaves out the figures that their own line denies later, and
// the denials.
func withoutWithdrawn(claims []profile.Profile) []profile.Profile {
	denials := map[string][]*profile.Profile{} // by line
	for i := range claims {
		if line := origin.LineOf(&claims[i]); claims[i].IsDenied() && line != "" {
			denials[line] = append(denials[line], &claims[i])
		}
	}
	return slices.DeleteFunc(slices.Clone(claims), func(p profile.Profile) bool {
		return p.IsDenied() || slices.ContainsFunc(denials[origin.LineOf(&p)], func(denial *profile.Profile) bool {
			return takesBack(denial, &p)
		})
	})
}

// ofOneSort keeps the figures that can be put in one order: those of what is, in
// the unit of the question, and no rates beside numbers.
func ofOneSort(claims []profile.Profile, unit string) []profile.Profile {
	ordered := slices.DeleteFunc(claims, func(p profile.Profile) bool {
		return !isFact(&p) || !interval.SameUnit(&p.Quantity, &recount.Quantity{Unit: unit})
	})
	if !slices.ContainsFunc(ordered, func(p profile.Profile) bool { return !isRate(&p) }) {
		return ordered
	}
	return slices.DeleteFunc(ordered, func(p profile.Profile) bool { return isRate(&p) })
}

// extremes returns the lowest and the highest figure of a question.
func extremes(claims []profile.Profile) (lowest, highest *recount.Extreme) {
	var low, high *profile.Profile
	for i := range claims {
		p := &claims[i]
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
	return &recount.Extreme{Claim: p.Claim, Figure: recount.Words(p.Figure), Corrected: p.Reading(), Meant: meant(p)}
}

func meant(p *profile.Profile) recount.Interval {
	return recount.Interval{Low: p.MeantLow, High: p.MeantHigh}
}

// lowEnd and highEnd are the ends that a claim is ordered by: those meant, the
// number said where an end is open.
func lowEnd(p *profile.Profile) float64 {
	switch {
	case p.MeantLow != nil:
		return *p.MeantLow
	case p.Value2 != nil:
		return min(p.Value, *p.Value2)
	}
	return p.Value
}

func highEnd(p *profile.Profile) float64 {
	if p.MeantHigh != nil {
		return *p.MeantHigh
	}
	if p.Value2 != nil {
		return max(p.Value, *p.Value2)
	}
	return p.Value
}

// mostCurrent bounds how many lines a summary lists.
const mostCurrent = 50

// current returns the latest figure of each claimant line, the latest line
// first. Lines of claimants who cannot be told apart are not listed, and of
// lines whose latest figures go back to one origin (a spokesman and his office)
// only the one told last, by a text rather than a headline. What a line denies is
// no figure of it, and one that it denies later no longer stands.
func current(claims []profile.Profile, origins *origin.Origins) []recount.Current {
	latest := map[string]int{}
	for i := range claims {
		line := origin.LineOf(&claims[i])
		if old, ok := latest[line]; line != "" && !claims[i].IsDenied() && (!ok || replaces(&claims[i], &claims[old])) {
			latest[line] = i
		}
	}
	for i := range claims {
		line := origin.LineOf(&claims[i])
		if last, ok := latest[line]; ok && claims[i].IsDenied() && takesBack(&claims[i], &claims[last]) {
			delete(latest, line)
		}
	}
	ofOrigin := map[int]int{}
	for _, i := range latest {
		of := origins.Of[i]
		if old, ok := ofOrigin[of]; !ok || stands(&claims[i], &claims[old]) {
			ofOrigin[of] = i
		}
	}
	list := make([]recount.Current, 0, len(ofOrigin))
	for of, i := range ofOrigin {
		list = append(list, currentOf(&claims[i], &origins.All[of]))
	}
	slices.SortFunc(list, func(a, b recount.Current) int {
		return cmp.Or(b.Day.Compare(a.Day), cmp.Compare(a.Line, b.Line))
	})
	return list[:min(mostCurrent, len(list))]
}

// takesBack tells whether a denial is of that figure, and not before it.
func takesBack(denial, p *profile.Profile) bool {
	return interval.SameUnit(&denial.Quantity, &p.Quantity) && interval.Meet(&denial.Quantity, &p.Quantity, interval.Meant) &&
		denial.Day().Compare(p.Day()) >= 0
}

// replaces tells whether a is the latest of its line rather than b: what is told
// as a fact before what is feared, demanded or promised, numbers before rates,
// then the later.
func replaces(a, b *profile.Profile) bool {
	if isFact(a) != isFact(b) {
		return isFact(a)
	}
	if isRate(a) != isRate(b) {
		return isRate(b)
	}
	return later(a, b)
}

func isRate(p *profile.Profile) bool { return p.PeriodKind == recount.Rate }

// isFact tells whether a claim is of what is: not denied, demanded, feared,
// promised, or due on a day to come.
func isFact(p *profile.Profile) bool {
	return p.Modality == "" && p.Stage != recount.Promised && p.PeriodKind != recount.Due
}

func currentOf(p *profile.Profile, o *recount.Origin) recount.Current {
	c := recount.Current{
		Line: origin.LineOf(p), Claim: p.Claim, Figure: recount.Words(p.Figure), Corrected: p.Reading(), Meant: meant(p),
		Day: p.Day(), Side: recount.Words(p.Speaker.Side),
	}
	if p.Speaker.Name == "" {
		c.Source = recount.Words(p.Source)
	} else {
		c.Claimant = cmp.Or(o.Claimant, recount.Words(p.Speaker.Name))
	}
	return c
}

// stands tells whether claim a rather than b stands for their origin.
func stands(a, b *profile.Profile) bool {
	if a.Title != b.Title {
		return b.Title
	}
	return later(a, b)
}

// later tells whether a holds for a later day than b; of one day the one
// published later, and of one report the body rather than the title.
func later(a, b *profile.Profile) bool {
	if a.Report == b.Report && a.Title != b.Title {
		return b.Title
	}
	return cmp.Or(a.Day().Compare(b.Day()), a.Published.Compare(b.Published), cmp.Compare(a.Report, b.Report), a.Start-b.Start) > 0
}

// days returns the range of what is claimed for each day.
func days(claims []profile.Profile) []recount.DayRange {
	ranges := map[recount.Day]*recount.DayRange{}
	for i := range claims {
		p := &claims[i]
		day := p.Day()
		if day.IsZero() {
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
