package recount

import (
	"slices"
	"strconv"
	"strings"
)

// Reading returns a figure in words where a reviewer read in it what is not what
// its printed words say, and nothing where these stand. corrected are keys of
// the claim's fields.
func Reading(printed Words, q Quantity, corrected []string) Words {
	for _, key := range []string{"value", "value2", "bound", "unit"} {
		if !slices.Contains(corrected, key) {
			continue
		}
		if said := worded(q); !strings.EqualFold(said, string(printed)) {
			return Words(said)
		}
	}
	return ""
}

// worded writes a quantity in words: at least 75, 30 to 40 percent.
func worded(q Quantity) string {
	number := grouped(q.Value)
	switch {
	case q.Bound == Range && q.Value2 != nil:
		number += " to " + grouped(*q.Value2)
	case q.Bound == Vague && q.MeantLow != nil && q.MeantHigh != nil:
		number = grouped(*q.MeantLow) + " to " + grouped(*q.MeantHigh)
	case q.Bound != Exact && q.Bound != "":
		number = strings.ReplaceAll(string(q.Bound), "_", " ") + " " + number
	}
	switch q.Unit {
	case UnitPeople, UnitItems, "":
		return number
	case "1":
		return number + " of the whole"
	}
	return number + " " + q.Unit
}

func grouped(v float64) string { return Grouped(strconv.FormatFloat(v, 'f', -1, 64)) }

// Counted writes how many there are of something: "1 claim", "1,204 claims".
func Counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(float64(n)) + " " + more
}

// Grouped sets commas between the thousands of a number in digits, which may
// have a minus before it and decimals behind a point: -1,234.5.
func Grouped(digits string) string {
	whole, decimals, isDecimal := strings.Cut(digits, ".")
	for at := len(whole) - 3; at > 0 && whole[at-1] != '-'; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if isDecimal {
		whole += "." + decimals
	}
	return whole
}
