package export

import "recount"

// countOnce adds the claims that go back to one origin, those of each in one
// entry. Why they do is told with the origin; the pairs of which it is not, and
// those whose figures differ, are told here.
func (p *questionPage) countOnce(pairs []*recount.Verdict) {
	if len(pairs) == 0 {
		return
	}
	p.wrapped(margin, plain, "Counted once")
	told := p.collapsed()
	all, of := classes(pairs)
	labels, reasons := make([]string, len(all)), make([][]*recount.Verdict, len(all))
	for i, class := range all {
		labels[i] = listed(p.refs(class))
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
			if v.Differs {
				p.wrapped(indent, plain, p.pair(v)+" reported differently: "+clean(v.Sentence))
			} else if !told[v.A] && !told[v.B] {
				p.wrapped(indent, faint, joined(": ", p.pair(v), clean(v.Sentence)))
			}
		}
	}
	p.WriteByte('\n')
}

// collapsed holds the claims of which an origin tells why they add none.
func (p *questionPage) collapsed() map[string]bool {
	claims := map[string]bool{}
	for i := range p.Origins {
		for _, c := range p.Origins[i].Collapses {
			claims[c.Claim] = true
		}
	}
	return claims
}

// originOfAny names the origin of claims that share one.
func (p *questionPage) originOfAny(claims []string) string {
	if i, known := p.originOf[claims[0]]; known && i >= 0 {
		return p.letters[p.Origins[i].ID]
	}
	return ""
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
