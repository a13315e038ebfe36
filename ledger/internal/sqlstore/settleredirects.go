package sqlstore

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"recount/compare"
)

// dropQuestions takes away what is left of the questions that are no more.
func (s *settling) dropQuestions(ctx context.Context, _ compare.Result) error {
	for _, id := range slices.Sorted(maps.Keys(s.old)) {
		if _, stays := s.questions[id]; stays {
			continue
		}
		if err := s.release(ctx, s.old[id]); err != nil {
			return err
		}
		if err := s.drop(ctx, s.old[id]); err != nil {
			return err
		}
	}
	return nil
}

// drop takes away a question and all that was made of it.
func (s *settling) drop(ctx context.Context, question int64) error {
	for _, drop := range []string{
		`DELETE FROM link WHERE question = $1`,
		`DELETE FROM origin WHERE question = $1`,
		`DELETE FROM verdict WHERE question = $1`,
		`DELETE FROM question_name WHERE question = $1`,
		`DELETE FROM summary WHERE question = $1`,
		`DELETE FROM question WHERE n = $1`,
	} {
		if err := s.exec(ctx, drop, question); err != nil {
			return err
		}
	}
	return nil
}

// writeRedirects lets ids of questions that are no more lead to those that took
// them in. A question that is there again needs none.
func (s *settling) writeRedirects(ctx context.Context, result compare.Result) error {
	for _, from := range slices.Sorted(maps.Keys(result.Redirects)) {
		into := result.Redirects[from]
		if _, there := s.questions[from]; there || from == into {
			return invalid("question %q leads to %q and is there itself", from, into)
		}
		awaited, err := s.isAwaited(ctx, from)
		if err != nil {
			return err
		}
		if awaited {
			continue
		}
		if err := s.dropElsewhere(ctx, from); err != nil {
			return fmt.Errorf("question %q: %w", from, err)
		}
		if err := s.exec(ctx, `INSERT INTO redirect (id, into_id) VALUES ($1, $2)
			ON CONFLICT (id) DO UPDATE SET into_id = excluded.into_id`, from, into); err != nil {
			return err
		}
	}
	for id := range s.questions {
		if err := s.exec(ctx, `DELETE FROM redirect WHERE id = $1`, id); err != nil {
			return err
		}
	}
	return nil
}

// isAwaited tells whether claims of other blocks inherit a question that are yet to
// be decided: they may keep it.
func (s *settling) isAwaited(ctx context.Context, id string) (bool, error) {
	args := append(append([]any{}, s.numbers...), id)
	_, awaited, err := single[int64](ctx, s, fmt.Sprintf(`SELECT 1 FROM answered a JOIN profile p ON p.claim = a.claim
		WHERE a.question = $%d AND p.block NOT IN (`+marks(1, len(s.numbers))+`)
		AND NOT EXISTS (SELECT 1 FROM link l WHERE l.claim = a.claim AND l.block = p.block) LIMIT 1`, len(args)), args...)
	return awaited, err
}

// dropElsewhere takes away a question that leads to another from now on and that
// blocks have which are not settled here: all of its claims are gone.
func (s *settling) dropElsewhere(ctx context.Context, id string) error {
	n, found, err := single[int64](ctx, s, `SELECT n FROM question WHERE id = $1`, id)
	if err != nil || !found {
		return err
	}
	if err := s.stillFree(ctx, id); err != nil {
		return err
	}
	if err := s.exec(ctx, `UPDATE block SET changed = changed + 1 WHERE n IN (SELECT block FROM question WHERE n = $1)`, n); err != nil {
		return err
	}
	return s.drop(ctx, n)
}
