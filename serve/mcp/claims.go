package mcp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"recount"
	"recount/export"
	"recount/ledger"
)

// ClaimSearch chooses claims.
type ClaimSearch struct {
	Question string `json:"question,omitempty" jsonschema:"id of a question: all claims that answer it, in order of the day they hold for; nothing else may then be searched for"`
	Claimant string `json:"claimant,omitempty" jsonschema:"part of the name of whoever vouches for the figure"`
	Search   string `json:"search,omitempty" jsonschema:"words of the sentence"`
	Measure  string `json:"measure,omitempty" jsonschema:"what is said of those counted, as for search_questions"`
	Place    string `json:"place,omitempty" jsonschema:"part of the name of a place, or a country's two-letter code"`
	Since    string `json:"since,omitempty" jsonschema:"published on this day or later: 2024-12-31"`
	Until    string `json:"until,omitempty" jsonschema:"published on this day or earlier"`
	Limit    int    `json:"limit,omitempty" jsonschema:"at most so many, up to 100; 20 without it"`
	Cursor   string `json:"cursor,omitempty" jsonschema:"next of the answer before, to go on"`
}

// Claims are claims.
type Claims struct {
	Claims []Claim `json:"claims"`
	Next   string  `json:"next,omitempty" jsonschema:"cursor of the next page"`
}

// OfReport names a report.
type OfReport struct {
	ID       string `json:"id" jsonschema:"the report's id, as claims have it, or 6 characters or more of its beginning"`
	WithText bool   `json:"with_text,omitempty" jsonschema:"also its text, at most 50,000 characters of it at a time"`
	TextFrom int    `json:"text_from,omitempty" jsonschema:"text_next of the answer before, to go on in the text"`
	Cursor   string `json:"cursor,omitempty" jsonschema:"next of the answer before, to go on in the claims"`
}

// Report is a report with its claims.
type Report struct {
	ID        string  `json:"id"`
	Source    string  `json:"source,omitempty"`
	Title     string  `json:"title,omitempty"`
	URL       string  `json:"url,omitempty"`
	Published string  `json:"published,omitempty"`
	Version   string  `json:"version"`
	Claims    []Claim `json:"claims" jsonschema:"at most 100 at a time"`
	Next      string  `json:"next,omitempty" jsonschema:"cursor of the next claims"`
	Text      string  `json:"text,omitempty"`
	TextNext  int     `json:"text_next,omitempty" jsonschema:"where the text goes on, for text_from"`
}

const textPage = 50_000 // code points of a report's text in one answer

func (s *server) addClaims(to *sdk.Server) {
	sdk.AddTool(to, tool("list_claims", "List claims",
		"Lists claims, those of the newest reports first: what a person, body or outlet has claimed, each with the sentence quoted and its source."),
		s.listClaims)
	sdk.AddTool(to, tool("read_report", "Read a report",
		"Tells what figures one report of the ledger has, on whose word, each with its sentence; with_text gives its text too. At most 100 claims and 50,000 characters come at a time; the answer says how to go on."),
		s.readReport)
	sdk.AddTool(to, tool("extract_claims", "Extract claims from a text",
		"Reads a given text and lists the figures in it: how many of what, on whose word, where and when. Nothing is kept, and nothing is compared."),
		s.extract)
}

func (s *server) listClaims(ctx context.Context, _ *sdk.CallToolRequest, in ClaimSearch) (*sdk.CallToolResult, Claims, error) {
	rows, err := s.claims(ctx, in)
	if err != nil {
		return nil, Claims{}, advised(err)
	}
	out := Claims{claimsOf(rows.Rows), rows.Next}
	if len(rows.Rows) == 0 {
		return text("No claim fits. A shorter part of the name, or fewer words, finds more."), out, nil
	}
	words, err := printed(func(w io.Writer) error { return export.ClaimList(w, look, rows.Rows) })
	return text(words + quotations(out.Claims) + more(rows.Next)), out, err
}

// claims reads a page of claims: those that fit, or those of a question.
func (s *server) claims(ctx context.Context, in ClaimSearch) (rows ledger.Rows[ledger.Linked], err error) {
	part, err := page(in.Cursor, in.Limit)
	if err != nil {
		return rows, err
	}
	f := ledger.ClaimFilter{Claimant: in.Claimant, Search: in.Search, Place: in.Place}
	if f.Measure, err = recount.MeasureNamed(in.Measure); err != nil {
		return rows, err
	}
	if f.Since, f.Until, err = window(in.Since, in.Until); err != nil {
		return rows, err
	}
	switch {
	case in.Question == "":
		return s.Ledger.Claims(ctx, f, part)
	case f != ledger.ClaimFilter{}:
		return rows, errors.New("the claims of a question are given whole: leave out all but question, limit and cursor")
	}
	return s.Ledger.ClaimsOf(ctx, in.Question, part)
}

// quotations lists the sentences that claims stand in.
func quotations(claims []Claim) string {
	var b strings.Builder
	b.WriteString("\nAs quoted\n")
	for i := range claims {
		c := &claims[i]
		fmt.Fprintf(&b, "  %s “%s” (%s)\n", c.ID[:8], oneLine(c.Sentence), oneLine(strings.Join(filled(c.Source, c.Title, c.Published), ", ")))
	}
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func filled(words ...string) (some []string) {
	for _, w := range words {
		if w != "" {
			some = append(some, w)
		}
	}
	return some
}

func (s *server) readReport(ctx context.Context, _ *sdk.CallToolRequest, in OfReport) (*sdk.CallToolResult, Report, error) {
	id, err := s.Ledger.Whole(ctx, ledger.OfReport, in.ID)
	if err != nil {
		return nil, Report{}, advised(err)
	}
	report, row, err := s.Ledger.Report(ctx, id)
	if err != nil {
		return nil, Report{}, advised(err)
	}
	rows, err := s.Ledger.Claims(ctx, ledger.ClaimFilter{Report: id}, ledger.Page{After: in.Cursor, Limit: mostRows})
	if err != nil {
		return nil, Report{}, advised(err)
	}
	bare := make([]recount.Claim, len(rows.Rows))
	for i := range rows.Rows {
		bare[i] = rows.Rows[i].Claim
	}
	words, err := printed(func(w io.Writer) error { return export.Ledger(w, look)(report, bare) })
	out := Report{
		ID: row.ID, Source: string(row.Source), Title: string(row.Title), URL: string(row.URL), Published: row.Published.String(), Version: row.Version,
		Claims: claimsOf(rows.Rows), Next: rows.Next,
	}
	words += more(rows.Next)
	if in.WithText {
		if out.Text, out.TextNext, err = textOf("text_from", report.Text, in.TextFrom); err != nil {
			return nil, Report{}, err
		}
		words += "\nText\n\n" + out.Text + "\n"
		if out.TextNext > 0 {
			words += fmt.Sprintf("\nThe text goes on: call this again with text_from %d\n", out.TextNext)
		}
	}
	return text(words), out, err
}

// textOf cuts a page out of a text, from a code point on, which an argument of
// that name gives; next is where the page behind it begins, 0 on the last.
func textOf(name, all string, from int) (page string, next int, err error) {
	points := []rune(all)
	if from < 0 || from > len(points) {
		return "", 0, fmt.Errorf("%s cannot be %d: the text has %d characters", name, from, len(points))
	}
	to := min(len(points), from+textPage)
	if to < len(points) {
		next = to
	}
	return string(points[from:to]), next, nil
}
