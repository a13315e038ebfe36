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
	told := withoutHeadlines(claims, &origins)
	s.Lowest, s.Highest = extremes(told, s.Unit)
	s.Current = current(claims, &origins)
	s.Days = days(told, s.Unit)
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
	return &recount.Extreme{Claim: p.Claim, Figure: recount.Words(p.Figure), Corrected: p.Reading(), Meant: meant(p)}
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
// first. Lines of claimants who cannot be told apart are not listed, and of
// lines whose latest figures go back to one origin (a spokesman and his office)
// only the one told last, by a text rather than a headline.
func current(claims []profile.Profile, origins *origin.Origins) []recount.Current {
	latest := map[string]int{}
	for i := range claims {
		line := origin.LineOf(&claims[i])
		if old, ok := latest[line]; line != "" && (!ok || later(&claims[i], &claims[old])) {
			latest[line] = i
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
