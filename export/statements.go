package export

import (
	"encoding/json"
	"io"
	"strings"

	"recount"
	"recount/extract"
)

// Statements prints attributed statements for people: a heading for each
// report, and a row for each statement: whose it is, the words of saying, and
// what is said.
func Statements(w io.Writer, look Look) Printer[recount.Attribution] {
	look.Width = max(look.Width, narrowest)
	return func(report recount.Report, statements []recount.Attribution) error {
		page := page{look: look}
		page.heading(report)
		text := []rune(report.Text)
		rows := make([][]lines, len(statements))
		for i := range statements {
			rows[i] = statementCells(text, &statements[i])
		}
		page.table([]string{"WHO", "SAYING", "WHAT"}, rows)
		_, err := io.WriteString(w, page.String())
		return err
	}
}

func statementCells(text []rune, s *recount.Attribution) []lines {
	source := clean(wordsAt(text, s.Source))
	name := clean(string(s.Claimant))
	who := filled(line{source, plain}, line{without(source, name), plain}, line{voice(s.Kind), faint})
	for _, via := range s.Relay {
		who = append(who, line{"via " + clean(via), faint})
	}
	return []lines{
		who,
		filled(line{clean(wordsAt(text, s.Cue)), plain}, line{joined(", ", string(s.Force), string(s.Quote)), faint}),
		{{clean(wordsAt(text, s.Content)), plain}},
	}
}

// wordsAt returns the words at spans of code points, with dots where there are
// others between them.
func wordsAt(text []rune, spans []recount.Span) string {
	parts := make([]string, len(spans))
	for i, span := range spans {
		parts[i] = string(text[span.Start:span.End])
	}
	return strings.Join(parts, " … ")
}

// StatementLines prints the statements of each report as one JSON object on a
// line of its own, with the report's text.
func StatementLines(w io.Writer) Printer[recount.Attribution] {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return func(report recount.Report, statements []recount.Attribution) error {
		return encoder.Encode(extract.Attributions{ID: report.ID, Text: report.Text, Attributions: statements})
	}
}
