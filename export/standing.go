package export

import (
	"strings"

	"recount"
)

// group is verdicts that are told under one heading.
type group struct {
	heading string
	style   style
	holds   func(*recount.Verdict) bool
}

// groups lists what is told of how claims stand, what cannot be right together
// first. What counts once has a form of its own.
func groups() []group {
	kind := func(kind recount.VerdictKind) func(*recount.Verdict) bool {
		return func(v *recount.Verdict) bool { return v.Kind == kind && v.Reason != recount.ReasonExplainedByScope }
	}
	return []group{
		{"In conflict", caution, kind(recount.Conflicts)},
		{"Later and higher, which is no conflict", plain, kind(recount.LaterHigher)},
		{"Revised by the same line", plain, kind(recount.Revises)},
		{"Updated by the same line", plain, kind(recount.Updates)},
		{"In agreement", plain, kind(recount.Agrees)},
		{"Not to be compared", plain, kind(recount.Incomparable)},
		{"Not to be told from the texts", plain, kind(recount.Undetermined)},
		{"Explained by what each counts", plain, func(v *recount.Verdict) bool { return v.Reason == recount.ReasonExplainedByScope }},
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
	labels := make([]string, len(verdicts))
	for i, v := range verdicts {
		labels[i] = p.pair(v)
	}
	indent := p.indentFor(labels)
	for _, v := range verdicts {
		p.entry(indent, margin+margin+p.pair(v), plain, clean(v.Sentence))
		p.wrapped(indent, faint, verdictNotes(v))
	}
	p.WriteByte('\n')
}

// pair names the two claims of a verdict.
func (p *questionPage) pair(v *recount.Verdict) string { return p.ref(v.A) + " – " + p.ref(v.B) }

// indentFor returns the indent behind labels at which all sentences of a group
// begin.
func (p *questionPage) indentFor(labels []string) string {
	widest := 0
	for _, label := range labels {
		widest = max(widest, width(label))
	}
	widest = min(widest, p.look.Width/4)
	return strings.Repeat(" ", 2*len(margin)+widest+2)
}

// verdictNotes tells what else bears on a verdict.
func verdictNotes(v *recount.Verdict) string {
	strict, inferred := "", ""
	if v.Strict != "" && v.Strict != v.Kind {
		strict = "read strictly: " + string(v.Strict)
	}
	if v.Inferred {
		inferred = "rests on days that are inferred"
	}
	return joined(" · ", string(v.Reason), strict, inferred)
}

// countOnce adds the claims that go back to one origin: those of each origin
// in one entry, and what is reported differently.
func (p *questionPage) countOnce(pairs []*recount.Verdict) {
	if len(pairs) == 0 {
		return
	}
	p.wrapped(margin, plain, "Counted once")
	why := p.collapseWords()
	all, of := classes(pairs)
	labels, reasons := make([]string, len(all)), make([][]*recount.Verdict, len(all))
	for i, class := range all {
		labels[i] = listed(p.refs(class), mates)
	}
	for _, v := range pairs {
		reasons[of[v.A]] = append(reasons[of[v.A]], v)
	}
	indent := p.indentFor(labels)
	for i, class := range all {
		if len(class) == 0 {
			continue // joined with another
		}
		p.entry(indent, margin+margin+labels[i], plain, joined(" ", "one origin", parenthesised(p.originOfAny(class))))
		for _, v := range reasons[i] {
			p.sameNotes(indent, v, why)
		}
	}
	p.WriteByte('\n')
}

// sameNotes tells why a pair counts once, unless the list of origins does, and
// that its figures differ.
func (p *questionPage) sameNotes(indent string, v *recount.Verdict, told map[string]bool) {
	sentence := clean(v.Sentence)
	if v.Differs {
		p.wrapped(indent, caution, p.pair(v)+" reported differently: "+sentence)
		return
	}
	if sentence != "" && !told[sentence] {
		told[sentence] = true
		p.wrapped(indent, faint, sentence)
	}
}

// collapseWords holds the reasons that the list of origins tells.
func (p *questionPage) collapseWords() map[string]bool {
	words := map[string]bool{}
	for i := range p.Origins {
		for _, c := range p.Origins[i].Collapses {
			words[clean(c.Why)] = true
		}
	}
	return words
}

// originOfAny names the origin of claims that share one.
func (p *questionPage) originOfAny(claims []string) string {
	if i, known := p.originOf[claims[0]]; known && i >= 0 {
		return p.letters[p.Origins[i].ID]
	}
	return ""
}

func (p *questionPage) refs(claims []string) []string {
	out := make([]string, len(claims))
	for i, id := range claims {
		out[i] = p.ref(id)
	}
	return out
}

// classes joins pairs that share a claim, in the order of the pairs, and tells
// the class of each claim. A class that was joined with another is empty.
func classes(pairs []*recount.Verdict) (all [][]string, of map[string]int) {
	of = map[string]int{}
	for _, v := range pairs {
		a, knownA := of[v.A]
		b, knownB := of[v.B]
		switch {
		case !knownA && !knownB:
			of[v.A], of[v.B] = len(all), len(all)
			all = append(all, []string{v.A, v.B})
		case !knownB:
			of[v.B], all[a] = a, append(all[a], v.B)
		case !knownA:
			of[v.A], all[b] = b, append(all[b], v.A)
		case a != b:
			for _, id := range all[b] {
				of[id] = a
			}
			all[a], all[b] = append(all[a], all[b]...), nil
		}
	}
	return all, of
}
