package place

import (
	"cmp"
	"slices"
	"strings"

	"recount"
	"recount/lang"
)

// Figure is a figure whose place is asked for.
type Figure struct {
	Span    recount.Span    // bytes
	Counted recount.Span    // what it counts; zero where the text does not say
	Measure recount.Measure // what is said of them; empty where not known
}

// Choice is a place that a figure may have, with what speaks for and against
// it. The choice without a place stands for none.
type Choice struct {
	Place    Place
	Features []string // names of weights: see weights.txt
	Score    float64  // sum of the weights
}

// IsNone tells whether the choice is that the report does not say where.
func (c Choice) IsNone() bool { return c.Place.End == 0 }

// Decided is what was decided for a figure.
type Decided struct {
	Figure Figure
	Place  Place // zero for none
}

// Choices returns the places that a figure may have, none first. before is
// what was decided for the figure before it in the report, nil for the first:
// figures of one sentence mostly share their place.
func (r *Report) Choices(f Figure, before *Decided) []Choice {
	s := r.doc.SentenceAt(f.Span.Start)
	if s == nil || s.Len() == 0 {
		return []Choice{{Features: []string{"none"}}}
	}
	v := newView(s, f)
	local := r.local(v)
	choices := []Choice{{Features: v.none()}}
	if m, tie := v.foremost(local); tie < beside || tie == bare && !v.gives(m) || tie == example && s.Index == 0 {
		choices = append(choices, Choice{Place: r.asNamed(m), Features: v.local(m, tie, len(local)-1)})
	}
	tied := len(choices) > 1
	for _, c := range r.context(s) {
		p := r.asNamed(c.mention)
		p.Inferred = true
		choices = append(choices, Choice{Place: p, Features: v.context(c, tied)})
	}
	for i := range choices {
		c := &choices[i]
		if before != nil {
			c.Features = append(c.Features, r.like(*c, f, before))
		}
		c.Score = score(c.Features)
	}
	return choices
}

// like names how a choice compares to what was decided for the figure before.
func (r *Report) like(c Choice, f Figure, before *Decided) string {
	where := "new paragraph"
	switch between := r.doc.Text[before.Figure.Span.End:max(f.Span.Start, before.Figure.Span.End)]; {
	case r.doc.SentenceAt(before.Figure.Span.Start) == r.doc.SentenceAt(f.Span.Start):
		where = "sentence"
	case !strings.Contains(between, "\n"):
		where = "paragraph"
	}
	none := before.Place.End == 0
	switch {
	case c.IsNone() && none:
		return "none again " + where
	case !c.IsNone() && c.Place.Name == before.Place.Name:
		return "again " + where
	case none:
		return "first " + where
	}
	return "other " + where
}

// ForFigures returns, for each figure, the place where what it counts is or
// happened; the zero Place where the report does not say. The figures are in
// the order of the text.
func (r *Report) ForFigures(figures []Figure) []Place {
	var places []Place
	var before *Decided
	for _, f := range figures {
		best := best(r.Choices(f, before))
		places = append(places, best.Place)
		before = &Decided{f, best.Place}
	}
	return places
}

// best returns the choice of the highest score, the first of equals.
func best(choices []Choice) Choice {
	return slices.MaxFunc(choices, func(a, b Choice) int { return cmp.Compare(a.Score, b.Score) })
}

// local returns the mentions in the figure's sentence that are not what is
// counted themselves.
func (r *Report) local(v *view) []mention {
	var local []mention
	for _, m := range r.in(v.sentence) {
		phrase := recount.Span{Start: m.Start, End: m.End}
		if phrase.Overlaps(v.figure.Span) || m.head == v.counted && len(m.names) == 0 || m.dateline || m.kind == "seat" && m.prep == "" {
			continue
		}
		local = append(local, m)
	}
	return local
}

// candidate is a mention outside of the figure's sentence.
type candidate struct {
	mention
	source string // title, dateline, before, main
	back   int    // sentences back
	repeat int    // how often the report has named it before
	top    bool   // no other has been named as often
	headed bool   // the headline names it
	last   bool   // it is the last one that was named
	lastAt bool   // it is the last one where the report said that something is or happened
}

const (
	sentencesBack = 3  // how far common nouns and facilities are taken from the sentences before
	farthestBack  = 40 // how far names are
)

// context returns the places that the report has named before the sentence:
// the nearest mention of each, the headline's and the dateline's.
func (r *Report) context(s *lang.Sentence) []candidate {
	var found []candidate
	seen := map[string]int{}
	add := func(m mention, source string) {
		if at, ok := seen[m.Name]; ok {
			found[at].repeat++
			found[at].headed = found[at].headed || source == "title"
			return
		}
		seen[m.Name] = len(found)
		found = append(found, candidate{mention: m, source: source, back: s.Index - m.sentence.Index, headed: source == "title"})
	}
	r.in(s)
	for i := s.Index - 1; i >= 0; i-- {
		if s.Index-i > farthestBack {
			i = 0 // the headline
		}
		all := r.mentions[i]
		for j := len(all) - 1; j >= 0; j-- {
			if source := r.source(all[j], s.Index-i); source != "" {
				add(all[j], source)
			}
		}
	}
	mark(found)
	return found
}

// mark tells of the candidates which stand out.
func mark(found []candidate) {
	most, last, lastAt := 1, true, true
	for _, c := range found {
		if len(c.names) > 0 {
			most = max(most, c.repeat)
		}
	}
	for i := range found {
		c := &found[i]
		if len(c.names) == 0 && !c.Refers || c.source == "dateline" || c.kind == "seat" {
			continue
		}
		c.top = c.repeat == most
		c.last, last = last, false
		if near := nearness(c.prep); near == "at" || near == "near" {
			c.lastAt, lastAt = lastAt, false
		}
	}
}

// source tells where a mention in an earlier sentence stands; "" for one that
// is not a candidate.
func (r *Report) source(m mention, back int) string {
	switch {
	case m.kind == adjective && m.sentence.Index > 0:
		return ""
	case m.dateline:
		return "dateline"
	case m.sentence.Index == 0:
		return "title"
	case back <= sentencesBack:
		return "before"
	case len(m.names) > 0 && m.kind != "facility":
		return "far"
	}
	return ""
}
