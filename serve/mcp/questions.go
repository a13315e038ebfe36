package mcp

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"recount"
	"recount/export"
	"recount/ingest"
	"recount/ledger"
)

// Bounds of an answer: what an assistant can take in at once.
const (
	usualRows = 20
	mostRows  = 100
)

// Search chooses questions.
type Search struct {
	Search    string `json:"search,omitempty" jsonschema:"words of the claims' sentences, of what is counted, of places"`
	Measure   string `json:"measure,omitempty" jsonschema:"killed, wounded, casualties, missing, captured, displaced, affected, arrested, deployed, strength, equipment_lost, transferred, aid, damage, votes, price, attacks or other"`
	Place     string `json:"place,omitempty" jsonschema:"part of the name of a place, or a country's two-letter code"`
	Claimant  string `json:"claimant,omitempty" jsonschema:"part of the name of whoever vouches for a figure"`
	Since     string `json:"since,omitempty" jsonschema:"with a figure for this day or later: 2024-12-31"`
	Until     string `json:"until,omitempty" jsonschema:"with a figure for this day or earlier"`
	KnownOn   string `json:"known_on,omitempty" jsonschema:"as they were known on this day, without reports published later"`
	Conflicts bool   `json:"conflicts,omitempty" jsonschema:"only those with a conflict"`
	Sort      string `json:"sort,omitempty" jsonschema:"latest, claims, conflicts or origins"`
	Limit     int    `json:"limit,omitempty" jsonschema:"at most so many, up to 100; 20 without it"`
	Cursor    string `json:"cursor,omitempty" jsonschema:"next of the answer before, to go on"`
}

// Found are questions.
type Found struct {
	Questions []Question `json:"questions"`
	Next      string     `json:"next,omitempty" jsonschema:"cursor of the next page"`
}

// Open names a question.
type Open struct {
	ID      string `json:"id" jsonschema:"the question's id, or its first 6 digits or more; or that of a claim that answers it"`
	KnownOn string `json:"known_on,omitempty" jsonschema:"as it was known on this day, without reports published later: 2024-12-31"`
}

func (s *server) addQuestions(to *sdk.Server) {
	sdk.AddTool(to, tool("search_questions", "Search questions",
		"Searches the questions of the ledger: what is counted, where and when, the latest figure of each who speaks, how many independent origins stand behind the figures, and whether they conflict."),
		s.search)
	sdk.AddTool(to, tool("open_question", "Open a question",
		"Opens one question: its claims with the sentences quoted and their sources, how they stand to each other and why, and the origins that they go back to: at most 50 of each. list_claims gives all claims of a question, page by page."),
		s.open)
}

func (s *server) search(ctx context.Context, _ *sdk.CallToolRequest, in Search) (*sdk.CallToolResult, Found, error) {
	filter, err := in.filter()
	if err != nil {
		return nil, Found{}, err
	}
	part, err := page(in.Cursor, in.Limit)
	if err != nil {
		return nil, Found{}, err
	}
	rows, err := ingest.QuestionsKnownOn(ctx, s.Ledger, filter, part)
	if err != nil {
		return nil, Found{}, advised(err)
	}
	out := Found{Questions: make([]Question, len(rows.Rows)), Next: rows.Next}
	for i := range rows.Rows {
		out.Questions[i] = questionOf(rows.Rows[i])
	}
	if len(rows.Rows) == 0 && rows.Next == "" {
		return text("No question fits. Search with fewer words, or without a measure or place."), out, nil
	}
	words, err := printed(func(w io.Writer) error { return export.Questions(w, look, rows.Rows) })
	return text(words + more(rows.Next)), out, err
}

func (in *Search) filter() (f ledger.QuestionFilter, err error) {
	f = ledger.QuestionFilter{Search: in.Search, Place: in.Place, Claimant: in.Claimant, Conflicts: in.Conflicts, Sort: in.Sort}
	if f.Measure, err = recount.MeasureNamed(in.Measure); err != nil {
		return f, err
	}
	if f.Since, f.Until, err = window(in.Since, in.Until); err != nil {
		return f, err
	}
	if f.KnownOn, err = dayOf("known_on", in.KnownOn); err != nil {
		return f, err
	}
	if in.Sort != "" && !slices.Contains([]string{"latest", "claims", "conflicts", "origins"}, in.Sort) {
		return f, fmt.Errorf("sort cannot be %q: choose latest, claims, conflicts or origins", in.Sort)
	}
	return f, nil
}

func (s *server) open(ctx context.Context, _ *sdk.CallToolRequest, in Open) (*sdk.CallToolResult, Opened, error) {
	day, err := dayOf("known_on", in.KnownOn)
	if err != nil {
		return nil, Opened{}, err
	}
	page, err := s.gather(ctx, in.ID, day)
	if err != nil {
		return nil, Opened{}, advised(err)
	}
	words, err := openedWords(&page)
	return text(words), openedOf(page), err
}

// openedWords tells of a question in words, and where the rest of its claims is.
func openedWords(page *export.QuestionPage) (string, error) {
	words, err := printed(func(w io.Writer) error { return export.Question(w, look, *page) })
	if len(page.Claims) < page.Summary.Voices.Claims {
		words += "\nThese are the first claims of many: list_claims with question " + page.Summary.ID + " gives all, page by page.\n"
	}
	return words, err
}

// gather reads a question, by its id or that of a claim that answers it.
func (s *server) gather(ctx context.Context, id string, day recount.Day) (export.QuestionPage, error) {
	most := export.Most{Claims: 50, Verdicts: 50, Origins: 50, Reports: 30}
	page, err := export.Gather(ctx, s.Ledger, id, day, most)
	if !errors.Is(err, ledger.ErrNotFound) {
		return page, err
	}
	whole, other := s.Ledger.Whole(ctx, ledger.OfClaim, id)
	if other != nil {
		return page, err
	}
	claim, other := s.Ledger.Claim(ctx, whole)
	if other != nil || claim.Question == "" {
		return page, err
	}
	return export.Gather(ctx, s.Ledger, claim.Question, day, most)
}

// page is the page of a list that is asked for; 0 rows stand for the usual number.
func page(cursor string, limit int) (ledger.Page, error) {
	if limit < 0 || limit > mostRows {
		return ledger.Page{}, fmt.Errorf("limit cannot be %d: give 1 to %d, or leave it out for %d", limit, mostRows, usualRows)
	}
	return ledger.Page{After: cursor, Limit: cmp.Or(limit, usualRows)}, nil
}

// window reads the first and the last day of a filter.
func window(since, until string) (from, to recount.Day, err error) {
	if from, err = dayOf("since", since); err != nil {
		return from, to, err
	}
	if to, err = dayOf("until", until); err != nil {
		return from, to, err
	}
	return from, to, ledger.InOrder(from, to)
}

// dayOf reads a day; none is the zero day.
func dayOf(name, given string) (recount.Day, error) {
	if given == "" {
		return recount.Day{}, nil
	}
	day, err := recount.ParseDay(given)
	if err != nil {
		return day, fmt.Errorf("%s: %w", name, err)
	}
	return day, nil
}
