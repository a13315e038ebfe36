package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	"recount"
	"recount/ledger"
)

// A claim that no longer answers a question leaves a note of it, which the claim
// finds again when it comes back; those that come in its place inherit it.

// noteAnswered notes which questions the claims answer that a condition of one
// parameter names.
func (t *tx) noteAnswered(ctx context.Context, condition string, value int64) error {
	linked := ` FROM link l JOIN question q ON q.n = l.question WHERE l.claim IN (SELECT n FROM claim WHERE ` + condition + `)`
	if err := t.exec(ctx, `DELETE FROM answered WHERE claim IN (SELECT l.claim`+linked+`)`, value); err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO answered (claim, question) SELECT l.claim, q.id`+linked, value)
}

// inherit lets a claim that answers no question yet have those that another
// answered. It tells whether there were any.
func (t *tx) inherit(ctx context.Context, after, before int64) (bool, error) {
	_, known, err := single[int64](ctx, t, `SELECT 1 FROM answered WHERE claim = $1 LIMIT 1`, before)
	if err != nil || !known {
		return false, err
	}
	return true, t.exec(ctx, `INSERT INTO answered (claim, question) SELECT $1, question FROM answered
		WHERE claim = $2 AND NOT EXISTS (SELECT 1 FROM link WHERE claim = $1) ON CONFLICT DO NOTHING`, after, before)
}

// inheritWords lets claims inherit the questions of one that is read no longer,
// where newer rules read more or fewer of its words as the figure.
func (t *tx) inheritWords(ctx context.Context, gone oldReading, fresh []recount.Claim) error {
	var was recount.Claim
	if err := unpack(gone.body, &was); err != nil {
		return err
	}
	for _, c := range fresh {
		if c.Start >= was.End || was.Start >= c.End {
			continue
		}
		n, err := claimNumber(ctx, t, c.ID)
		if err != nil {
			return err
		}
		if _, err := t.inherit(ctx, n, gone.n); err != nil {
			return err
		}
		if err := t.exec(ctx, `INSERT INTO revision (after, before, same) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING`, n, gone.n); err != nil {
			return err
		}
	}
	return nil
}

// readInherited reads which questions the claims of blocks inherit, and which of
// them claims of other blocks answer.
func readInherited(ctx context.Context, q querier, block *ledger.Block, these string, numbers []any) error {
	block.Inherited, block.Held = map[string][]string{}, map[string]bool{}
	type note struct{ claim, question string }
	notes, err := collect(ctx, q, func(rows *sql.Rows) (n note, err error) { return n, rows.Scan(&n.claim, &n.question) },
		`SELECT c.id, a.question FROM profile p JOIN answered a ON a.claim = p.claim JOIN claim c ON c.n = p.claim
		WHERE p.block IN (`+these+`) AND c.review <> '`+reviewRejected+`' AND NOT EXISTS (SELECT 1 FROM link l WHERE l.claim = p.claim AND l.block = p.block) ORDER BY c.id, a.question`, numbers...)
	if err != nil {
		return err
	}
	looked := map[string]bool{}
	for _, n := range notes {
		question, err := followRedirects(ctx, q, n.question)
		if err != nil {
			return err
		}
		block.Inherited[n.claim] = append(block.Inherited[n.claim], question)
		for _, id := range []string{question, recount.QuestionID(n.claim)} {
			if looked[id] {
				continue
			}
			looked[id] = true
			if block.Held[id], err = isHeld(ctx, q, id, these, numbers); err != nil {
				return err
			}
		}
	}
	return nil
}

// isHeld tells whether claims of other blocks answer the question that an id
// leads to.
func isHeld(ctx context.Context, q querier, id, these string, numbers []any) (bool, error) {
	question, err := followRedirects(ctx, q, id)
	if err != nil {
		return false, err
	}
	args := append(append([]any{}, numbers...), question)
	_, held, err := single[int64](ctx, q, fmt.Sprintf(`SELECT 1 FROM question q JOIN link l ON l.question = q.n
		JOIN claim c ON c.n = l.claim JOIN profile p ON p.claim = l.claim
		WHERE q.id = $%d AND c.review <> '`+reviewRejected+`' AND p.block NOT IN (`+these+`) LIMIT 1`, len(args)), args...)
	return held, err
}

// stillFree fails with [ledger.ErrChanged] where claims of other blocks have come
// to answer a question since it was read that nobody did.
func (s *settling) stillFree(ctx context.Context, id string) error {
	held, err := isHeld(ctx, s, id, marks(1, len(s.numbers)), s.numbers)
	if err == nil && held {
		err = fmt.Errorf("claims of another block answer it: %w", ledger.ErrChanged)
	}
	return err
}
