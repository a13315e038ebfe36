package sqlstore

import (
	"context"
	"database/sql"

	"recount"
	"recount/compare"
	"recount/ledger"
)

// anotherText files a text of a known report that was not there: as its present
// version, or as a former one where the present is known to have stood later.
func (t *tx) anotherText(ctx context.Context, known filed, entry ledger.Entry) (ledger.Outcome, error) {
	current, _, err := t.versionOf(ctx, known.current)
	if err != nil {
		return "", err
	}
	came := versionRow{sources: sourcesOf(entry.Report), version: entry.Report.Version(), added: stamp(entry.Seen)}
	if current.version != "" && !came.standing().after(current.standing()) {
		return ledger.Former, t.addFormer(ctx, known, entry)
	}
	if err := t.stepBack(ctx, known, current.version == ""); err != nil {
		return "", err
	}
	if err := t.addVersion(ctx, known.n, entry); err != nil {
		return "", err
	}
	return ledger.Revised, t.present(ctx, known, entry)
}

// metAgain takes in a text that is a former version of its report. Where it is
// told to have stood after the present one, it is the present one again.
func (t *tx) metAgain(ctx context.Context, known filed, version int64, entry ledger.Entry) (ledger.Outcome, error) {
	was, rules, err := t.versionOf(ctx, version)
	if err != nil {
		return "", err
	}
	current, _, err := t.versionOf(ctx, known.current)
	if err != nil {
		return "", err
	}
	before := was.standing()
	was.sources, _ = was.completedBy(sourcesOf(entry.Report))
	if err := t.putSources(ctx, version, was.sources); err != nil {
		return "", err
	}
	if now := was.standing(); now == before || !now.after(current.standing()) {
		return ledger.Known, nil
	}
	if err := t.stepBack(ctx, known, current.version == ""); err != nil {
		return "", err
	}
	if err := t.restore(ctx, known, version, rules, entry); err != nil {
		return "", err
	}
	return ledger.Revised, t.present(ctx, known, entry)
}

// stepBack lets the present version of a report be a former one. What it says
// stays and no longer counts, but for claims given by hand before there was a text.
// What was made of its text goes: its pairs, and its copies, which are sought
// again.
func (t *tx) stepBack(ctx context.Context, known filed, byHand bool) error {
	if err := t.forgetPairs(ctx, known.n); err != nil {
		return err
	}
	if byHand {
		return nil
	}
	if err := t.exec(ctx, `DELETE FROM copy WHERE a = $1 OR b = $1`, known.n); err != nil {
		return err
	}
	if err := t.retire(ctx, stateFormer, `report = $1 AND state = 0`, known.n); err != nil {
		return err
	}
	return t.exec(ctx, `UPDATE statement SET state = 1 WHERE report = $1 AND state = 0`, known.n)
}

// present notes that a report has another present version.
func (t *tx) present(ctx context.Context, known filed, entry ledger.Entry) error {
	if err := t.linkVersions(ctx, known.n); err != nil {
		return err
	}
	return t.noteVersion(ctx, known.n, known.current, entry.Seen)
}

// restore makes a former version the present one again: as it was read then, or
// as the rules read it now.
func (t *tx) restore(ctx context.Context, known filed, version int64, rules string, entry ledger.Entry) error {
	for _, table := range []string{"claim", "statement"} {
		if err := t.exec(ctx, `UPDATE `+table+` SET state = 0 WHERE report = $1 AND version = $2 AND state = 1`, known.n, version); err != nil {
			return err
		}
	}
	if err := t.exec(ctx, `UPDATE version SET sought = 0 WHERE n = $1`, version); err != nil {
		return err
	}
	_, err := t.readAgain(ctx, filed{n: known.n, current: version, url: known.url}, rules, entry, true)
	return err
}

// addFormer files a text that stood before the present one did. Its claims are
// kept and do not count.
func (t *tx) addFormer(ctx context.Context, known filed, entry ledger.Entry) error {
	h, err := t.addText(ctx, known.n, entry)
	if err != nil {
		return err
	}
	if err := t.exec(ctx, `INSERT INTO report_id (id, report) VALUES ($1, $2) ON CONFLICT DO NOTHING`, entry.Report.ID, known.n); err != nil {
		return err
	}
	for i, c := range entry.Claims {
		n, err := t.addClaim(ctx, h, c, entry.Profiles[i].Speaker.Line, "")
		if err != nil {
			return err
		}
		if err := t.exec(ctx, `UPDATE claim SET state = 1 WHERE n = $1`, n); err != nil {
			return err
		}
	}
	for number, statement := range entry.Statements {
		if err := t.addStatement(ctx, h, entry.Report.Text, number, statement); err != nil {
			return err
		}
	}
	if err := t.exec(ctx, `UPDATE statement SET state = 1 WHERE report = $1 AND version = $2`, known.n, h.version); err != nil {
		return err
	}
	if err := t.linkVersions(ctx, known.n); err != nil {
		return err
	}
	return t.markReport(ctx, known.n)
}

// markReport marks the blocks of a report's claims as changed.
func (t *tx) markReport(ctx context.Context, report int64) error {
	blocks, err := column[int64](ctx, t, `SELECT DISTINCT p.block FROM profile p JOIN claim c ON c.n = p.claim WHERE c.report = $1 AND p.block <> 0`, report)
	if err != nil {
		return err
	}
	changed := changes{}
	for _, block := range blocks {
		changed[block] = true
	}
	return t.markChanged(ctx, changed)
}

// putSources keeps what is told of where a version came from.
func (t *tx) putSources(ctx context.Context, version int64, s sources) error {
	return t.exec(ctx, `UPDATE version SET canonical = $1, origin = $2, via = $3, language = $4, archived = $5, modified = $6 WHERE n = $7`,
		s.canonical, s.origin, s.via, s.language, s.archived, s.modified, version)
}

// mostFormer is how many former versions of a report are held against its
// present one, the last of them first: live pages have hundreds.
const mostFormer = 16

// linkVersions finds, for the claims of a report's present version, those of its
// former versions in whose place they stand in other words. Of one wording the
// last version that gave it counts.
func (t *tx) linkVersions(ctx context.Context, report int64) error {
	if err := t.exec(ctx, `DELETE FROM revision WHERE after IN (SELECT n FROM claim WHERE report = $1)`, report); err != nil {
		return err
	}
	former, err := column[int64](ctx, t, `SELECT v.n FROM version v JOIN report r ON r.n = v.report
		WHERE r.n = $1 AND v.n <> r.current AND v.version <> ''
		ORDER BY `+stoodAt+` DESC, v.version LIMIT $2`,
		report, mostFormer)
	if err != nil || len(former) == 0 {
		return err
	}
	now, err := t.wordsOf(ctx, `report = $1 AND state = 0`, report)
	if err != nil {
		return err
	}
	type wording struct {
		after  int64
		before recount.Words
	}
	told := map[wording]bool{}
	for _, version := range former {
		was, err := t.wordsOf(ctx, `version = $1 AND state = 1 AND review <> '`+reviewRejected+`'`, version)
		if err != nil {
			return err
		}
		for _, r := range compare.Rewordings(was.claims, now.claims) {
			if r.Before < 0 || r.After < 0 || told[wording{now.numbers[r.After], was.claims[r.Before].Figure}] {
				continue
			}
			told[wording{now.numbers[r.After], was.claims[r.Before].Figure}] = true
			if err := t.exec(ctx, `INSERT INTO revision (after, before) VALUES ($1, $2)`, now.numbers[r.After], was.numbers[r.Before]); err != nil {
				return err
			}
		}
	}
	return nil
}

// worded are claims in the order of the text, without what their report says.
type worded struct {
	numbers []int64
	claims  []recount.Claim
}

func (t *tx) wordsOf(ctx context.Context, condition string, value int64) (w worded, err error) {
	_, err = collect(ctx, t, func(rows *sql.Rows) (struct{}, error) {
		var (
			n    int64
			body []byte
			c    recount.Claim
		)
		if err := rows.Scan(&n, &body); err != nil {
			return struct{}{}, err
		}
		err := unpack(body, &c)
		w.numbers, w.claims = append(w.numbers, n), append(w.claims, c)
		return struct{}{}, err
	}, `SELECT n, body FROM claim WHERE `+condition+` ORDER BY start, id`, value)
	return w, err
}

// revisionsOf reads the former wordings of the claims of blocks.
func revisionsOf(ctx context.Context, q querier, these string, numbers ...any) ([]compare.Revision, error) {
	return collect(ctx, q, func(rows *sql.Rows) (r compare.Revision, err error) {
		var (
			c         recount.Claim
			id, of    string
			body      []byte
			h         head
			published int64
		)
		if err := rows.Scan(&r.After, &id, &of, &body, &h.source, &h.url, &h.title, &published); err != nil {
			return r, err
		}
		h.published = numberDay(published)
		err = unpack(body, &c)
		h.fill(&c, of)
		c.ID = id
		r.Before = compare.Profiles([]recount.Claim{c})[0]
		return r, err
	}, `SELECT a.id, b.id, r.id, b.body, v.source, v.url, v.title, v.published FROM profile p
		JOIN revision x ON x.after = p.claim JOIN claim a ON a.n = x.after JOIN claim b ON b.n = x.before
		JOIN report r ON r.n = b.report JOIN version v ON v.n = b.version
		WHERE p.block IN (`+these+`) AND a.review <> '`+reviewRejected+`' ORDER BY a.id, b.id`, numbers...)
}
