package ingest

import (
	"context"
	"slices"

	"recount"
	"recount/ledger"
)

// Said is what one claimant line said on one question.
type Said struct {
	Question recount.Summary
	Claims   []ledger.Linked // the newest, in the order of the days they hold for
	Next     string          // cursor of older ones; empty where there are none
}

// saidOfEach is how many claims of each question are read, where there are many
// questions.
const saidOfEach = 8

// SaidBy returns what a claimant line said by the reports known by a day (all
// where it is zero), on a page of questions, those with the latest figures
// first. Of each it has the newest claims alone; a page may have fewer questions
// than its limit.
func SaidBy(ctx context.Context, l ledger.Reader, line string, knownOn recount.Day, page ledger.Page) (said ledger.Rows[Said], err error) {
	questions, err := l.Questions(ctx, ledger.QuestionFilter{Line: line, KnownOn: knownOn}, page)
	if err != nil {
		return said, err
	}
	said.Next = questions.Next
	for i := range questions.Rows {
		s, err := SaidOn(ctx, l, line, questions.Rows[i], knownOn, ledger.Page{Limit: saidOfEach})
		if err != nil {
			return said, err
		}
		if len(s.Claims) > 0 { // as known on a day there may be none yet
			said.Rows = append(said.Rows, s)
		}
	}
	return said, nil
}

// SaidOn returns a page of what a claimant line said on one question.
func SaidOn(ctx context.Context, l ledger.Reader, line string, question recount.Summary, knownOn recount.Day, page ledger.Page) (Said, error) {
	rows, err := l.Claims(ctx, ledger.ClaimFilter{Line: line, Question: question.ID, KnownOn: knownOn}, page)
	slices.SortStableFunc(rows.Rows, func(x, y ledger.Linked) int { return x.Day().Compare(y.Day()) })
	return Said{question, rows.Rows, rows.Next}, err
}
