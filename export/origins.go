package export

import (
	"strings"

	"recount"
)

// origins adds the utterances and documents that the claims go back to, with
// the claims that add none and why, and the sides spoken for.
func (p *questionPage) origins() {
	if len(p.Origins) == 0 {
		return
	}
	p.section("Origins")
	for i := range p.Origins {
		p.origin(&p.Origins[i])
	}
	p.wrapped(margin, plain, prefixed("Sides: ", p.sides()))
	p.wrapped(margin, plain, sentenceOf(voices(p.Summary.Voices)))
	p.WriteByte('\n')
}

func (p *questionPage) origin(o *recount.Origin) {
	indent := margin + margin + strings.Repeat(" ", width(letter(len(p.Origins)-1))+1)
	label := margin + p.letters[o.ID]
	name := originName(o)
	if o.Denies {
		name += ", who denies it"
		if o.Kind == recount.Unattributed {
			name = originName(o) + ", as denied"
		}
	}
	facts := joined(" · ", name, prefixed("side ", clean(string(o.Side))), prefixed("said ", o.Said.String()),
		prefixed(numbered(len(o.Claims)), listed(p.refs(o.Claims))))
	p.entry(indent, label, plain, facts)
	for _, c := range o.Collapses {
		p.wrapped(indent, faint, p.ref(c.Claim)+" counts with "+p.ref(c.Into)+": "+joined(": ", string(c.Reason), clean(c.Why)))
	}
	var others []string
	for _, id := range o.MayBe {
		if letter := p.letters[id]; letter != "" {
			others = append(others, letter)
		}
	}
	p.wrapped(indent, faint, prefixed("may be one and the same as ", listed(others)))
}

func numbered(n int) string {
	if n == 1 {
		return "claim "
	}
	return "claims "
}

// originName names who stands at the root of figures.
func originName(o *recount.Origin) string {
	name := clean(string(o.Claimant))
	switch o.Kind {
	case recount.Unattributed:
		return joined(" ", name, "in its own voice")
	case recount.Unnamed:
		return joined(", ", name, "not named")
	}
	return name
}

// sides lists the parties spoken for with the origins of each.
func (p *questionPage) sides() string {
	var order []string
	of := map[string][]string{}
	for i := range p.Origins {
		side := clean(string(p.Origins[i].Side))
		if side == "" {
			continue
		}
		if of[side] == nil {
			order = append(order, side)
		}
		of[side] = append(of[side], p.letters[p.Origins[i].ID])
	}
	parts := make([]string, len(order))
	for i, side := range order {
		parts[i] = side + " " + parenthesised(listed(of[side]))
	}
	return strings.Join(parts, ", ")
}

// sentenceOf makes a sentence of words that begin with a number.
func sentenceOf(words string) string {
	if words == "" {
		return ""
	}
	return words + "."
}

// parts adds the questions that this one is part of, or that are part of it.
func (p *questionPage) parts() {
	if len(p.Parts) == 0 {
		return
	}
	p.section("Parts and wholes")
	for i := range p.Parts {
		part := &p.Parts[i]
		relation := "has as a part, by " + string(part.Kind) + ","
		if part.Part == p.Summary.ID {
			relation = "is part, by " + string(part.Kind) + ", of"
		}
		p.wrapped(margin, faint, relation)
		p.wrapped(margin+margin, plain, joined(" · ", questionTitle(&part.Other), short(part.Other.ID), extremes(&part.Other)))
		p.wrapped(margin+margin, faint, clean(part.Why))
	}
	p.WriteByte('\n')
}

// apart adds what separates the figures, in words.
func (p *questionPage) apart() {
	if len(p.Summary.Apart) == 0 {
		return
	}
	p.section("What separates the figures")
	for _, words := range p.Summary.Apart {
		p.entry(margin+margin, margin+"·", plain, clean(words))
	}
	p.WriteByte('\n')
}

// reports adds the reports that the claims stand in.
func (p *questionPage) reports() {
	if len(p.Reports) == 0 {
		return
	}
	p.section("Reports")
	p.page.reports(p.Reports)
}
