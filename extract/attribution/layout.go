package attribution

import (
	"sort"
	"strings"
	"unicode"

	"recount"
	"recount/extract/attribution/quotation"
	"recount/lang"
)

// layout knows which sentences make a paragraph and where quotation marks
// stand among them.
type layout struct {
	doc       *lang.Document
	regions   []quotation.Region
	paragraph []int // by sentence
	firsts    []int // by paragraph: its first sentence
}

func newLayout(doc *lang.Document, regions []quotation.Region) *layout {
	l := &layout{doc: doc, regions: regions, paragraph: make([]int, len(doc.Sentences))}
	for i, s := range doc.Sentences {
		if i == 0 || strings.Contains(doc.Text[doc.Sentences[i-1].End:s.Start], "\n") {
			l.firsts = append(l.firsts, i)
		}
		l.paragraph[i] = len(l.firsts) - 1
	}
	return l
}

// paragraphAround returns the first sentence of the paragraph of sentence i
// and the first one after it.
func (l *layout) paragraphAround(i int) (from, to int) {
	p := l.paragraph[i]
	if p+1 < len(l.firsts) {
		return l.firsts[p], l.firsts[p+1]
	}
	return l.firsts[p], len(l.doc.Sentences)
}

// regionsOf returns the regions that touch a span.
func (l *layout) regionsOf(span recount.Span) []quotation.Region {
	from := sort.Search(len(l.regions), func(i int) bool { return l.regions[i].End > span.Start })
	to := from
	for to < len(l.regions) && l.regions[to].Start < span.End {
		to++
	}
	return l.regions[from:to:to]
}

// quotedBytes counts the bytes of a span that stand in quotation marks.
func (l *layout) quotedBytes(span recount.Span) int {
	n := 0
	for _, r := range l.regionsOf(span) {
		n += min(r.End, span.End) - max(r.Start, span.Start)
	}
	return n
}

func (l *layout) span(i int) recount.Span {
	s := l.doc.Sentences[i]
	return recount.Span{Start: s.Start, End: s.End}
}

// quoted tells whether sentence i holds any quotation.
func (l *layout) quoted(i int) bool { return len(l.regionsOf(l.span(i))) > 0 }

// opensQuoted tells whether sentence i begins inside quotation marks.
func (l *layout) opensQuoted(i int) bool {
	s := l.doc.Sentences[i]
	return l.quotedBytes(recount.Span{Start: s.Start, End: s.Start + 1}) > 0
}

// speaks tells whether sentence i has at least two words outside quotation
// marks, so that it can name a speaker.
func (l *layout) speaks(i int) bool {
	s := l.span(i)
	at, found := s.Start, 0
	for _, r := range append(l.regionsOf(s), quotation.Region{Start: s.End, End: s.End}) {
		if at < r.Start {
			found += len(strings.FieldsFunc(l.doc.Text[at:r.Start], func(c rune) bool { return !unicode.IsLetter(c) }))
		}
		at = max(at, r.End)
	}
	return found >= 2
}
