package ingest

import (
	"context"

	"recount"
	"recount/ledger"
)

// Lengths in code points.
const (
	maxContext = 64 // of the words kept before and after an anchor, at most
	enough     = 12 // of one side that must be the same for the place to be the same
)

// anchorAt makes the anchor of a stretch of a text.
func anchorAt(report string, text []rune, span recount.Span) recount.Anchor {
	return recount.Anchor{
		Report: report, Exact: string(text[span.Start:span.End]), Start: span.Start,
		Prefix: string(text[max(0, span.Start-maxContext):span.Start]),
		Suffix: string(text[span.End:min(len(text), span.End+maxContext)]),
	}
}

// anchorOf makes the anchor of a claim in the version of the report that it was
// read from.
func (k *Keeper) anchorOf(ctx context.Context, claim ledger.Linked) (recount.Anchor, error) {
	report, _, err := k.ledger.Version(ctx, claim.Report, claim.Version)
	if err != nil {
		return recount.Anchor{}, err
	}
	return anchorAt(report.ID, []rune(report.Text), recount.Span{Start: claim.Start, End: claim.End}), nil
}

// find returns the index of the one claim that stands where the anchor's words
// now stand, or -1 and why there is none. Newer rules may read more or fewer
// words as the figure: a claim that overlaps the words will do.
func find(anchor recount.Anchor, text []rune, claims []ledger.Linked) (at int, why string) {
	var loose, near []int // indices of claims at places where one side is the same, or both are
	for i := range claims {
		span := recount.Span{Start: claims[i].Start, End: claims[i].End}
		switch anchor := (place{anchor, text}); anchor.sides(span) {
		case 1:
			loose = append(loose, i)
		case 2:
			near = append(near, i)
		}
	}
	if len(near) == 0 {
		near = loose
	}
	switch len(near) {
	case 0:
		return -1, "its words are no longer there, or no figure is read in them"
	case 1:
		return near[0], ""
	}
	return -1, "several figures stand in such words"
}

// findWords finds the one place where the anchor's words now stand, whether or
// not a figure is read there.
func findWords(anchor recount.Anchor, text []rune) (span recount.Span, ok bool) {
	p, exact := place{anchor, text}, len([]rune(anchor.Exact))
	best, several := 0, false
	for start := 0; start+exact <= len(text); start++ {
		if string(text[start:start+exact]) != anchor.Exact {
			continue
		}
		sides := p.before(start) + p.after(start+exact)
		switch {
		case sides > best:
			best, several, span = sides, false, recount.Span{Start: start, End: start + exact}
		case sides == best:
			several = true
		}
	}
	return span, best > 0 && !several
}

// place looks for an anchor's words in a text.
type place struct {
	recount.Anchor
	text []rune
}

// sides tells on how many sides of the words, where they overlap a span, the
// text is as it was: 0 where the words are not there.
func (p place) sides(span recount.Span) (most int) {
	exact := []rune(p.Exact)
	for start := max(0, span.Start-len(exact)+1); start < span.End && start+len(exact) <= len(p.text); start++ {
		if string(p.text[start:start+len(exact)]) != p.Exact {
			continue
		}
		most = max(most, p.before(start)+p.after(start+len(exact)))
	}
	return most
}

// before is 1 where enough of the text before a place is the anchor's.
func (p place) before(start int) int {
	prefix, n := []rune(p.Prefix), 0
	for n < len(prefix) && n < start && prefix[len(prefix)-1-n] == p.text[start-1-n] {
		n++
	}
	return met(n, len(prefix), start == n)
}

// after is 1 where enough of the text after a place is the anchor's.
func (p place) after(end int) int {
	suffix, n := []rune(p.Suffix), 0
	for n < len(suffix) && end+n < len(p.text) && suffix[n] == p.text[end+n] {
		n++
	}
	return met(n, len(suffix), end+n == len(p.text))
}

// met is 1 where enough code points are the same. What is shorter than that
// stood at an end of the text, and must stand there again.
func met(same, of int, atEnd bool) int {
	if same >= enough || same == of && of < enough && atEnd {
		return 1
	}
	return 0
}
