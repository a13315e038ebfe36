package export

import "strings"

// entry adds words behind a label, further lines below the words. Where the
// label is wider than the indent it takes a line of its own.
func (p *page) entry(indent, label string, s style, words string) {
	room := max(p.look.Width-len(indent), 1)
	head := indent
	if width(label) < len(indent) {
		head = label + strings.Repeat(" ", len(indent)-width(label))
	} else {
		p.line(faint, shortened(label, p.look.Width))
	}
	for _, l := range wrap(words, room) {
		p.WriteString(p.look.paint(faint, head))
		p.line(s, l)
		head = indent
	}
}

// wrapped adds words, wrapped behind an indent; nothing where there are none.
func (p *page) wrapped(indent string, s style, words string) {
	if words == "" {
		return
	}
	for _, l := range wrap(words, max(p.look.Width-len(indent), 1)) {
		p.WriteString(indent)
		p.line(s, l)
	}
}

// section adds the heading of a part of a page.
func (p *page) section(words string) {
	p.wrapped("", strong, words)
	p.WriteByte('\n')
}
