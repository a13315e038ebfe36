package sqlstore

import (
	"context"

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
	if err := t.keepMerges(ctx, `report = $1 AND state = 0`, known.n); err != nil {
		return err
	}
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
