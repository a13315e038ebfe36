package export

import (
	"strings"

	"recount"
)

// group is verdicts that are told under one heading.
type group struct {
	heading string
	style   style
	alike   bool // pairs of one claim with the same reason are told by one sentence
	holds   func(*recount.Verdict) bool
}

// groups lists what is told of how claims stand, what cannot be right together
// first. What counts once has a form of its own.
func groups() []group {
	kind := func(kind recount.VerdictKind) func(*recount.Verdict) bool {
		return func(v *recount.Verdict) bool {
			return v.Kind == kind && v.Reason != recount.ReasonExplainedByScope && v.Reason != recount.ReasonVersion
		}
	}
	reason := func(reason recount.Reason) func(*recount.Verdict) bool {
		return func(v *recount.Verdict) bool { return v.Reason == reason }
	}
	return []group{
		{"In conflict", caution, false, kind(recount.Conflicts)},
		{"Later and higher, which is no conflict", plain, false, kind(recount.LaterHigher)},
		{"Revised by the same line", plain, false, kind(recount.Revises)},
		{"Updated by the same line", plain, false, kind(recount.Updates)},
		{"Changed in a later version of the report", plain, false, reason(recount.ReasonVersion)},
		{"In agreement", plain, true, kind(recount.Agrees)},
		{"Not to be compared", plain, true, kind(recount.Incomparable)},
		{"Not to be told from the texts", plain, true, kind(recount.Undetermined)},
		{"Explained by what each counts", plain, false, reason(recount.ReasonExplainedByScope)},
	}
}

// standing adds how the claims stand to each other, each verdict with its
// reason.
func (p *questionPage) standing() {
	if len(p.Verdicts) == 0 {
		return
	}
	p.section("How they stand to each other" + firstOfMany(len(p.Verdicts), sumOf(p.Summary.Verdicts)))
	for _, g := range groups() {
		p.verdicts(g, p.those(g.holds))
	}
	p.countOnce(p.those(func(v *recount.Verdict) bool { return v.Kind == recount.Same }))
}

// those returns the verdicts that a condition holds for.
func (p *questionPage) those(holds func(*recount.Verdict) bool) []*recount.Verdict {
	var out []*recount.Verdict
	for i := range p.Verdicts {
		if v := &p.Verdicts[i]; holds(v) {
			out = append(out, v)
		}
	}
	return out
}

func sumOf(counts map[recount.VerdictKind]int) (total int) {
	for _, n := range counts {
		total += n
	}
	return total
}

func (p *questionPage) verdicts(g group, verdicts []*recount.Verdict) {
	if len(verdicts) == 0 {
		return
	}
	p.wrapped(margin, g.style, g.heading)
	bundles := apiece(verdicts)
	if g.alike && !p.Every {
		bundles = alike(verdicts)
	}
	labels := make([]string, len(bundles))
	for i, b := range bundles {
		labels[i] = p.ref(b.claim) + " – " + listed(p.refs(b.others))
	}
	indent := p.indentFor(labels)
	for i, b := range bundles {
		p.entry(indent, margin+margin+labels[i], plain, clean(b.first.Sentence))
		notes := verdictNotes(b.first)
		if len(b.others) > 1 {
			notes = joined(" · ", notes, "told of "+p.pair(b.first)+"; the others are alike")
		}
		p.wrapped(indent, faint, notes)
	}
	p.WriteByte('\n')
}

// bundle is verdicts of one claim with others that are told by the sentence of
// the first.
type bundle struct {
	claim  string
	others []string
	first  *recount.Verdict
}

// apiece tells every verdict by its own sentence.
func apiece(verdicts []*recount.Verdict) []*bundle {
	out := make([]*bundle, len(verdicts))
	for i, v := range verdicts {
		out[i] = &bundle{v.A, []string{v.B}, v}
	}
	return out
}

// alike bundles the verdicts that say the same of one claim: each goes to the
// one of its claims that has more of them.
func alike(verdicts []*recount.Verdict) []*bundle {
	type kind struct {
		claim  string
		reason recount.Reason
		strict recount.VerdictKind
	}
	pairs := map[string]int{}
	for _, v := range verdicts {
		pairs[v.A]++
		pairs[v.B]++
	}
	var out []*bundle
	known := map[kind]*bundle{}
	for _, v := range verdicts {
		claim, other := v.A, v.B
		if pairs[other] > pairs[claim] {
			claim, other = other, claim
		}
		k := kind{claim, v.Reason, v.Strict}
		if known[k] == nil {
			known[k] = &bundle{claim: claim, first: v}
			out = append(out, known[k])
		}
		known[k].others = append(known[k].others, other)
	}
	return out
}

// pair names the two claims of a verdict.
func (p *questionPage) pair(v *recount.Verdict) string { return p.ref(v.A) + " – " + p.ref(v.B) }

// indentFor returns the indent behind labels at which all sentences of a group
// begin; labels that take too much of a line stand on one of their own.
func (p *questionPage) indentFor(labels []string) string {
	widest := 0
	for _, label := range labels {
		if w := width(label); w <= p.look.Width/6 {
			widest = max(widest, w)
		}
	}
	return strings.Repeat(" ", 2*len(margin)+widest+2)
}

// verdictNotes tells what else bears on a verdict.
func verdictNotes(v *recount.Verdict) string {
	strict, inferred := "", ""
	if v.Strict != "" && v.Strict != v.Kind {
		strict = "read strictly: " + string(v.Strict)
	}
	if v.Inferred && !strings.Contains(v.Sentence, "inferred") {
		inferred = "rests on days that are inferred"
	}
	return joined(" · ", string(v.Reason), strict, inferred)
}
