package sqlstore

import (
	"context"
	"database/sql"
	"errors"

	"recount"
	"recount/compare/profile"
)

// filledAtOnce bounds how many rows are held in memory while a column is
// filled.
const filledAtOnce = 5000

// FillVoices fills what an older recount did not keep: the kind of voice of each
// claim, who passed it on, and what questions are chosen by besides. Of a
// ledger of 1,000,000 claims that takes about a minute, once.
func FillVoices(ctx context.Context, sqlTx *sql.Tx) error {
	prepared := prepareIn(nil)
	t := &tx{reading: reading{sqlTx, prepared, map[string]*sql.Stmt{}, true}, names: newNameCache(), fresh: map[string]int64{}}
	for _, fill := range []func(context.Context) error{t.fillKinds, t.fillRelays, t.fillCounts, t.fillQuestions} {
		if err := fill(ctx); err != nil {
			return err
		}
	}
	return nil
}

// packed is a row with its body.
type packed struct {
	n    int64
	body []byte
}

// inTurn goes through the bodies of a table in the order of their numbers.
func (t *tx) inTurn(ctx context.Context, query string, do func(packed) error) error {
	for after := int64(0); ; {
		rows, err := collect(ctx, t, func(rows *sql.Rows) (p packed, err error) { return p, rows.Scan(&p.n, &p.body) }, query+` LIMIT $2`, after, filledAtOnce)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := do(row); err != nil {
				return err
			}
			after = row.n
		}
		if len(rows) < filledAtOnce {
			return nil
		}
	}
}

// fillKinds reads the kind of each claim's voice, as corrected.
func (t *tx) fillKinds(ctx context.Context) (err error) {
	set, err := t.PrepareContext(ctx, `UPDATE claim SET kind = $2 WHERE n = $1`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, set.Close()) }()
	err = t.inTurn(ctx, `SELECT n, body FROM claim WHERE n > $1 ORDER BY n`, func(row packed) error {
		var c struct {
			Claimant     recount.Words        `json:"claimant"`
			ClaimantKind recount.ClaimantKind `json:"claimant_kind"`
		}
		if err := unpack(row.body, &c); err != nil {
			return err
		}
		_, err := set.ExecContext(ctx, row.n, voiceOf(recount.Claim{Claimant: c.Claimant, ClaimantKind: c.ClaimantKind}))
		return err
	})
	if err != nil {
		return err
	}
	return t.inTurn(ctx, `SELECT c.n, c.body FROM claim c WHERE c.n > $1 AND c.state = 0 AND c.review IN ('corrected', 'added') ORDER BY c.n`, func(row packed) error {
		id, _, err := single[string](ctx, t, `SELECT id FROM claim WHERE n = $1`, row.n)
		if err != nil {
			return err
		}
		held, err := reviewsHeld(ctx, t, id)
		if err != nil {
			return err
		}
		var c recount.Claim
		if err := unpack(row.body, &c); err != nil {
			return err
		}
		if err := overlayOf(held).apply(&c); err != nil {
			return err
		}
		return t.exec(ctx, `UPDATE claim SET kind = $2 WHERE n = $1`, row.n, voiceOf(c))
	})
}

func (t *tx) fillRelays(ctx context.Context) error {
	return t.inTurn(ctx, `SELECT claim, body FROM profile WHERE claim > $1 ORDER BY claim`, func(row packed) error {
		var p struct{ Relay []profile.Speaker }
		if err := unpack(row.body, &p); err != nil {
			return err
		}
		return t.setRelay(ctx, row.n, p.Relay, true)
	})
}

func (t *tx) fillCounts(ctx context.Context) error {
	return t.inTurn(ctx, `SELECT question, body FROM summary WHERE question > $1 ORDER BY question`, func(row packed) error {
		var s struct {
			Unit string `json:"unit"`
		}
		if err := unpack(row.body, &s); err != nil {
			return err
		}
		return t.exec(ctx, `UPDATE question SET counts = $2 WHERE n = $1`, row.n, figureKind(s.Unit))
	})
}

// fillQuestions gathers the kinds and lines of each question's claims.
func (t *tx) fillQuestions(ctx context.Context) error {
	if err := t.exec(ctx, `UPDATE question SET kinds = COALESCE((
		SELECT sum(DISTINCT 1 << c.kind) FROM link l JOIN claim c ON c.n = l.claim WHERE l.question = question.n), 0)`); err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO question_name (name, role, question)
		SELECT DISTINCT c.line, $1, l.question FROM link l JOIN claim c ON c.n = l.claim WHERE c.line <> 0 ON CONFLICT DO NOTHING`, roleLine)
}
