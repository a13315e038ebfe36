package mcp

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"recount"
	"recount/ledger"
)

const (
	questionAddress = "recount://questions/"
	reportAddress   = "recount://reports/"
)

func (s *server) addResources(to *sdk.Server) {
	to.AddResourceTemplate(&sdk.ResourceTemplate{
		Name: "question", Title: "A question", URITemplate: questionAddress + "{id}", MIMEType: "text/plain",
		Description: "One question with its claims as quoted, how they stand to each other, and the origins that they go back to: at most 50 of each. list_claims gives all claims.",
	}, s.resource(questionAddress, func(ctx context.Context, id string, _ url.Values) ([]string, error) {
		page, err := s.gather(ctx, id, recount.Day{})
		if err != nil {
			return nil, err
		}
		words, err := openedWords(&page)
		return []string{words}, err
	}))
	to.AddResourceTemplate(&sdk.ResourceTemplate{
		Name: "report", Title: "A report", URITemplate: reportAddress + "{id}{?from}", MIMEType: "text/plain",
		Description: "The text of one report, exactly as it is quoted, at most 50,000 characters of it at a time: where it goes on, a second part says at which address.",
	}, s.resource(reportAddress, s.reportText))
}

// reportText reads a page of a report's text, and says where it goes on.
func (s *server) reportText(ctx context.Context, id string, query url.Values) ([]string, error) {
	from := 0
	if given := query.Get("from"); given != "" {
		var err error
		if from, err = strconv.Atoi(given); err != nil {
			return nil, fmt.Errorf("from cannot be %q: it is the number of a character, from 0", given)
		}
	}
	whole, err := s.Ledger.Whole(ctx, ledger.OfReport, id)
	if err != nil {
		return nil, err
	}
	report, _, err := s.Ledger.Report(ctx, whole)
	if err != nil {
		return nil, err
	}
	page, next, err := textOf("from", report.Text, from)
	if err != nil || next == 0 {
		return []string{page}, err
	}
	return []string{page, fmt.Sprintf("The text goes on: read %s%s?from=%d", reportAddress, url.PathEscape(whole), next)}, nil
}

// resource reads what is at an address, as texts.
func (s *server) resource(prefix string, get func(context.Context, string, url.Values) ([]string, error)) sdk.ResourceHandler {
	return func(ctx context.Context, r *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
		path, rawQuery, _ := strings.Cut(strings.TrimPrefix(r.Params.URI, prefix), "?")
		id, err := url.PathUnescape(path)
		query, wrong := url.ParseQuery(rawQuery)
		if err != nil || wrong != nil {
			return nil, sdk.ResourceNotFoundError(r.Params.URI)
		}
		texts, err := get(ctx, id, query)
		if errors.Is(err, ledger.ErrNotFound) || errors.Is(err, ledger.ErrInvalid) {
			return nil, sdk.ResourceNotFoundError(r.Params.URI)
		}
		if err != nil {
			return nil, err
		}
		out := &sdk.ReadResourceResult{}
		for _, text := range texts {
			out.Contents = append(out.Contents, &sdk.ResourceContents{URI: r.Params.URI, MIMEType: "text/plain", Text: text})
		}
		return out, nil
	}
}
