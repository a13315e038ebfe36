package ingest

import (
	"context"
	"iter"
	"time"

	"recount"
	"recount/compare"
	"recount/extract"
	"recount/ledger"
)

// Keeper does the verbs that change a ledger: it adds reports, links claims
// anew, and takes reviews. A keeper does one verb at a time; several keepers may
// work on one ledger at once, in several processes too.
type Keeper struct {
	ledger    ledger.Ledger
	extractor *extract.Extractor
	now       func() time.Time
	linker    string                // version of the rules that make profiles and links
	tell      func(Step)            // where progress is told
	texts     *cache                // texts that copies were sought in
	warn      func(recount.Problem) // where problems are told that stop nothing
}

// Options say how a keeper works.
type Options struct {
	Extractor *extract.Extractor
	Now       func() time.Time      // the clock that reports and reviews are stamped by
	Step      func(Step)            // told of progress; nil = nobody
	Problem   func(recount.Problem) // told of what went wrong and stopped nothing; nil = nobody
}

// Step is how far a verb has come.
type Step struct {
	What Stage
	Done int
}

// Stage is what a verb is at.
type Stage string

// The stages of adding; relinking has all but the first.
const (
	Filing    Stage = "reports"           // taken in
	Profiles  Stage = "profiled anew"     // reports
	Copying   Stage = "sought for copies" // reports whose copies were not yet sought
	Comparing Stage = "compared"          // reports whose neighbours were found
	Settling  Stage = "blocks linked"     // of claims that may answer one question
)

// NewKeeper returns a keeper of a ledger.
func NewKeeper(l ledger.Ledger, o Options) *Keeper {
	k := &Keeper{ledger: l, extractor: o.Extractor, now: o.Now, linker: compare.Linker, tell: o.Step, warn: o.Problem, texts: newCache()}
	if k.tell == nil {
		k.tell = func(Step) {}
	}
	if k.warn == nil {
		k.warn = func(recount.Problem) {}
	}
	return k
}

// rows asks for pages until there are no more. The error, if any, comes last.
func rows[T any](get func(ledger.Page) (ledger.Rows[T], error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		page := ledger.Page{Limit: pageSize}
		for {
			got, err := get(page)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, row := range got.Rows {
				if !yield(row, nil) {
					return
				}
			}
			if got.Next == "" {
				return
			}
			page.After = got.Next
		}
	}
}

// pageSize is how many rows are asked for at a time.
const pageSize = 500

// all collects rows.
func all[T any](get func(ledger.Page) (ledger.Rows[T], error)) ([]T, error) {
	var out []T
	for row, err := range rows(get) {
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}

// claimsOf returns the current claims of a report as reviewers corrected them,
// those that they rejected too.
func (k *Keeper) claimsOf(ctx context.Context, report string) ([]ledger.Linked, error) {
	return all(func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
		return k.ledger.Claims(ctx, ledger.ClaimFilter{Report: report, Rejected: true}, p)
	})
}

// bare returns claims without what they are joined to.
func bare(linked []ledger.Linked) []recount.Claim {
	claims := make([]recount.Claim, len(linked))
	for i := range linked {
		claims[i] = linked[i].Claim
	}
	return claims
}
