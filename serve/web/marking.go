package web

import (
	"cmp"
	"slices"
	"strings"

	"recount"
	"recount/ledger"
)

// paragraph is a stretch of a report's text with its marks.
type paragraph struct {
	Title  bool
	Pieces []piece
	Open   bool // the open claim's figure stands in it
}

// piece is a stretch of text that is marked the same throughout.
type piece struct {
	Text   string
	Claim  string   // whose figure it is part of; empty for none
	First  bool     // of the figure: it bears the claim's id
	Fields []string // of the open claim, whose words it is part of
	Begins []string // fields of the open claim that begin here
	Other  bool     // words of a claim that is not open
	Chosen bool     // the figure is the open claim's
}

// edge is where a mark begins or ends.
type edge struct {
	at    int // code point
	begin bool
	claim int    // index
	field string // "figure", or a key
}

// marked cuts a report's text into paragraphs and pieces. open is the index of
// the claim that is shown open, -1 for none.
func marked(report recount.Report, claims []ledger.Linked, open int) []paragraph {
	text := []rune(report.Text)
	m := &marker{text: text, claims: claims, open: open, active: map[edge]int{}}
	edges := m.edges()
	at := 0
	for _, e := range edges {
		m.emit(at, e.at)
		at = max(at, e.at)
		m.pass(e)
	}
	m.emit(at, len(text))
	m.closeParagraph()
	if report.TitleEnd > 0 && len(m.done) > 0 {
		m.done[0].Title = true
	}
	return m.done
}

// marker goes through a text from edge to edge.
type marker struct {
	text   []rune
	claims []ledger.Linked
	open   int
	active map[edge]int // marks that are begun: edge without place and way -> how often
	begins []string
	seen   map[int]bool // figures that have begun
	now    paragraph
	done   []paragraph
}

// edges lists where marks begin and end, in the order of the text.
func (m *marker) edges() (edges []edge) {
	add := func(span recount.Span, claim int, field string) {
		start, end := max(0, min(span.Start, len(m.text))), max(0, min(span.End, len(m.text)))
		if start < end {
			edges = append(edges, edge{start, true, claim, field}, edge{end, false, claim, field})
		}
	}
	for i := range m.claims {
		c := &m.claims[i]
		add(recount.Span{Start: c.Start, End: c.End}, i, "figure")
		for field, spans := range c.Spans {
			if field == "figure" || field == "sentence" {
				continue
			}
			for _, span := range spans {
				add(span, i, field)
			}
		}
	}
	slices.SortFunc(edges, func(a, b edge) int {
		return cmp.Or(a.at-b.at, order(a.begin)-order(b.begin), a.claim-b.claim, strings.Compare(a.field, b.field))
	})
	return edges
}

// order puts ends before beginnings.
func order(begin bool) int {
	if begin {
		return 1
	}
	return 0
}

// pass notes that a mark begins or ends.
func (m *marker) pass(e edge) {
	key := edge{claim: e.claim, field: e.field}
	if !e.begin {
		if m.active[key]--; m.active[key] <= 0 {
			delete(m.active, key)
		}
		return
	}
	m.active[key]++
	if e.claim == m.open && e.field != "figure" {
		m.begins = append(m.begins, e.field)
	}
}

// emit adds the text between two places, broken into paragraphs at line ends.
func (m *marker) emit(from, to int) {
	for from < to {
		end := from
		for end < to && m.text[end] != '\n' {
			end++
		}
		if end > from {
			m.add(string(m.text[from:end]))
		}
		if end < to {
			m.closeParagraph()
			end++
		}
		from = end
	}
}

// add adds a piece with the marks that are begun.
func (m *marker) add(text string) {
	p := piece{Text: text, Begins: m.begins}
	m.begins = nil
	figure := -1
	for e := range m.active {
		switch {
		case e.field == "figure":
			if figure < 0 || e.claim == m.open || e.claim < figure && figure != m.open {
				figure = e.claim
			}
		case e.claim == m.open:
			p.Fields = append(p.Fields, e.field)
		default:
			p.Other = true
		}
	}
	slices.Sort(p.Fields)
	if figure >= 0 {
		p.Claim, p.Chosen = m.claims[figure].ID, figure == m.open
		if m.seen == nil {
			m.seen = map[int]bool{}
		}
		p.First = !m.seen[figure]
		m.seen[figure] = true
		m.now.Open = m.now.Open || p.Chosen
	}
	m.now.Pieces = append(m.now.Pieces, p)
}

func (m *marker) closeParagraph() {
	if len(m.now.Pieces) > 0 {
		m.done = append(m.done, m.now)
	}
	m.now = paragraph{}
}
