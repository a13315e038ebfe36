package verdict

import (
	"slices"
	"strings"

	"recount"
	"recount/compare/join"
	"recount/compare/profile"
)

// unlike tells whether two claims say other things of those counted, as a
// reviewer may put them into one question: the killed and the missing.
func (p *pair) unlike() bool { return join.AreUnlike(p.a.Measure, p.b.Measure) }

// otherThings tells whether two claims count unlike things, so that their numbers
// say nothing about each other. Where one is part of the other, as the killed are
// of casualties, that is so only while the part is lower.
func (p *pair) otherThings(n numbers) bool {
	switch {
	case !p.unlike():
		return false
	case isPartByMeasure(p.a.Measure, p.b.Measure):
		return !n.meet && meant(p.x).Below(meant(p.y))
	case isPartByMeasure(p.b.Measure, p.a.Measure):
		return !n.meet && meant(p.y).Below(meant(p.x))
	}
	return true
}

// isMixed tells whether claims that count unlike things stand in one question.
func isMixed(profiles []profile.Profile) bool {
	var seen []recount.Measure
	for i := range profiles {
		if m := profiles[i].Measure; !slices.Contains(seen, m) {
			seen = append(seen, m)
		}
	}
	return slices.ContainsFunc(seen, func(a recount.Measure) bool {
		return slices.ContainsFunc(seen, func(b recount.Measure) bool { return join.AreUnlike(a, b) })
	})
}

func isPartByMeasure(part, whole recount.Measure) bool {
	return whole == recount.Casualties && (part == recount.Killed || part == recount.Wounded)
}

// measured names those or what a measure is said of: the killed, aid.
func measured(m recount.Measure) string {
	people := []recount.Measure{
		recount.Killed, recount.Wounded, recount.Missing, recount.Captured, recount.Displaced, recount.Affected,
		recount.Arrested, recount.Deployed,
	}
	words := strings.ReplaceAll(string(m), "_", " ")
	switch {
	case slices.Contains(people, m):
		return "the " + words
	case m == recount.Transferred:
		return "what was transferred"
	}
	return words
}
