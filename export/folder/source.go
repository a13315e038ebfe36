package folder

import (
	"context"
	"iter"
	"slices"

	"recount"
	"recount/ledger"
)

// Source yields what is exported, each row once. A sequence that is nil leaves
// its table out; an error that one yields ends the export, and nothing is
// written.
type Source struct {
	Claims     iter.Seq2[ledger.Linked, error]
	Questions  iter.Seq2[recount.Summary, error]
	Origins    iter.Seq2[recount.Origin, error]
	Verdicts   iter.Seq2[Verdict, error]
	Parts      iter.Seq2[recount.PartOf, error]
	Reports    iter.Seq2[ledger.ReportRow, error]
	Statements iter.Seq2[ledger.Statement, error]
	Copies     iter.Seq2[recount.Copy, error]
	Reviews    iter.Seq2[recount.Review, error]
	Followings iter.Seq2[ledger.Following, error]
}

// Verdict is a verdict with the question under which it is told.
type Verdict struct {
	Question string `json:"question"`
	recount.Verdict
}

// Reader is what [FromLedger] reads from.
type Reader interface {
	ledger.Reader
	History(ctx context.Context, id string) ([]recount.Review, error)
	ReviewsOf(ctx context.Context, report string) ([]recount.Review, error)
	Followed(ctx context.Context) ([]ledger.Following, error)
}

// page is how many rows are asked for at a time: the most that a ledger gives.
const page = 1000

// FromLedger yields all that a ledger holds now: its current claims but those
// that a reviewer rejected, and behind them those of former versions that
// verdicts tell of. Reviews are those that hold for claims, and all of questions;
// followings are those that hold.
func FromLedger(ctx context.Context, from Reader) Source {
	questions := pages(func(p ledger.Page) (ledger.Rows[recount.Summary], error) {
		return from.Questions(ctx, ledger.QuestionFilter{}, p)
	})
	reports := pages(func(p ledger.Page) (ledger.Rows[ledger.ReportRow], error) {
		return from.Reports(ctx, ledger.ReportFilter{}, p)
	})
	return Source{
		Claims: behind(
			pages(func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
				return from.Claims(ctx, ledger.ClaimFilter{}, p)
			}),
			of(questions, func(q recount.Summary) iter.Seq2[ledger.Linked, error] { return formerOf(ctx, from, &q) }),
		),
		Questions: questions,
		Origins: of(questions, func(q recount.Summary) iter.Seq2[recount.Origin, error] {
			return pages(func(p ledger.Page) (ledger.Rows[recount.Origin], error) { return from.OriginsOf(ctx, q.ID, p) })
		}),
		Verdicts: of(questions, func(q recount.Summary) iter.Seq2[Verdict, error] { return verdictsOf(ctx, from, q.ID) }),
		Parts:    of(questions, func(q recount.Summary) iter.Seq2[recount.PartOf, error] { return partsOf(ctx, from, q.ID) }),
		Reports:  reports,
		Statements: pages(func(p ledger.Page) (ledger.Rows[ledger.Statement], error) {
			return from.Statements(ctx, ledger.StatementFilter{}, p)
		}),
		Copies: pages(func(p ledger.Page) (ledger.Rows[recount.Copy], error) { return from.Copies(ctx, "", p) }),
		Reviews: once(
			of(reports, func(r ledger.ReportRow) iter.Seq2[recount.Review, error] { return all(from.ReviewsOf(ctx, r.ID)) }),
			of(questions, func(q recount.Summary) iter.Seq2[recount.Review, error] { return all(from.History(ctx, q.ID)) }),
		),
		Followings: func(yield func(ledger.Following, error) bool) { all(from.Followed(ctx))(yield) },
	}
}

func verdictsOf(ctx context.Context, from Reader, question string) iter.Seq2[Verdict, error] {
	rows := pages(func(p ledger.Page) (ledger.Rows[recount.Verdict], error) { return from.VerdictsOf(ctx, question, p) })
	return func(yield func(Verdict, error) bool) {
		for v, err := range rows {
			if !yield(Verdict{question, v}, err) {
				return
			}
		}
	}
}

// formerOf yields the claims of former versions in whose place those of a
// question stand.
func formerOf(ctx context.Context, from Reader, q *recount.Summary) iter.Seq2[ledger.Linked, error] {
	return func(yield func(ledger.Linked, error) bool) {
		if q.Verdicts[recount.Updates]+q.Verdicts[recount.Revises] == 0 {
			return
		}
		for v, err := range verdictsOf(ctx, from, q.ID) {
			if err == nil && v.Reason != recount.ReasonVersion {
				continue
			}
			var c ledger.Linked
			if err == nil {
				c, err = from.Claim(ctx, v.A)
			}
			if !yield(c, err) || err != nil {
				return
			}
		}
	}
}

// behind yields the rows of one sequence after those of another, each claim
// once: one may have been told in two others.
func behind(first, second iter.Seq2[ledger.Linked, error]) iter.Seq2[ledger.Linked, error] {
	return func(yield func(ledger.Linked, error) bool) {
		for c, err := range first {
			if !yield(c, err) {
				return
			}
		}
		seen := map[string]bool{}
		for c, err := range second {
			if seen[c.ID] && err == nil {
				continue
			}
			seen[c.ID] = true
			if !yield(c, err) {
				return
			}
		}
	}
}

// partsOf yields the links by which a question is part of others; those from
// its own parts come with these.
func partsOf(ctx context.Context, from Reader, question string) iter.Seq2[recount.PartOf, error] {
	return func(yield func(recount.PartOf, error) bool) {
		parts, err := from.PartsOf(ctx, question)
		parts = slices.DeleteFunc(parts, func(p recount.PartOf) bool { return p.Part != question })
		all(parts, err)(yield)
	}
}

// pages yields the rows of all pages.
func pages[Row any](next func(ledger.Page) (ledger.Rows[Row], error)) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for at := (ledger.Page{Limit: page}); ; {
			rows, err := next(at)
			for row, err := range all(rows.Rows, err) {
				if !yield(row, err) {
					return
				}
			}
			if err != nil || rows.Next == "" {
				return
			}
			at.After = rows.Next
		}
	}
}

// all yields rows, or the error that came instead of them.
func all[Row any](rows []Row, err error) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		if err != nil {
			var none Row
			yield(none, err)
			return
		}
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// of yields what is found for each of the outer rows.
func of[Outer, Row any](outer iter.Seq2[Outer, error], rows func(Outer) iter.Seq2[Row, error]) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for o, err := range outer {
			inner := all[Row](nil, err)
			if err == nil {
				inner = rows(o)
			}
			for row, err := range inner {
				if !yield(row, err) {
					return
				}
			}
		}
	}
}

// once yields the reviews of several sequences, each review once: one that
// split a question may be known to both questions.
func once(sequences ...iter.Seq2[recount.Review, error]) iter.Seq2[recount.Review, error] {
	return func(yield func(recount.Review, error) bool) {
		seen := map[string]bool{}
		for _, reviews := range sequences {
			for review, err := range reviews {
				if err == nil && seen[review.ID] {
					continue
				}
				seen[review.ID] = true
				if !yield(review, err) {
					return
				}
			}
		}
	}
}
