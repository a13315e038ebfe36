package sqlstore

import (
	"context"
	"time"

	"recount"
)

// versionRow is a version of a report without its text.
type versionRow struct {
	head
	sources
	version, byline, input, added string
	titleEnd, bodyStart           int
}

// sources is what a version tells of where it was taken from, and of when it
// stood at its address. Times are as [stamp] writes them; empty is not known.
type sources struct{ canonical, origin, via, language, archived, modified string }

func sourcesOf(r recount.Report) sources {
	return sources{r.Canonical, r.Origin, r.Via, r.Language, stampKnown(r.Archived), stampKnown(r.Modified)}
}

// stampKnown writes a time; nothing where it is not known.
func stampKnown(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return stamp(at)
}

// timeOf reads a time; zero where none is kept.
func timeOf(stamp string) time.Time {
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return time.Time{}
	}
	return at.UTC()
}

// selectSources are the columns of sources in the order of fields.
const selectSources = `v.canonical, v.origin, v.via, v.language, v.archived, v.modified`

// stoodAt is the time in [versionRow.standing].
const stoodAt = `CASE WHEN v.archived > v.modified THEN v.archived WHEN v.modified <> '' THEN v.modified ELSE v.added END`

func (s *sources) fields() []any {
	return []any{&s.canonical, &s.origin, &s.via, &s.language, &s.archived, &s.modified}
}

// completedBy puts together what was told of one text at several times. Where
// two originals are told the first by name counts, so that the order plays no
// part. news tells that there is more than another time.
func (s sources) completedBy(from sources) (all sources, news bool) {
	all = s
	all.canonical, all.origin = firstOf(s.canonical, from.canonical), firstOf(s.origin, from.origin)
	if all.via == "" {
		all.via = from.via
	}
	if all.language == "" {
		all.language = from.language
	}
	news = all != s
	all.archived, all.modified = max(s.archived, from.archived), max(s.modified, from.modified)
	return all, news
}

// firstOf is the lesser of two strings that are not empty.
func firstOf(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// versionOf reads a version by its number, and the rules that read it.
func (t *tx) versionOf(ctx context.Context, n int64) (v versionRow, rules string, err error) {
	var published int64
	targets := []any{&v.version, &v.source, &v.url, &v.title, &published, &v.byline, &v.input, &v.added, &v.titleEnd, &v.bodyStart, &rules}
	err = t.QueryRowContext(ctx, `SELECT version, source, url, title, published, byline, input, added, title_end, body_start, rules, `+
		selectSources+` FROM version v WHERE n = $1`, n).
		Scan(append(targets, v.fields()...)...)
	v.published = numberDay(published)
	return v, rules, err
}

// report makes a report of a version and its text.
func (v versionRow) report(id, text string) recount.Report {
	return recount.Report{
		ID: id, Source: v.source, URL: v.url, Title: v.title, Byline: v.byline, Published: v.published,
		Text: text, TitleEnd: v.titleEnd, BodyStart: v.bodyStart, Input: v.input,
		Language: v.language, Canonical: v.canonical, Origin: v.origin, Via: v.via,
		Archived: timeOf(v.archived), Modified: timeOf(v.modified),
	}
}

// standing is when a version is known to have stood at its address.
type standing struct {
	at      string // when it was fetched, or changed as it says; else when it was added
	told    bool   // it was fetched then
	version string
}

func (v versionRow) standing() standing {
	if told := max(v.archived, v.modified); told != "" {
		return standing{told, v.archived == told, v.version}
	}
	return standing{v.added, false, v.version}
}

// after tells whether a version stood later than another. Of two that were fetched
// in one second the hash of the text decides, so that the order in which they
// come plays no part; of others the one that came later.
func (s standing) after(other standing) bool {
	switch {
	case s.at != other.at:
		return s.at > other.at
	case s.told && other.told:
		return s.version > other.version
	}
	return true
}
