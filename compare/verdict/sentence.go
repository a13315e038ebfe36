package verdict

import (
	"cmp"
	"strings"
	"sync"

	"recount"
	"recount/compare/origin"
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
		return describe(p.a.Profile, p.ea)
	case "b":
		return describe(p.b.Profile, p.eb)
	case "why":
		return p.why(found)
	case "gap":
		return inDays(p.days())
	case "gap later":
		return p.gapLater()
	case "about the same day":
		return p.aboutTheSameDay()
	case "line":
		return lineWords(p.b.Profile)
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
	case "counts":
		return counted(c, other)
	case "part":
		return p.partWords(c, other)
	}
	return "{" + field + "}"
}

// describe tells a figure in the words of its report, with who says so and the
// day it holds for: “several hundred” (a senior official, as of 17 December 2024).
func describe(c *profile.Profile, e extent) string {
	words := []string{c.Figure}
	if c.Figure == "" {
		words[0] = number(c.Value)
	}
	if c.Period != "" && !strings.Contains(strings.ToLower(c.Figure), strings.ToLower(c.Period)) && len(c.Period) <= maxPeriod {
		words = append(words, c.Period)
	}
	return "“" + strings.Join(words, " … ") + "” (" + speaker(c) + ", " + holds(e) + ")"
}

// maxPeriod is how many bytes of period words a sentence quotes.
const maxPeriod = 60

func speaker(c *profile.Profile) string {
	switch {
	case c.Speaker.Name != "":
		return c.Speaker.Name
	case c.Source != "":
		return c.Source + " in its own voice"
	}
	return "a report in its own voice"
}

// holds tells the day that a figure holds for.
func holds(e extent) string {
	day := origin.Date(e.day)
	switch {
	case e.day.IsZero():
		return "of no known day"
	case e.windowed() && e.from == e.to:
		return "for " + day
	case e.windowed():
		return origin.Date(e.from) + " to " + day
	case e.class == due:
		return "due by " + day
	case e.inferred:
		return "as of " + day + ", inferred"
	}
	return "as of " + day
}

// covers tells what an extent covers.
func covers(e extent) string {
	switch {
	case e.class == rate:
		return "is a rate"
	case e.class == due:
		return "is meant for " + origin.Date(e.day)
	case e.windowed():
		return "covers " + lengthWords(e)
	case !e.from.IsZero():
		return "counts from " + origin.Date(e.from)
	}
	return "has no stated beginning"
}

// kindOf is what an extent covers as a noun: "a week", "a total".
func kindOf(e extent, c *profile.Profile) string {
	switch {
	case e.class == rate:
		return "a rate a " + perWhat(c.Period)
	case e.class == due:
		return "a figure for a day to come"
	case e.windowed():
		return lengthWords(e)
	case !e.from.IsZero():
		return "a total since " + origin.Date(e.from)
	}
	return "a total"
}

// lengthWords tells how long a window is: a day, a week, 12 days, a month.
func lengthWords(e extent) string {
	days := e.length()
	switch {
	case days <= 1:
		return origin.Date(e.to)
	case days == 7 || days == 8:
		return "a week"
	case days >= 28 && days <= 32:
		return "a month"
	case days == 365 || days == 366:
		return "a year"
	}
	return inDays(days)
}

// standing tells how far what a claim counts has come, or how it is told.
func standing(c *profile.Profile) string {
	switch {
	case c.Modality == recount.Denied:
		return "is denied"
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
	if unit == "" {
		return "no unit"
	}
	return unit
}

// lineWords names the line of a claim.
func lineWords(c *profile.Profile) string {
	switch {
	case c.Speaker.Name != "":
		return c.Speaker.Name
	case c.Source != "":
		return c.Source
	}
	return "one outlet"
}

func upperFirst(s string) string {
	for i, r := range s {
		if i == 0 && r != '“' {
			return strings.ToUpper(string(r)) + s[len(string(r)):]
		}
	}
	return s
}

// inDays is a number of days in words: one day, six days, 12 days.
func inDays(n int) string {
	small := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	switch {
	case n == 1:
		return "one day"
	case n >= 0 && n < len(small):
		return small[n] + " days"
	}
	return number(float64(n)) + " days"
}
