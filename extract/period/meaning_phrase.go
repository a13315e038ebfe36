package period

// The functions in this file are the meanings of phrases.txt: they keep the
// days of the time inside a phrase, and say how the phrase covers them.

func nothing(_ *matcher, _ []capture, _ place) (capture, bool) { return capture{}, true }

// covering returns v as a phrase of that kind.
func covering(v *value, kind PhraseKind) (capture, bool) {
	n := *v
	n.phrase = kind
	return dated(&n, true)
}

// cover is a time with its preposition. `in` and `at` go with no day: in `in
// Saturday's attack` it belongs to the attack. Arguments: preposition, time.
func cover(m *matcher, a []capture, at place) (capture, bool) {
	v := a[1].value
	if id := m.words[at.from].id; (id == m.ids["in"] || id == m.ids["at"]) && plainDay(v.rule) {
		return capture{}, false
	}
	if a[0].name == string(Throughout) && v.rule != "ago" {
		return covering(v, Throughout)
	}
	return covering(v, bareKind(v))
}

// plainDay tells that a rule finds a day by its name or number.
func plainDay(rule string) bool {
	switch rule {
	case "weekday", "dayword", "md", "mdplain", "weekdaydate", "whichday":
		return true
	}
	return false
}

// coverBoth is two days told together: on Monday and Tuesday.
func coverBoth(m *matcher, a []capture, at place) (capture, bool) {
	if a[0].value.grain != a[1].value.grain {
		return capture{}, false
	}
	c, ok := dateRange(m, a, at)
	if !ok {
		return c, false
	}
	return covering(c.value, Within)
}

// ruleKind is how the time of a rule is covered without a preposition: as a
// window that the figure fills, or by a count that goes on. It is empty where
// the rule does not tell.
func ruleKind(rule string) PhraseKind {
	switch rule {
	case "rolling", "recent", "hours", "range", "daysof":
		return Throughout
	case "tonow", "sofar", "todateunit":
		return Total
	}
	return ""
}

// coverBare is a time without a preposition. A number is a year by itself only
// where one may stand.
func coverBare(m *matcher, a []capture, at place) (capture, bool) {
	v := a[0].value
	if v.rule == "bareyear" && !m.yearStands(at) {
		return capture{}, false
	}
	return covering(v, bareKind(v))
}

// bareKind is how a time covers what its preposition says nothing of.
func bareKind(v *value) PhraseKind {
	switch {
	case v.edge == Since || v.edge == Until:
		return Total
	case v.edge == By:
		return Due
	case v.edge == "" && ruleKind(v.rule) != "":
		return ruleKind(v.rule)
	}
	return Within
}

// coverEdge is a time after `since` or `by` with words between them.
// Arguments: side, time.
func coverEdge(m *matcher, a []capture, at place) (capture, bool) {
	c, ok := edge(m, a, at)
	if !ok {
		return c, false
	}
	return coverBare(m, []capture{c}, at)
}

// asOf is a total counted on a day.
func asOf(_ *matcher, a []capture, _ place) (capture, bool) {
	v := *a[0].value
	v.edge = Until
	return covering(&v, Total)
}

// current is what holds on the day of publication, whenever it began.
func current(m *matcher, _ []capture, _ place) (capture, bool) {
	c, _ := m.daysFrom(0)
	c.value.edge = Until
	return covering(c.value, Total)
}

// lately is a window that ends with publication and begins nobody knows when.
func lately(m *matcher, _ []capture, _ place) (capture, bool) {
	c, _ := m.daysFrom(0)
	c.value.edge = Until
	return covering(c.value, Throughout)
}

// lasting is a length of time that a figure took: over six months.
func lasting(_ *matcher, _ []capture, _ place) (capture, bool) {
	return covering(&value{kind: Duration}, Throughout)
}

// inUnits is a length of time as well, unless the sentence looks ahead: in two
// weeks. Arguments: n, unit.
func inUnits(m *matcher, a []capture, at place) (capture, bool) {
	if m.ahead(at) {
		return soonIn(m, a, at)
	}
	return lasting(m, a, at)
}

// soonIn is a day ahead: in two weeks' time. Arguments: n, unit.
func soonIn(m *matcher, a []capture, at place) (capture, bool) {
	c, _ := ago(m, []capture{{n: 1}, a[0], a[1]}, at)
	return covering(c.value, Due)
}

// rate is a figure for each of many times.
func rate(_ *matcher, _ []capture, _ place) (capture, bool) {
	return covering(&value{kind: Set}, Rate)
}

// happened is a time told by a happening.
func happened(_ *matcher, _ []capture, _ place) (capture, bool) {
	return covering(unresolved(DayGrain), Within)
}

// happenedOn is a happening with its time.
func happenedOn(_ *matcher, a []capture, _ place) (capture, bool) {
	return covering(a[0].value, Within)
}

func happenedYear(m *matcher, a []capture, at place) (capture, bool) {
	year, _ := y(m, a, at)
	return covering(year.value, Within)
}
