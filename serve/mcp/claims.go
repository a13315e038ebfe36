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
	"recount/read"
)

// ClaimSearch chooses claims.
type ClaimSearch struct {
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
	WithText bool   `json:"with_text,omitempty" jsonschema:"also its text"`
}

// Report is a report with its claims.
type Report struct {
	ID        string  `json:"id"`
	Source    string  `json:"source,omitempty"`
	Title     string  `json:"title,omitempty"`
	URL       string  `json:"url,omitempty"`
	Published string  `json:"published,omitempty"`
	Version   string  `json:"version"`
	Claims    []Claim `json:"claims" jsonschema:"the first 100"`
	Text      string  `json:"text,omitempty"`
}

// Given is a text to read.
type Given struct {
	Text   string `json:"text" jsonschema:"the report, its title in the first line"`
	Date   string `json:"date,omitempty" jsonschema:"day of publication, without which Friday stays Friday: 2024-12-31"`
	Source string `json:"source,omitempty" jsonschema:"publisher"`
	URL    string `json:"url,omitempty"`
}

const maxText = 1 << 20 // bytes of a text that is given

func (s *server) addClaims(to *sdk.Server) {
	sdk.AddTool(to, tool("list_claims", "List claims",
		"Lists claims, those of the newest reports first: what a person, body or outlet has claimed, each with the sentence quoted and its source."),
		s.listClaims)
	sdk.AddTool(to, tool("read_report", "Read a report",
		"Tells what figures one report of the ledger has, on whose word, each with its sentence; with_text gives its text too."),
		s.readReport)
	sdk.AddTool(to, tool("extract_claims", "Extract claims from a text",
		"Reads a given text and lists the figures in it: how many of what, on whose word, where and when. Nothing is kept, and nothing is compared."),
		s.extract)
}

func (s *server) listClaims(ctx context.Context, _ *sdk.CallToolRequest, in ClaimSearch) (*sdk.CallToolResult, Claims, error) {
	measure, err := measureNamed(in.Measure)
	if err != nil {
		return nil, Claims{}, err
	}
	since, err := dayOf("since", in.Since)
	if err != nil {
		return nil, Claims{}, err
	}
	until, err := dayOf("until", in.Until)
	if err != nil {
		return nil, Claims{}, err
	}
	filter := ledger.ClaimFilter{Claimant: in.Claimant, Search: in.Search, Measure: measure, Place: in.Place, Since: since, Until: until}
	rows, err := s.Ledger.Claims(ctx, filter, ledger.Page{After: in.Cursor, Limit: bounded(in.Limit)})
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
	rows, err := s.Ledger.Claims(ctx, ledger.ClaimFilter{Report: id}, ledger.Page{Limit: mostRows})
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
		Claims: claimsOf(rows.Rows),
	}
	if in.WithText {
		out.Text = report.Text
		words += "\nText\n\n" + report.Text + "\n"
	}
	return text(words), out, err
}

func (s *server) extract(ctx context.Context, _ *sdk.CallToolRequest, in Given) (*sdk.CallToolResult, Claims, error) {
	switch {
	case strings.TrimSpace(in.Text) == "":
		return nil, Claims{}, errors.New("no text is given: put the report into text, its title in the first line")
	case len(in.Text) > maxText:
		return nil, Claims{}, fmt.Errorf("the text has %d bytes, and may have %d: give it in parts", len(in.Text), maxText)
	}
	day, err := dayOf("date", in.Date)
	if err != nil {
		return nil, Claims{}, err
	}
	var b strings.Builder
	write, out := export.Ledger(&b, look), Claims{Claims: []Claim{}}
	input := read.Open([]string{"-"}, read.Options{Date: day, Source: in.Source, URL: in.URL, Stdin: strings.NewReader(in.Text)})
	for report, problem := range input.Reports() {
		if problem != nil {
			return nil, Claims{}, errors.New("the text cannot be read: " + strings.TrimPrefix(problem.Error(), problem.Place+": "))
		}
		if err := ctx.Err(); err != nil {
			return nil, Claims{}, err
		}
		claims := s.Extractor.Extract(report).Claims
		for i := range claims {
			out.Claims = append(out.Claims, claimOf(export.Held{Joined: export.Joined{Claim: claims[i]}}))
		}
		if err := write(report, claims); err != nil {
			return nil, Claims{}, err
		}
	}
	if len(out.Claims) == 0 {
		b.WriteString("No figure of the kinds that recount counts was found in this text.\n")
	}
	return text(b.String()), out, nil
}
