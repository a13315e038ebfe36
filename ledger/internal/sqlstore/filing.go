package sqlstore

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"recount"
	"recount/ledger"
)

// Add files a report: see [ledger.Filing].
func (s *Store) Add(ctx context.Context, entry ledger.Entry) (ledger.Outcome, error) {
	if err := checkEntry(entry); err != nil {
		return "", err
	}
	if entry.Seen.IsZero() {
		entry.Seen = s.now()
	}
	var outcome ledger.Outcome
	err := s.write(ctx, func(t *tx) (err error) {
		outcome, err = t.add(ctx, entry)
		if err != nil {
			err = fmt.Errorf("report %q: %w", entry.Report.ID, err)
		}
		return err
	})
	if err != nil {
		return "", err
	}
	return outcome, nil
}

// checkEntry refuses entries whose parts do not belong together.
func checkEntry(entry ledger.Entry) error {
	if entry.Report.ID == "" {
		return invalid("a report without an id")
	}
	if len(entry.Profiles) != len(entry.Claims) {
		return invalid("report %q has %d claims and %d profiles", entry.Report.ID, len(entry.Claims), len(entry.Profiles))
	}
	seen := map[string]bool{}
	for i, c := range entry.Claims {
		switch p := entry.Profiles[i]; {
		case c.ID == "" || seen[c.ID]:
			return invalid("report %q: claim %d has no id of its own: %q", entry.Report.ID, i, c.ID)
		case p.Claim != c.ID:
			return invalid("report %q: profile %d is of claim %q, not of %q", entry.Report.ID, i, p.Claim, c.ID)
		}
		seen[c.ID] = true
	}
	return nil
}

// filed is a report as the ledger knows it; n is 0 where it does not.
type filed struct {
	n, current int64
	url        string
}

// add tells which of the four outcomes the entry comes to.
func (t *tx) add(ctx context.Context, entry ledger.Entry) (ledger.Outcome, error) {
	known, err := t.findReport(ctx, entry.Report)
	if err != nil {
		return "", err
	}
	if known.n == 0 {
		return ledger.Added, t.addReport(ctx, entry)
	}
	version, found, err := single[int64](ctx, t, `SELECT n FROM version WHERE report = $1 AND version = $2`,
		known.n, entry.Report.Version())
	switch {
	case err != nil:
		return "", err
	case !found && (entry.Report.URL == "" || entry.Report.URL != known.url):
		return "", fmt.Errorf("its text differs from the one filed under this id, and its address %q is not %q: give it an id of its own: %w",
			entry.Report.URL, known.url, ledger.ErrConflict)
	case !found:
		return t.anotherText(ctx, known, entry)
	case version != known.current:
		return t.metAgain(ctx, known, version, entry)
	}
	return t.reread(ctx, known, entry)
}

// findReport finds the report by its id; where the id was made from its text,
// by its address too.
func (t *tx) findReport(ctx context.Context, r recount.Report) (filed, error) {
	n, found, err := single[int64](ctx, t, `SELECT report FROM report_id WHERE id = $1`, r.ID)
	made := r.ID == recount.ReportID(r.URL, r.Text)
	if err == nil && !found && made && r.URL != "" {
		n, found, err = single[int64](ctx, t, `SELECT n FROM report WHERE url = $1 AND url <> '' ORDER BY n LIMIT 1`, r.URL)
	}
	if err != nil || !found {
		return filed{}, err
	}
	known := filed{n: n}
	err = t.QueryRowContext(ctx, `SELECT current, url FROM report WHERE n = $1`, n).Scan(&known.current, &known.url)
	return known, err
}

func (t *tx) addReport(ctx context.Context, entry ledger.Entry) error {
	source, err := t.name(ctx, entry.Report.Source)
	if err != nil {
		return err
	}
	n, err := t.insert(ctx, `INSERT INTO report (id, current, url, source, known, linker) VALUES ($1, 0, $2, $3, 0, '') RETURNING n`,
		entry.Report.ID, entry.Report.URL, source)
	if err != nil {
		return err
	}
	return t.addVersion(ctx, n, entry)
}

// addVersion files a text with all that was read out of it, and makes it the
// current one.
func (t *tx) addVersion(ctx context.Context, report int64, entry ledger.Entry) error {
	home, err := t.addText(ctx, report, entry)
	if err != nil {
		return err
	}
	if err := t.setCurrent(ctx, home, entry); err != nil {
		return err
	}
	if err := t.putStory(ctx, report, entry.Story); err != nil {
		return err
	}
	return t.addReadings(ctx, home, entry)
}

// keysAtOnce is how many copy keys one statement keeps.
const keysAtOnce = 32

// addCopyKeys keeps the keys by which copies of a text are found.
func (t *tx) addCopyKeys(ctx context.Context, version, day int64, keys []uint64) error {
	for some := range slices.Chunk(keys, keysAtOnce) {
		rows, args := make([]string, len(some)), []any{version, day}
		for i, key := range some {
			rows[i] = "($" + strconv.Itoa(i+3) + ", $2, $1)"
			args = append(args, int64(key)) //nolint:gosec // as it is kept
		}
		if err := t.exec(ctx, `INSERT INTO copy_key (key, day, version) VALUES `+strings.Join(rows, ", ")+` ON CONFLICT DO NOTHING`, args...); err != nil {
			return err
		}
	}
	return nil
}

// moveCopyKeys gives the keys of a text another day, where that was not known
// before.
func (t *tx) moveCopyKeys(ctx context.Context, version, from, to int64, keys []uint64) error {
	if from == to {
		return nil
	}
	for _, key := range keys {
		if err := t.exec(ctx, `DELETE FROM copy_key WHERE key = $1 AND day = $2 AND version = $3`, int64(key), from, version); err != nil { //nolint:gosec // as it is kept
			return err
		}
	}
	return t.addCopyKeys(ctx, version, to, keys)
}

// addText keeps a text as a version of a report, with its words.
func (t *tx) addText(ctx context.Context, report int64, entry ledger.Entry) (h home, err error) {
	r, from := entry.Report, sourcesOf(entry.Report)
	h = home{report: report, known: knownDay(r, entry.Seen), of: headOf(r)}
	h.version, err = t.insert(ctx, `INSERT INTO version
		(report, version, source, url, title, byline, published, title_end, body_start, input, added, rules,
		canonical, origin, via, language, archived, modified)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) RETURNING n`,
		report, r.Version(), r.Source, r.URL, r.Title, r.Byline, dayNumber(r.Published), r.TitleEnd, r.BodyStart, r.Input,
		stamp(entry.Seen), entry.Rules, from.canonical, from.origin, from.via, from.language, from.archived, from.modified)
	if err != nil {
		return h, err
	}
	if err := t.exec(ctx, `INSERT INTO text (version, body) VALUES ($1, $2)`, h.version, packText(r.Text)); err != nil {
		return h, err
	}
	words := r.Text
	if r.TitleEnd == 0 {
		words = r.Title + "\n\n" + r.Text
	}
	if err := t.exec(ctx, t.dialect.Index("report_words"), h.version, words); err != nil {
		return h, err
	}
	return h, t.addCopyKeys(ctx, h.version, dayNumber(r.Published), entry.CopyKeys)
}

// setCurrent makes a version the current one, and keeps the id that the report
// came under.
func (t *tx) setCurrent(ctx context.Context, h home, entry ledger.Entry) error {
	r := entry.Report
	source, err := t.name(ctx, r.Source)
	if err != nil {
		return err
	}
	linker := entry.Linker
	reviewed, err := t.isReviewed(ctx, h.report)
	if reviewed {
		linker = "" // the profiles know nothing of the reviews
	}
	if err != nil {
		return err
	}
	if err := t.exec(ctx, `UPDATE report SET current = $1, url = $2, source = $3, known = $4, linker = $5 WHERE n = $6`,
		h.version, r.URL, source, h.known, linker, h.report); err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO report_id (id, report) VALUES ($1, $2) ON CONFLICT DO NOTHING`, r.ID, h.report)
}

// addReadings files the claims and statements of a text that is new.
func (t *tx) addReadings(ctx context.Context, h home, entry ledger.Entry) error {
	changed := changes{}
	for i, c := range entry.Claims {
		n, err := t.addClaim(ctx, h, c, entry.Profiles[i].Speaker.Line, "")
		if err != nil {
			return fmt.Errorf("claim %q: %w", c.ID, err)
		}
		if err := t.setProfile(ctx, n, entry.Profiles[i], changed); err != nil {
			return fmt.Errorf("claim %q: %w", c.ID, err)
		}
	}
	for number, statement := range entry.Statements {
		if err := t.addStatement(ctx, h, entry.Report.Text, number, statement); err != nil {
			return fmt.Errorf("statement %d: %w", number, err)
		}
	}
	return t.markChanged(ctx, changed)
}

// knownDay is the day that a report is known by: that of publication, else the
// day it was added.
func knownDay(r recount.Report, seen time.Time) int64 {
	if !r.Published.IsZero() {
		return dayNumber(r.Published)
	}
	return dayNumber(recount.DayOf(seen.UTC()))
}
