package api

import (
	"errors"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"recount"
	"recount/ledger"
)

// Paging asks for rows.
type Paging struct {
	Limit int `query:"limit" minimum:"1" maximum:"1000" doc:"At most so many rows; 100 without it."`
	Cursor
}

// Cursor says where a list goes on.
type Cursor struct {
	After string `query:"after" maxLength:"1000" doc:"Go on after the page whose next this is."`
	here  url.URL
}

// Resolve remembers the address that was asked, to make that of the next page.
func (c *Cursor) Resolve(ctx huma.Context) []error {
	c.here = ctx.URL()
	return nil
}

func (p *Paging) page() ledger.Page { return ledger.Page{After: p.After, Limit: p.Limit} }

// list is one page of rows.
type list[Row any] struct {
	Items []Row         `json:"items" nullable:"false"`
	Next  recount.Words `json:"next" doc:"The cursor of the next page, for after; null on the last."`
}

// listed is a page as it is answered.
type listed[Row any] struct {
	Link string `header:"Link" doc:"The address of the next page, with rel=next."`
	Body list[Row]
}

// answer sends rows of the ledger in the form that a function gives them.
func answer[From, To any](p *Paging, rows ledger.Rows[From], err error, form func(From) To) (*listed[To], error) {
	if errors.Is(err, ledger.ErrCursor) {
		err = noCursor(p.After)
	}
	if err != nil {
		return nil, err
	}
	out := &listed[To]{Body: list[To]{Items: make([]To, len(rows.Rows)), Next: recount.Words(rows.Next)}}
	for i := range rows.Rows {
		out.Body.Items[i] = form(rows.Rows[i])
	}
	if rows.Next != "" {
		next := p.here
		query := next.Query()
		query.Set("after", rows.Next)
		next.RawQuery = query.Encode()
		out.Link = "<" + next.RequestURI() + `>; rel="next"`
	}
	return out, nil
}

// same is for rows that are sent as they are.
func same[Row any](row Row) Row { return row }

// window cuts a page out of rows that are all at hand. Its cursor is the key of
// the last row, so that rows that come in before it do not move the next page.
func window[Row any](rows []Row, p ledger.Page, key func(Row) string) (ledger.Rows[Row], error) {
	from := 0
	if p.After != "" {
		from = -1
		for i := range rows {
			if key(rows[i]) == p.After {
				from = i + 1
			}
		}
		if from < 0 {
			return ledger.Rows[Row]{}, noCursor(p.After)
		}
	}
	limit := p.Limit
	if limit == 0 {
		limit = usualPage
	}
	out := ledger.Rows[Row]{Rows: rows[from:min(len(rows), from+limit)]}
	if from+limit < len(rows) {
		out.Next = key(rows[from+limit-1])
	}
	return out, nil
}

// noCursor refuses a cursor of another list, or of none.
func noCursor(after string) error {
	return invalid("query.after", after, "this is no cursor of this list; ask for its first page without one")
}

const usualPage = 100 // rows of a page, as of the ledger's own

// one is a single thing as it is answered.
type one[T any] struct{ Body T }

func single[T any](value T, err error) (*one[T], error) {
	if err != nil {
		return nil, err
	}
	return &one[T]{value}, nil
}

// dayOf reads a day that the framework has found to be one; none is the zero
// day.
func dayOf(where, text string) (recount.Day, error) {
	if text == "" {
		return recount.Day{}, nil
	}
	day, err := recount.ParseDay(text)
	if err != nil {
		return day, invalid(where, text, err.Error())
	}
	return day, nil
}

// days reads the two ends of a filter.
func days(since, until string) (from, to recount.Day, err error) {
	if from, err = dayOf("query.since", since); err != nil {
		return from, to, err
	}
	if to, err = dayOf("query.until", until); err != nil {
		return from, to, err
	}
	if err := ledger.InOrder(from, to); err != nil {
		return from, to, invalid("query.until", until, err.Error())
	}
	return from, to, nil
}

// measure is what a filter may ask for.
type measure string

// Schema lists the measures.
func (measure) Schema(huma.Registry) *huma.Schema { return wordsOf(recount.Measures()) }

// voice is a kind of voice that a filter may ask for.
type voice string

// Schema lists the kinds.
func (voice) Schema(huma.Registry) *huma.Schema { return wordsOf(ledger.VoiceKinds()) }

// figures is a kind of figure that a filter may ask for.
type figures string

// Schema lists the kinds.
func (figures) Schema(huma.Registry) *huma.Schema { return wordsOf(ledger.FigureKinds()) }

// wordsOf is one of several words.
func wordsOf[Word ~string](words []Word) *huma.Schema {
	made := &huma.Schema{Type: huma.TypeString}
	for _, word := range words {
		made.Enum = append(made.Enum, string(word))
	}
	return made
}
