// Package origin finds the utterances and documents that the claims of one
// question go back to. Who speaks and on what occasion decide, not the number
// said: "a thousand", "over a thousand" and "more than 1,000" from one briefing
// are one utterance reported three ways.
//
// Claims are joined in this order, each join with its reason in words: what one
// report says of one figure more than once (report.go), one speaker or body on
// one occasion (line.go), what an outlet passes on (relay.go), whom a report
// names as its source (named.go), texts that are
// another's (copies.go), sentences that are another's (wording.go). What is
// joined by a chain of these is one origin. Unnamed speakers who may be one
// make the number of origins a range (voices.go).
package origin

import (
	"cmp"
	"slices"

	"recount"
	"recount/compare/profile"
)

// Origins is who stands behind the claims of one question.
type Origins struct {
	All    []recount.Origin // in a fixed order: by day, then kind, then id
	Of     []int            // index in All of the origin of each profile
	Voices recount.Voices

	profiles  []profile.Profile
	roots     []int // of each origin: the profile nearest to the source
	joins     *joins
	converted [][]int // of each profile: those that give its figure in another currency
}

// Find returns the origins of the claims of one question. copies are pairs
// among their reports. The outcome does not depend on the order of either; the
// time it takes grows about as their number does.
func Find(profiles []profile.Profile, copies []recount.Copy) Origins {
	f := newFinder(profiles)
	f.withinReports()
	f.byLine()
	f.byRelay()
	f.byOriginal()
	f.byCopy(copies)
	f.byWording()
	return f.origins()
}

// finder is one search for origins. Its steps visit profiles in the order of
// their claims' ids, so that the order of the input plays no part.
type finder struct {
	profiles  []profile.Profile
	order     []int            // profiles in the order of their claims
	reports   map[string][]int // profiles of a report, in the order of the text
	names     []string         // ids of reports in order
	published []int            // of each profile: the day as a number, for sorting
	wordings  []wording        // of each profile's sentence, once read
	joins     *joins
	converted [][]int
}

func newFinder(profiles []profile.Profile) *finder {
	f := &finder{
		profiles: profiles, order: make([]int, len(profiles)), reports: map[string][]int{},
		joins: newJoins(len(profiles)), converted: make([][]int, len(profiles)),
		wordings: make([]wording, len(profiles)), published: make([]int, len(profiles)),
	}
	for i := range f.order {
		f.order[i] = i
		f.published[i] = profiles[i].Published.Sub(recount.NewDay(1970, 1, 1))
	}
	slices.SortFunc(f.order, func(i, j int) int {
		a, b := &profiles[i], &profiles[j]
		return cmp.Or(cmp.Compare(a.Claim, b.Claim), cmp.Compare(a.Report, b.Report), cmp.Compare(a.Start, b.Start))
	})
	for _, i := range f.order {
		report := profiles[i].Report
		if f.reports[report] == nil {
			f.names = append(f.names, report)
		}
		f.reports[report] = append(f.reports[report], i)
	}
	for i := range profiles {
		if v := whose(&profiles[i]); v != "" {
			f.joins.voices[i] = []string{v}
		}
	}
	for _, claims := range f.reports {
		slices.SortStableFunc(claims, func(i, j int) int { return cmp.Compare(profiles[i].Start, profiles[j].Start) })
	}
	slices.Sort(f.names)
	return f
}

// Same tells whether profiles i and j go back to one origin, by what reason,
// and why in words.
func (o *Origins) Same(i, j int) (reason recount.Reason, why string, ok bool) {
	if i == j || o.Of[i] != o.Of[j] {
		return "", "", false
	}
	if o.profiles[j].Claim < o.profiles[i].Claim {
		i, j = j, i // told alike whichever is asked for first
	}
	reason, why = o.joins.between(i, j, func(k int) string { return voice(&o.profiles[k]) })
	return reason, why, true
}

// Members returns the profiles of an origin, the one nearest to the source
// first.
func (o *Origins) Members(k int) []int { return o.joins.sets[o.roots[k]] }

// Converted returns the profile that gives the figure of profile i in that
// unit, where its report does so in brackets: "45 billion yen ($300 million)".
func (o *Origins) Converted(i int, unit string) (j int, ok bool) {
	for _, j := range o.converted[i] {
		if o.profiles[j].Unit == unit {
			return j, true
		}
	}
	return 0, false
}

// HasConversion tells whether the report of profile i gives its figure in
// another currency too.
func (o *Origins) HasConversion(i int) bool { return len(o.converted[i]) > 0 }
