package mcp

import (
	"context"
	"errors"
	"fmt"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"recount/export"
	"recount/read"
	"recount/serve/told"
)

// Given is a text to read.
type Given struct {
	Text   string `json:"text" jsonschema:"the report, its title in the first line"`
	Date   string `json:"date,omitempty" jsonschema:"day of publication, without which Friday stays Friday: 2024-12-31"`
	Source string `json:"source,omitempty" jsonschema:"publisher"`
	URL    string `json:"url,omitempty"`
}

// Extracted are the claims of a given text.
type Extracted struct {
	Claims []Claim `json:"claims"`
	Left   int     `json:"left,omitempty" jsonschema:"how many more there are: give the text in parts"`
}

const (
	maxText   = 1 << 20 // bytes of a text that is given
	mostFound = 200     // claims of such a text that an answer holds
)

func (s *server) extract(ctx context.Context, _ *sdk.CallToolRequest, in Given) (*sdk.CallToolResult, Extracted, error) {
	switch {
	case strings.TrimSpace(in.Text) == "":
		return nil, Extracted{}, errors.New("no text is given: put the report into text, its title in the first line")
	case len(in.Text) > maxText:
		return nil, Extracted{}, fmt.Errorf("the text has %d bytes, and may have %d: give it in parts", len(in.Text), maxText)
	}
	day, err := dayOf("date", in.Date)
	if err != nil {
		return nil, Extracted{}, err
	}
	var b strings.Builder
	write, out := export.Ledger(&b, look), Extracted{Claims: []Claim{}}
	input := read.Open([]string{"-"}, read.Options{Date: day, Source: in.Source, URL: in.URL, Stdin: strings.NewReader(in.Text)})
	for report, problem := range input.Reports() {
		if problem != nil {
			problem.Hint = told.MCP(problem.Hint)
			return nil, Extracted{}, errors.New("the text cannot be read: " + strings.TrimPrefix(problem.Error(), problem.Place+": "))
		}
		report.Input = strings.Replace(report.Input, "standard input", "the text given", 1) // its title, where it has none
		claims := s.Extractor.Until(func() bool { return ctx.Err() != nil }).Extract(report).Claims
		if err := ctx.Err(); err != nil {
			return nil, Extracted{}, err
		}
		if left := mostFound - len(out.Claims); len(claims) > left {
			claims, out.Left = claims[:left], out.Left+len(claims)-left
		}
		for i := range claims {
			out.Claims = append(out.Claims, claimOf(export.Held{Joined: export.Joined{Claim: claims[i]}}))
		}
		if err := write(report, claims); err != nil {
			return nil, Extracted{}, err
		}
	}
	if out.Left > 0 {
		fmt.Fprintf(&b, "\n%d more claims are left out: give the text in parts.\n", out.Left)
	}
	if len(out.Claims) == 0 {
		b.WriteString("No figure of the kinds that recount counts was found in this text.\n")
	}
	return text(b.String()), out, nil
}
