package name

import (
	"strings"

	"recount"
	"recount/compare/profile"
)

// node is what the speakers of a block have in common who bear one name: for a
// full name all of them, for a bare one those of one body and side.
type node struct {
	line   string   // key by the name alone
	tokens []string // of it
	person bool
	office bool // the name is that of an office: "ua-president"
	name   string
	body   agreed
	side   agreed
	holds  map[string]bool // offices held, as reports say
	shorts map[string]bool // initials of the names of a body
	nouns  map[string]bool // nouns in them: "observatory"

	acronym bool // a name is a few capitals

	root  *node // whom it was found to be; itself where nobody
	key   string
	why   string
	doubt string
}

// identity tells apart speakers who may be different nodes.
type identity struct{ line, body, side string }

func identify(s profile.Speaker) identity {
	if s.Kind == recount.Person && whole(s.Line) < 2 {
		return identity{s.Line, s.Body, s.Side}
	}
	return identity{line: s.Line}
}

// whole counts the words of a name that are no initials.
func whole(line string) int {
	n := 0
	for token := range strings.SplitSeq(line, "-") {
		if len(token) > 1 {
			n++
		}
	}
	return n
}

func newNode(s profile.Speaker) *node {
	n := &node{line: s.Line, tokens: strings.Split(s.Line, "-"), name: s.Name, office: s.Line == s.Office, key: s.Line}
	n.root = n
	return n
}

// add takes in a speaker of the name.
func (n *node) add(s profile.Speaker) {
	n.person = n.person || s.Kind == recount.Person && !n.office
	n.body.add(s.Body)
	n.side.add(s.Side)
	n.name = fuller(n.name, s.Name)
	n.acronym = n.acronym || len(n.tokens) == 1 && isAcronym(squeeze(strings.TrimPrefix(strings.TrimPrefix(s.Name, "the "), "The ")))
	if s.Kind == recount.Organisation {
		n.shorten(s.Name)
	}
	if s.Office != "" && !n.office {
		n.hold(s.Office)
	}
}

// shorten notes what a body may be called for short: its initials, and the noun
// in its name.
func (n *node) shorten(name string) {
	if n.shorts == nil {
		n.shorts, n.nouns = map[string]bool{}, map[string]bool{}
	}
	words := withoutArticle(split(name))
	if short := shortOf(words); short != "" {
		n.shorts[short] = true
	}
	for i, w := range words { // "the Observatory"
		if i > 0 && w.capital() && (is("of none", w.key) || is("of state", w.key)) {
			n.nouns[fold(w.key)] = true
		}
	}
}

func (n *node) hold(office string) {
	if n.holds == nil {
		n.holds = map[string]bool{}
	}
	n.holds[office] = true
}

// joins records that a node is another, whose name is the fuller one.
func (n *node) joins(m *node, why string) {
	n.root, n.why = m.root, why
	m.root.name = fuller(m.root.name, n.name)
	for office := range n.holds {
		m.root.hold(office)
	}
}

// fullness orders names: the more words, and whole ones, the fuller; of equal
// ones that of which more is known.
func (n *node) fullness() int {
	const word = 4 // outweighs a body and a side together
	full := (len(n.tokens) + whole(n.line)) * word
	if listed()[n.line] {
		full += word // the key stands for a longer name
	}
	if n.body.get() != "" {
		full += 2
	}
	if n.side.get() != "" {
		full++
	}
	return full
}

// fuller returns the longer of two names; of two as long the one that sorts
// first.
func fuller(a, b string) string {
	if len(a) > len(b) || len(a) == len(b) && a <= b {
		return a
	}
	return b
}

// agreed is what speakers say of one thing. Where they say different things it
// is not known.
type agreed struct {
	value   string
	differs bool
}

func (a *agreed) add(value string) {
	switch {
	case value == "" || value == a.value:
	case a.value == "":
		a.value = value
	default:
		a.differs = true
	}
}

func (a *agreed) get() string {
	if a.differs {
		return ""
	}
	return a.value
}
