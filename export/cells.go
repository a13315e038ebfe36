package export

import (
	"strings"

	"recount"
)

// claimCells returns the cells of a claim's row: figure, what, who, where, when.
func claimCells(c *recount.Claim) []lines {
	return []lines{
		{{clean(string(c.Figure)), strong}},
		whatCell(c),
		whoCell(c),
		whereCell(c),
		whenCell(c),
	}
}

// figureLines tells a figure as printed; one that a reviewer read otherwise as
// corrected, with the words as printed below.
func figureLines(printed, reading recount.Words) lines {
	if reading == "" {
		return lines{{clean(string(printed)), strong}}
	}
	return lines{{clean(string(reading)), strong}, {"corrected by a reviewer, printed " + quoted(clean(string(printed))), caution}}
}

// figureWords tells the same in a line.
func figureWords(printed, reading recount.Words) string {
	if reading == "" {
		return quoted(clean(string(printed)))
	}
	return clean(string(reading)) + " (corrected by a reviewer from " + quoted(clean(string(printed))) + ")"
}

// whatCell tells what is counted and what is said of it.
func whatCell(c *recount.Claim) lines {
	measure := ""
	if c.Measure != recount.Other {
		measure = strings.ReplaceAll(string(c.Measure), "_", " ")
	}
	counted := clean(string(c.Counted))
	said := joined(", ", without(string(c.Figure), physical(c.Unit)), without(counted, measure), string(c.Stage), string(c.Modality))
	return filled(line{counted, plain}, line{said, faint})
}

// physical returns a unit that is neither a count, a share nor a currency.
func physical(unit string) string {
	isCurrency := len(unit) == 3 && strings.ToUpper(unit) == unit
	if isCurrency || unit == recount.UnitPeople || unit == recount.UnitItems || unit == recount.UnitPercent {
		return ""
	}
	return unit
}

// whoCell tells who vouches for the figure, what kind of voice that is, how it
// is named here, and who passed the figure on.
func whoCell(c *recount.Claim) lines {
	if c.Claimant == "" {
		return lines{{"the report itself", faint}}
	}
	name := clean(string(c.Claimant))
	here := clean(string(c.ClaimantWords))
	cell := filled(
		line{name, plain},
		line{without(name, clean(string(c.ClaimantOffice))), plain},
		line{joined(", ", voice(c.ClaimantKind), quoted(without(name, here))), faint},
	)
	for _, via := range relayOf(c) {
		cell = append(cell, line{"via " + clean(via), faint})
	}
	return append(cell, filled(line{prefixed("said ", c.Said.String()), faint})...)
}

// without returns words unless the name holds them already.
func without(name, words string) string {
	if strings.Contains(strings.ToLower(name), strings.ToLower(words)) {
		return ""
	}
	return words
}

// voice names a kind of claimant to people: what the contract calls official
// may be a witness as well.
func voice(kind recount.ClaimantKind) string {
	if kind == recount.Official {
		return "not named"
	}
	return string(kind)
}

// relayOf lists who passed the figure on, first to last.
func relayOf(c *recount.Claim) []string {
	if len(c.Relay) == 0 && c.Via != "" {
		return []string{string(c.Via)}
	}
	return c.Relay
}

// whereCell tells the place, and whether it is taken from elsewhere in the
// report.
func whereCell(c *recount.Claim) lines {
	place, note := clean(string(c.Place)), ""
	if c.PlaceInferred && place != "" {
		note = "(inferred)"
	}
	return filled(line{place, plain}, line{note, faint})
}

// whenCell tells the days covered, as worded and as worked out. Days that are
// inferred from nothing said are left out.
func whenCell(c *recount.Claim) lines {
	days := daysOf(c)
	switch {
	case c.PeriodInferred && c.Period == "":
		days = ""
	case c.PeriodInferred && days != "":
		days += " (inferred)"
	}
	return filled(line{clean(string(c.Period)), plain}, line{days, faint})
}

func daysOf(c *recount.Claim) string {
	if days := daysBetween(c.PeriodFrom, c.PeriodTo); days != "" {
		return days
	}
	return prefixed("as of ", c.AsOf.String())
}

// daysBetween names the days of a window that may be open at one end.
func daysBetween(first, last recount.Day) string {
	from, to := first.String(), last.String()
	switch {
	case from == to:
		return from
	case from == "":
		return "to " + to
	case to == "":
		return "from " + from
	}
	return from + " to " + to
}

// reservesOf lists what the text says that bears on taking the figure as it
// is: that it is unverified, hedged or disputed, part of another, and whom or
// what it is blamed on.
func reservesOf(c *recount.Claim) []string {
	var out []string
	if c.Unverified {
		out = append(out, "not verified")
	}
	for _, hedge := range c.Hedges {
		out = append(out, quoted(clean(hedge)))
	}
	return append(out,
		prefixed("disputed by ", clean(string(c.DisputedBy))),
		prefixed("part of ", quoted(clean(string(c.PartOf)))),
		prefixed("blamed on ", clean(string(c.By))),
		prefixed("cause: ", clean(string(c.Cause))),
	)
}

// filled returns the lines that have words.
func filled(all ...line) lines {
	var out lines
	for _, l := range all {
		if l.words != "" {
			out = append(out, l)
		}
	}
	return out
}

// joined joins what is not empty.
func joined(by string, words ...string) string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, by)
}

func quoted(words string) string {
	if words == "" {
		return ""
	}
	return "“" + words + "”"
}

func prefixed(with, words string) string {
	if words == "" {
		return ""
	}
	return with + words
}
