package sqlstore

import (
	"context"
	"errors"
	"time"

	"recount"
	"recount/compare/join"
	"recount/compare/profile"
	"recount/ledger"
)

// addByHand files a claim that a reviewer added.
func (t *tx) addByHand(ctx context.Context, r recount.Review, c recount.Claim, p profile.Profile, linker string, now time.Time) error {
	n, found, err := single[int64](ctx, t, `SELECT n FROM review WHERE id = $1`, r.ID)
	if err != nil {
		return err
	}
	if !found {
		if err := t.addReview(ctx, r); err != nil {
			return err
		}
		if n, _, err = single[int64](ctx, t, `SELECT n FROM review WHERE id = $1`, r.ID); err != nil {
			return err
		}
	}
	if _, there, err := single[int64](ctx, t, `SELECT n FROM claim WHERE id = $1 AND state < 2`, c.ID); err != nil || there {
		return errors.Join(err, invalid("claim %q is in the ledger already: correct it", c.ID))
	}
	if err := t.bears(ctx, c.ID, n, ofAnchored); err != nil {
		return err
	}
	h, err := t.homeOf(ctx, c.Report)
	if errors.Is(err, ledger.ErrNotFound) {
		if h, err = t.addSource(ctx, c, linker, now); err == nil {
			err = t.putStory(ctx, h.report, join.Story{Report: c.Report, Published: c.Published, Terms: p.Words})
		}
	}
	if err != nil {
		return err
	}
	if err := t.forgetPairs(ctx, h.report); err != nil {
		return err
	}
	changed := changes{}
	number, err := t.addClaim(ctx, h, c, p.Speaker.Line, reviewAdded)
	if err != nil {
		return err
	}
	if err := t.setProfile(ctx, number, p, changed); err != nil {
		return err
	}
	if err := t.outdate(ctx, []string{c.ID}); err != nil {
		return err
	}
	return t.markChanged(ctx, changed)
}

// addSource files what a claim by hand was found in as a report without a
// text: its version is empty.
func (t *tx) addSource(ctx context.Context, c recount.Claim, linker string, now time.Time) (h home, err error) {
	r := recount.Report{ID: c.Report, Source: string(c.Source), URL: string(c.URL), Title: string(c.Title), Published: c.Published}
	source, err := t.name(ctx, r.Source)
	if err != nil {
		return h, err
	}
	h = home{known: knownDay(r, now), of: headOf(r)}
	h.report, err = t.insert(ctx, `INSERT INTO report (id, current, url, source, known, linker) VALUES ($1, 0, $2, $3, 0, '') RETURNING n`,
		r.ID, r.URL, source)
	if err != nil {
		return h, err
	}
	h.version, err = t.insert(ctx, `INSERT INTO version
		(report, version, source, url, title, byline, published, title_end, body_start, input, added, rules)
		VALUES ($1, '', $2, $3, $4, '', $5, 0, 0, '', $6, '') RETURNING n`,
		h.report, r.Source, r.URL, r.Title, dayNumber(r.Published), now.UTC().Format(time.RFC3339))
	if err != nil {
		return h, err
	}
	if err := t.exec(ctx, t.dialect.Index("report_words"), h.version, r.Title); err != nil {
		return h, err
	}
	return h, t.setCurrent(ctx, h, ledger.Entry{Report: r, Linker: linker})
}
