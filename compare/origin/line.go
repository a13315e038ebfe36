package origin

import (
	"cmp"
	"slices"

	"recount"
	"recount/compare/interval"
	"recount/compare/profile"
)

// byLine joins the claims of one named speaker or body that were made on one
// occasion.
func (f *finder) byLine() {
	lines := map[string][]int{}
	var keys []string
	for _, i := range f.order {
		key := f.occasionKey(i)
		if key == "" {
			continue
		}
		if lines[key] == nil {
			keys = append(keys, key)
		}
		lines[key] = append(lines[key], i)
	}
	for _, key := range keys {
		f.occasions(lines[key])
	}
	f.bodies()
}

// occasionKey names the line whose occasions a claim may share. An outlet's own
// count is a line of its own.
func (f *finder) occasionKey(i int) string {
	p := &f.profiles[i]
	switch {
	case own(p) && p.Outlet != "":
		return "own:" + p.Outlet + "\x00" + string(p.Stage) + string(p.Modality)
	case own(p):
		return ""
	}
	return lineOf(&p.Speaker)
}

// occasions joins the claims of one line by the day they were made: those whose
// text tells the day first, then those of which only publication is known, with
// what was said that day or, where the figures are akin, the day before.
func (f *finder) occasions(claims []int) {
	days := map[occasion][]int{} // said, or published where no other day fits -> the first claim of each utterance
	var later []int
	for _, i := range claims {
		if day, said := told(&f.profiles[i]); said {
			f.meetAt(days, day, i)
		} else {
			later = append(later, i)
		}
	}
	slices.SortStableFunc(later, func(i, j int) int { return cmp.Compare(f.published[i], f.published[j]) })
	for _, i := range later {
		f.meetAt(days, f.occasionOf(days, i), i)
	}
}

// occasion is a day of a line; the number counts where a day alone does not
// tell occasions apart.
type occasion struct {
	day    recount.Day
	number float64
	unit   string
}

// occasionOf returns the day of the occasion of a claim of which only the day of
// publication is known: that day, or the day before or after where the line
// gave a figure akin to it.
func (f *finder) occasionOf(days map[occasion][]int, i int) recount.Day {
	p := &f.profiles[i]
	if len(days[occasion{day: p.Published}]) > 0 || p.Published.IsZero() || own(p) {
		return p.Published
	}
	before := p.Published.Add(-1)
	for _, j := range days[occasion{day: before}] {
		if q := &f.profiles[j]; akin(p, q) && !cannotBeOne(p, q) {
			return before
		}
	}
	return p.Published
}

// meetAt joins a claim with the utterance of its line on a day, or makes it one.
// What a person says in a day is one utterance, whatever number is reported. A
// body may speak twice in a day: its figures are of one utterance where they are
// akin. A rise over a figure is told on another occasion than that figure. Of an
// outlet's own counts only those of one number are one; so it is where no day is
// known.
func (f *finder) meetAt(days map[occasion][]int, day recount.Day, i int) {
	p := &f.profiles[i]
	at := occasion{day: day}
	if own(p) || day.IsZero() {
		at.number, at.unit = p.Value, p.Unit
	}
	for _, first := range days[at] {
		q := &f.profiles[first]
		if p.IsDenied() != q.IsDenied() || own(p) && otherDays(p, q) || p.Speaker.Kind != recount.Person && otherTowns(p, q) ||
			cannotBeOne(p, q) {
			continue
		}
		if p.Speaker.Kind == recount.Person || at.unit != "" || akin(p, q) || !interval.SameUnit(&p.Quantity, &q.Quantity) {
			f.joins.join(first, i, reasonOf(q, p), occasionWords(q, p))
			return
		}
	}
	if len(days[at]) < maxUtterances {
		days[at] = append(days[at], i)
	}
}

// maxUtterances is how many utterances of a body on one day are told apart.
const maxUtterances = 16

// reasonOf tells an utterance that one of two reports had from another outlet
// from one that both had at first hand.
func reasonOf(a, b *profile.Profile) recount.Reason {
	switch {
	case own(a):
		return recount.ReasonCopy
	case a.Report != b.Report && (a.Speaker.Kind == recount.Media || len(a.Relay) != len(b.Relay)):
		return recount.ReasonRelay
	}
	return recount.ReasonUtterance
}

func occasionWords(a, b *profile.Profile) string {
	day, saidA := told(a)
	other, saidB := told(b)
	switch {
	case own(a) && a.Report == b.Report:
		return source(a) + " gives its count twice"
	case own(a):
		return "both are the count of " + source(a) + " of " + Date(day)
	case day.IsZero():
		return "both are the word of " + nameOf(a) + ", on a day that neither tells"
	case reasonOf(a, b) == recount.ReasonRelay && a.Speaker.Kind == recount.Media:
		return "both pass on what " + nameOf(a) + " reported on " + Date(day)
	case reasonOf(a, b) == recount.ReasonRelay:
		return "both go back to what " + nameOf(a) + " said on " + Date(day) + "; " + relayed(a, b)
	case saidA && saidB:
		return "both are the word of " + nameOf(a) + " on " + Date(day)
	case day == other:
		return "both are the word of " + nameOf(a) + ", " + dayWords(saidA, saidB) + " " + Date(day)
	}
	return "both are the word of " + nameOf(a) + ", told of on " + Date(day) + " and " + Date(other) +
		", with figures that fit: taken for one occasion"
}

func dayWords(saidA, saidB bool) string {
	if saidA || saidB {
		return "said or published on"
	}
	return "published on"
}

// relayed names who passed a claim on.
func relayed(a, b *profile.Profile) string {
	if len(b.Relay) > len(a.Relay) {
		a = b
	}
	return source(a) + " has it from " + a.Relay[len(a.Relay)-1].Name
}

// bodies joins a body's word with that of the one person who spoke for it on
// that occasion, where their figures are akin.
func (f *finder) bodies() {
	type speech struct {
		body string
		day  recount.Day
	}
	speaking := map[speech][]int{} // one claim of each line
	var keys []speech
	seen := map[int]bool{}
	for _, i := range f.order {
		p := &f.profiles[i]
		if p.Speaker.Body == "" || own(p) || seen[f.joins.root(i)] {
			continue
		}
		seen[f.joins.root(i)] = true
		day, _ := told(p)
		key := speech{p.Speaker.Body, day}
		if speaking[key] == nil {
			keys = append(keys, key)
		}
		speaking[key] = append(speaking[key], i)
	}
	for _, key := range keys {
		here := speaking[key]
		if !key.day.IsZero() {
			here = slices.Concat(here, speaking[speech{key.body, key.day.Add(1)}])
		}
		f.joinBody(here)
	}
}

func (f *finder) joinBody(claims []int) {
	var bodies, people []int
	for _, i := range claims {
		if isBody(&f.profiles[i].Speaker) {
			bodies = append(bodies, i)
		} else {
			people = append(people, i)
		}
	}
	for _, i := range bodies {
		p := &f.profiles[i]
		fits := slices.DeleteFunc(slices.Clone(people), func(j int) bool {
			q := &f.profiles[j]
			return !akin(p, q) || !oneOccasion(p, q) || cannotBeOne(p, q)
		})
		slices.SortStableFunc(fits, func(a, b int) int {
			return cmp.Compare(f.profiles[a].Speaker.Kind, f.profiles[b].Speaker.Kind)
		})
		if lines := f.linesOf(fits); lines == 1 {
			q := &f.profiles[fits[0]]
			f.joins.join(fits[0], i, recount.ReasonUtterance, nameOf(q)+" speaks for "+nameOf(p)+": one occasion")
		}
	}
}

// linesOf counts the lines of claims.
func (f *finder) linesOf(claims []int) int {
	lines := map[string]bool{}
	for _, i := range claims {
		s := &f.profiles[i].Speaker
		lines[cmp.Or(lineOf(s), s.Name)] = true
	}
	return len(lines)
}
