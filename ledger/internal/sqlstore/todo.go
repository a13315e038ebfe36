package sqlstore

import (
	"context"
	"database/sql"

	"recount"
)

// Holds tells that a report is there as it stands: see [ledger.Filing].
func (s *Store) Holds(ctx context.Context, r recount.Report, rules string) (held bool, err error) {
	from := sourcesOf(r)
	err = s.read(ctx, func(q querier) error {
		_, held, err = single[int64](ctx, q, `SELECT r.n FROM report_id i JOIN report r ON r.n = i.report
			JOIN version v ON v.report = r.n AND v.version = $2
			WHERE i.id = $1 AND (v.n <> r.current AND v.archived >= $8 AND v.modified >= $9 OR v.n = r.current AND v.rules = $3
				AND ($4 = '' OR v.source = $4) AND ($5 = '' OR v.url = $5) AND ($6 = '' OR v.title = $6) AND ($7 = 0 OR v.published = $7)
				AND ($10 = '' OR v.canonical <> '' AND v.canonical <= $10) AND ($11 = '' OR v.origin <> '' AND v.origin <= $11)
				AND ($12 = '' OR v.via <> '') AND ($13 = '' OR v.language <> ''))`,
			r.ID, r.Version(), rules, r.Source, r.URL, r.Title, dayNumber(r.Published),
			from.archived, from.modified, from.canonical, from.origin, from.via, from.language)
		return err
	})
	return held, err
}

// Stood notes when a text was there: see [ledger.Filing].
func (s *Store) Stood(ctx context.Context, r recount.Report) (held bool, err error) {
	from := sourcesOf(r)
	if from.archived == "" && from.modified == "" {
		return true, nil
	}
	type kept struct {
		n       int64
		present bool
		later   bool
	}
	find := func(q querier) (k kept, err error) {
		found, err := collect(ctx, q, func(rows *sql.Rows) (k kept, err error) { return k, rows.Scan(&k.n, &k.present, &k.later) },
			`SELECT v.n, v.n = r.current, v.archived < $3 OR v.modified < $4 FROM report_id i JOIN report r ON r.n = i.report
			JOIN version v ON v.report = r.n AND v.version = $2 WHERE i.id = $1`, r.ID, r.Version(), from.archived, from.modified)
		if err != nil || len(found) == 0 {
			return k, orMissing(err, "report", r.ID)
		}
		return found[0], nil
	}
	var known kept
	err = s.read(ctx, func(q querier) error {
		known, err = find(q)
		return err
	})
	if err != nil || !known.later {
		return true, err
	}
	err = s.write(ctx, func(t *tx) error {
		if known, err = find(t); err != nil || !known.present {
			return err
		}
		return t.exec(ctx, `UPDATE version SET archived = CASE WHEN archived < $1 THEN $1 ELSE archived END,
			modified = CASE WHEN modified < $2 THEN $2 ELSE modified END WHERE n = $3`, from.archived, from.modified, known.n)
	})
	return known.present, err
}

// CopiesSought notes that the copies of a report's current version have been
// sought.
func (s *Store) CopiesSought(ctx context.Context, report string) error {
	return s.write(ctx, func(t *tx) error {
		n, err := reportNumber(ctx, t, report)
		if err != nil {
			return err
		}
		return t.exec(ctx, `UPDATE version SET sought = 1 WHERE n = (SELECT current FROM report WHERE n = $1)`, n)
	})
}

// Unsought returns reports whose copies have not been sought.
func (s *Store) Unsought(ctx context.Context, limit int) (ids []string, err error) {
	err = s.read(ctx, func(q querier) error {
		ids, err = column[string](ctx, q, `SELECT r.id FROM version v JOIN report r ON r.n = v.report AND r.current = v.n
			WHERE v.sought = 0 AND v.version <> '' ORDER BY v.n LIMIT $1`, limit)
		return err
	})
	return ids, err
}

// outdate lets the profiles of reports count as outdated: what their claims
// say has changed by a review, or a review has yet to find its claim again.
func (t *tx) outdate(ctx context.Context, claims []string) error {
	for _, id := range claims {
		if err := t.exec(ctx, `UPDATE report SET linker = ''
			WHERE n IN (SELECT report FROM claim WHERE id = $1 AND state < 2 UNION SELECT report FROM claim WHERE id = $1 AND state = 2)`, id); err != nil {
			return err
		}
	}
	return nil
}

// isReviewed tells whether reviews bear on a report's claims.
func (t *tx) isReviewed(ctx context.Context, report int64) (bool, error) {
	_, found, err := single[int64](ctx, t, `SELECT 1 FROM claim c JOIN review_of o ON o.id = c.id WHERE c.report = $1 LIMIT 1`, report)
	return found, err
}
