package period

// The checks in this file look at the words around a match, where the words
// matched may mean something else.

// counts tells that the number at the end of a match counts what follows it,
// since no day comes after such a word: `in March 20 people`.
func (m *matcher) counts(at place) bool {
	if at.from == 0 {
		return false
	}
	_, ok := m.sense(m.words[at.from-1], m.classes["nodays"])
	return ok && m.plain(at.to)
}

// plain tells that the word at i is a lower-case one that the vocabulary does
// not know, as names of things are.
func (m *matcher) plain(i int) bool {
	if i >= len(m.words) {
		return false
	}
	w := m.words[i]
	return w.id == unknown && !w.capital && !w.glued && w.letters
}

// standsAlone tells that a month, season or weekday may stand without a number
// beside it: words that are something else as well (`may`, `march`, `fall`,
// `sun`) need a capital or a word before them that dates follow.
func (m *matcher) standsAlone(at place) bool {
	w := m.words[at.from]
	doubt, ok := m.sense(w, m.classes["doubtful"])
	switch {
	case !ok:
		return true
	case m.hyphened(at.to) && !m.toMonth(at.to):
		return false
	}
	if at.from > 0 {
		lead, ok := m.sense(m.words[at.from-1], m.classes["leads"])
		switch {
		case lead.name == "article" && doubt.name == "season":
			return m.spring(at)
		case doubt.name == "day":
			return ok && w.capital && lead.name != "article"
		case ok && w.capital, lead.name == "strong":
			return true
		}
	}
	return w.capital && (doubt.name == "name" && !m.plain(at.to) && !m.goal(at.to) || m.toMonth(at.to))
}

// goal tells that the word at i says what a march is for: March for Peace.
func (m *matcher) goal(i int) bool {
	if i >= len(m.words) {
		return false
	}
	_, ok := m.sense(m.words[i], m.classes["goals"])
	return ok
}

// toMonth tells that a range goes on to a month: May to July.
func (m *matcher) toMonth(i int) bool {
	if i+1 >= len(m.words) {
		return false
	}
	_, joined := m.sense(m.words[i], m.classes["joins"])
	_, month := m.sense(m.words[i+1], m.classes["month"])
	return joined && month
}

// spring tells that a season with an article is one, not a drop or a well:
// the fall of 2009, but not the fall of the city.
func (m *matcher) spring(at place) bool {
	if at.to+1 >= len(m.words) {
		return true
	}
	if id := m.words[at.to].id; id == m.ids["of"] || id == m.ids["in"] {
		return m.words[at.to+1].id == digits
	}
	return !m.plain(at.to)
}

// thing tells that an ordinal counts what follows: the 12th man, the 1st week.
func (m *matcher) thing(at place) bool {
	if at.to >= len(m.words) {
		return false
	}
	w := m.words[at.to]
	if _, ok := m.sense(w, m.classes["unit"]); ok || w.id == digits || m.plain(at.to) {
		return true
	}
	return w.capital && w.letters || w.glued && w.id == m.ids["-"]
}

// yearStands tells that a number alone is a year: a word that years follow
// stands before it, or another year that it is joined to.
func (m *matcher) yearStands(at place) bool {
	if at.from == 0 || m.thingCounted(at) {
		return false
	}
	before := m.words[at.from-1]
	if _, ok := m.sense(before, m.classes["joins"]); ok && m.yearEnd > 0 && m.yearEnd == at.from-1 {
		return true
	}
	_, ok := m.sense(before, m.classes["beforeyear"])
	return ok
}

// thingCounted tells that a year's number counts the plural that follows it.
// After `in` only round numbers do: `in 2000 homes`, but `in 2008 prices rose`.
func (m *matcher) thingCounted(at place) bool {
	if !m.plain(at.to) {
		return false
	}
	w := m.words[at.to]
	plural := m.text[w.end-1] == 's'
	in := at.from > 0 && m.words[at.from-1].id == m.ids["in"]
	return plural && !in || m.words[at.to-1].number%100 == 0
}

// stands tells that a match may stand in the text where it was found.
func (m *matcher) stands(v *value, at place) bool {
	if !m.bounded(at) || v.rule == "bareyear" && v.phrase == "" && !m.yearStands(at) {
		return false
	}
	if m.programme(at) {
		return false
	}
	if v.kind == Duration && m.age(at.to) || (v.rule == "which" || v.rule == "half" || v.kind == Set) && m.hyphened(at.to) {
		return false
	}
	if v.grain == Year {
		m.yearEnd = at.to
	}
	return true
}

// programme tells that a match is in the name of a programme or paper, not a
// time: the Today programme.
func (m *matcher) programme(at place) bool {
	if at.to >= len(m.words) || !m.words[at.to-1].capital {
		return false
	}
	_, day := m.sense(m.words[at.to-1], m.classes["dayword"])
	_, named := m.sense(m.words[at.to], m.classes["programmes"])
	return day && named
}

// hyphened tells that a hyphen at i joins what is before it to another word:
// the year-ago quarter.
func (m *matcher) hyphened(i int) bool {
	return i+1 < len(m.words) && m.words[i].glued && m.words[i].id == m.ids["-"] && m.words[i+1].glued
}

// age tells that a length of time before the word at i is an age: 40 years old,
// a 10-year-old girl.
func (m *matcher) age(i int) bool {
	if i < len(m.words) && m.words[i].id == m.ids["-"] {
		i++
	}
	return i < len(m.words) && m.words[i].id == m.ids["old"]
}

// bounded tells that a match is not cut out of a longer number or name:
// `123-12-1234`, `$2015`, `2015.5`, `4:3`.
func (m *matcher) bounded(at place) bool {
	first, last := m.words[at.from], m.words[at.to-1]
	if first.glued && at.from > 0 {
		before := m.words[at.from-1]
		if before.id == digits || first.id == digits && m.joins(before) {
			return false
		}
	}
	if at.to == len(m.words) || !m.words[at.to].glued {
		return true
	}
	next := m.words[at.to]
	if last.id == digits && (next.id == digits || m.text[next.start] == '%') {
		return false
	}
	if next.letters && (last.id == digits || last.letters) {
		return false
	}
	follows := at.to+1 < len(m.words) && m.words[at.to+1].glued && m.words[at.to+1].id == digits
	return !follows || last.id != digits || !m.joins(next)
}

// joins tells that a character makes one number or name with digits beside it.
func (m *matcher) joins(w word) bool {
	switch m.text[w.start] {
	case '-', '/', '.', ',', ':', '$', '#', '+', '=', '&', '_', '@':
		return true
	}
	return w.letters || m.text[w.start] >= 0x80
}

// trim leaves out the full stop at the end of a match unless it belongs to an
// abbreviation.
func (m *matcher) trim(at place) place {
	if at.to-at.from < 2 || m.text[m.words[at.to-1].start] != '.' {
		return at
	}
	if _, ok := m.sense(m.words[at.to-2], m.classes["abbreviated"]); !ok {
		at.to--
	}
	return at
}
