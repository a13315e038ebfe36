package period

import (
	"strconv"
	"strings"

	"recount/internal/lexicon"
)

// element is one place of a pattern: one of some words, a word of a class, or
// a whole section of the grammar.
type element struct {
	words    []int
	class    class
	section  int // index into grammar.sections, or -1
	optional bool
	glued    bool // no space before it
	slot     int  // the capture it fills, or -1
}

// argument is what a meaning is called with: a capture, a number or
// a name.
type argument struct {
	slot, number int
	name         string
}

// rule is one line of the grammar: a pattern and what it means.
type rule struct {
	name     string
	elements []element
	meaning  meaning
	args     []argument
	passes   bool // hands on what a section found
	openings
	second set // words that may come second
}

// section is a name of the grammar with its rules, found by the words that they
// may begin with.
type section struct {
	rules []rule
	openings
	starts  [][]int // first word -> rules
	seconds []set   // first word -> words that may come second
}

type grammar struct {
	sections []section
	names    map[string]int

	expression, phrase int // the sections that Find and Phrases look for
}

// maxSlots limits the captures of a rule.
const maxSlots = 6

// compile reads the lines of the grammar: section, pattern and meaning.
//
// A pattern is words (`in|during`), classes and sections (`<month>`), each
// with `?` where it may be missing and `~` where no space may stand before it.
// A meaning is a function with the names of what it takes from the pattern, in
// its own order; the second <month> is called month2; numbers stand as such.
func compile(v *vocabulary, entries []lexicon.Entry) (*grammar, error) {
	known := meanings()
	g := &grammar{names: map[string]int{}}
	for _, e := range entries {
		if _, ok := v.classes[e.Section]; ok {
			return nil, e.Errorf("a class of words has the name of this section")
		}
		if _, ok := g.names[e.Section]; !ok {
			g.names[e.Section] = len(g.sections)
			g.sections = append(g.sections, section{})
		}
	}
	for _, e := range entries {
		r, err := g.rule(v, e, known)
		if err != nil {
			return nil, err
		}
		s := &g.sections[g.names[e.Section]]
		s.rules = append(s.rules, r)
	}
	g.index(v)
	for name, section := range map[string]*int{"expression": &g.expression, "phrase": &g.phrase} {
		s, ok := g.names[name]
		if !ok {
			return nil, entries[0].Errorf("the grammar has no section %s", name)
		}
		*section = s
	}
	return g, nil
}

func (g *grammar) rule(v *vocabulary, e lexicon.Entry, known map[string]meaning) (rule, error) {
	call := strings.Fields(e.Field(1))
	if len(call) == 0 {
		return rule{}, e.Errorf("the pattern has no meaning")
	}
	r := rule{name: call[0], meaning: known[call[0]], passes: call[0] == "pass"}
	if r.meaning == nil {
		return rule{}, e.Errorf("no meaning is called %q", call[0])
	}
	slots := map[string]int{}
	for _, piece := range strings.Fields(e.Field(0)) {
		el, err := g.element(v, piece, slots)
		if err != "" {
			return rule{}, e.Errorf("%s", err)
		}
		r.elements = append(r.elements, el)
	}
	if len(slots) > maxSlots || len(call) > maxSlots {
		return rule{}, e.Errorf("more than %d names in one pattern", maxSlots)
	}
	for _, name := range call[1:] {
		if n, err := strconv.Atoi(name); err == nil {
			r.args = append(r.args, argument{slot: -1, number: n})
		} else if word, ok := strings.CutPrefix(name, "'"); ok {
			r.args = append(r.args, argument{slot: -1, name: word})
		} else if slot, ok := slots[name]; ok {
			r.args = append(r.args, argument{slot: slot})
		} else {
			return rule{}, e.Errorf("the pattern has no <%s>", name)
		}
	}
	return r, nil
}

// element reads one piece of a pattern; the fault is empty if there is none.
func (g *grammar) element(v *vocabulary, piece string, slots map[string]int) (el element, fault string) {
	el = element{section: -1, slot: -1}
	piece, el.glued = strings.CutPrefix(piece, "~")
	piece, el.optional = strings.CutSuffix(piece, "?")
	name, ok := strings.CutPrefix(piece, "<")
	if !ok {
		for _, w := range strings.Split(piece, "|") {
			el.words = append(el.words, v.id(w))
		}
		return el, ""
	}
	name = strings.TrimSuffix(name, ">")
	if s, ok := g.names[name]; ok {
		el.section = s
	} else if c, ok := v.classes[name]; ok {
		el.class = c
	} else {
		return el, "neither class nor section is called " + strconv.Quote(name)
	}
	el.slot = len(slots)
	key := name
	for n := 2; ; n++ {
		if _, taken := slots[key]; !taken {
			break
		}
		key = name + strconv.Itoa(n)
	}
	slots[key] = el.slot
	return el, ""
}
