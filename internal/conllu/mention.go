package conllu

import "strings"

// Mention is a span of tokens that names or describes an entity.
type Mention struct {
	Start, End int    // half-open token range
	Type       string // person, organization, place, time, …
}

type openMention struct {
	id, kind string
	start    int
}

// Head returns the token of m whose head lies outside of it; the first such
// one that is not punctuation.
func (m Mention) Head(s Sentence) int {
	for i := m.Start; i < m.End; i++ {
		head := s.Tokens[i].Head
		if (head < m.Start || head >= m.End) && s.Tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return m.Start
}

// mentions reads an Entity value at the newest token. It is a run of
// "(id-type-…" for a mention that opens here, "id)" for one that closes and
// "(id-type-…)" for one of a single token.
func (p *parser) mentions(value string) {
	for value != "" {
		if value[0] == '(' {
			value = p.openMention(value[1:])
		} else {
			value = p.closeMention(value)
		}
	}
}

// openMention reads one opening part, its parenthesis already taken, and
// returns what follows it.
func (p *parser) openMention(value string) string {
	end := strings.IndexAny(value, "()")
	if end < 0 {
		end = len(value)
	}
	id, rest, _ := strings.Cut(value[:end], "-")
	kind, _, _ := strings.Cut(rest, "-")
	here := len(p.current.Tokens) - 1
	if end < len(value) && value[end] == ')' {
		p.current.Mentions = append(p.current.Mentions, Mention{here, here + 1, kind})
		return value[end+1:]
	}
	p.open = append(p.open, openMention{id, kind, here})
	return value[end:]
}

// closeMention reads one closing part and returns what follows it. A part
// that closes nothing is passed over.
func (p *parser) closeMention(value string) string {
	name, rest, _ := strings.Cut(value, ")")
	id, _, _ := strings.Cut(name, "-")
	for i := len(p.open) - 1; i >= 0; i-- {
		if o := p.open[i]; o.id == id {
			p.current.Mentions = append(p.current.Mentions, Mention{o.start, len(p.current.Tokens), o.kind})
			p.open = append(p.open[:i], p.open[i+1:]...)
			break
		}
	}
	return rest
}
