package sqlstore

import (
	"context"
	"fmt"
	"reflect"

	"recount/ledger"
)

// isAsSeen fails where the ledger is no longer as it was read.
func isAsSeen(ctx context.Context, q querier, seen ledger.Seen) error {
	if seen.Newest != "" {
		if now, err := newestReview(ctx, q); err != nil || now != seen.Newest {
			return orChanged(err, "the reviews", "of the ledger")
		}
	}
	if seen.Claim != nil {
		if now, err := readClaim(ctx, q, seen.Claim.ID); err != nil || !reflect.DeepEqual(now, *seen.Claim) {
			return orChanged(err, "claim", seen.Claim.ID)
		}
	}
	if seen.Question != nil {
		if now, err := readQuestion(ctx, q, seen.Question.ID); err != nil || !reflect.DeepEqual(now, *seen.Question) {
			return orChanged(err, "question", seen.Question.ID)
		}
	}
	return nil
}

func orChanged(err error, what, id string) error {
	if err != nil {
		return err
	}
	return fmt.Errorf("%s %s: %w", what, id, ledger.ErrChanged)
}

// Newest returns the id of the review that was kept last: see [ledger.Reviews].
func (s *Store) Newest(ctx context.Context) (id string, err error) {
	err = s.read(ctx, func(q querier) error {
		id, err = newestReview(ctx, q)
		return err
	})
	return id, err
}

func newestReview(ctx context.Context, q querier) (string, error) {
	id, found, err := single[string](ctx, q, `SELECT id FROM review ORDER BY n DESC LIMIT 1`)
	if !found {
		id = ledger.NoReview
	}
	return id, err
}
