package score

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"recount"
)

// field is one thing judged of a matched claim.
type field struct {
	Name string
	core bool
	same func(expected, found *recount.Claim) bool
}

var fields = []field{
	{"value", true, func(e, f *recount.Claim) bool {
		return e.Value == f.Value && upper(e) == upper(f) && e.Bound == f.Bound
	}},
	{"unit", false, func(e, f *recount.Claim) bool { return e.Unit == f.Unit }},
	{"measure", true, func(e, f *recount.Claim) bool { return e.Measure == f.Measure }},
	{"stage", false, func(e, f *recount.Claim) bool { return stage(e) == stage(f) }},
	{"claimant", true, func(e, f *recount.Claim) bool { return sameName(e.Claimant, f.Claimant) }},
	{"claimant_kind", false, func(e, f *recount.Claim) bool { return e.ClaimantKind == f.ClaimantKind }},
	{"counted", false, func(e, f *recount.Claim) bool { return sameHead(e.Counted, f.Counted) }},
	{"via", false, func(e, f *recount.Claim) bool { return sameName(e.Via, f.Via) }},
	{"place", false, func(e, f *recount.Claim) bool { return sameCore(e.Place, f.Place) }},
	{"period", false, func(e, f *recount.Claim) bool { return sameCore(e.Period, f.Period) }},
	{"unverified", false, func(e, f *recount.Claim) bool { return e.Unverified == f.Unverified }},
}

// Fields names what is judged, in order.
func Fields() []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}

// upper is the upper end of a range, or the value where there is none.
func upper(c *recount.Claim) float64 {
	if c.Value2 == nil {
		return c.Value
	}
	return *c.Value2
}

// stage is modality or stage; what is delivered is told as done.
func stage(c *recount.Claim) string {
	if c.Modality != "" {
		return string(c.Modality)
	}
	if c.Stage == recount.Delivered {
		return ""
	}
	return string(c.Stage)
}

// sameName tells whether names share their last word or at least half their
// words.
func sameName(e, f recount.Words) bool {
	a, b, both := contents(e, f)
	if !both {
		return e == "" && f == ""
	}
	shared := 0
	for _, word := range distinct(a) {
		if slices.Contains(b, word) {
			shared++
		}
	}
	return last(a) == last(b) || 2*shared >= max(len(distinct(a)), len(distinct(b)))
}

// sameHead tells whether noun phrases end in the same noun, whatever its
// number.
func sameHead(e, f recount.Words) bool {
	a, b, both := contents(e, f)
	if !both {
		return e == "" && f == ""
	}
	return singular(last(a)) == singular(last(b))
}

// sameCore tells whether one of the phrases holds the longest word of the
// other.
func sameCore(e, f recount.Words) bool {
	a, b, both := contents(e, f)
	if !both {
		return e == "" && f == ""
	}
	return slices.Contains(b, longest(a)) || slices.Contains(a, longest(b))
}

var word = regexp.MustCompile(`[\pL\pN_'$%-]+`)

// small words that say nothing of who or where.
var small = strings.Fields("the a an of in on at for and to s from by with his her its their")

// contents returns the words of both phrases that carry meaning, and whether
// both have any.
func contents(e, f recount.Words) (a, b []string, both bool) {
	a, b = content(e), content(f)
	return a, b, len(a) > 0 && len(b) > 0
}

func content(phrase recount.Words) (out []string) {
	lower := strings.ReplaceAll(strings.ToLower(string(phrase)), "’", "'")
	for _, w := range word.FindAllString(lower, -1) {
		if w = strings.TrimSuffix(w, "'s"); !slices.Contains(small, w) {
			out = append(out, w)
		}
	}
	return out
}

func last(words []string) string { return words[len(words)-1] }

func longest(words []string) string {
	best := words[0]
	for _, w := range words[1:] {
		if len([]rune(w)) > len([]rune(best)) {
			best = w
		}
	}
	return best
}

func singular(noun string) string {
	if len(noun) > 3 && strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") {
		return noun[:len(noun)-1]
	}
	return noun
}

func distinct(words []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(words)))
}

// Say returns a field of a claim in words, for people who read differences.
func Say(c *recount.Claim, field string) string {
	switch field {
	case "value":
		if c.Value2 != nil {
			return fmt.Sprintf("%v to %v (%s)", c.Value, *c.Value2, c.Bound)
		}
		return fmt.Sprintf("%v (%s)", c.Value, c.Bound)
	case "unverified":
		return strconv.FormatBool(c.Unverified)
	case "stage":
		return strconv.Quote(stage(c))
	}
	return strconv.Quote(map[string]string{
		"unit": c.Unit, "measure": string(c.Measure), "claimant": string(c.Claimant),
		"claimant_kind": string(c.ClaimantKind), "counted": string(c.Counted), "via": string(c.Via),
		"place": string(c.Place), "period": string(c.Period),
	}[field])
}
