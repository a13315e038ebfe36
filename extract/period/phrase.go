package period

import "recount"

// PhraseKind tells how a figure covers the days of its period.
type PhraseKind string

// The kinds of period phrases.
const (
	Total      PhraseKind = "total"      // up to a day: so far, since May, as of Friday
	Throughout PhraseKind = "throughout" // all of a window: over the past week
	Within     PhraseKind = "within"     // at some time in it: on Friday, last month
	Rate       PhraseKind = "rate"       // for each of many: a day, per year
	Due        PhraseKind = "due"        // ahead: by June, next year
)

// Phrase is a period phrase: words that tell which days a figure covers.
type Phrase struct {
	Start, End int // bytes of the text, with preposition and what belongs behind
	Kind       PhraseKind
	// From and To are the first and last day covered, both in. A zero day is
	// not told: `so far` has no beginning, `since the storm` none that the
	// words give.
	From, To recount.Day
	// AsOf is the day for which the figure holds, if it still counts on: a
	// total or a running window.
	AsOf recount.Day
	// Inferred tells that To or AsOf is the day of publication, which the
	// words only imply.
	Inferred bool
	// Inner is the time that the first word turns into a stretch: 1998 in `since
	// 1998`. It is zero where no word does.
	Inner Inner
	// Rule names the line of the grammar that matched.
	Rule string
}

// Inner is a time inside a period phrase.
type Inner struct {
	Start    int         // byte of the text; it ends where the phrase does
	From, To recount.Day // both in
}

// Phrases returns the period phrases of text, in their order and without
// overlap; days are resolved against the day of publication. Which phrase
// belongs to which figure is told by syntax, and is not decided here.
func Phrases(text string, published recount.Day) []Phrase {
	m := newMatcher(text, published)
	var found []Phrase
	for _, f := range m.all(m.phrase) {
		found = append(found, m.phraseOf(f))
	}
	return found
}

func (m *matcher) phraseOf(f match) Phrase {
	p := Phrase{Start: m.words[f.from].start, End: m.words[f.to-1].end, Kind: f.phrase, Rule: f.rule}
	if f.kind != Date {
		return p
	}
	if m.spell(f) {
		p.Kind = Throughout
		return p
	}
	told := m.reading(&p, f)
	s := f.edge.apply(told)
	p.From, p.To = s.from, s.to
	if f.edge != "" && f.to-f.from > 1 {
		p.Inner = Inner{Start: m.words[f.from+1].start, From: told.from, To: told.to}
	}
	m.settle(&p, f)
	return p
}

// spell tells that "in a week" is a length of time, not a day to come: it lost
// 300 men in a week. Only a word that looks ahead makes it one.
func (m *matcher) spell(f match) bool {
	first, last := m.words[f.from], m.words[f.to-1]
	return f.rule == "ago" && first.id == m.ids["in"] && last.id != m.ids["time"] && !m.ahead(f.place)
}

// reading picks the reading of the time in a phrase by the words around it, and
// makes what lies ahead due.
func (m *matcher) reading(p *Phrase, f match) span {
	past, next := f.readings(m.ref)
	switch {
	case f.edge == By && (m.past(next) || f.cycle != "" && m.behind(f.place)):
		p.Kind = Total
	case f.edge == By || f.edge == "" && f.cycle != "" && m.ahead(f.place):
		p.Kind = Due
		past = next
	case m.future(past) || m.runsOn(f.rule, past):
		p.Kind = Due
	}
	return past
}

// past tells that s ends before the day of publication.
func (m *matcher) past(s span) bool {
	return !m.ref.IsZero() && !s.empty() && s.to.Compare(m.ref) < 0
}

// future tells that s begins after the day of publication.
func (m *matcher) future(s span) bool {
	return !m.ref.IsZero() && !s.from.IsZero() && s.from.Compare(m.ref) > 0
}

// settle ends at the day of publication what still runs on it.
func (m *matcher) settle(p *Phrase, f match) {
	running := !m.ref.IsZero() && !p.From.IsZero() && p.From.Compare(m.ref) <= 0 &&
		(p.To.IsZero() || p.To.Compare(m.ref) >= 0 || ruleKind(f.rule) != "" && p.To == m.ref.Add(-1))
	switch {
	case p.Kind == Due:
	case running && (f.edge == "" || f.edge == Since):
		p.Inferred = p.To != m.ref
		p.To, p.AsOf = m.ref, m.ref
	case p.Kind == Total:
		p.AsOf = p.To
		p.Inferred = f.rule == "current" && !p.AsOf.IsZero()
	}
}

// runsOn tells that a rule's time begins with the day of publication and goes
// on after it.
func (m *matcher) runsOn(rule string, s span) bool {
	switch rule {
	case "rest", "hours", "within":
		return !m.ref.IsZero() && s.to.Compare(m.ref) > 0
	}
	return false
}

// tenseWords is how many words around a phrase tell whether it looks ahead.
const tenseWords = 12

// ahead tells that the nearest word of tense before a phrase, in its sentence,
// looks ahead: it will leave on Friday.
func (m *matcher) ahead(at place) bool {
	for i := at.from - 1; i >= max(0, at.from-tenseWords) && !m.stop(i); i-- {
		if name := m.tense(i); name != "" {
			return name == "ahead"
		}
	}
	return false
}

// behind tells that a word near a phrase, in its sentence, says that what it
// tells was so: by Friday they had left.
func (m *matcher) behind(at place) bool {
	for i := at.from - 1; i >= max(0, at.from-tenseWords) && !m.stop(i); i-- {
		if m.tense(i) == "behind" {
			return true
		}
	}
	for i := at.to; i < min(len(m.words), at.to+tenseWords) && !m.stop(i); i++ {
		if m.tense(i) == "behind" {
			return true
		}
	}
	return false
}

// tense is what the word at i says of the time of its sentence, if it does.
func (m *matcher) tense(i int) string {
	s, _ := m.sense(m.words[i], m.classes["tense"])
	return s.name
}

// stop tells that a sentence ends at a word.
func (m *matcher) stop(i int) bool {
	switch m.text[m.words[i].start] {
	case '.', '!', '?', ';':
		return true
	}
	return false
}
