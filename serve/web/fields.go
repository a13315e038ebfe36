package web

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"recount"
	"recount/ledger"
)

// fieldRow is one field of a claim as a reader sees it.
type fieldRow struct {
	Key       string
	Name      string
	Value     string
	Words     string // of the text that say so
	Inferred  bool   // not said
	Corrected bool   // by a reviewer
}

// fieldsOf lists what a claim says, field by field; what it does not say is
// left out.
func fieldsOf(c *ledger.Linked, text []rune) (rows []fieldRow) {
	add := func(key, name, value string, inferred bool) {
		if value == "" {
			return
		}
		rows = append(rows, fieldRow{key, name, value, quoted(text, c.Spans[key]), inferred, slices.Contains(c.Corrected, key)})
	}
	add("value", "value", amount(&c.Quantity), false)
	add("measure", "measure", label(c.Measure), false)
	add("counted", "counted", string(c.Counted), false)
	add("claimant", "who says so", claimant(c), false)
	add("via", "via", relay(c), false)
	add("said", "said on", date(c.Said), false)
	add("place", "where", place(c), c.PlaceInferred)
	add("period", "period", string(c.Period), false)
	add("period_from", "days", span(c), c.PeriodInferred)
	add("as_of", "as of", date(c.AsOf), false)
	add("subject", "who they are", subject(c.Subject), false)
	add("by", "blamed on", string(c.By), false)
	add("cause", "cause", string(c.Cause), false)
	add("stage", "stage", string(c.Stage), false)
	add("modality", "told as", string(c.Modality), false)
	add("unverified", "reserve", strings.Join(reserve(c), ", "), false)
	add("part_of", "part of", string(c.PartOf), false)
	return rows
}

// amount writes what a figure means.
func amount(q *recount.Quantity) string {
	number := plain(q.Value)
	if q.Value2 != nil {
		number += " to " + plain(*q.Value2)
	}
	if q.Bound != recount.Exact && q.Bound != recount.Range {
		number = label(q.Bound) + " " + number
	}
	if q.Bound == recount.Vague {
		number = "vague"
	}
	text := strings.TrimSpace(number + " " + q.Unit)
	if q.MeantLow != nil && q.MeantHigh != nil && q.Bound != recount.Exact && q.Bound != recount.Range {
		text += ", meant as " + plain(*q.MeantLow) + " to " + plain(*q.MeantHigh)
	}
	return text
}

// plain writes a number for people.
func plain(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return grouped(int(v))
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func claimant(c *ledger.Linked) string {
	if c.Claimant == "" {
		return "the report itself"
	}
	text := string(c.Claimant)
	if c.ClaimantKind != "" {
		text += " (" + string(c.ClaimantKind) + ")"
	}
	if c.ClaimantOffice != "" && !strings.Contains(text, string(c.ClaimantOffice)) {
		text += ", " + string(c.ClaimantOffice)
	}
	return text
}

func relay(c *ledger.Linked) string {
	if len(c.Relay) > 0 {
		return strings.Join(c.Relay, ", then ")
	}
	return string(c.Via)
}

func place(c *ledger.Linked) string {
	if c.Country != "" && c.Place != "" {
		return string(c.Place) + " (" + string(c.Country) + ")"
	}
	return string(c.Place) + string(c.Country)
}

func span(c *ledger.Linked) string {
	text := days(c.PeriodFrom, c.PeriodTo)
	switch {
	case text == "":
		return ""
	case c.PeriodKind == recount.Total && c.PeriodFrom.IsZero():
		text = "up to " + text
	case c.PeriodTo.IsZero():
		text = "from " + text
	}
	if c.PeriodKind != "" {
		text += " (" + string(c.PeriodKind) + ")"
	}
	return text
}

func subject(s recount.Subject) string {
	var parts []string
	for _, w := range []recount.Words{s.Country, s.Status, s.Age, s.Sex} {
		if w != "" {
			parts = append(parts, string(w))
		}
	}
	return strings.Join(parts, ", ")
}

// quoted returns the words at spans of a text.
func quoted(text []rune, spans []recount.Span) string {
	var parts []string
	for _, s := range spans {
		if s.Start >= 0 && s.Start < s.End && s.End <= len(text) {
			parts = append(parts, string(text[s.Start:s.End]))
		}
	}
	return strings.Join(parts, " … ")
}

// correction is the form to correct one field.
type correction struct {
	Key     string
	Name    string
	Value   string   // as it is read now
	Options []option // for fields that may only be some words
	Hint    string
}

// correctable lists the fields that a reviewer may correct, in the order of the
// claim, with the hint of what they take.
func correctable() [][2]string {
	const day, words = "a day: 2024-12-31, or nothing", "words, or nothing where the text does not say"
	return [][2]string{
		{"value", "a number"},
		{"value2", "the upper end of a range, or nothing"},
		{"bound", ""},
		{"unit", "people, items, percent, a currency like EUR, or a unit"},
		{"measure", ""},
		{"counted", words},
		{"claimant", words},
		{"claimant_kind", ""},
		{"claimant_office", words},
		{"claimant_side", words},
		{"via", words},
		{"said", day},
		{"place", words},
		{"country", "two letters: UA"},
		{"period", words},
		{"period_from", day},
		{"period_to", day},
		{"period_kind", ""},
		{"as_of", day},
		{"stage", ""},
		{"modality", ""},
		{"unverified", ""},
		{"by", words},
		{"cause", words},
		{"published", day},
	}
}

// correct makes the form for a field, or nil where it is none that is
// corrected.
func correct(c *ledger.Linked, key string) *correction {
	for _, field := range correctable() {
		if field[0] != key {
			continue
		}
		value := valueOf(c, key)
		return &correction{key, label(key), value, choices(key, value), field[1]}
	}
	return nil
}

// valueOf reads a field of a claim as a form shows it.
func valueOf(c *ledger.Linked, key string) string {
	data, err := json.Marshal(c.Claim)
	if err != nil {
		return ""
	}
	var all map[string]json.RawMessage
	if json.Unmarshal(data, &all) != nil || string(all[key]) == "null" {
		return ""
	}
	var words string
	if json.Unmarshal(all[key], &words) == nil {
		return words
	}
	return string(all[key])
}

// choices lists what a field may be, where that is a list.
func choices(key, chosen string) []option {
	switch key {
	case "bound":
		return chosenOf(recount.Bounds(), chosen, false)
	case "measure":
		return chosenOf(recount.Measures(), chosen, false)
	case "claimant_kind":
		return chosenOf(recount.ClaimantKinds(), chosen, true)
	case "period_kind":
		return chosenOf(recount.PeriodKinds(), chosen, true)
	case "stage":
		return chosenOf(recount.Stages(), chosen, true)
	case "modality":
		return chosenOf(recount.Modalities(), chosen, true)
	case "unverified":
		return chosenOf([]string{"true", "false"}, chosen, false)
	}
	return nil
}

func chosenOf[T ~string](list []T, chosen string, none bool) (out []option) {
	if none {
		out = append(out, option{"", "not said", chosen == ""})
	}
	for _, one := range list {
		out = append(out, option{string(one), label(one), string(one) == chosen})
	}
	return out
}

// fieldNames writes over the words of an open claim which fields they stand
// for, as the panel names them.
func fieldNames(keys []string) string {
	names := map[string]string{
		"counted": "counted", "measure": "measure", "claimant": "who says so", "via": "via", "said": "said on", "place": "where",
		"period": "period", "as_of": "as of", "subject": "who they are", "by": "blamed on", "cause": "cause", "stage": "stage",
		"modality": "told as", "unverified": "reserve", "hedges": "reserve", "disputed_by": "disputed by", "part_of": "part of", "cue": "says",
	}
	var out []string
	for _, key := range keys {
		if name := names[key]; name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}
