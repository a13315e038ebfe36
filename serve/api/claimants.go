package api

import (
	"cmp"
	"context"

	"github.com/danielgtaylor/huma/v2"

	"recount"
	"recount/export"
	"recount/ingest"
	"recount/ledger"
)

// Few asks for rows of which each holds much.
type Few struct {
	Limit int `query:"limit" minimum:"1" maximum:"20" doc:"At most so many rows; 20 without it."`
	Cursor
}

func (f *Few) paging() *Paging { return &Paging{cmp.Or(f.Limit, 20), f.Cursor} }

// OfClaimant names a claimant line.
type OfClaimant struct {
	Line    string `path:"line" maxLength:"500" doc:"Key of the claimant line: one person or body, however it is named. Claims have it as line."`
	KnownOn string `query:"known_on" format:"date" doc:"As it was known on a day: without reports published later."`
}

// said is what a claimant said on one question.
type said struct {
	Question recount.Summary `json:"question"`
	Claims   []export.Held   `json:"claims" nullable:"false" doc:"The newest, at most 8, in the order of the days they hold for."`
	More     bool            `json:"more" doc:"There are older ones: the list of claims has all, by line and question."`
}

func saidOf(s ingest.Said) said {
	row := said{s.Question, make([]export.Held, len(s.Claims)), s.Next != ""}
	for i := range s.Claims {
		row.Claims[i] = export.HeldOf(s.Claims[i])
	}
	return row
}

func (s *service) claimantRoutes(a huma.API) {
	handle(s, a, get("get-claimant", "/claimants/{line}", "One claimant",
		"The names that reports have for it, in how many claims and questions it speaks, who passed its words on, and whose words it passed on."),
		func(ctx context.Context, in *OfClaimant) (*one[ledger.Claimant], error) {
			return single(s.claimant(ctx, in))
		})
	handle(s, a, get("list-questions-of-claimant", "/claimants/{line}/questions", "What a claimant said over time",
		"The questions on which it spoke, those with the latest figures first, each with what it said. As known on a day, a page may have fewer rows than its limit."),
		func(ctx context.Context, in *struct {
			OfClaimant
			Few
		},
		) (*listed[said], error) {
			claimant, err := s.claimant(ctx, &in.OfClaimant)
			if err != nil {
				return nil, err
			}
			day, err := dayOf("query.known_on", in.KnownOn)
			if err != nil {
				return nil, err
			}
			paging := in.paging()
			rows, err := ingest.SaidBy(ctx, s.Ledger, claimant.Line, day, paging.page())
			return answer(paging, rows, err, saidOf)
		})
}

// claimant reads what is told of a claimant line, with lists that are there.
func (s *service) claimant(ctx context.Context, in *OfClaimant) (ledger.Claimant, error) {
	day, err := dayOf("query.known_on", in.KnownOn)
	if err != nil {
		return ledger.Claimant{}, err
	}
	c, err := s.Ledger.Claimant(ctx, in.Line, day)
	for _, list := range []*[]ledger.Voice{&c.Names, &c.RelayedBy, &c.Relays} {
		*list = append([]ledger.Voice{}, *list...)
	}
	return c, err
}
