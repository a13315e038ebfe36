// Package verdict tells how two claims of one question stand to each other, and
// why, in one sentence. It never says which of them is true.
//
// The kinds of verdict are tried in a fixed order (rules.go): same,
// undetermined, incomparable, agrees, updates, revises, later higher,
// conflicts. What is compared is what a reader takes the words to mean; where
// the strict reading gives another kind, that is told beside it.
package verdict

import (
	"cmp"

	"recount"
	"recount/compare/interval"
	"recount/compare/join"
	"recount/compare/name"
	"recount/compare/origin"
	"recount/compare/profile"
)

// Sameness is why two claims go back to one origin; zero where they do not.
type Sameness struct {
	Reason recount.Reason // [recount.ReasonUtterance], [recount.ReasonRelay] or [recount.ReasonCopy]
	Why    string         // in words
}

// Setting is what the other claims of a question tell of two of them. The zero
// Setting knows nothing.
type Setting struct {
	// First is the earliest day for which a total of the question holds. A
	// window that begins no later may be the whole of what is counted; one that
	// begins after it is a part.
	First recount.Day

	// Daily tells that figures for several single days are known: one without
	// words for its days may then be a day's too.
	Daily bool

	// Converted gives a claim's figure in another unit, where its report does:
	// "45 billion yen ($300 million)". It is nil where none does.
	Converted func(p *profile.Profile, unit string) *profile.Profile
}

// Between returns the verdict on two claims of one question of whose other
// claims nothing is known. The order of a and b does not matter.
func Between(a, b *profile.Profile, same Sameness) recount.Verdict {
	return Setting{}.Between(a, b, same)
}

// Between returns the verdict on two claims of the question that s is the
// setting of. The order of a and b does not matter.
func (s Setting) Between(a, b *profile.Profile, same Sameness) recount.Verdict {
	return s.between(see(a), see(b), same)
}

func (s Setting) between(a, b *view, same Sameness) recount.Verdict {
	p := s.pair(a, b, same)
	found := p.judge(interval.Meant)
	v := recount.Verdict{
		A: p.a.Claim, B: p.b.Claim, Kind: found.kind, Reason: found.reason,
		DayA: p.ea.day, DayB: p.eb.day, Policy: recount.Words(cmp.Or(p.a.Policy, p.b.Policy)),
	}
	if strict := p.judge(interval.Strict); strict.kind != found.kind {
		v.Strict = strict.kind
	}
	v.Differs = found.kind == recount.Same && p.differs()
	v.Inferred = found.kind != recount.Same && (p.ea.inferred || p.eb.inferred)
	v.Sentence = p.sentence(found)
	return v
}

// view is a claim with what comparing reads out of its words, which is read
// once for all comparisons of the claim.
type view struct {
	*profile.Profile
	extent    extent
	corrected bool   // its sentence tells a correction
	base      bool   // its figure is what another is measured against
	former    bool   // its sentence tells it as a former count: "initially said"
	risen     bool   // its sentence tells that the figure has risen
	narrowed  string // word that narrows what it counts
	told      string // its figure in a sentence, once asked for
}

func see(p *profile.Profile) *view {
	return &view{
		Profile: p, extent: extentOf(p), corrected: has("correction", plain(p.Sentence)),
		base: isBase(p), former: isFormer(p), risen: join.TellsRise(p), narrowed: narrowedBy(p),
	}
}

// risesOver tells whether the text of a claim says that its figure rose over that
// of another report.
func (v *view) risesOver(w *view) bool { return v.risen && origin.TellsRiseOver(v.Profile, w.Profile) }

// pair is two claims to be compared: a holds for the earlier day.
type pair struct {
	Setting
	a, b   *view            // as told
	x, y   *profile.Profile // their figures in one unit, where the reports give them so
	ea, eb extent
	same   Sameness
	part   recount.PartKind // over part-of links: in what respect a is part of b
}

func (s Setting) pair(a, b *view, same Sameness) *pair {
	p := &pair{Setting: s, a: a, b: b, ea: a.extent, eb: b.extent, same: same}
	if p.inOrder() > 0 {
		p.a, p.b, p.ea, p.eb = b, a, p.eb, p.ea
	}
	p.x, p.y = p.a.Profile, p.b.Profile
	if s.Converted != nil && !interval.SameUnit(&p.a.Quantity, &p.b.Quantity) {
		if x := s.Converted(p.a.Profile, p.b.Unit); x != nil {
			p.x = x
		} else if y := s.Converted(p.b.Profile, p.a.Unit); y != nil {
			p.y = y
		}
	}
	return p
}

// inOrder is negative where a comes before b: by the day its figure holds for,
// which of them is told to have risen over the other, the day it was told, its
// place in one report, its id.
func (p *pair) inOrder() int {
	return cmp.Or(
		p.ea.day.Compare(p.eb.day),
		compareBool(p.a.risesOver(p.b), p.b.risesOver(p.a)),
		p.ea.told.Compare(p.eb.told),
		p.a.Published.Compare(p.b.Published),
		-compareBool(p.a.former, p.b.former),
		-compareBool(p.a.base, p.b.base),
		cmp.Compare(p.a.Report, p.b.Report),
		cmp.Compare(p.a.Start, p.b.Start),
		cmp.Compare(p.a.Claim, p.b.Claim),
		cmp.Compare(p.a.Value, p.b.Value),
		cmp.Compare(p.a.Figure, p.b.Figure),
	)
}

// differs tells whether the words of one origin were reported with figures that
// are not the same.
func (p *pair) differs() bool { return differ(p.x, p.y) }

func differ(a, b *profile.Profile) bool {
	return interval.SameUnit(&a.Quantity, &b.Quantity) && !interval.Equal(&a.Quantity, &b.Quantity)
}

// sameLine tells whether both claims are of one line: one speaker, one body, or
// one outlet's own count. Who speaks unnamed is of no line but within a report.
func (p *pair) sameLine() bool {
	s, t := &p.a.Speaker, &p.b.Speaker
	switch {
	case isOwn(p.a.Profile) || isOwn(p.b.Profile):
		return isOwn(p.a.Profile) && isOwn(p.b.Profile) && p.a.Outlet != "" && p.a.Outlet == p.b.Outlet
	case s.Line != "" && t.Line != "":
		return s.Line == t.Line || name.SameBody(*s, *t)
	case s.Line == "" && t.Line == "" && s.Name == t.Name:
		return p.a.Report == p.b.Report || s.Kind != recount.Official && t.Kind != recount.Official
	}
	return false
}

func isOwn(p *profile.Profile) bool { return p.Speaker.Name == "" && p.Speaker.Line == "" }

func (p *pair) sameReport() bool { return p.a.Report != "" && p.a.Report == p.b.Report }

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
