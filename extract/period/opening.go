package period

// openings tells how something of the grammar may begin.
type openings struct {
	first set         // words that it may begin with
	alone set         // words that it may consist of
	pairs map[int]set // first word -> words that may come second
}

// set is a set of word ids.
type set []uint64

func (s set) has(id int) bool { return s != nil && s[id/64]&(1<<(id%64)) != 0 }

func (s set) add(id int) { s[id/64] |= 1 << (id % 64) }

// join adds the members of t to s, and tells whether s has grown.
func (s set) join(t set) bool {
	grown := false
	for i, bits := range t {
		grown = grown || bits&^s[i] != 0
		s[i] |= bits
	}
	return grown
}

// each calls f for every member.
func (s set) each(f func(id int)) {
	for i, bits := range s {
		for b := 0; bits != 0; b, bits = b+1, bits>>1 {
			if bits&1 != 0 {
				f(i*64 + b)
			}
		}
	}
}

func (v *vocabulary) newSet() set { return make(set, len(v.senses)/64+1) }

func (v *vocabulary) newOpenings() openings {
	return openings{first: v.newSet(), alone: v.newSet(), pairs: map[int]set{}}
}

// join adds to o how p begins, and tells whether o has grown.
func (o *openings) join(v *vocabulary, p openings) bool {
	grown := o.first.join(p.first)
	grown = o.alone.join(p.alone) || grown
	for id, seconds := range p.pairs {
		grown = o.pair(v, id, seconds) || grown
	}
	return grown
}

func (o *openings) pair(v *vocabulary, id int, seconds set) bool {
	if o.pairs[id] == nil {
		o.pairs[id] = v.newSet()
	}
	return o.pairs[id].join(seconds)
}

// index works out how sections and rules begin, until nothing changes: they
// are built on each other.
func (g *grammar) index(v *vocabulary) {
	for s := range g.sections {
		g.sections[s].openings = v.newOpenings()
		for r := range g.sections[s].rules {
			g.sections[s].rules[r].openings = v.newOpenings()
		}
	}
	for grown := true; grown; {
		grown = false
		for s := range g.sections {
			for r := range g.sections[s].rules {
				rule := &g.sections[s].rules[r]
				if rule.join(v, g.begins(v, rule.elements)) {
					g.sections[s].join(v, rule.openings)
					grown = true
				}
			}
		}
	}
	for s := range g.sections {
		g.sections[s].settle(v)
	}
}

// settle lays out what is known for the matcher: it leaves most words of a text
// after a glance at them and at what follows them.
func (s *section) settle(v *vocabulary) {
	s.starts, s.seconds = make([][]int, len(v.senses)), make([]set, len(v.senses))
	for id, seconds := range s.pairs {
		s.seconds[id] = seconds
	}
	for i := range s.rules {
		r := &s.rules[i]
		r.second = v.newSet()
		for _, seconds := range r.pairs {
			r.second.join(seconds)
		}
		r.first.each(func(id int) { s.starts[id] = append(s.starts[id], i) })
		r.pairs = nil
	}
	s.pairs = nil
}

// may tells whether a match of the section may begin with the word at i.
func (s *section) may(words []word, i int) bool {
	id := words[i].id
	return s.alone.has(id) || i+1 < len(words) && s.seconds[id].has(words[i+1].id)
}

// may tells whether a match of the rule, which may begin with the word at i,
// may go on with the next.
func (r *rule) may(words []word, i int) bool {
	return r.alone.has(words[i].id) || i+1 < len(words) && r.second.has(words[i+1].id)
}

// begins returns how a run of elements may begin, as far as is known yet.
func (g *grammar) begins(v *vocabulary, elements []element) openings {
	o := v.newOpenings()
	empty := true     // all so far may be missing
	one := v.newSet() // words that all so far may consist of
	for i := range elements {
		el := g.elementBegins(v, &elements[i])
		one.each(func(id int) { o.pair(v, id, el.first) })
		next := v.newSet()
		if empty {
			o.first.join(el.first)
			for id, seconds := range el.pairs {
				o.pair(v, id, seconds)
			}
			next.join(el.alone)
		}
		if elements[i].optional {
			next.join(one)
		}
		empty = empty && elements[i].optional
		one = next
	}
	o.alone.join(one)
	return o
}

// elementBegins returns how one element begins.
func (g *grammar) elementBegins(v *vocabulary, el *element) openings {
	if el.section >= 0 {
		return g.sections[el.section].openings
	}
	ids := v.newSet()
	switch {
	case el.class == anyWord || el.class == anyName:
		for id := range v.senses {
			ids.add(id)
		}
	case el.class != 0:
		v.classIDs(el.class, ids)
	default:
		for _, id := range el.words {
			ids.add(id)
		}
	}
	return openings{first: ids, alone: ids}
}

// classIDs adds the words of a class to ids.
func (v *vocabulary) classIDs(c class, ids set) {
	if _, ok := v.numeric[c]; ok {
		ids.add(digits)
	}
	for id, senses := range v.senses {
		for _, s := range senses {
			if s.class == c {
				ids.add(id)
			}
		}
	}
}
