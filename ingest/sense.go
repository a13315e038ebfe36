package ingest

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"recount"
	"recount/extract"
)

// sensible refuses values that fit their field, and yet say what cannot be of
// this claim. It looks at what the corrected field bears on: what else is read
// wrong is for reviews of its own.
func sensible(c *recount.Claim, field string) error {
	switch field {
	case "value", "value2", "low", "high", "meant_low", "meant_high", "unit", "measure":
		return sensibleNumbers(c)
	case "said", "as_of", "period_to", "period_from", "period_kind":
		return sensibleDays(c, field)
	}
	return nil
}

func sensibleNumbers(c *recount.Claim) error {
	var numbers []float64
	for _, n := range []*float64{&c.Value, c.Value2, c.Low, c.High, c.MeantLow, c.MeantHigh} {
		if n != nil {
			numbers = append(numbers, *n)
		}
	}
	mayFall := c.Unit == recount.UnitPercent || strings.HasPrefix(c.Unit, "degrees")
	switch least := slices.Min(numbers); {
	case least < 0 && !mayFall:
		return misuse(fmt.Sprintf("there cannot be %v %s", least, c.Unit), "give a number of 0 or more")
	case c.Unit == recount.UnitPeople && c.PeriodKind != recount.Rate && c.Value != math.Trunc(c.Value):
		return misuse(fmt.Sprintf("%v people cannot be counted", c.Value), "people are counted whole; a share of them has the unit percent")
	}
	if c.Bound != recount.Vague && (c.Low != nil && *c.Low > c.Value+1 || c.High != nil && *c.High < max(c.Value, valueAt(c.Value2))-1) {
		return misuse("the words would not allow the number that they say", "correct the value or the bound: low and high follow from them")
	}
	whole := map[string]float64{recount.UnitPercent: 100, "1": 1}[c.Unit]
	if top := max(c.Value, valueAt(c.Value2)); whole > 0 && top > whole && slices.Contains(shares(), c.Measure) {
		return misuse(fmt.Sprintf("%v %s cannot be %s", top, unitWords(c.Unit), c.Measure), fmt.Sprintf("a share of a whole is %v at most", whole))
	}
	return nil
}

func valueAt(n *float64) float64 {
	if n == nil {
		return 0
	}
	return *n
}

func unitWords(unit string) string {
	if unit == "1" {
		return "of the whole"
	}
	return unit
}

// shares are the measures whose percentages are always of a whole. Prices, aid
// and numbers of attacks may be said to have risen by 300 percent.
func shares() []recount.Measure {
	return []recount.Measure{
		recount.Killed, recount.Wounded, recount.Casualties, recount.Missing, recount.Captured, recount.Displaced,
		recount.Affected, recount.Arrested, recount.EquipmentLost, recount.Votes,
	}
}

// sensibleDays refuses days on which nobody can have said, or counted, what was
// published before. A day of grace is for the clocks of other parts of the world.
func sensibleDays(c *recount.Claim, field string) error {
	if c.Published.IsZero() {
		return nil
	}
	isAfter := func(day recount.Day) bool { return !day.IsZero() && day.Sub(c.Published) > 1 }
	isTold := c.Stage == "" && c.Modality == "" && (c.PeriodKind == recount.Total || c.PeriodKind == "")
	switch {
	case field == "said" && isAfter(c.Said):
		return misuse(fmt.Sprintf("nobody can have said on %s what was published on %s", c.Said, c.Published), "give the day of the words, or null where the report does not say")
	case field != "said" && isTold && isAfter(c.AsOf):
		return misuse(fmt.Sprintf("a count as of %s cannot have been published on %s", c.AsOf, c.Published), "give the day that the report speaks of; a day to come has the period_kind due")
	case field != "said" && isTold && isAfter(c.PeriodTo):
		return misuse(fmt.Sprintf("a total up to %s cannot have been published on %s", c.PeriodTo, c.Published), "give the day that the report speaks of; a day to come has the period_kind due")
	}
	return nil
}

// unitNamed returns the name that claims have for a unit.
func unitNamed(written string) (string, error) {
	if name, ok := extract.Unit(written); ok {
		return name, nil
	}
	return "", misuse(fmt.Sprintf("no unit is called %q", written), "it is people, items, percent, 1 (a share of the whole), the ISO 4217 code of a currency like USD, or physical: tonnes, km2")
}

// isCountry tells whether a code is that of a country in ISO 3166-1 alpha-2.
func isCountry(code string) bool {
	region, err := language.ParseRegion(code)
	return err == nil && len(code) == 2 && region.IsCountry() && region.Canonicalize().String() == code
}

// maxWords is how many bytes a name or phrase may have.
const maxWords = 1000

// plain refuses words that are no words of a person or a report.
func plain(key string, words ...string) error {
	for _, w := range words {
		switch {
		case len(w) > maxWords:
			return misuse(fmt.Sprintf("%s cannot have %d bytes", key, len(w)), fmt.Sprintf("give the few words that matter, at most %d bytes", maxWords))
		case strings.ContainsFunc(w, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) || w != strings.ToValidUTF8(w, ""):
			return misuse(key+" holds characters that are not text", "give words as a report would print them")
		case strings.TrimSpace(w) == "" && w != "":
			return misuse(key+" is blank", "give null where the text does not say")
		}
	}
	return nil
}
