package export

import (
	"strconv"
	"strings"

	"recount"
	"recount/ledger"
)

// mates is how many claims or origins a line names.
const mates = 8

// claimTable adds the claims in order of their day, each with its sentence.
func (p *questionPage) claimTable() {
	p.section("Claims in order of the day they hold for" + firstOfMany(len(p.Claims), p.Summary.Voices.Claims))
	if len(p.Claims) == 0 {
		p.line(faint, margin+"none")
		p.WriteByte('\n')
		return
	}
	rows := make([][]lines, len(p.Claims))
	for i := range p.Claims {
		rows[i] = p.claimRow(&p.Claims[i])
	}
	table := newTable(p.look, margin, []string{"CLAIM", "HOLDS FOR", "FIGURE", "WHO SAYS SO", "REPORTED BY"}, rows)
	p.WriteString(table.head())
	for i := range p.Claims {
		c := &p.Claims[i]
		p.WriteString(table.row(rows[i]))
		p.reserves(&c.Claim)
		p.wrapped(margin+"  ", caution, reviewed(c))
		if c.Sentence != "" {
			p.sentence([]recount.Claim{c.Claim})
		} else {
			p.WriteByte('\n')
		}
	}
	if policy := policies(p.Claims); policy != "" {
		p.wrapped(margin, faint, "What bounds and vague words are taken to mean follows the policy "+policy+".")
		p.WriteByte('\n')
	}
}

// firstOfMany says that a list is not whole.
func firstOfMany(shown, all int) string {
	if shown >= all {
		return ""
	}
	return " (the first " + grouped(float64(shown)) + " of " + grouped(float64(all)) + ")"
}

func (p *questionPage) claimRow(c *ledger.Linked) []lines {
	who := whoCell(&c.Claim)
	if i := p.originOf[c.ID]; i >= 0 {
		who = append(who, line{p.originNote(c.ID, &p.Origins[i]), faint})
	}
	return []lines{
		{{p.ref(c.ID), strong}, {short(c.ID), faint}},
		holdsFor(&c.Claim),
		p.figureCell(c),
		who,
		filled(line{clean(string(c.Source)), plain}, line{c.Published.String(), faint}),
	}
}

// originNote names the origin of a claim, and the claims that count once with
// it.
func (p *questionPage) originNote(claim string, o *recount.Origin) string {
	var others []string
	for _, id := range o.Claims {
		if id != claim {
			others = append(others, id)
		}
	}
	return "origin " + p.letters[o.ID] + prefixed(", counts once with ", listed(p.refs(others)))
}

// listed names the first ones of a list, and how many more there are.
func listed(names []string) string {
	if more := len(names) - mates; more > 0 {
		return strings.Join(names[:mates], ", ") + " and " + strconv.Itoa(more) + " more"
	}
	return strings.Join(names, ", ")
}

// holdsFor tells the day that a figure holds for, the words that say so, and
// where the day comes from if none do.
func holdsFor(c *recount.Claim) lines {
	day, note := heldFor(c)
	if day.IsZero() {
		return filled(line{"no day", plain}, line{clean(string(c.Period)), faint})
	}
	window := ""
	if !c.PeriodTo.IsZero() && !c.PeriodFrom.IsZero() && c.PeriodFrom != c.PeriodTo {
		window = "from " + c.PeriodFrom.String()
	}
	kind := ""
	if c.PeriodKind == recount.Rate || c.PeriodKind == recount.Due {
		kind = string(c.PeriodKind)
	}
	return filled(line{day.String(), plain}, line{window, plain}, line{clean(string(c.Period)), faint}, line{kind, faint}, line{note, faint})
}

// heldFor is the day that a claim's figure holds for, as comparing takes it,
// with a note where the text does not say it.
func heldFor(c *recount.Claim) (day recount.Day, note string) {
	inferred := ""
	if c.PeriodInferred {
		inferred = "(inferred)"
	}
	switch {
	case !c.PeriodTo.IsZero():
		return c.PeriodTo, inferred
	case !c.AsOf.IsZero():
		return c.AsOf, inferred
	case !c.Said.IsZero():
		return c.Said, "(day it was said)"
	case !c.Published.IsZero():
		return c.Published, "(day published)"
	}
	return recount.Day{}, ""
}

// figureCell tells the figure as said, what is counted as worded, what is said
// of it where the question does not, and what the figure is taken to mean where
// its words leave that open.
func (p *questionPage) figureCell(c *ledger.Linked) lines {
	what := c.Claim
	if what.Measure == p.Summary.Measure {
		what.Measure = recount.Other
	}
	cell := append(figureLines(c.Figure, c.Reading()), whatCell(&what)...)
	if c.Bound == recount.Exact || c.Bound == recount.Range {
		return cell
	}
	return append(cell, filled(line{prefixed("meant ", meant(recount.Interval{Low: c.MeantLow, High: c.MeantHigh})), faint})...)
}

// reviewed tells what a reviewer made of the claim, and that it is an old one.
func reviewed(c *ledger.Linked) string {
	words := c.Review
	if len(c.Corrected) > 0 {
		words = joined(": ", words, clean(strings.Join(c.Corrected, ", ")))
	}
	former := ""
	if c.Former {
		former = "of a former version of the report or of older rules"
	}
	return joined(" · ", prefixed("reviewed, ", words), former)
}

// policies names the policies that claims were read under.
func policies(claims []ledger.Linked) string {
	var names []string
	seen := map[string]bool{"": true}
	for i := range claims {
		if name := claims[i].Policy; !seen[name] {
			seen[name] = true
			names = append(names, quoted(clean(name)))
		}
	}
	return strings.Join(names, ", ")
}
