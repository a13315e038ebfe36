package mcp

import (
	"context"
	"errors"
	"io"
	"net/url"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"recount"
	"recount/export"
	"recount/ledger"
)

const (
	questionAddress = "recount://questions/"
	reportAddress   = "recount://reports/"
)

func (s *server) addResources(to *sdk.Server) {
	to.AddResourceTemplate(&sdk.ResourceTemplate{
		Name: "question", Title: "A question", URITemplate: questionAddress + "{id}", MIMEType: "text/plain",
		Description: "One question with its claims as quoted, how they stand to each other, and the origins that they go back to.",
	}, s.resource(questionAddress, func(ctx context.Context, id string) (string, error) {
		page, err := s.gather(ctx, id, recount.Day{})
		if err != nil {
			return "", err
		}
		return printed(func(w io.Writer) error { return export.Question(w, look, page) })
	}))
	to.AddResourceTemplate(&sdk.ResourceTemplate{
		Name: "report", Title: "A report", URITemplate: reportAddress + "{id}", MIMEType: "text/plain",
		Description: "The text of one report, exactly as it is quoted.",
	}, s.resource(reportAddress, func(ctx context.Context, id string) (string, error) {
		whole, err := s.Ledger.Whole(ctx, ledger.OfReport, id)
		if err != nil {
			return "", err
		}
		report, _, err := s.Ledger.Report(ctx, whole)
		return report.Text, err
	}))
}

// resource reads what is at an address, as text.
func (s *server) resource(prefix string, get func(context.Context, string) (string, error)) sdk.ResourceHandler {
	return func(ctx context.Context, r *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
		id, err := url.PathUnescape(strings.TrimPrefix(r.Params.URI, prefix))
		if err != nil {
			return nil, sdk.ResourceNotFoundError(r.Params.URI)
		}
		content, err := get(ctx, id)
		if errors.Is(err, ledger.ErrNotFound) || errors.Is(err, ledger.ErrInvalid) {
			return nil, sdk.ResourceNotFoundError(r.Params.URI)
		}
		if err != nil {
			return nil, err
		}
		return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{{URI: r.Params.URI, MIMEType: "text/plain", Text: content}}}, nil
	}
}
