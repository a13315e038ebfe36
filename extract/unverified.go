package extract

import (
	"slices"
	"strings"

	"recount"
	"recount/extract/attribution"
	"recount/extract/figure"
	"recount/lang"
)

// fillReserve writes what the text says about taking a figure as it is: the
// wordings of reserve that reach it.
func (r *run) fillReserve(c *recount.Claim, f *found) {
	for _, w := range r.reservesFor(f) {
		switch w.Kind {
		case "unverified", "disputed":
			c.Unverified = true
			r.quote(c.Spans, "unverified", w.Span)
			if w.Kind == "disputed" && f.sentence.Len() <= maxTokens && r.claimNamed(f) {
				r.fillOuterDispute(c, f)
			}
		default:
			c.Hedges = append(c.Hedges, string(r.quote(c.Spans, "hedges", w.Span)))
		}
	}
}

// severalReach is how many sentences back a wording reaches that speaks of
// several figures: "the claims could not be verified".
const severalReach = 3

// reservesFor returns the wordings that speak of a figure: those of its own
// sentence, and those of later ones that have no figure of their own.
func (r *run) reservesFor(f *found) []attribution.Reserve {
	var all []attribution.Reserve
	for i := f.sentence.Index; i <= min(f.sentence.Index+severalReach, len(r.doc.Sentences)-1); i++ {
		s := r.doc.Sentences[i]
		for _, w := range within(r.reserves, func(w *attribution.Reserve) int { return w.Span.Start }, s) {
			if r.reaches(s, w, f) {
				all = append(all, w)
			}
		}
	}
	return all
}

// reaches tells whether a wording in sentence s speaks of a figure before it.
func (r *run) reaches(s *lang.Sentence, w attribution.Reserve, f *found) bool {
	back := s.Index - f.sentence.Index
	if back == 0 {
		return true
	}
	if slices.ContainsFunc(r.figuresIn(s), isFact) {
		return false
	}
	if speaksOfTwo(s.Text()) && !r.amongLast(f, s, 2) {
		return false
	}
	return back == 1 || f.spoken && w.Kind == "unverified" && speaksOfSeveral(s.Text())
}

// isFact tells whether a figure tells something by itself, unlike the "two" of
// "the claims of the two sides".
func isFact(f found) bool {
	small := f.Kind == figure.Count && f.Value <= 2
	return !small || f.reading.Sure || f.reading.PartOf >= 0
}

// speaksOfTwo tells whether a sentence about verification speaks of two figures.
func speaksOfTwo(sentence string) bool {
	first, rest, _ := strings.Cut(strings.ToLower(sentence), " ")
	ofSides := strings.HasPrefix(rest, "side") || strings.HasPrefix(rest, "party") || strings.HasPrefix(rest, "army")
	return (first == "neither" || first == "either") && !ofSides // the claims of a side may be many
}

// amongLast tells whether a figure is one of the last so many before a sentence.
func (r *run) amongLast(f *found, s *lang.Sentence, n int) bool {
	after := 0
	for i := range r.figures {
		if at := r.figures[i].Start; at > f.Start && at < s.Start {
			after++
		}
	}
	return after < n
}

// speaksOfSeveral tells whether a sentence about verification speaks of more
// figures than the last one.
func speaksOfSeveral(sentence string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(sentence)), func(word string) bool {
		return slices.Contains([]string{"claims", "figures", "numbers", "reports", "accounts", "tolls", "neither", "either"}, strings.Trim(word, ".,;:\"'"))
	})
}
