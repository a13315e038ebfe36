package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"recount"
	"recount/compare"
	"recount/ledger"
)

// History returns the reviews of a claim or question: see [ledger.Reviews].
func (s *Store) History(ctx context.Context, id string) (reviews []recount.Review, err error) {
	err = s.read(ctx, func(q querier) error {
		known, err := s.isKnown(ctx, q, id)
		if err != nil {
			return err
		}
		if !known {
			return notFound("claim or question", id)
		}
		reviews, err = collect(ctx, q, scanReview, `WITH RECURSIVE ids (id) AS (
				SELECT $1 UNION SELECT r.id FROM redirect r JOIN ids ON r.into_id = ids.id)
			SELECT body FROM review WHERE n IN (SELECT o.review FROM review_of o WHERE o.id IN (SELECT id FROM ids)) ORDER BY n`, id)
		return err
	})
	return reviews, err
}

// isKnown tells whether an id is one of a claim or of a question, or was.
func (s *Store) isKnown(ctx context.Context, q querier, id string) (bool, error) {
	for _, query := range []string{
		`SELECT 1 FROM claim WHERE id = $1 AND state < 2`,
		`SELECT 1 FROM claim WHERE id = $1 AND state = 2 LIMIT 1`,
		`SELECT 1 FROM question WHERE id = $1`,
		`SELECT 1 FROM redirect WHERE id = $1`,
		`SELECT 1 FROM review_of WHERE id = $1 LIMIT 1`,
		`SELECT 1 FROM answered WHERE question = $1 LIMIT 1`,
	} {
		if _, found, err := single[int64](ctx, q, query, id); err != nil || found {
			return found, err
		}
	}
	return false, nil
}

// Review returns one review.
func (s *Store) Review(ctx context.Context, id string) (review recount.Review, err error) {
	err = s.read(ctx, func(q querier) error {
		found, err := collect(ctx, q, scanReview, `SELECT body FROM review WHERE id = $1`, id)
		if err != nil || len(found) == 0 {
			return orMissing(err, "review", id)
		}
		review = found[0]
		return nil
	})
	return review, err
}

// ReviewsOf returns the reviews that hold for a report's claims: see
// [ledger.Reviews].
func (s *Store) ReviewsOf(ctx context.Context, report string) (reviews []recount.Review, err error) {
	err = s.read(ctx, func(q querier) error {
		n, err := reportNumber(ctx, q, report)
		if err != nil {
			return err
		}
		claims, err := column[string](ctx, q, `SELECT DISTINCT c.id FROM claim c JOIN review_of o ON o.id = c.id WHERE c.report = $1 ORDER BY c.id`, n)
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for _, claim := range claims {
			held, err := reviewsHeld(ctx, q, claim)
			if err != nil {
				return err
			}
			merges, err := collect(ctx, q, scanReview, `SELECT r.body FROM review r JOIN review_of o ON o.review = r.n
				WHERE o.id = $1 AND o.kind = 3 AND `+notUndone+` ORDER BY r.n`, claim)
			if err != nil {
				return err
			}
			for _, r := range slices.Concat(held, merges) {
				if r.Action != recount.Undo && !seen[r.ID] {
					seen[r.ID] = true
					reviews = append(reviews, r)
				}
			}
		}
		return nil
	})
	return reviews, err
}

// heldDecision is a review on questions, with the claims that stand in the
// place of those it names, or in for them.
type heldDecision struct {
	recount.Review
	anchored []string
}

// Decisions returns what holds of merges, splits and best figures.
func (s *Store) Decisions(ctx context.Context) (decisions compare.Decisions, err error) {
	err = s.read(ctx, func(q querier) error {
		decisions, err = readDecisions(ctx, q)
		return err
	})
	return decisions, err
}

func readDecisions(ctx context.Context, q querier) (decisions compare.Decisions, err error) {
	decisions.Best = map[string]string{}
	held, err := decisionsHeld(ctx, q)
	if err != nil {
		return decisions, err
	}
	best := map[string]heldDecision{} // by question
	for i, d := range held {
		switch d.Action {
		case recount.Merge:
			decisions.Merged = append(decisions.Merged, withoutSplit(&d, held[i+1:]))
		case recount.Split:
			decisions.Split = append(decisions.Split, compare.SplitOff{Review: d.ID, Claims: slices.Concat(d.Claims, d.anchored)})
		case recount.SetBest:
			question, err := followRedirects(ctx, q, d.Question)
			if err != nil {
				return decisions, err
			}
			best[question] = d
		}
	}
	for _, d := range best {
		for _, claim := range append([]string{d.Claim}, d.anchored...) {
			decisions.Best[claim] = d.ID
		}
	}
	return decisions, nil
}

// decisionsHeld returns the reviews on questions that are not undone, oldest
// first.
func decisionsHeld(ctx context.Context, q querier) ([]heldDecision, error) {
	type row struct {
		n    int64
		body []byte
	}
	rows, err := collect(ctx, q, func(rows *sql.Rows) (r row, err error) { return r, rows.Scan(&r.n, &r.body) },
		`SELECT r.n, r.body FROM review r WHERE r.action IN ('merge', 'split', 'best') AND `+notUndone+` ORDER BY r.n`)
	if err != nil {
		return nil, err
	}
	held := make([]heldDecision, len(rows))
	for i, r := range rows {
		if err := json.Unmarshal(r.body, &held[i].Review); err != nil {
			return nil, fmt.Errorf("a review does not unpack: %w: %w", err, ledger.ErrDamaged)
		}
		held[i].anchored, err = standInsOf(ctx, q, r.n)
		if err != nil {
			return nil, err
		}
	}
	return held, nil
}

// Reanchor lets a review hold for another claim too: see [ledger.Reviews].
func (s *Store) Reanchor(ctx context.Context, review, claim string) error {
	return s.write(ctx, func(t *tx) error {
		if err := t.bearsToo(ctx, claim, review, ofAnchored); err != nil {
			return err
		}
		return t.touch(ctx, []string{claim}, recount.Review{})
	})
}

// Lapse tells that a review does not hold for another claim: see [ledger.Reviews].
func (s *Store) Lapse(ctx context.Context, review, claim string) error {
	return s.write(ctx, func(t *tx) error { return t.bearsToo(ctx, claim, review, ofLapsed) })
}

// bearsToo notes that a review bears on a claim that it does not name.
func (t *tx) bearsToo(ctx context.Context, claim, review string, kind int) error {
	n, found, err := single[int64](ctx, t, `SELECT n FROM review WHERE id = $1`, review)
	if err != nil || !found {
		return orMissing(err, "review", review)
	}
	if _, err := claimNumber(ctx, t, claim); err != nil {
		return err
	}
	return t.bears(ctx, claim, n, kind)
}
