package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"recount"
	"recount/compare/copies"
)

// candidate is a text that shares keys with another.
type candidate struct {
	version, day int64
	shared       int // keys
	apart        int // days
}

// CopyCandidates returns reports that share keys: see [ledger.Filing].
func (s *Store) CopyCandidates(ctx context.Context, report string, keys []uint64, limit int) (ids []string, err error) {
	if len(keys) == 0 || limit <= 0 {
		return nil, nil
	}
	err = s.readBetween(ctx, func(q querier) error {
		n, err := reportNumber(ctx, q, report)
		if err != nil {
			return err
		}
		published, _, err := single[int64](ctx, q, `SELECT v.published FROM report r JOIN version v ON v.n = r.current WHERE r.n = $1`, n)
		if err != nil {
			return err
		}
		found, err := sharingKeys(ctx, q, keys, numberDay(published))
		if err != nil {
			return err
		}
		ids, err = nearestCandidates(ctx, q, n, found, limit)
		return err
	})
	return ids, err
}

// sharingKeys returns the texts that share keys with one of a day. The days are
// asked for a stretch at a time, as in [seeking.sharing].
func sharingKeys(ctx context.Context, q querier, keys []uint64, day recount.Day) ([]candidate, error) {
	these := marks(1, len(keys))
	args := make([]any, 0, len(keys)+2)
	for _, key := range keys {
		args = append(args, int64(key)) //nolint:gosec // as it is kept
	}
	stretches := [][2]int64{{0, noDay}}
	if !day.IsZero() {
		stretches = [][2]int64{{dayNumber(day.Add(-copies.Window)), dayNumber(day.Add(copies.Window))}, {0, 0}}
	}
	var all []candidate
	for _, stretch := range stretches {
		found, err := collect(ctx, q, func(rows *sql.Rows) (c candidate, err error) {
			err = rows.Scan(&c.version, &c.day, &c.shared)
			c.apart = copies.Apart(day, numberDay(c.day))
			return c, err
		}, `SELECT version, day, count(*) FROM copy_key WHERE key IN (`+these+`) AND day BETWEEN `+marks(len(keys)+1, 1)+` AND `+marks(len(keys)+2, 1)+
			` GROUP BY version, day`, append(args, stretch[0], stretch[1])...)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// nearestCandidates returns the reports of the first of the candidates. Those
// that are equal but for their ids are looked up together, and of those that come
// before them as many as it takes.
func nearestCandidates(ctx context.Context, q querier, own int64, all []candidate, limit int) ([]string, error) {
	order := func(a, b candidate) int { return cmp.Or(b.shared-a.shared, a.apart-b.apart) }
	slices.SortFunc(all, order)
	var found []present
	for len(all) > 0 && len(found) < limit {
		some := min(limit-len(found), len(all))
		for some < len(all) && order(all[some-1], all[some]) == 0 {
			some++
		}
		more, err := presentVersions(ctx, q, own, all[:some])
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
		all = all[some:]
	}
	slices.SortFunc(found, func(a, b present) int { return cmp.Or(order(a.candidate, b.candidate), cmp.Compare(a.id, b.id)) })
	ids := make([]string, min(limit, len(found)))
	for i := range ids {
		ids[i] = found[i].id
	}
	return ids, nil
}

// present is a candidate that is the present version of a report.
type present struct {
	candidate
	id string
}

// presentVersions returns those of the candidates that are present versions, but
// for the report's own.
func presentVersions(ctx context.Context, q querier, own int64, all []candidate) (found []present, err error) {
	for part := range slices.Chunk(all, readAtOnce) {
		versions, known := make([]int64, len(part)), make(map[int64]candidate, len(part))
		for i, c := range part {
			versions[i], known[c.version] = c.version, c
		}
		some, err := collect(ctx, q, func(rows *sql.Rows) (p present, err error) {
			var version int64
			err = rows.Scan(&version, &p.id)
			p.candidate = known[version]
			return p, err
		}, `SELECT v.n, r.id FROM version v JOIN report r ON r.n = v.report AND r.current = v.n
			WHERE v.n IN (`+marks(1, readAtOnce)+`) AND r.n <> `+marks(readAtOnce+1, 1), append(padded(versions), own)...)
		if err != nil {
			return nil, err
		}
		found = append(found, some...)
	}
	return found, nil
}

// Texts returns reports by their ids: see [ledger.Filing].
func (s *Store) Texts(ctx context.Context, ids []string) (reports []recount.Report, err error) {
	err = s.readBetween(ctx, func(q querier) error {
		for some := range slices.Chunk(ids, readAtOnce) {
			found, err := collect(ctx, q, func(rows *sql.Rows) (recount.Report, error) {
				var (
					id, text  string
					v         versionRow
					published int64
					body      []byte
				)
				targets := append([]any{&id, &v.source, &v.url, &v.title, &v.byline, &published, &v.titleEnd, &v.bodyStart, &v.input}, v.fields()...)
				err := rows.Scan(append(targets, &body)...)
				if err == nil && body != nil {
					text, err = unpackText(body)
				}
				v.published = numberDay(published)
				return v.report(id, text), err
			}, `SELECT r.id, v.source, v.url, v.title, v.byline, v.published, v.title_end, v.body_start, v.input, `+selectSources+`, t.body FROM report r
				JOIN version v ON v.n = r.current LEFT JOIN text t ON t.version = v.n WHERE r.id IN (`+marks(1, len(some))+`)`, anyOf(some)...)
			if err != nil {
				return err
			}
			reports = append(reports, found...)
		}
		return nil
	})
	return reports, err
}
