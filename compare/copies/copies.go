// Package copies finds reports that are copies of each other, wholly, partly
// or reworded. It compares words, not claims: runs of five words or more that
// both reports have, sentences that share their rare words, and what the texts
// say of their own source. Page furniture, background paragraphs and one
// statement quoted by two reporters make no copy.
//
//	a, b := copies.Read(one), copies.Read(other)
//	if c, is := copies.Between(a, b); is { … }
//
// Whether two reports are worth comparing tells [Document.Keys]: copies share
// at least one.
package copies

import (
	"cmp"
	"fmt"
	"strings"

	"recount"
)

// Between tells how far one report is the other's text, and false where it is
// not, or where a text is no report (see [Document.IsReport]). Reports of which
// the page of one names the other as its original, or that name one, are copies
// where they share anything. The order of the two does not matter.
func Between(a, b *Document) (recount.Copy, bool) {
	if b.before(a) {
		a, b = b, a
	}
	k := Compare(a, b)
	kind := k.Kind()
	of, told := toldOriginal(a, b)
	if kind == "" && told && k.Reports && k.sharesAnything() {
		kind = recount.Told
	}
	if kind == "" {
		return recount.Copy{}, false
	}
	c := recount.Copy{
		A: a.report, B: b.report, Kind: kind, Share: k.Share(),
		Why: k.why(kind), Of: recount.Words(original(a, b)), Spans: spans(a, b),
	}
	if told {
		c.Of = recount.Words(of)
		c.Why = strings.TrimPrefix(c.Why+", "+toldWords(a, b, of), ", ")
	}
	return c, true
}

// sharesAnything tells whether there is more to two reports than that a page
// says so: careless templates name one address on every page.
func (k *Likeness) sharesAnything() bool {
	return (k.Shared > 0 || k.Pairs > 0 || k.Both > 0) && k.Days <= farDays
}

// toldWords tells what the pages say of the original.
func toldWords(a, b *Document, of string) string {
	switch of {
	case a.report:
		return "the page of " + b.printed() + " names that of " + a.printed() + " as its source"
	case b.report:
		return "the page of " + a.printed() + " names that of " + b.printed() + " as its source"
	}
	return "both pages name " + of + " as their source"
}

// printed names the publisher of a report.
func (d *Document) printed() string { return cmp.Or(d.source, "report "+d.report) }

// before orders documents by day, then by id; one without a day comes last.
func (d *Document) before(e *Document) bool {
	if d.published != e.published {
		return !d.published.IsZero() && (e.published.IsZero() || d.published.Compare(e.published) < 0)
	}
	return d.report < e.report
}

// original returns the report or the agency that the texts say to be the
// source, or nothing: a report whose outlet the other credits, else the agency
// that either credits.
func original(a, b *Document) string {
	switch fromA, fromB := b.creditsOutlet(a.outlet), a.creditsOutlet(b.outlet); {
	case fromA && !fromB:
		return a.report
	case fromB && !fromA:
		return b.report
	}
	for _, c := range append(a.Credits(), b.credits...) {
		if c.key != "" {
			return c.Name
		}
	}
	return ""
}

func (d *Document) creditsOutlet(outlet string) bool {
	for _, c := range d.credits {
		if c.key != "" && c.key == outlet {
			return true
		}
	}
	return false
}

// why says in words what the reports share.
func (k *Likeness) why(kind recount.CopyKind) string {
	var parts []string
	if k.Shared > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d words stand in runs of %d or more", k.Shared, k.Words, run))
	}
	if k.Quotations > 0 {
		parts = append(parts, fmt.Sprintf("%d of them in quotations", k.Quotations))
	}
	if kind == recount.Reworded {
		parts = append(parts, fmt.Sprintf("%d of %d sentences say the same in other words", k.Pairs, k.Sentences))
	}
	if k.Both > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d rare figures are the same", k.Both, k.Numbers))
	}
	return strings.Join(append(parts, k.sources()...), ", ")
}

// sources says what the texts tell of where they come from.
func (k *Likeness) sources() []string {
	var parts []string
	for _, d := range []*Document{k.shorter, k.longer} {
		for _, c := range d.credits {
			part := "credits " + c.Name
			if !strings.Contains(strings.Join(parts, "\n"), part) {
				parts = append(parts, part)
			}
		}
	}
	if k.shorter.names(k.longer.outlet) || k.longer.names(k.shorter.outlet) {
		parts = append(parts, "one names the other's outlet")
	}
	return parts
}
