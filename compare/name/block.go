package name

import (
	"cmp"
	"slices"
	"strings"

	"recount/compare/profile"
)

// block holds the names of one block's speakers.
type block struct {
	nodes   map[identity]*node
	ordered []*node            // the fullest first
	index   map[string][]*node // what a shorter name may be found by -> nodes, the fullest first
}

func newBlock(speakers []profile.Speaker) *block {
	b := &block{nodes: map[identity]*node{}, index: map[string][]*node{}}
	seen := map[profile.Speaker]bool{}
	for _, s := range speakers {
		if s.Line == "" || seen[s] {
			continue
		}
		seen[s] = true
		id := identify(s)
		n := b.nodes[id]
		if n == nil {
			n = newNode(s)
			b.nodes[id] = n
			b.ordered = append(b.ordered, n)
		}
		n.add(s)
	}
	full := make(map[*node]int, len(b.ordered))
	for _, n := range b.ordered {
		full[n] = n.fullness()
	}
	slices.SortFunc(b.ordered, func(x, y *node) int {
		return cmp.Or(cmp.Compare(full[y], full[x]), byName(x, y))
	})
	return b
}

func byName(a, b *node) int {
	return cmp.Or(
		strings.Compare(a.line, b.line),
		strings.Compare(a.body.value, b.body.value),
		strings.Compare(a.side.value, b.side.value),
	)
}

// resolve joins each name with the one fuller name that it fits. The fullest
// names are looked at first, so that a name is settled before shorter ones are
// held against it.
func (b *block) resolve() {
	for _, n := range b.ordered {
		if !n.office {
			b.settle(n, b.candidates(n))
			b.enter(n)
		}
	}
	held := b.holders()
	for _, n := range b.ordered {
		if n.office {
			_, office := cutOffice(n.line)
			b.settle(n, slices.DeleteFunc(slices.Clone(held[office]), func(m *node) bool { return !m.holdsOffice(n) }))
		}
	}
	b.tellApart()
}

// settle joins a node with the one other that all candidates are, if they are
// one.
func (b *block) settle(n *node, candidates []*node) {
	var first *node
	for _, m := range candidates {
		switch {
		case first == nil:
			first = m
		case m.root != first.root:
			n.doubt = n.name + " may be " + first.root.name + " or " + m.root.name
			return
		}
	}
	if first != nil {
		n.joins(first, n.name+" is "+first.root.name+": no other name here fits")
	}
}

// enter makes a node findable by shorter names: by each of its words, by its
// initials, by the kind of body.
func (b *block) enter(n *node) {
	for i, token := range n.tokens {
		if len(token) > 1 && !slices.Contains(n.tokens[:i], token) {
			b.index[token] = append(b.index[token], n)
		}
	}
	if short := initials(n.tokens); short != "" && !n.shorts[short] {
		b.index["initials "+short] = append(b.index["initials "+short], n)
	}
	for short := range n.shorts {
		b.index["initials "+short] = append(b.index["initials "+short], n)
	}
	for noun := range n.nouns {
		b.index["initials "+noun] = append(b.index["initials "+noun], n)
	}
	if isState(n.line) {
		b.index["government"] = append(b.index["government"], n)
	}
	if len(n.tokens) > 1 {
		squeezed := "squeezed " + strings.Join(n.tokens, "")
		b.index[squeezed] = append(b.index[squeezed], n)
	}
}

// most bounds how many namesakes a name is held against. One that has more
// stays apart without it.
const most = 200

// candidates returns the fuller names that a name fits.
func (b *block) candidates(n *node) []*node {
	var found []*node
	lists := [][]*node{b.index[n.tokens[len(n.tokens)-1]]}
	if len(n.tokens) > 1 {
		lists = append(lists, b.index[n.tokens[0]], b.index["squeezed "+strings.Join(n.tokens, "")])
	} else {
		lists = append(lists, b.index["initials "+n.line])
	}
	for _, list := range lists {
		for i, m := range list {
			if i == most {
				break
			}
			if n.fits(m) {
				found = append(found, m)
			}
		}
	}
	return found
}

// holders returns, for each office of whatever country, the persons of whom
// reports say that they hold it.
func (b *block) holders() map[string][]*node {
	held := map[string][]*node{}
	for _, m := range b.ordered {
		if m.root != m || !m.person {
			continue
		}
		for key := range m.holds {
			_, office := cutOffice(key)
			if !slices.Contains(held[office], m) {
				held[office] = append(held[office], m)
			}
		}
	}
	return held
}

// holdsOffice tells whether a person holds an office by some report's words.
// "The president" may be any country's; "the Ukrainian president" is nobody of
// whom it is only said that he is a president, unless he is told to speak for
// Ukraine.
func (n *node) holdsOffice(office *node) bool {
	for held := range n.holds {
		a, of := cutOffice(held)
		c, wanted := cutOffice(office.line)
		if side := office.side.get(); of == wanted && (a == c || c == "" || a == "" && side != "" && side == n.side.get()) {
			return true
		}
	}
	return false
}

func cutOffice(key string) (qual, office string) {
	at := strings.LastIndexByte(key, '-')
	return key[:max(at, 0)], key[at+1:]
}

// tellApart gives different keys to bare names that were not found to be one
// person.
func (b *block) tellApart() {
	roots := map[string]int{}
	for _, n := range b.ordered {
		if n.root == n {
			roots[n.line]++
		}
	}
	for _, n := range b.ordered {
		if n.root == n && roots[n.line] > 1 {
			n.key = n.line + "." + cmp.Or(n.body.value, "any") + "." + cmp.Or(n.side.value, "any")
		}
	}
}

// line tells what a speaker of the block came to.
func (b *block) line(s profile.Speaker) Line {
	if s.Line == "" {
		return Line{Name: s.Name, Body: s.Body, Side: s.Side}
	}
	n := b.nodes[identify(s)]
	root := n.root
	line := Line{Key: root.key, Name: root.name, Body: s.Body, Side: s.Side, Why: n.why, Doubt: n.doubt}
	if _, kind := cutBody(line.Body); line.Body == "" || kind == line.Body && root.body.get() != "" {
		line.Body = root.body.get()
	}
	if line.Side == "" {
		line.Side = root.side.get()
	}
	return line
}
