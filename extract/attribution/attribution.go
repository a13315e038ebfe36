// Package attribution finds who says what in a report, and through whom: the
// source, the cue and the content of every attributed statement, the name that
// the source stands for, what kind of voice it is, and what the cue makes of
// the content. [Attribute] tells on whose word a figure stands.
//
// Cues and the words around them are found by the models of package roles over
// dependency trees; rules for quotation marks, headlines and relays, which
// trees do not show, complete them.
package attribution

import (
	"slices"

	"recount"
	"recount/extract/attribution/quotation"
	"recount/lang"
)

// Options narrow what is looked for.
type Options struct {
	// Want tells which sentences matter, such as those with a figure; nil
	// means all. Other sentences are tagged or parsed only where the
	// attribution of a wanted one depends on them.
	Want func(*lang.Sentence) bool
}

// Find returns the statements of a document in the order of their cues. It
// tags and parses the sentences that it needs and that were not yet.
func Find(doc *lang.Document, o Options) []recount.Statement {
	f := &finder{doc: doc, regions: quotation.Find(doc.Text), drafts: map[int][]*draft{}, surnames: map[string]bool{}}
	f.lay = newLayout(doc, f.regions)
	var all []*draft
	for _, i := range f.needed(o.Want) {
		all = append(all, f.at(i)...)
	}
	f.joinSpeech(all)
	for _, d := range all {
		f.name(d)
	}
	relay(all)
	out := make([]recount.Statement, 0, len(all))
	for _, d := range all {
		if len(d.Content) > 0 {
			d.Quote = f.quoteOf(d.Content)
			out = append(out, d.Statement)
		}
	}
	return out
}

// finder is the state of one call of [Find].
type finder struct {
	doc      *lang.Document
	regions  []quotation.Region
	lay      *layout
	drafts   map[int][]*draft // by sentence, made when first asked for
	mentions [][]mention      // by sentence, see namesOf
	surnames map[string]bool  // by word, see isSurname
}

// needed returns the indices of the wanted sentences and of those that may
// carry the attribution of a quotation that reaches into them.
func (f *finder) needed(want func(*lang.Sentence) bool) []int {
	need := make([]bool, len(f.doc.Sentences))
	carrying := make([]bool, len(f.lay.firsts))
	for i, s := range f.doc.Sentences {
		if want != nil && !want(s) {
			continue
		}
		need[i] = true
		if want != nil && f.lay.quoted(i) {
			f.markCarriers(i, carrying)
		}
	}
	var out []int
	for i, n := range need {
		if n || carrying[f.lay.paragraph[i]] && f.lay.speaks(i) {
			out = append(out, i)
		}
	}
	return out
}

// markCarriers marks the paragraph of a quoted sentence, and those before it
// where the quotation opens this one: their words outside quotation marks may
// tell who speaks. Paragraphs are marked, not their sentences, as one paragraph
// may hold thousands of quoted ones.
func (f *finder) markCarriers(i int, carrying []bool) {
	p := f.lay.paragraph[i]
	carrying[p] = true
	for back := 0; back < maxQuotedParagraphs && p > 0 && f.lay.opensQuoted(f.lay.firsts[p]); back++ {
		p--
		carrying[p] = true
	}
}

// maxQuotedParagraphs bounds how far back the speaker of a quotation is
// looked for.
const maxQuotedParagraphs = 4

// at returns the drafts of sentence i.
func (f *finder) at(i int) []*draft {
	drafts, ok := f.drafts[i]
	if !ok {
		drafts = f.draft(f.doc.Sentences[i])
		f.drafts[i] = drafts
	}
	return drafts
}

// quoteOf tells how the words of a content are given.
func (f *finder) quoteOf(content []recount.Span) recount.Quote {
	inside, outside := 0, 0
	for _, c := range content {
		n := f.lay.quotedBytes(c)
		inside += n
		outside += c.Len() - n
	}
	switch {
	case inside == 0:
		return recount.Indirect
	case outside*10 <= inside:
		return recount.Direct
	}
	return recount.Mixed
}

// addSpans joins two lists of spans into one in the order of the text, without
// overlaps.
func addSpans(spans []recount.Span, more ...recount.Span) []recount.Span {
	all := append(slices.Clone(spans), more...)
	slices.SortFunc(all, func(a, b recount.Span) int { return a.Start - b.Start })
	var out []recount.Span
	for _, s := range all {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
