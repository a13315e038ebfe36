package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"recount"
	"recount/compare/profile"
)

// apart tells in words what separates the figures of a question: the days they
// hold for, the stretches they cover, who says them, their bounds and reserve.
// What all have in common is not told.
func apart(claims []profile.Profile, s *recount.Summary) []string {
	if len(claims) < 2 {
		return nil
	}
	var lines []string
	for _, line := range []string{
		apartDays(s), apartWindows(claims), apartPlaces(claims), apartVoices(s),
		apartBounds(claims), apartStages(claims), apartUnits(claims), apartReserve(claims),
	} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

func apartDays(s *recount.Summary) string {
	if len(s.Days) < 2 {
		return ""
	}
	return fmt.Sprintf("Days: the figures hold for %d days, from %s to %s.", len(s.Days), s.Days[0].Day, s.Days[len(s.Days)-1].Day)
}

// quoted lists different wordings, at most a few.
func quoted(words []string) string {
	const most = 4
	slices.Sort(words)
	words = slices.Compact(words)
	more := ""
	if len(words) > most {
		more = fmt.Sprintf(" and %d more", len(words)-most)
		words = words[:most]
	}
	return "“" + strings.Join(words, "”, “") + "”" + more
}

// either chooses words for one or for more.
func either(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

func apartWindows(claims []profile.Profile) string {
	var windows []string
	total := 0
	for i := range claims {
		p := &claims[i]
		if p.PeriodKind == recount.Total || p.Period == "" {
			total++
			continue
		}
		windows = append(windows, p.Period)
	}
	unique := slices.Clone(windows)
	slices.Sort(unique)
	unique = slices.Compact(unique)
	switch {
	case len(windows) == 0 || total == 0 && len(unique) == 1:
		return ""
	case total > 0:
		return fmt.Sprintf("Extent: %d of %d %s (%s), the %s.", len(windows), len(claims),
			either(len(windows), "says which days it covers", "say which days they cover"), quoted(windows),
			either(total, "other is a total or does not say", "others are totals or do not say"))
	}
	return "Extent: they cover " + quoted(windows) + "."
}

func apartPlaces(claims []profile.Profile) string {
	keys := map[string]string{}
	for i := range claims {
		if p := &claims[i]; p.PlaceKey != "" && (keys[p.PlaceKey] == "" || len(p.Place) < len(keys[p.PlaceKey])) {
			keys[p.PlaceKey] = p.Place
		}
	}
	if len(keys) < 2 {
		return ""
	}
	var names []string
	for _, name := range keys {
		names = append(names, name)
	}
	return "Places, as named: " + quoted(names) + "."
}

func apartVoices(s *recount.Summary) string {
	var named []string
	for i := range s.Current {
		c := &s.Current[i]
		named = append(named, string(cmp.Or(c.Claimant, c.Source+" (own count)")))
	}
	if len(named) < 2 {
		return ""
	}
	return "Claimants: " + quoted(named) + "."
}

func apartBounds(claims []profile.Profile) string {
	bounds := map[recount.Bound]bool{}
	var words []string
	for i := range claims {
		bounds[claims[i].Bound] = true
		if claims[i].Bound != recount.Exact {
			words = append(words, cmp.Or(string(claims[i].Reading()), claims[i].Figure))
		}
	}
	if len(bounds) < 2 || len(words) == 0 {
		return ""
	}
	return "Bounds: not all are exact numbers: " + quoted(words) + "."
}

func apartStages(claims []profile.Profile) string {
	counts := map[string]int{}
	for i := range claims {
		counts[cmp.Or(string(claims[i].Modality), string(claims[i].Stage), "told as fact")]++
	}
	if len(counts) < 2 {
		return ""
	}
	var parts []string
	for name, n := range counts {
		parts = append(parts, fmt.Sprintf("%d %s", n, name))
	}
	slices.Sort(parts)
	return "Stage: " + strings.Join(parts, ", ") + "."
}

func apartUnits(claims []profile.Profile) string {
	var units []string
	for i := range claims {
		unit := claims[i].Unit
		if unit == recount.UnitPeople || unit == recount.UnitItems || unit == "" {
			unit = "numbers" // people and things are both counted
		}
		units = append(units, unit)
	}
	slices.Sort(units)
	if units = slices.Compact(units); len(units) < 2 {
		return ""
	}
	return "Units: " + strings.Join(units, ", ") + "."
}

func apartReserve(claims []profile.Profile) string {
	unverified := 0
	var disputed []string
	for i := range claims {
		if claims[i].Unverified {
			unverified++
		}
		if claims[i].DisputedBy != "" {
			disputed = append(disputed, claims[i].DisputedBy)
		}
	}
	var parts []string
	if unverified > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d %s told as not verified", unverified, len(claims), either(unverified, "is", "are")))
	}
	if len(disputed) > 0 {
		parts = append(parts, "disputed by "+quoted(disputed))
	}
	if len(parts) == 0 {
		return ""
	}
	return "Reserve: " + strings.Join(parts, "; ") + "."
}
