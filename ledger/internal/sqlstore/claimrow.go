package sqlstore

import (
	"context"
	"strings"

	"recount"
)

// The states of claims and statements.
const (
	stateCurrent = 0
	stateFormer  = 1 // of a former version of the report
	stateOlder   = 2 // as older rules read it; or taken back by the reviewer who added it
)

// What reviews made of a claim.
const (
	reviewAccepted  = "accepted"
	reviewCorrected = "corrected"
	reviewRejected  = "rejected"
	reviewAdded     = "added"
)

// home is where a claim stands: the version of a report.
type home struct {
	report, version int64
	known           int64 // day that the report is known by
	of              head
}

// head is what a claim repeats of its report; rows do without it.
type head struct {
	source, url, title string
	published          recount.Day
}

func headOf(r recount.Report) head { return head{r.Source, r.URL, r.Title, r.Published} }

// strip leaves out of a claim what its report says.
func (h head) strip(c recount.Claim) recount.Claim {
	c.ID, c.Report = "", "" // in columns
	if string(c.Source) == h.source {
		c.Source = ""
	}
	if string(c.URL) == h.url {
		c.URL = ""
	}
	if string(c.Title) == h.title {
		c.Title = ""
	}
	if c.Published == h.published {
		c.Published = recount.Day{}
	}
	return c
}

// fill puts back what strip left out.
func (h head) fill(c *recount.Claim, report string) {
	c.Report = report
	if c.Source == "" {
		c.Source = recount.Words(h.source)
	}
	if c.URL == "" {
		c.URL = recount.Words(h.url)
	}
	if c.Title == "" {
		c.Title = recount.Words(h.title)
	}
	if c.Published.IsZero() {
		c.Published = h.published
	}
}

// claimNames are the names that claims are filtered by.
type claimNames struct{ measure, claimant, line, place, country int64 }

func (t *tx) namesOf(ctx context.Context, c recount.Claim, line string) (n claimNames, err error) {
	for _, field := range []struct {
		to   *int64
		text string
	}{
		{&n.measure, string(c.Measure)},
		{&n.claimant, string(c.Claimant)},
		{&n.line, line},
		{&n.place, string(c.Place)},
		{&n.country, string(c.Country)},
	} {
		if *field.to, err = t.name(ctx, field.text); err != nil {
			return n, err
		}
	}
	return n, nil
}

// addClaim files a claim and returns its number.
func (t *tx) addClaim(ctx context.Context, h home, c recount.Claim, line, review string) (int64, error) {
	names, err := t.namesOf(ctx, c, line)
	if err != nil {
		return 0, err
	}
	body, err := pack(h.of.strip(c))
	if err != nil {
		return 0, err
	}
	n, err := t.insert(ctx, `INSERT INTO claim
		(id, report, version, start, state, review, rank, measure, claimant, line, place, country, kind, confidence, body)
		VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING n`,
		c.ID, h.report, h.version, c.Start, review, newest(h.known),
		names.measure, names.claimant, names.line, names.place, names.country, voiceOf(c), c.Confidence, body)
	if err != nil {
		return 0, err
	}
	return n, t.exec(ctx, t.dialect.Index("claim_words"), n, claimWords(c))
}

// claimWords are the words that a claim is found by.
func claimWords(c recount.Claim) string {
	return strings.Join([]string{string(c.Sentence), string(c.Counted), string(c.Place), string(c.Claimant)}, "\n")
}

// claimNumber returns the number of a claim's current reading, or of the last in
// a former version, or of the newest that older rules made. The conditions on
// state are those of the indexes.
func claimNumber(ctx context.Context, q querier, id string) (int64, error) {
	n, found, err := single[int64](ctx, q, `SELECT n FROM claim WHERE id = $1 AND state < 2`, id)
	if err == nil && !found {
		n, found, err = single[int64](ctx, q, `SELECT n FROM claim WHERE id = $1 AND state = 2 ORDER BY n DESC LIMIT 1`, id)
	}
	if err == nil && !found {
		err = notFound("claim", id)
	}
	return n, err
}

// retire makes the claims that a condition of one parameter names count no
// longer. Their links stay until their blocks, now changed, are settled.
func (t *tx) retire(ctx context.Context, state int, condition string, value int64) error {
	blocks, err := column[int64](ctx, t, `SELECT DISTINCT block FROM profile WHERE block <> 0 AND claim IN (SELECT n FROM claim WHERE `+condition+`)`, value)
	if err != nil {
		return err
	}
	changed := changes{}
	for _, block := range blocks {
		changed[block] = true
	}
	if err := t.markChanged(ctx, changed); err != nil {
		return err
	}
	if err := t.noteAnswered(ctx, condition, value); err != nil {
		return err
	}
	if err := t.noteConflicted(ctx, condition, value); err != nil {
		return err
	}
	if err := t.exec(ctx, `DELETE FROM profile WHERE claim IN (SELECT n FROM claim WHERE `+condition+`)`, value); err != nil {
		return err
	}
	return t.exec(ctx, `UPDATE claim SET state = $2 WHERE `+condition, value, state)
}
