package sqlstore

import (
	"context"

	"recount"
)

// versionRow is a version of a report without its text.
type versionRow struct {
	head
	version, byline, input, added string
	titleEnd, bodyStart           int
}

// versionOf reads a version by its number, and the rules that read it.
func (t *tx) versionOf(ctx context.Context, n int64) (v versionRow, rules string, err error) {
	var published int64
	err = t.QueryRowContext(ctx, `SELECT version, source, url, title, published, byline, input, added, title_end, body_start, rules
		FROM version WHERE n = $1`, n).
		Scan(&v.version, &v.source, &v.url, &v.title, &published, &v.byline, &v.input, &v.added, &v.titleEnd, &v.bodyStart, &rules)
	v.published = numberDay(published)
	return v, rules, err
}

// report makes a report of a version and its text.
func (v versionRow) report(id, text string) recount.Report {
	return recount.Report{
		ID: id, Source: v.source, URL: v.url, Title: v.title, Byline: v.byline, Published: v.published,
		Text: text, TitleEnd: v.titleEnd, BodyStart: v.bodyStart, Input: v.input,
	}
}
