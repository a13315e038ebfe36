package sqlstore

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"time"

	"recount"
	"recount/compare/profile"
	"recount/ledger"
)

// reread takes in a known text that other rules have read, or of which the day
// or another fact was not known before. What the rules read otherwise takes the
// place of the old reading, which is kept.
func (t *tx) reread(ctx context.Context, known filed, entry ledger.Entry) (ledger.Outcome, error) {
	_, rules, err := t.versionOf(ctx, known.current)
	if err != nil {
		return "", err
	}
	changed, err := t.readAgain(ctx, known, rules, entry, false)
	if err != nil || !changed {
		return ledger.Known, err
	}
	return ledger.Reread, t.linkVersions(ctx, known.n)
}

// readAgain puts what the rules now make of the present version of a report in
// the place of what they made of it before, where that differs; where always is
// true what was made of its claims too, which had no part in anything. It tells
// whether anything changed.
func (t *tx) readAgain(ctx context.Context, known filed, rules string, entry ledger.Entry, always bool) (changed bool, err error) {
	old, _, err := t.versionOf(ctx, known.current)
	if err != nil {
		return false, err
	}
	facts, news := completed(old.head, headOf(entry.Report))
	from, more := old.completedBy(sourcesOf(entry.Report))
	if from != old.sources {
		if err := t.putSources(ctx, known.current, from); err != nil {
			return false, err
		}
	}
	news = news || more
	if entry.Rules == rules && !news && !always {
		return false, nil
	}
	seen, err := time.Parse(time.RFC3339, old.added)
	if err != nil {
		return false, fmt.Errorf("the time of version %d: %w: %w", known.current, err, ledger.ErrDamaged)
	}
	entry.Report.Source, entry.Report.URL, entry.Report.Title, entry.Report.Published = facts.source, facts.url, facts.title, facts.published
	h := home{report: known.n, version: known.current, known: knownDay(entry.Report, seen), of: facts}
	linker, _, err := single[string](ctx, t, `SELECT linker FROM report WHERE n = $1`, known.n)
	if err != nil {
		return false, err
	}
	if err := t.updateVersion(ctx, h, entry); err != nil {
		return false, err
	}
	if err := t.moveCopyKeys(ctx, h.version, dayNumber(old.published), dayNumber(facts.published), entry.CopyKeys); err != nil {
		return false, err
	}
	if more { // an original that it now names has a key
		if err := t.addCopyKeys(ctx, h.version, dayNumber(facts.published), entry.CopyKeys); err != nil {
			return false, err
		}
	}
	if entry.Story.Published.IsZero() {
		entry.Story.Published = facts.published
	}
	claims, err := t.rereadClaims(ctx, h, entry, always || news || entry.Linker != linker)
	if err != nil {
		return false, err
	}
	statements, err := t.rereadStatements(ctx, h, entry)
	return claims || statements || news, err
}

// completed puts the facts that a report came with in the place of those known
// of it; a fact that it came without stays as it is known.
func completed(old, from head) (facts head, news bool) {
	facts = old
	if from.source != "" {
		facts.source = from.source
	}
	if from.url != "" {
		facts.url = from.url
	}
	if from.title != "" {
		facts.title = from.title
	}
	if !from.published.IsZero() {
		facts.published = from.published
	}
	return facts, facts != old
}

func (t *tx) updateVersion(ctx context.Context, h home, entry ledger.Entry) error {
	if err := t.exec(ctx, `UPDATE version SET source = $1, url = $2, title = $3, published = $4, rules = $5 WHERE n = $6`,
		h.of.source, h.of.url, h.of.title, dayNumber(h.of.published), entry.Rules, h.version); err != nil {
		return err
	}
	rank := newest(h.known)
	if err := t.exec(ctx, `UPDATE claim SET rank = $1 WHERE version = $2 AND report = $3 AND rank <> $1`, rank, h.version, h.report); err != nil {
		return err
	}
	if err := t.exec(ctx, `UPDATE statement SET rank = $1 WHERE version = $2 AND report = $3 AND rank <> $1`, rank, h.version, h.report); err != nil {
		return err
	}
	return t.setCurrent(ctx, h, entry)
}

// oldReading is a claim as it was read before.
type oldReading struct {
	n      int64
	id     string
	review string
	body   []byte
}

// rereadClaims puts new readings in the place of old ones, and the new profiles
// in that of theirs. Claims that a reviewer added stay as they are.
func (t *tx) rereadClaims(ctx context.Context, h home, entry ledger.Entry, always bool) (changedAny bool, err error) {
	rows, err := collect(ctx, t, func(rows *sql.Rows) (r oldReading, err error) {
		return r, rows.Scan(&r.n, &r.id, &r.review, &r.body)
	}, `SELECT n, id, review, body FROM claim WHERE report = $1 AND version = $2 AND state = 0 AND review <> '`+reviewAdded+`'`, h.report, h.version)
	if err != nil {
		return false, err
	}
	old := map[string]oldReading{}
	for _, r := range rows {
		old[r.id] = r
	}
	same, err := allSame(old, h, entry.Claims)
	if err != nil || same && !always {
		return false, err
	}
	if err := t.keepMerges(ctx, `report = $1 AND state = 0`, h.report); err != nil {
		return false, err
	}
	if err := t.forgetPairs(ctx, h.report); err != nil {
		return false, err
	}
	changed := changes{}
	var fresh []recount.Claim
	for i, c := range entry.Claims {
		before, known := old[c.ID]
		delete(old, c.ID)
		if !known {
			fresh = append(fresh, c)
		}
		if err := t.rereadOne(ctx, h, before, c, entry.Profiles[i], changed); err != nil {
			return false, fmt.Errorf("claim %q: %w", c.ID, err)
		}
	}
	for _, gone := range old {
		if err := t.retire(ctx, stateOlder, `n = $1`, gone.n); err != nil {
			return false, err
		}
		if err := t.inheritWords(ctx, gone, fresh); err != nil {
			return false, err
		}
	}
	if err := t.putStory(ctx, h.report, entry.Story); err != nil {
		return false, err
	}
	return !same, t.markChanged(ctx, changed)
}

// allSame tells whether the claims of a text are read as they were before.
func allSame(old map[string]oldReading, h home, claims []recount.Claim) (bool, error) {
	if len(old) != len(claims) {
		return false, nil
	}
	for _, c := range claims {
		before, found := old[c.ID]
		if !found {
			return false, nil
		}
		if same, err := sameReading(before.body, h.of.strip(c)); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// rereadOne files one claim of a known text with its profile, unless a reviewer
// added it.
func (t *tx) rereadOne(ctx context.Context, h home, before oldReading, c recount.Claim, p profile.Profile, changed changes) error {
	if before.n == 0 {
		_, added, err := single[int64](ctx, t, `SELECT n FROM claim WHERE id = $1 AND state < 2`, c.ID)
		if err != nil || added {
			return err
		}
	}
	if err := t.rereadClaim(ctx, h, before, c, p.Speaker.Line); err != nil {
		return err
	}
	n, err := claimNumber(ctx, t, c.ID)
	if err != nil {
		return err
	}
	return t.setProfile(ctx, n, p, changed)
}

// rereadClaim files one claim of a known text. Where the rules read it as they
// did before, the old reading stays.
func (t *tx) rereadClaim(ctx context.Context, h home, before oldReading, c recount.Claim, line string) error {
	if before.n == 0 {
		_, err := t.addClaim(ctx, h, c, line, "")
		return err
	}
	if same, err := sameReading(before.body, h.of.strip(c)); err != nil || same {
		return err
	}
	kept, err := t.insert(ctx, `INSERT INTO claim
		(id, report, version, start, state, review, rank, measure, claimant, line, place, country, kind, confidence, body)
		SELECT id, report, version, start, 2, review, rank, measure, claimant, line, place, country, kind, confidence, body
		FROM claim WHERE n = $1 RETURNING n`, before.n)
	if err != nil {
		return err
	}
	var was recount.Claim
	if err := unpack(before.body, &was); err != nil {
		return err
	}
	if err := t.exec(ctx, t.dialect.Index("claim_words"), kept, claimWords(was)); err != nil {
		return err
	}
	body, err := pack(h.of.strip(c))
	if err != nil {
		return err
	}
	if err := t.exec(ctx, `UPDATE claim SET body = $1, start = $2 WHERE n = $3`, body, c.Start, before.n); err != nil {
		return err
	}
	return t.refreshClaim(ctx, before.n, line)
}

// sameReading tells whether a claim is read as it was before, whatever rules
// did it.
func sameReading(body []byte, c recount.Claim) (bool, error) {
	var was recount.Claim
	if err := unpack(body, &was); err != nil {
		return false, err
	}
	was.Rules = c.Rules
	before, err := pack(was)
	if err != nil {
		return false, err
	}
	now, err := pack(c)
	return bytes.Equal(before, now), err
}
