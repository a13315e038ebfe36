package ingest

import (
	"context"

	"recount/ledger"
)

// Since are changes in the order in which they came.
type Since struct {
	Changes []Change
	Seen    int64 // number of the last that was looked at: what comes later is after it
	More    bool  // there are changes after that one already
}

// ChangesSince returns the changes after the one of a number (0: from the first),
// oldest first, at most limit. They are chosen as by [LastChanges]; all lifts the
// choice of new figures by the questions that are followed. No more than 10,000
// changes are looked at in one call.
func ChangesSince(ctx context.Context, l ledger.Ledger, after int64, limit int, all bool, questions ...string) (Since, error) {
	since := Since{Seen: after, More: true}
	wanted, err := wantedOf(ctx, l, questions)
	if all && len(questions) == 0 {
		wanted.questions = nil
	}
	for looked := 0; err == nil && since.More && looked < mostSought && len(since.Changes) < limit; looked += changesAtOnce {
		err = since.take(ctx, l, wanted, limit)
	}
	return since, err
}

// take looks at the changes after those seen, until there are enough.
func (s *Since) take(ctx context.Context, l ledger.Ledger, wanted wanted, limit int) error {
	changes, err := l.ChangesAfter(ctx, s.Seen, changesAtOnce+1)
	if err != nil {
		return err
	}
	for i, c := range changes[:min(changesAtOnce, len(changes))] {
		if len(s.Changes) == limit {
			return nil
		}
		is, err := wanted.is(ctx, l, c)
		if err != nil {
			return err
		}
		if is {
			change, err := describe(ctx, l, c)
			if err != nil {
				return err
			}
			s.Changes = append(s.Changes, change)
		}
		s.Seen, s.More = c.Number, i+1 < len(changes)
	}
	s.More = s.More && len(changes) > 0
	return nil
}
