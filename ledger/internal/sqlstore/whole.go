package sqlstore

import (
	"context"

	"recount/ledger"
)

// lists are the queries for ids of a kind that lie between two.
var lists = map[ledger.Kind]string{
	ledger.OfClaim:  `SELECT DISTINCT id FROM claim WHERE id >= $1 AND id < $2 LIMIT 2`,
	ledger.OfReport: `SELECT id FROM report_id WHERE id >= $1 AND id < $2 LIMIT 2`,
	ledger.OfReview: `SELECT id FROM review WHERE id >= $1 AND id < $2 LIMIT 2`,
	ledger.OfQuestion: `SELECT id FROM question WHERE id >= $1 AND id < $2 UNION SELECT id FROM redirect WHERE id >= $1 AND id < $2
		UNION SELECT question FROM following WHERE question >= $1 AND question < $2 LIMIT 2`,
}

// Whole returns the whole id that begins so: see [ledger.Reader].
func (s *Store) Whole(ctx context.Context, kind ledger.Kind, id string) (whole string, err error) {
	err = s.read(ctx, func(q querier) error {
		same, err := column[string](ctx, q, lists[kind], id, id+"\x00")
		if err != nil {
			return err
		}
		if len(same) > 0 {
			whole = same[0]
			return nil
		}
		if len(id) < fewestDigits {
			return notFound(string(kind), id)
		}
		found, err := column[string](ctx, q, lists[kind], id, id+"\U0010FFFF")
		switch {
		case err != nil:
			return err
		case len(found) == 0:
			return notFound(string(kind), id)
		case len(found) > 1:
			return invalid("%s %q: several ids begin so; give more digits", kind, id)
		}
		whole = found[0]
		return nil
	})
	return whole, err
}
