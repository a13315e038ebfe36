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
	return w.id == unknown && !w.capital && !w.glued && classOf(m.text[w.start]) == letter
}

// standsAlone tells that a month or weekday may stand without a number beside
// it: words that are something else as well (`may`, `march`) need a capital
// or, better, a word before them that dates follow.
func (m *matcher) standsAlone(at place) bool {
	w := m.words[at.from]
	doubt, ok := m.sense(w, m.classes["doubtful"])
	if !ok {
		return true
	}
	if at.from > 0 {
		if _, ok := m.sense(m.words[at.from-1], m.classes["leads"]); ok {
			return w.capital
		}
	}
	return doubt.name == "name" && (w.capital || len(m.words) == 1) && !m.plain(at.to)
}

// thing tells that an ordinal counts what follows: the 12th man.
func (m *matcher) thing(at place) bool {
	if at.to >= len(m.words) {
		return false
	}
	w := m.words[at.to]
	return m.plain(at.to) || w.capital && classOf(m.text[w.start]) == letter || w.id == digits || w.glued && w.id == m.ids["-"]
}

// yearStands tells that a number alone is a year: a word that years follow
// stands before it, and it does not count what comes after.
func (m *matcher) yearStands(at place) bool {
	if m.thingCounted(at) {
		return false
	}
	if at.from == 0 {
		return false
	}
	_, ok := m.sense(m.words[at.from-1], m.classes["beforeyear"])
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
	if classOf(m.text[next.start]) == letter && (last.id == digits || classOf(m.text[last.start]) == letter) {
		return false
	}
	follows := at.to+1 < len(m.words) && m.words[at.to+1].glued && m.words[at.to+1].id == digits
	return !(follows && last.id == digits && m.joins(next))
}

// joins tells that a character makes one number or name with digits beside it.
func (m *matcher) joins(w word) bool {
	switch m.text[w.start] {
	case '-', '/', '.', ',', ':', '$', '#', '+', '=', '&', '_', '@':
		return true
	}
	return classOf(m.text[w.start]) == letter || m.text[w.start] >= 0x80
}
