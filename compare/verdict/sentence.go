package verdict

import (
	"cmp"
	"strings"
	"sync"

	"recount"
	"recount/compare/name"
	"recount/compare/profile"
	"recount/internal/lexicon"
)

// templates are the sentences of sentences.txt by their names, which are
// distinct over all kinds, cut at their braces: words and fields by turns.
var templates = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for _, e := range lexicon.MustRead(files, "sentences.txt") {
		all[e.Fields[0]] = strings.Split(strings.ReplaceAll(e.Field(1), "}", "{"), "{")
	}
	return all
})

// sentence fills the template of a finding.
func (p *pair) sentence(found finding) string {
	var b strings.Builder
	for i, part := range templates()[found.text] {
		if i%2 == 1 {
			part = p.fill(found, part)
		}
		b.WriteString(part)
	}
	return upperFirst(b.String())
}

func (p *pair) fill(found finding, field string) string {
	if rest, ok := strings.CutSuffix(field, " a"); ok {
		return p.fillOne(rest, p.a, p.b)
	}
	if rest, ok := strings.CutSuffix(field, " b"); ok {
		return p.fillOne(rest, p.b, p.a)
	}
	switch field {
	case "a":
		return p.a.describe()
	case "b":
		return p.b.describe()
	case "the part":
		part, _ := p.partAndWhole()
		return part.describe()
	case "the whole":
		_, whole := p.partAndWhole()
		return whole.describe()
	case "part of":
		part, _ := p.partAndWhole()
		return "“" + part.PartOf + "”"
	case "why":
		return p.why(found)
	case "gap":
		return inDays(p.days())
	case "gap later":
		return p.gapLater()
	case "about the same day":
		return p.aboutTheSameDay()
	case "when":
		return p.when()
	case "one line":
		return p.oneLine()
	case "outlet":
		return cmp.Or(p.b.Source, "one outlet")
	case "jump", "drop", "distance":
		return p.difference()
	case "rate":
		return p.rate()
	}
	return "{" + field + "}" // a fault that TestTemplates finds
}

// fillOne fills a field that tells of one of two claims.
func (p *pair) fillOne(field string, c, other *view) string {
	switch field {
	case "cover":
		return covers(c.extent)
	case "kind":
		return kindOf(c.extent, c.Profile)
	case "is":
		return standing(c.Profile)
	case "unit":
		return unitWords(c.Unit)
	case "measure":
		return measured(c.Measure)
	case "counts":
		return counted(c, other)
	case "part":
		return p.partWords(c, other)
	}
	return "{" + field + "}"
}

// describe is describe of the claim, once for all of its verdicts.
func (v *view) describe() string {
	if v.told == "" {
		v.told = describe(v.Profile, v.extent)
	}
	return v.told
}

// describe tells a figure in the words of its report, with who says so and the
// day it holds for: “several hundred” (a senior official, as of 17 December 2024).
// What a reviewer corrected is told as such, beside the words as printed: 75
// (corrected by a reviewer from “95”; the union, as of 6 March 2019).
func describe(c *profile.Profile, e extent) string {
	figure, about := "“"+quotable(c)+"”", ""
	if reading := c.Reading(); reading != "" {
		about = correctedFrom + figure + "; "
		figure = string(reading)
	}
	said := speaker(c)
	if c.IsCorrected("claimant") {
		said += asCorrected
	}
	when := holds(e)
	if c.IsCorrected("period_from", "period_to", "as_of", "said", "period_kind") {
		when += asCorrected
	}
	return figure + " (" + about + said + ", " + when + ")"
}

// How corrections are told.
const (
	correctedFrom = "corrected by a reviewer from "
	asCorrected   = ", as a reviewer corrected it"
)

// quotable is what of a claim's words is quoted: the figure, and the words that
// fix its days where they are the report's.
func quotable(c *profile.Profile) string {
	words := c.Figure
	if words == "" {
		words = number(c.Value)
	}
	isSaid := c.Period != "" && !c.IsCorrected("period") && len(c.Period) <= maxPeriod
	if isSaid && !strings.Contains(strings.ToLower(c.Figure), strings.ToLower(c.Period)) {
		words += " … " + c.Period
	}
	return words
}

// maxPeriod is how many bytes of period words a sentence quotes.
const maxPeriod = 60

func speaker(c *profile.Profile) string {
	who := "a report in its own voice"
	switch {
	case c.Speaker.Name != "":
		who = name.WithinSentence(c.Speaker.Name)
	case c.Source != "":
		who = c.Source + " in its own voice"
	}
	switch {
	case c.IsDenied() && isOwn(c):
		return "denied, as " + strings.TrimSuffix(who, " in its own voice") + " tells it"
	case c.IsDenied():
		return "denied by " + who
	}
	return who
}

// standing tells how far what a claim counts has come, or how it is told.
func standing(c *profile.Profile) string {
	switch {
	case c.IsDenied():
		return "is a denial"
	case c.Modality != "":
		return "is " + string(c.Modality)
	case c.Stage == recount.Remaining:
		return "is what remains"
	case c.Stage != "":
		return "is " + string(c.Stage)
	}
	return "is told as fact"
}

func unitWords(unit string) string {
	switch unit {
	case recount.UnitPeople:
		return "numbers of people"
	case recount.UnitItems, "":
		return "plain numbers"
	}
	return unit
}

// oneLine tells why two claims are of one line.
func (p *pair) oneLine() string {
	a, b := p.a.Speaker, p.b.Speaker
	switch {
	case a.Name == "" && p.b.Source != "":
		return "both are the count of " + p.b.Source
	case a.Name == "":
		return "both are the count of one outlet"
	case a.Line == b.Line && len(a.Name) > len(b.Name):
		return "both are the word of " + name.WithinSentence(a.Name)
	case a.Line == b.Line:
		return "both are the word of " + name.WithinSentence(b.Name)
	}
	return name.WithinSentence(a.Name) + " and " + name.WithinSentence(b.Name) + " speak for one body"
}

func upperFirst(s string) string {
	for i, r := range s {
		if i == 0 && r != '“' {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}
