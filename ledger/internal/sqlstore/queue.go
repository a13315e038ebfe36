package sqlstore

import (
	"context"
	"slices"

	"recount/ledger"
)

// The claims that await a review: first those in whose place another figure was
// reviewed, which are few, then the others; each the least confident first.
var (
	lapsedClaims = order{"claims reviewed otherwise", []string{"+c.confidence", "c.n"}, false} // +: they are looked up, not met in this order
	otherClaims  = order{"claims by confidence", []string{"c.confidence", "c.n"}, false}
)

// lapsed are the ids of claims on which a review lapsed.
const lapsed = `(SELECT w.id FROM review_of w JOIN review r ON r.n = w.review WHERE w.kind = 4 AND ` + notUndone + `)`

// queued reads a page of the claims that fit and that await a review.
func queued(ctx context.Context, q querier, f *where, after string, most int) (found ledger.Rows[ledger.Linked], err error) {
	_, isOther := readCursor(otherClaims.list, after, len(otherClaims.columns))
	if after == "" || isOther != nil {
		first := &where{slices.Clone(f.conditions), slices.Clone(f.args)}
		first.and("c.id IN " + lapsed)
		if err := lapsedClaims.after(first, after); err != nil {
			return found, err
		}
		if found, err = linkedPage(ctx, q, `claim c`, lapsedClaims, first, most); err != nil || found.Next != "" {
			return found, err
		}
		after = ""
	}
	if len(found.Rows) == most {
		found.Next = writeCursor(otherClaims.list, []any{-1, 0}) // before the least confident
		return found, nil
	}
	f.and("c.id NOT IN " + lapsed)
	if err := otherClaims.after(f, after); err != nil {
		return found, err
	}
	others, err := linkedPage(ctx, q, `claim c`, otherClaims, f, most-len(found.Rows))
	found.Rows, found.Next = append(found.Rows, others.Rows...), others.Next
	return found, err
}
