package origin

import (
	"slices"
	"strings"

	"recount"
	"recount/compare/interval"
	"recount/compare/profile"
)

// withinReports joins what one report says of one figure more than once: an
// amount in two currencies, a speaker quoted twice, a title with what it sums
// up, a figure repeated in the report's own voice.
func (f *finder) withinReports() {
	for _, report := range f.names {
		claims := f.reports[report]
		if len(claims) < 2 || len(claims) > maxOfReport {
			continue
		}
		f.conversions(claims)
		f.repeatedSpeakers(claims)
		for k, i := range claims {
			f.inherit(claims, k, i)
		}
	}
}

// maxOfReport is how many claims of one question a report may have for them to
// be looked at as repetitions; beyond it the "report" is a table.
const maxOfReport = 200

// conversions joins an amount with the same amount in another currency that
// follows it in brackets.
func (f *finder) conversions(claims []int) {
	for k := 1; k < len(claims); k++ {
		i, j := claims[k-1], claims[k]
		a, b := &f.profiles[i], &f.profiles[j]
		if !isCurrency(a.Unit) || !isCurrency(b.Unit) || a.Unit == b.Unit || a.Sentence != b.Sentence || !inBrackets(b) {
			continue
		}
		f.joins.join(i, j, recount.ReasonUtterance, quote(b)+" in brackets is "+quote(a)+" in another currency")
		f.converted[i] = append(f.converted[i], j)
		f.converted[j] = append(f.converted[j], i)
	}
}

// isCurrency tells whether a unit is an ISO 4217 code.
func isCurrency(unit string) bool {
	return len(unit) == 3 && strings.ToUpper(unit) == unit && strings.ToLower(unit) != unit
}

// inBrackets tells whether a figure opens a bracket of its sentence.
func inBrackets(p *profile.Profile) bool {
	return p.Figure != "" && (strings.Contains(p.Sentence, "("+p.Figure) || strings.Contains(p.Sentence, "["+p.Figure))
}

// repeatedSpeakers joins the claims of a report that are on the word of one
// unnamed speaker, unless it tells of two days on which the word was given:
// those of named ones are joined by line.
func (f *finder) repeatedSpeakers(claims []int) {
	heard := map[string][]int{} // by name, the first claim of each day
	for _, i := range claims {
		p := &f.profiles[i]
		if own(p) || named(p) {
			continue
		}
		name := strings.ToLower(p.Speaker.Name)
		at := slices.IndexFunc(heard[name], func(j int) bool {
			said := f.profiles[j].Said
			return f.profiles[j].IsDenied() == p.IsDenied() && (said == p.Said || said.IsZero() || p.Said.IsZero())
		})
		if at < 0 {
			heard[name] = append(heard[name], i)
			continue
		}
		f.joins.join(heard[name][at], i, recount.ReasonUtterance, source(p)+" gives the word of "+nameOf(p)+" more than once")
	}
}

// inherit joins a title with the claim of the text that it sums up, and a
// figure in the report's own voice with the claim that it repeats.
func (f *finder) inherit(claims []int, k, i int) {
	p := &f.profiles[i]
	if !p.Title && !own(p) {
		return
	}
	best, bestFit := -1, 0
	for at, j := range claims {
		q := &f.profiles[j]
		if i == j || q.Title && !p.Title || p.Title && q.Title && at >= k {
			continue
		}
		if fit := fitOf(p, q); fit > bestFit || fit == bestFit && fit > 0 && nearer(at, claims, best, k) {
			best, bestFit = j, fit
		}
	}
	if bestFit == 0 {
		return
	}
	q := &f.profiles[best]
	why := source(p) + " repeats its figure"
	switch {
	case p.Title:
		why = "the headline " + quote(p) + " sums up " + quote(q) + " in the text of " + source(p)
	case !own(q):
		why = source(p) + " repeats the figure of " + nameOf(q) + " without naming the source again"
	}
	f.joins.join(i, best, recount.ReasonCopy, why)
}

// fitOf tells how well claim q of a report is what claim p of it repeats; 0 for
// not at all.
func fitOf(p, q *profile.Profile) int {
	switch {
	case p.Measure != q.Measure || p.Stage != q.Stage || p.Modality != q.Modality || !interval.SameUnit(&p.Quantity, &q.Quantity) || otherDays(p, q),
		own(p) && own(q) && otherTowns(p, q):
		return 0
	case !own(p) && !own(q) && lineOf(&p.Speaker) != lineOf(&q.Speaker) && !sameBody(&p.Speaker, &q.Speaker) && !mayBeOne(&p.Speaker, &q.Speaker):
		return 0
	}
	same := interval.SameNumber(&p.Quantity, &q.Quantity)
	switch {
	case same && !own(q):
		return 4
	case !same && (!p.Title && !own(q) || !akin(p, q)):
		return 0
	case same:
		return 3
	case !own(q):
		return 2
	}
	return 1
}

// nearer tells whether the claim at place at of a report is nearer to that at
// place k than the best so far; what stands before counts as nearer than what
// stands behind.
func nearer(at int, claims []int, best, k int) bool {
	for place, j := range claims {
		if j == best {
			return distance(at, k) < distance(place, k)
		}
	}
	return true
}

func distance(at, k int) int {
	if at < k {
		return 2 * (k - at)
	}
	return 2*(at-k) + 1
}

func quote(p *profile.Profile) string { return "“" + p.Figure + "”" }
