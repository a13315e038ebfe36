package sqlstore

import (
	"context"

	"recount"
)

// Check lints the whole ledger: see [ledger.Checker].
func (s *Store) Check(ctx context.Context, report func(recount.Problem)) (records int, err error) {
	return 0, nil
}
