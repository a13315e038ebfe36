package sqlstore

import (
	"context"
	"database/sql"
	"errors"

	"recount"
	"recount/ledger"
)

// selectReport reads versions v of reports r with what is counted of them.
const (
	selectReport = `SELECT r.id, v.n, v.version, v.source, v.url, v.title, v.byline, v.published, v.added, v.title_end, v.body_start, v.input, ` + selectSources + `,
		(SELECT count(*) FROM version w WHERE w.report = r.n),
		(SELECT count(*) FROM claim c WHERE c.report = r.n AND c.version = v.n AND c.state < 2 AND c.review <> 'rejected'),
		(SELECT count(*) FROM copy c WHERE c.a = r.n) + (SELECT count(*) FROM copy c WHERE c.b = r.n)`
	fromReport = ` FROM report r JOIN version v ON v.n = r.current`
)

// reportScan is a report as it is read from the database, without its text.
type reportScan struct {
	n   int64 // of the version
	row ledger.ReportRow
	versionRow
}

func scanReport(rows *sql.Rows, more ...any) (s reportScan, err error) {
	var published int64
	r := &s.row
	targets := []any{&r.ID, &s.n, &s.version, &s.source, &s.url, &s.title, &s.byline, &published, &s.added, &s.titleEnd, &s.bodyStart, &s.input}
	targets = append(append(targets, s.fields()...), &r.Versions, &r.Claims, &r.Copies)
	err = rows.Scan(append(targets, more...)...)
	s.published = numberDay(published)
	r.Version, r.Published, r.Added = s.version, s.published, s.added
	r.Source, r.URL, r.Title, r.Byline = recount.Words(s.source), recount.Words(s.url), recount.Words(s.title), recount.Words(s.byline)
	r.Language, r.Canonical, r.Origin, r.Via = recount.Words(s.language), recount.Words(s.canonical), recount.Words(s.origin), recount.Words(s.via)
	r.Archived, r.Modified = recount.Words(s.archived), recount.Words(s.modified)
	return s, err
}

// Reports returns reports that fit: see [ledger.Reader].
func (s *Store) Reports(ctx context.Context, filter ledger.ReportFilter, page ledger.Page) (found ledger.Rows[ledger.ReportRow], err error) {
	most, err := limit(page)
	if err != nil {
		return found, err
	}
	list := order{"reports", []string{"r.known", "r.n"}, true}
	err = s.read(ctx, func(q querier) error {
		f, ok, err := s.reportFilter(ctx, q, filter)
		if err != nil || !ok {
			return err
		}
		if err := list.after(f, page.After); err != nil {
			return err
		}
		rows, err := collect(ctx, q, func(rows *sql.Rows) (row keyed[ledger.ReportRow], err error) {
			var known, n int64
			scan, err := scanReport(rows, &known, &n)
			row.row, row.keys = scan.row, []any{known, n}
			return row, err
		}, `WITH page (n) AS MATERIALIZED (SELECT r.n FROM report r`+f.String()+list.by()+" LIMIT "+f.arg(most+1)+") "+
			selectReport+", r.known, r.n"+fromReport+` JOIN page ON page.n = r.n`+list.by(), f.args...)
		found = cut(rows, most, list.list)
		return err
	})
	return found, err
}

func (s *Store) reportFilter(ctx context.Context, q querier, filter ledger.ReportFilter) (f *where, ok bool, err error) {
	f = &where{}
	if filter.Source != "" {
		f.and("r.source IN (SELECT n FROM name WHERE folded LIKE ? ESCAPE '!')", likePart(filter.Source))
	}
	if !filter.Since.IsZero() {
		f.and("r.known >= ?", dayNumber(filter.Since))
	}
	if !filter.Until.IsZero() {
		f.and("r.known <= ?", dayNumber(filter.Until))
	}
	if filter.Search != "" {
		words, err := s.search(ctx, q, "report_words", filter.Search, s.Frequent)
		if err != nil || words == nil {
			return nil, false, err
		}
		words.in(f, "r.current")
	}
	return f, true, nil
}

// Report returns a report in its current version: see [ledger.Reader].
func (s *Store) Report(ctx context.Context, id string) (recount.Report, ledger.ReportRow, error) {
	return s.report(ctx, id, selectReport+fromReport+` WHERE r.n = $1`)
}

// Version returns an earlier version of a report.
func (s *Store) Version(ctx context.Context, id, version string) (recount.Report, ledger.ReportRow, error) {
	r, row, err := s.report(ctx, id, selectReport+` FROM report r JOIN version v ON v.report = r.n WHERE r.n = $1 AND v.version = $2`, version)
	if errors.Is(err, ledger.ErrNotFound) {
		err = notFound("version "+version+" of report", id)
	}
	return r, row, err
}

// Versions returns all versions of a report: see [ledger.Reader].
func (s *Store) Versions(ctx context.Context, id string) (found []ledger.ReportRow, err error) {
	err = s.read(ctx, func(q querier) error {
		n, err := reportNumber(ctx, q, id)
		if err != nil {
			return err
		}
		found, err = collect(ctx, q, func(rows *sql.Rows) (ledger.ReportRow, error) {
			scan, err := scanReport(rows)
			return scan.row, err
		}, selectReport+` FROM report r JOIN version v ON v.report = r.n WHERE r.n = $1 ORDER BY v.n = r.current DESC, `+stoodAt+` DESC, v.n DESC`, n)
		return err
	})
	return found, err
}

// report reads one version of a report, which the query and more choose.
func (s *Store) report(ctx context.Context, id, query string, more ...any) (report recount.Report, row ledger.ReportRow, err error) {
	err = s.read(ctx, func(q querier) error {
		n, err := reportNumber(ctx, q, id)
		if err != nil {
			return err
		}
		found, err := collect(ctx, q, func(rows *sql.Rows) (reportScan, error) { return scanReport(rows) }, query, append([]any{n}, more...)...)
		if err != nil || len(found) == 0 {
			return orMissing(err, "report", id)
		}
		text, err := textOf(ctx, q, found[0].n)
		row = found[0].row
		report = found[0].report(row.ID, text)
		return err
	})
	return report, row, err
}

// textOf reads the text of a version; a source given by hand has none.
func textOf(ctx context.Context, q querier, version int64) (string, error) {
	body, found, err := single[[]byte](ctx, q, `SELECT body FROM text WHERE version = $1`, version)
	if err != nil || !found {
		return "", err
	}
	return unpackText(body)
}
