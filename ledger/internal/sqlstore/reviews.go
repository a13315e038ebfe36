package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"recount"
	"recount/compare/profile"
	"recount/ledger"
)

// AddReview keeps the reviews of one act: see [ledger.Reviews].
func (s *Store) AddReview(ctx context.Context, seen ledger.Seen, reviews ...recount.Review) error {
	return s.write(ctx, func(t *tx) error {
		if err := isAsSeen(ctx, t, seen); err != nil {
			return err
		}
		for _, review := range reviews {
			if review.Action == recount.Missed {
				return invalid("review %q adds a claim: AddClaim files it with its profile", review.ID)
			}
			if err := t.addReview(ctx, review); err != nil {
				return fmt.Errorf("review %q: %w", review.ID, err)
			}
		}
		return nil
	})
}

// addReview keeps a review with what it bears on.
func (t *tx) addReview(ctx context.Context, r recount.Review) error {
	if err := t.checkReview(ctx, r); err != nil {
		return err
	}
	body, err := json.Marshal(r)
	if err != nil {
		return err
	}
	n, err := t.insert(ctx, `INSERT INTO review (id, action, undoes, body) VALUES ($1, $2, $3, $4) RETURNING n`,
		r.ID, string(r.Action), r.Undoes, string(body))
	if err != nil {
		return err
	}
	claims, questions := bearsOn(r)
	if r.Action == recount.Undo {
		if claims, questions, err = t.undone(ctx, r.Undoes); err != nil {
			return err
		}
	}
	for _, of := range []struct {
		kind int
		ids  []string
	}{{ofClaim, claims}, {ofQuestion, questions}} {
		for _, id := range of.ids {
			if err := t.bears(ctx, id, n, of.kind); err != nil {
				return err
			}
		}
	}
	if r.Action == recount.Missed {
		return nil // its claim is filed next
	}
	if r.Action == recount.Reject {
		if err := t.keepMerges(ctx, `id = $1 AND state = 0`, r.Claim); err != nil {
			return err
		}
	}
	if err := t.touch(ctx, claims, r); err != nil {
		return err
	}
	if r.Action == recount.Correct || r.Action == recount.Undo {
		if err := t.outdate(ctx, claims); err != nil {
			return err
		}
	}
	return t.touchQuestions(ctx, questions)
}

// bears notes that a review bears on a claim or a question: of two ways the one that
// says more, which is the lesser kind.
func (t *tx) bears(ctx context.Context, id string, review int64, kind int) error {
	return t.exec(ctx, `INSERT INTO review_of (id, review, kind) VALUES ($1, $2, $3)
		ON CONFLICT (id, review) DO UPDATE SET kind = excluded.kind WHERE review_of.kind > excluded.kind`, id, review, kind)
}

// bearsOn returns the claims and questions that a review names.
func bearsOn(r recount.Review) (claims, questions []string) {
	if r.Claim != "" {
		claims = append(claims, r.Claim)
	}
	claims = append(claims, r.Claims...)
	if r.Added != nil && r.Added.ID != "" && r.Added.ID != r.Claim {
		claims = append(claims, r.Added.ID)
	}
	if r.Question != "" {
		questions = append(questions, r.Question)
	}
	return claims, questions
}

// undone returns what a review that is undone bears on.
func (t *tx) undone(ctx context.Context, id string) (claims, questions []string, err error) {
	claims, err = column[string](ctx, t, `SELECT o.id FROM review_of o JOIN review r ON r.n = o.review WHERE r.id = $1 AND o.kind <> 1 ORDER BY o.id`, id)
	if err != nil {
		return nil, nil, err
	}
	questions, err = column[string](ctx, t, `SELECT o.id FROM review_of o JOIN review r ON r.n = o.review WHERE r.id = $1 AND o.kind = 1 ORDER BY o.id`, id)
	return claims, questions, err
}

// checkReview refuses reviews that make no sense.
func (t *tx) checkReview(ctx context.Context, r recount.Review) error {
	_, there, err := single[int64](ctx, t, `SELECT n FROM review WHERE id = $1`, r.ID)
	switch {
	case err != nil:
		return err
	case there || r.ID == "":
		return invalid("a review needs an id of its own")
	}
	claims, questions := bearsOn(r)
	for _, id := range claims {
		if r.Action == recount.Missed {
			break // it is not there yet
		}
		if _, err := claimNumber(ctx, t, id); err != nil {
			return err
		}
	}
	for _, id := range questions {
		if _, err := resolveQuestion(ctx, t, id); err != nil {
			return err
		}
	}
	return t.checkAction(ctx, r)
}

func (t *tx) checkAction(ctx context.Context, r recount.Review) error {
	switch r.Action {
	case recount.Accept, recount.Reject:
		if r.Claim == "" {
			return invalid("%s names no claim", r.Action)
		}
	case recount.Correct:
		if r.Claim == "" {
			return invalid("%s names no claim", r.Action)
		}
		return setField(&recount.Claim{}, r.Field, r.Value)
	case recount.Missed:
		if r.Added == nil {
			return invalid("it adds no claim")
		}
	case recount.Merge, recount.Split:
		if len(r.Claims) == 0 || r.Action == recount.Merge && len(r.Claims) < 2 {
			return invalid("%s names too few claims", r.Action)
		}
	case recount.SetBest:
		if r.Claim == "" || r.Question == "" {
			return invalid("%s names no claim, or no question", r.Action)
		}
	case recount.Undo:
		if _, found, err := single[int64](ctx, t, `SELECT n FROM review WHERE id = $1`, r.Undoes); err != nil || !found {
			return orMissing(err, "review", r.Undoes)
		}
	default:
		return invalid("%q is no action of a review", r.Action)
	}
	return nil
}

func orMissing(err error, what, id string) error {
	if err != nil {
		return err
	}
	return notFound(what, id)
}

// touch brings claims in line with their reviews, and marks their blocks.
func (t *tx) touch(ctx context.Context, claims []string, r recount.Review) error {
	changed := changes{}
	for _, id := range claims {
		rows, err := collect(ctx, t, func(rows *sql.Rows) (row claimLine, err error) { return row, rows.Scan(&row.n, &row.line, &row.block) },
			`SELECT c.n, COALESCE(l.text, ''), COALESCE(p.block, 0) FROM claim c LEFT JOIN name l ON l.n = c.line
			LEFT JOIN profile p ON p.claim = c.n WHERE c.id = $1 AND c.state < 2`, id)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := t.refreshClaim(ctx, row.n, row.line); err != nil {
				return err
			}
			if row.block != 0 {
				changed[row.block] = true
			}
			if err := t.markParts(ctx, row.n, changed); err != nil {
				return err
			}
		}
	}
	if r.Action == recount.Undo {
		if err := t.takeBack(ctx, r.Undoes, claims); err != nil {
			return err
		}
	}
	return t.markChanged(ctx, changed)
}

// markParts notes the blocks of the claims that one is part of, or whole to.
func (t *tx) markParts(ctx context.Context, claim int64, changed changes) error {
	blocks, err := column[int64](ctx, t, `SELECT p.block FROM part_edge e JOIN profile p ON p.claim = e.whole WHERE e.part = $1 AND p.block <> 0
		UNION SELECT p.block FROM part_edge e JOIN profile p ON p.claim = e.part WHERE e.whole = $1 AND p.block <> 0`, claim)
	for _, block := range blocks {
		changed[block] = true
	}
	return err
}

// claimLine is a claim with the name of its line and its block.
type claimLine struct {
	n     int64
	line  string
	block int64
}

// takeBack makes the claims that an undone review added count no longer.
func (t *tx) takeBack(ctx context.Context, review string, claims []string) error {
	action, _, err := single[string](ctx, t, `SELECT action FROM review WHERE id = $1`, review)
	if err != nil || action != string(recount.Missed) {
		return err
	}
	for _, id := range claims {
		n, found, err := single[int64](ctx, t, `SELECT n FROM claim WHERE id = $1 AND state < 2`, id)
		if err == nil && found {
			err = t.takeBackOne(ctx, n)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) takeBackOne(ctx context.Context, claim int64) error {
	report, _, err := single[int64](ctx, t, `SELECT report FROM claim WHERE n = $1`, claim)
	if err != nil {
		return err
	}
	if err := t.keepMerges(ctx, `n = $1`, claim); err != nil {
		return err
	}
	if err := t.forgetPairs(ctx, report); err != nil {
		return err
	}
	return t.retire(ctx, stateOlder, `n = $1`, claim)
}

// touchQuestions marks the blocks of questions.
func (t *tx) touchQuestions(ctx context.Context, questions []string) error {
	for _, id := range questions {
		if err := t.exec(ctx, `UPDATE block SET changed = changed + 1 WHERE n IN (
			SELECT l.block FROM link l JOIN question q ON q.n = l.question WHERE q.id = $1)`, id); err != nil {
			return err
		}
	}
	return nil
}

// AddClaim files a claim on the word of a reviewer: see [ledger.Reviews].
func (s *Store) AddClaim(ctx context.Context, review recount.Review, claim recount.Claim, made profile.Profile, linker string) error {
	switch {
	case review.Action != recount.Missed:
		return invalid("review %q does not add a claim", review.ID)
	case claim.ID == "" || claim.Report == "" || made.Claim != claim.ID:
		return invalid("review %q: a claim needs an id, a report or source, and a profile of its own", review.ID)
	}
	err := s.write(ctx, func(t *tx) error { return t.addByHand(ctx, review, claim, made, linker, s.now()) })
	if err != nil {
		return fmt.Errorf("review %q: %w", review.ID, err)
	}
	return nil
}

var _ ledger.Reviews = (*Store)(nil)
