package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"recount"
	"recount/ledger"
)

// asks lists what is measured, on the largest question and what it tells of.
func asks(ctx context.Context, l ledger.Reader) ([]ask, error) {
	largest, err := l.Questions(ctx, ledger.QuestionFilter{Sort: "claims"}, ledger.Page{Limit: 200})
	if err != nil {
		return nil, err
	}
	if len(largest.Rows) == 0 {
		return nil, errors.New("the ledger holds no question")
	}
	hot, usual := largest.Rows[0], largest.Rows[len(largest.Rows)-1]
	claimant := recount.Words("officials")
	if len(usual.Current) > 0 && usual.Current[0].Claimant != "" {
		claimant = usual.Current[0].Claimant
	}
	list := []ask{
		opening(ctx, l, "open the largest question: "+size(&hot), hot.ID),
		opening(ctx, l, "open a usual question: "+size(&usual), usual.ID),
	}
	for _, f := range filters(usual, string(claimant)) {
		list = append(list, ask{"list questions: " + f.name, listingTakes, func() error {
			_, err := l.Questions(ctx, f.filter, ledger.Page{})
			return err
		}})
	}
	for _, f := range []ledger.ClaimFilter{{}, {Search: string(usual.Place) + " killed"}} {
		list = append(list, ask{"list claims: " + cmp.Or(f.Search, "plain"), listingTakes, func() error {
			_, err := l.Claims(ctx, f, ledger.Page{})
			return err
		}})
	}
	return list, nil
}

func size(q *recount.Summary) string {
	return fmt.Sprintf("%d claims", q.Voices.Claims)
}

// opening asks for what is shown of a question: the summary and the first pages
// of all else.
func opening(ctx context.Context, l ledger.Reader, name, id string) ask {
	return ask{name, openingTakes, func() error {
		_, err1 := l.Question(ctx, id)
		_, err2 := l.ClaimsOf(ctx, id, ledger.Page{})
		_, err3 := l.VerdictsOf(ctx, id, ledger.Page{})
		_, err4 := l.OriginsOf(ctx, id, ledger.Page{})
		_, err5 := l.PartsOf(ctx, id)
		return errors.Join(err1, err2, err3, err4, err5)
	}}
}

type namedFilter struct {
	name   string
	filter ledger.QuestionFilter
}

// filters are ways to list questions, with the words of one.
func filters(q recount.Summary, claimant string) []namedFilter {
	return []namedFilter{
		{"plain", ledger.QuestionFilter{}},
		{"conflicts", ledger.QuestionFilter{Conflicts: true}},
		{"conflicts, most first", ledger.QuestionFilter{Conflicts: true, Sort: "conflicts"}},
		{"measure", ledger.QuestionFilter{Measure: recount.Killed}},
		{"place", ledger.QuestionFilter{Place: string(q.Place)}},
		{"claimant", ledger.QuestionFilter{Claimant: claimant}},
		{"claimant of many", ledger.QuestionFilter{Claimant: "police"}},
		{"claimant that is not there", ledger.QuestionFilter{Claimant: "nobody at all"}},
		{"since", ledger.QuestionFilter{Since: q.To}},
		{"known on", ledger.QuestionFilter{KnownOn: q.From}},
		{"search, rare", ledger.QuestionFilter{Search: string(q.Place)}},
		{"search, frequent", ledger.QuestionFilter{Search: "people killed"}},
		{"all at once", ledger.QuestionFilter{Conflicts: true, Measure: recount.Killed, Place: string(q.Place), Since: q.From, Search: "killed"}},
	}
}
