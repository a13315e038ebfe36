package sqlstore

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"recount"
	"recount/ledger"
)

// AddCopies records pairs of copies: see [ledger.Filing].
func (s *Store) AddCopies(ctx context.Context, copies []recount.Copy) error {
	return s.write(ctx, func(t *tx) error {
		changed := changes{}
		for _, c := range copies {
			if err := t.addCopy(ctx, c, changed); err != nil {
				return fmt.Errorf("copies %q and %q: %w", c.A, c.B, err)
			}
		}
		return t.markChanged(ctx, changed)
	})
}

// addCopy records one pair. A pair is known whichever of the two comes first.
func (t *tx) addCopy(ctx context.Context, c recount.Copy, changed changes) error {
	a, err := reportNumber(ctx, t, c.A)
	if err != nil {
		return err
	}
	b, err := reportNumber(ctx, t, c.B)
	if err != nil {
		return err
	}
	if a == b {
		return invalid("a report is no copy of itself")
	}
	body, err := pack(c)
	if err != nil {
		return err
	}
	old, found, err := single[[]byte](ctx, t, `SELECT body FROM copy WHERE a = $1 AND b = $2`, a, b)
	if err != nil || found && bytes.Equal(old, body) {
		return err
	}
	if err := t.exec(ctx, `DELETE FROM copy WHERE a = $1 AND b = $2`, b, a); err != nil {
		return err
	}
	if err := t.exec(ctx, `INSERT INTO copy (a, b, body) VALUES ($1, $2, $3)
		ON CONFLICT (a, b) DO UPDATE SET body = excluded.body`, a, b, body); err != nil {
		return err
	}
	blocks, err := column[int64](ctx, t, `SELECT DISTINCT p.block FROM claim c JOIN profile p ON p.claim = c.n WHERE c.report IN ($1, $2) AND p.block <> 0`, a, b)
	for _, block := range blocks {
		changed[block] = true
	}
	return err
}

// Copies returns pairs of copies: see [ledger.Reader].
func (s *Store) Copies(ctx context.Context, report string, page ledger.Page) (found ledger.Rows[recount.Copy], err error) {
	most, err := limit(page)
	if err != nil {
		return found, err
	}
	list := order{"copies", []string{"c.a", "c.b"}, false}
	err = s.read(ctx, func(q querier) error {
		f := &where{}
		if report != "" {
			n, err := reportNumber(ctx, q, report)
			if err != nil {
				return err
			}
			f.and("(c.a = ? OR c.b = ?)", n, n)
		}
		if err := list.after(f, page.After); err != nil {
			return err
		}
		rows, err := collect(ctx, q, scanCopy, `SELECT c.a, c.b, ra.id, rb.id, c.body FROM copy c
			JOIN report ra ON ra.n = c.a JOIN report rb ON rb.n = c.b`+f.String()+list.by()+" LIMIT "+f.arg(most+1), f.args...)
		found = cut(rows, most, list.list)
		return err
	})
	return found, err
}

// scanCopy reads a pair. Ids are those that the ledger lists the reports by.
func scanCopy(rows *sql.Rows) (row keyed[recount.Copy], err error) {
	var (
		a, b     int64
		idA, idB string
		body     []byte
	)
	if err := rows.Scan(&a, &b, &idA, &idB, &body); err != nil {
		return row, err
	}
	row.keys = []any{a, b}
	err = unpack(body, &row.row)
	switch string(row.row.Of) {
	case row.row.A:
		row.row.Of = recount.Words(idA)
	case row.row.B:
		row.row.Of = recount.Words(idB)
	}
	row.row.A, row.row.B = idA, idB
	return row, err
}

// copiesAmong returns the pairs of which both reports are given, in the order of
// their numbers.
func copiesAmong(ctx context.Context, q querier, reports reportSet) ([]recount.Copy, error) {
	var found []keyed[recount.Copy]
	number := func(row keyed[recount.Copy], k int) int64 { return row.keys[k].(int64) } // as scanCopy fills it
	err := reports.each(ctx, q, func(rows *sql.Rows) error {
		row, err := scanCopy(rows)
		if err != nil {
			return err
		}
		if _, among := reports[number(row, 1)]; among {
			found = append(found, row)
		}
		return nil
	}, `SELECT c.a, c.b, ra.id, rb.id, c.body FROM copy c JOIN report ra ON ra.n = c.a JOIN report rb ON rb.n = c.b WHERE c.a`)
	slices.SortFunc(found, func(x, y keyed[recount.Copy]) int {
		return cmp.Or(cmp.Compare(number(x, 0), number(y, 0)), cmp.Compare(number(x, 1), number(y, 1)))
	})
	copies := make([]recount.Copy, len(found))
	for i := range found {
		copies[i] = found[i].row
	}
	return copies, err
}

// reportNumber finds a report by any id it came under.
func reportNumber(ctx context.Context, q querier, id string) (int64, error) {
	n, found, err := single[int64](ctx, q, `SELECT report FROM report_id WHERE id = $1`, id)
	if err == nil && !found {
		err = notFound("report", id)
	}
	return n, err
}
