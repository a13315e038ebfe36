package sqlstore

import (
	"context"
	"database/sql"

	"recount"
)

// FillAnswered notes which questions the claims of former versions may have
// answered, that an older recount did not keep: those that bear their names, since a
// question is named after the first of its claims. A name that no question had does
// no harm. It looks at the reports alone that have former versions.
func FillAnswered(ctx context.Context, sqlTx *sql.Tx) error {
	t := &tx{reading: reading{sqlTx, prepareIn(nil), map[string]*sql.Stmt{}, true}, names: newNameCache(), fresh: map[string]int64{}}
	former, err := column[int64](ctx, t, `SELECT v.n FROM version v JOIN report r ON r.n = v.report WHERE v.n <> r.current ORDER BY v.n`)
	if err != nil {
		return err
	}
	for _, version := range former {
		claims, err := collect(ctx, t, func(rows *sql.Rows) (c claimID, err error) { return c, rows.Scan(&c.n, &c.id) },
			`SELECT c.n, c.id FROM version v JOIN claim c ON c.report = v.report AND c.version = v.n WHERE v.n = $1 AND c.state = 1
			AND NOT EXISTS (SELECT 1 FROM answered a WHERE a.claim = c.n) ORDER BY c.n`, version)
		if err != nil {
			return err
		}
		for _, c := range claims {
			if err := t.exec(ctx, `INSERT INTO answered (claim, question) VALUES ($1, $2)`, c.n, recount.QuestionID(c.id)); err != nil {
				return err
			}
		}
	}
	return nil
}

// claimID is a claim's number and id.
type claimID struct {
	n  int64
	id string
}
