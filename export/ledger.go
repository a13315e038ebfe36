package export

import (
	"io"
	"strings"

	"recount"
)

// Ledger prints claims for people: a heading for each report, below it a row
// for each figure, and below the rows of a sentence that sentence, its figures
// marked. It shows what the text says and nothing else: an empty cell is a
// thing not said. Words are shown as written but for characters that would
// steer a terminal.
func Ledger(w io.Writer, look Look) Printer[recount.Claim] {
	look.Width = max(look.Width, narrowest)
	return func(report recount.Report, claims []recount.Claim) error {
		page := page{look: look}
		page.heading(report)
		page.claims(claims)
		_, err := io.WriteString(w, page.String())
		return err
	}
}

// page is the text on one report.
type page struct {
	look Look
	strings.Builder
}

const (
	narrowest = 40  // columns below which nothing can be laid out
	longest   = 160 // columns of a title; a text without one of its own may stand on a single line
	margin    = "  "
	quote     = "  │ "
)

// line adds one line.
func (p *page) line(s style, words string) { p.WriteString(p.look.paint(s, words) + "\n") }

// title adds a heading of its own.
func (p *page) title(words string) { p.line(strong, words) }

// heading names the report: title, then publisher, day and id as far as known.
func (p *page) heading(report recount.Report) {
	p.line(faint, strings.Repeat("─", p.look.Width))
	title := clean(report.Title)
	if title == "" {
		title = clean(report.Input)
	}
	for _, words := range wrap(shortened(title, longest), p.look.Width) {
		p.line(strong, words)
	}
	day := report.Published.String()
	if day == "" {
		day = "no date"
	}
	facts := joined(" · ", clean(report.Source), day, clean(report.ID))
	for _, words := range wrap(facts, p.look.Width) {
		p.line(faint, words)
	}
	p.WriteByte('\n')
}

// table adds rows under their heads, or says that there are none.
func (p *page) table(heads []string, rows [][]lines) {
	if len(rows) == 0 {
		p.line(faint, margin+"none")
	} else {
		table := newTable(p.look, margin, heads, rows)
		p.WriteString(table.head())
		for i, row := range rows {
			if table.isList && i > 0 {
				p.WriteByte('\n')
			}
			p.WriteString(table.row(row))
		}
	}
	p.WriteByte('\n')
}

// claims adds a table of claims, cut where a sentence ends.
func (p *page) claims(claims []recount.Claim) {
	if len(claims) == 0 {
		p.line(faint, margin+"no figures")
		p.WriteByte('\n')
		return
	}
	rows := make([][]lines, len(claims))
	for i := range claims {
		rows[i] = claimCells(&claims[i])
	}
	table := newTable(p.look, margin, []string{"FIGURE", "WHAT", "WHO SAYS SO", "WHERE", "WHEN"}, rows)
	p.WriteString(table.head())
	for i := range claims {
		p.WriteString(table.row(rows[i]))
		p.reserves(&claims[i])
		if i+1 == len(claims) || sentenceSpan(&claims[i]) != sentenceSpan(&claims[i+1]) {
			p.sentence(claims[firstOf(claims, i) : i+1])
		}
	}
}

// firstOf returns the index of the first claim of the run of claims that share
// a sentence with claims[last].
func firstOf(claims []recount.Claim, last int) int {
	first := last
	for first > 0 && sentenceSpan(&claims[first-1]) == sentenceSpan(&claims[last]) {
		first--
	}
	return first
}

// reserves adds what the text says against or about taking a figure as it is.
func (p *page) reserves(c *recount.Claim) {
	words := joined(" · ", reservesOf(c)...)
	if words == "" {
		return
	}
	for _, line := range wrap(words, p.look.Width-len(margin)-2) {
		p.WriteString(margin + "  ")
		p.line(caution, line)
	}
}

// sentence adds the sentence that claims stand in, their figures marked.
func (p *page) sentence(claims []recount.Claim) {
	for _, words := range p.look.markedLines(claims, p.look.Width-width(quote)) {
		p.WriteString(p.look.paint(faint, quote))
		p.line(plain, words)
	}
	p.WriteByte('\n')
}
