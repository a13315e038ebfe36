package read

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"recount/lang/furniture"
)

// breaks is what parts an element from its neighbours in plain text.
type breaks int

const (
	inline breaks = iota
	cell          // a tab
	line          // a line end
	block         // a blank line
)

// render returns the words under a node as plain text: paragraphs with blank
// lines between them, rows of tables on one line each, without the captions of
// pictures and without what is there to be clicked.
func render(n *html.Node) string {
	var w renderer
	if n != nil {
		w.size = size(n)
		w.node(n)
	}
	return w.b.String()
}

type renderer struct {
	b     strings.Builder
	size  int    // bytes of text under the root
	space bool   // a blank was read and not yet written
	due   breaks // what parts the words that follow from those written
}

func (w *renderer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
		if isLeftOut(n) || w.isBeside(n) {
			return
		}
	}
	around := breaksOf(n)
	w.due = max(w.due, around)
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		w.node(child)
	}
	w.due = max(w.due, around)
}

func (w *renderer) text(s string) {
	for _, r := range s {
		if unicode.IsSpace(r) && r != '\u00a0' {
			w.space = true
			continue
		}
		w.part()
		w.b.WriteRune(r)
	}
}

// part writes what parts the words so far from the next.
func (w *renderer) part() {
	switch {
	case w.b.Len() == 0:
	case w.due != inline:
		w.b.WriteString([...]string{cell: "\t", line: "\n", block: "\n\n"}[w.due])
	case w.space:
		w.b.WriteByte(' ')
	}
	w.due, w.space = inline, false
}

func breaksOf(n *html.Node) breaks {
	switch tag(n) {
	case atom.Br, atom.Tr, atom.Caption:
		return line
	case atom.Td, atom.Th:
		return cell
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Hr, atom.Figure,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre,
		atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Address, atom.Details, atom.Summary:
		return block
	}
	if isDated(n) || tag(n) == atom.Time && !followsWords(n) {
		return line
	}
	return inline
}

// followsWords tells an element in the middle of a sentence.
func followsWords(n *html.Node) bool {
	before := n.PrevSibling
	return before != nil && before.Type == html.TextNode && strings.TrimSpace(before.Data) != ""
}

func isLeftOut(n *html.Node) bool {
	switch tag(n) {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Figcaption, atom.Aside, atom.Nav, atom.Footer,
		atom.Button, atom.Form, atom.Select, atom.Textarea, atom.Svg, atom.Iframe, atom.Object, atom.Audio, atom.Video:
		return true
	case atom.P, atom.Div, atom.Li, atom.Td:
		return isCaption(n) || isLinks(n) || leadsElsewhere(n)
	}
	return isCaption(n)
}

// leadsElsewhere tells a block that names another report behind a label: "Read
// also: Bridge at Tarn closed". What it names changes from visit to visit.
func leadsElsewhere(n *html.Node) bool {
	const longest = 300 // bytes
	words, short := content(n, longest)
	linked := 0
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && tag(d) == atom.A {
			linked += size(d)
		}
	}
	return short && 2*linked >= size(n) && linked > 0 && furniture.Leads(strings.Join(strings.Fields(words), " "))
}

// isBeside tells by its class a block that stands among the paragraphs and is
// not of the article: advertisements, forms to subscribe, comments. Classes are
// names that designers give: where such a block holds half of the words, it is
// the article all the same.
func (w *renderer) isBeside(n *html.Node) bool {
	const longest = 1000 // bytes, of all but comments
	switch tag(n) {
	case atom.Div, atom.Section, atom.Ul, atom.Ol, atom.P:
	default:
		return false
	}
	words := attribute(n, "class") + " " + attribute(n, "id")
	comments := hasWord(words, pageWords().comments)
	if !comments && !hasWord(words, pageWords().beside) {
		return false
	}
	_, short := content(n, longest)
	return (short || comments) && size(n)*2 < w.size
}

// size is the number of bytes of text under a node.
func size(n *html.Node) int {
	bytes := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			bytes += len(strings.TrimSpace(d.Data))
		}
	}
	return bytes
}

// tag names an element that an extractor may have made or renamed: those do
// not carry their atoms.
func tag(n *html.Node) atom.Atom { return atom.Lookup([]byte(n.Data)) }

// isLinks tells a block in which every word is to be clicked: a menu, or the
// title of another report among the paragraphs.
func isLinks(n *html.Node) bool {
	found := false
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case child.Type == html.TextNode && strings.TrimSpace(child.Data) != "":
			return false
		case child.Type == html.ElementNode && tag(child) == atom.A:
			found = true
		case child.Type == html.ElementNode && tag(child) != atom.Br:
			if child.FirstChild != nil && !isLinks(child) {
				return false
			}
			found = found || child.FirstChild != nil
		}
	}
	return found
}

// isCaption tells by its class an element that stands by a picture; what is
// longer than captions are only holds one.
func isCaption(n *html.Node) bool {
	const longest = 600 // bytes
	if !hasWord(attribute(n, "class"), pageWords().captions) {
		return false
	}
	_, short := content(n, longest)
	return short
}
