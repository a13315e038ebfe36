package world

import (
	"slices"

	"recount"
)

// parts fills the parts of a claim's sentence.
func (w *writing) parts(t *tell) func(slot string) string {
	return func(slot string) string {
		switch slot {
		case "figure":
			return t.figure.words
		case "counted":
			return t.noun
		case "verb":
			return t.verb
		case "headline":
			return t.headline
		case "place":
			return t.place.name
		case "period":
			return t.period.words
		case "claimant":
			return t.speaker.words
		case "via":
			return t.via
		case "child figure":
			return t.children.words
		case "child counted":
			return "children"
		case "part":
			if t.children == nil {
				return ""
			}
			return ", including <child figure> <child counted>"
		}
		return w.names(slot)
	}
}

// claim adds the claim whose figure stands in one part of a sentence, and
// returns its number.
func (w *writing) claim(t *tell, at places, sentence, part string, f figure) int {
	span := at[part]
	r := &w.report
	c := recount.Claim{
		V: recount.Version, Source: recount.Words(r.Source), URL: recount.Words(r.URL), Published: r.Published,
		Figure: quoted(at, part, sentence), Start: span.Start, End: span.End, Quantity: f.Quantity,
		Counted: quoted(at, "counted", sentence), Measure: t.count.measure, Subject: recount.Subject{Status: t.count.status},
		Hedges: []string{}, Relay: []string{}, Cue: quoted(at, "cue", sentence),
		Place: quoted(at, "place", sentence), Country: t.place.country, PlacePrecision: &t.place.precision,
		Period: quoted(at, "period", sentence), PeriodKind: t.period.kind, PeriodFrom: t.period.from, PeriodTo: t.period.to,
		Sentence: recount.Words(sentence), Confidence: 0.5 + float64(span.Start%50)/100, Rules: Rules, Spans: spans(at),
	}
	c.Spans["figure"] = []recount.Span{span}
	if _, told := at["period"]; !told {
		c.PeriodKind, c.PeriodFrom, c.PeriodTo = "", recount.Day{}, recount.Day{}
	}
	if _, told := at["claimant"]; told {
		s := t.speaker
		c.Claimant, c.ClaimantKind, c.ClaimantOffice, c.ClaimantSide = s.claimant, s.kind, s.office, s.side
		c.ClaimantWords, c.Said = quoted(at, "claimant", sentence), w.article.day
		c.Quoted = []rune(sentence)[0] == '“'
	}
	if _, told := at["via"]; told {
		c.Via, c.Relay = recount.Words(t.via), []string{t.via}
	}
	w.claims = append(w.claims, c)
	return len(w.claims) - 1
}

// quoted returns the words of a part as they stand in the sentence.
func quoted(at places, part, sentence string) recount.Words {
	span, ok := at[part]
	if !ok {
		return ""
	}
	from := at["sentence"].Start
	return recount.Words([]rune(sentence)[span.Start-from : span.End-from])
}

// spans are those of a claim's fields.
func spans(at places) recount.Spans {
	made := recount.Spans{}
	for _, field := range []string{"sentence", "counted", "place", "period", "claimant", "cue", "via"} {
		if span, ok := at[field]; ok {
			made[field] = []recount.Span{span}
		}
	}
	return made
}

// statement adds the attributed statement that a claim's sentence makes.
func (w *writing) statement(t *tell, at places) {
	a := recount.Attribution{
		Source: []recount.Span{at["claimant"]}, Content: []recount.Span{at["figure"], at["place"]},
		Quote: recount.Indirect, Figure: true, Force: recount.Says, Claimant: t.speaker.claimant, Kind: t.speaker.kind,
	}
	if cue, ok := at["cue"]; ok {
		a.Cue = []recount.Span{cue}
	}
	slices.SortFunc(a.Content, func(s, t recount.Span) int { return s.Start - t.Start })
	if t.via != "" {
		a.Relay = []string{t.via}
	}
	w.statements = append(w.statements, a)
}
