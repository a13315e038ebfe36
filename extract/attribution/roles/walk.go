package roles

// Walk visits the tokens of a sentence outward from a cue over the arcs of the
// tree, nearest first, so that each is seen after the one it is reached from.
type Walk struct {
	At, From int  // the token in hand and the one it was reached from
	Up       bool // it governs the one it was reached from

	view   *View
	cue    int
	queue  []step
	next   int
	source bool // a source was already found
	said   bool // a content was already found
	marks  uint64
}

type step struct {
	at, from int
	up       bool
	depth    int
	path     uint64 // of the relations from the cue
}

// Walk begins a walk at cue i.
func (v *View) Walk(i int) *Walk {
	w := &Walk{view: v, cue: i, queue: make([]step, 0, len(v.Tokens))}
	w.push(step{at: i, from: -1})
	w.next = 0
	w.marks = v.frameOf(i)
	w.expand(w.queue[0])
	w.next = 1
	return w
}

// frameOf tells what kinds of complements a cue has.
func (v *View) frameOf(i int) uint64 {
	return bit(v.Tree.Child(i, "nsubj") >= 0) | bit(v.Tree.Child(i, "ccomp") >= 0)<<1 |
		bit(v.Tree.Child(i, "xcomp") >= 0)<<2 | bit(v.Tree.Child(i, "obj") >= 0)<<3 |
		bit(v.Tree.Child(i, "parataxis") >= 0)<<4
}

func (w *Walk) push(s step) { w.queue = append(w.queue, s) }

func (w *Walk) expand(s step) {
	tree := w.view.Tree
	for _, c := range tree.Children(s.at) {
		if c != s.from {
			w.push(step{at: c, from: s.at, depth: s.depth + 1, path: join(s.path, w.view.rel[c], 0)})
		}
	}
	if head := tree.Head[s.at]; head >= 0 && head != s.from {
		w.push(step{at: head, from: s.at, up: true, depth: s.depth + 1, path: join(s.path, w.view.rel[s.at], 1)})
	}
}

// Next moves to the next token and tells whether there is one.
func (w *Walk) Next() bool {
	if w.next >= len(w.queue) {
		return false
	}
	s := w.queue[w.next]
	w.next++
	w.At, w.From, w.Up = s.at, s.from, s.up
	w.expand(s)
	return true
}

// Saw notes the role that the token in hand was given.
func (w *Walk) Saw(r Role) {
	w.source = w.source || r == Source
	w.said = w.said || r == Content
}

// Features appends what may tell the role of the token in hand, given the
// roles of the tokens visited before.
func (w *Walk) Features(roles []Role, out []uint64) []uint64 {
	v, at, from := w.view, w.At, w.From
	s := w.queue[w.next-1]
	rel := v.rel[at]
	if w.Up {
		rel = v.rel[from] + 1
	}
	role := uint64(roles[from])
	base := join(100, role, rel)
	cue := v.lemma[w.cue]
	side := bit(at < w.cue)
	near := uint64(min(s.depth, 4))
	quoted := bit(v.Quoted[at]) | bit(v.Quoted[from])<<1 | bit(v.Quoted[w.cue])<<2
	found := bit(w.source) | bit(w.said)<<1
	out = append(out,
		base, join(101, base, cue), join(102, base, v.lemma[at]), join(103, base, v.upos[at], v.upos[from]),
		join(104, base, v.upos[w.cue], v.xpos[w.cue]), join(105, base, v.kind[at], side), join(106, s.path, role),
		join(107, s.path, role, cue), join(108, base, side, near), join(109, base, quoted, near), join(110, base, quoted, side),
		join(111, base, v.lemma[from]), join(112, base, w.markers(), near), join(113, base, w.marks, near),
		join(114, base, w.marks, v.rel[w.cue], near), join(115, base, found, near), join(116, base, found, cue),
		join(117, s.path, found, role), join(118, s.path, v.upos[at], side), join(119, base, w.comma(), side, near),
		join(120, base, w.distance()), join(121, s.path, v.xpos[w.cue], role), join(122, base, v.kind[at], found),
		join(123, role, v.lemma[at], v.lemma[from]), join(124, s.path, quoted, role), join(125, base, cue, side, near),
		join(126, base, v.xpos[at], near), join(127, s.path, w.comma(), role), join(128, base, cue, v.upos[at], near),
		join(129, s.path, v.rel[w.cue], w.marks), join(130, role, v.lower[at]),
		join(131, base, v.force[w.cue]), join(132, s.path, role, v.force[w.cue]), join(133, base, v.force[w.cue], w.marks, near),
	)
	if near <= 2 {
		out = append(out, join(140, base, cue, v.kind[at]), join(141, base, cue, w.marks), join(142, base, cue, w.markers()),
			join(143, base, cue, v.lemma[at]), join(144, s.path, cue, v.xpos[w.cue], side))
	}
	return out
}

// markers hashes the words that introduce the token's phrase: prepositions,
// conjunctions.
func (w *Walk) markers() uint64 {
	var sum uint64
	for _, c := range w.view.Tree.Children(w.At) {
		if w.view.Tree.Is(c, "case", "mark", "cc") {
			sum += w.view.lemma[c]
		}
	}
	return sum
}

// comma tells whether a comma, dash or semicolon parts the token's phrase from
// the token it was reached from.
func (w *Walk) comma() uint64 {
	low, high := min(w.At, w.From), max(w.At, w.From)
	high = min(high, low+40)
	for i := low + 1; i < high; i++ {
		if t := w.view.Tokens[i]; t.UPOS == "PUNCT" {
			switch t.Lower {
			case ",", ";", "-", ":", "(":
				return uint64(t.Lower[0])
			}
		}
	}
	return 0
}

// distance buckets how far the token is from the cue, with its direction.
func (w *Walk) distance() uint64 {
	d, before := w.At-w.cue, uint64(0)
	if d < 0 {
		d, before = -d, 16
	}
	switch {
	case d <= 4:
		return before + uint64(d)
	case d <= 8:
		return before + 5
	case d <= 16:
		return before + 6
	}
	return before + 7
}
