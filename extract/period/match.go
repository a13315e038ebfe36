package period

import (
	"cmp"
	"slices"

	"recount"
)

// capture is what one place of a pattern found: a word's number or name, or
// the value of a section.
type capture struct {
	n     int
	name  string
	value *value
	found bool
}

// result is one way to read a section at a place.
type result struct {
	end int // index of the word after it
	capture
}

// Limits that keep the work at each word bounded.
const (
	maxDepth   = 12 // sections within sections
	maxResults = 4  // readings of a section at one place
	maxWords   = 64 // from the first word of a match to the last
)

// known is what a section was found to be at a place, in the round in which
// that was tried.
type known struct {
	round   int
	results []result
}

// matcher reads one text.
type matcher struct {
	*language
	text  string
	words []word
	ref   recount.Day
	depth int
	looks int // rules tried, as a measure of the work

	first int     // word at which the round's match begins
	round int     // one for each word at which a match is looked for
	memo  []known // by place, counted from first, and section

	yearEnd int // where the last year found ends, for the years joined to it
}

// longest returns the longest match of a section that begins at a word.
func (m *matcher) longest(section, at int) (result, bool) {
	if !m.sections[section].may(m.words, at) {
		return result{}, false
	}
	m.first = at
	m.round++
	found := m.section(section, at)
	if len(found) == 0 {
		return result{}, false
	}
	return found[0], true
}

// section returns the readings of a section at a place, longest first.
func (m *matcher) section(s, at int) []result {
	if at >= len(m.words) || at-m.first >= maxWords || m.depth >= maxDepth {
		return nil
	}
	if !m.sections[s].may(m.words, at) {
		return nil
	}
	k := &m.memo[(at-m.first)*len(m.sections)+s]
	if k.round == m.round {
		return k.results
	}
	*k = known{round: m.round}
	m.depth++
	var found []result
	var caps [maxSlots]capture
	for _, i := range m.sections[s].starts[m.words[at].id] {
		r := &m.sections[s].rules[i]
		if !r.may(m.words, at) {
			continue
		}
		m.looks++
		if res, ok := m.sequence(r, 0, place{at, at}, &caps); ok {
			found = append(found, res)
		}
	}
	m.depth--
	found = best(found)
	k.results = found
	return found
}

// best keeps the first reading of each length, longest first.
func best(found []result) []result {
	slices.SortStableFunc(found, func(a, b result) int { return cmp.Compare(b.end, a.end) })
	found = slices.CompactFunc(found, func(a, b result) bool { return a.end == b.end })
	return found[:min(len(found), maxResults)]
}

// sequence matches the elements of r from the e-th on. It prefers what is
// there over what may be missing, and the longer reading of a section.
func (m *matcher) sequence(r *rule, e int, at place, caps *[maxSlots]capture) (result, bool) {
	if e == len(r.elements) {
		return m.finish(r, at, caps)
	}
	el := &r.elements[e]
	if at.to < len(m.words) && (!el.glued || m.words[at.to].glued) {
		if res, ok := m.take(r, e, at, caps); ok {
			return res, true
		}
	}
	if !el.optional {
		return result{}, false
	}
	if el.slot >= 0 {
		caps[el.slot] = capture{}
	}
	return m.sequence(r, e+1, at, caps)
}

// take matches the e-th element with what stands there, and then the rest.
func (m *matcher) take(r *rule, e int, at place, caps *[maxSlots]capture) (result, bool) {
	el := &r.elements[e]
	switch {
	case el.section >= 0:
		for _, inner := range m.section(el.section, at.to) {
			caps[el.slot] = inner.capture
			if res, ok := m.sequence(r, e+1, place{at.from, inner.end}, caps); ok {
				return res, true
			}
		}
		return result{}, false
	case el.class != 0:
		s, ok := m.sense(m.words[at.to], el.class)
		if !ok {
			return result{}, false
		}
		caps[el.slot] = capture{n: s.n, name: s.name, found: true}
	case !slices.Contains(el.words, m.words[at.to].id):
		return result{}, false
	}
	return m.sequence(r, e+1, place{at.from, at.to + 1}, caps)
}

// finish calls the meaning of a rule whose pattern has matched.
func (m *matcher) finish(r *rule, at place, caps *[maxSlots]capture) (result, bool) {
	var args [maxSlots]capture
	for i, a := range r.args {
		if a.slot < 0 {
			args[i] = capture{n: a.number, name: a.name, found: true}
		} else {
			args[i] = caps[a.slot]
		}
	}
	c, ok := r.meaning(m, args[:len(r.args)], at)
	c.found = true
	if ok && c.value != nil && !r.passes && (c.value.phrase == "" || c.value.rule == "") {
		c.value.rule = r.name
	}
	return result{end: at.to, capture: c}, ok
}
