package sqlstore

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"recount"
	"recount/ledger"
)

// What a review bears on: the kinds of review_of.
const (
	ofClaim    = 0
	ofQuestion = 1
	ofAnchored = 2 // a claim that stands in the place of the one reviewed
	ofStandIn  = 3 // a claim that answered one question with the one that a merge names
	ofLapsed   = 4 // a claim in the place of the one reviewed, whose figure is another: it does not hold
)

// scanReview reads a review from its JSON.
func scanReview(rows *sql.Rows) (r recount.Review, err error) {
	var body []byte
	if err := rows.Scan(&body); err != nil {
		return r, err
	}
	if err := json.Unmarshal(body, &r); err != nil {
		return r, fmt.Errorf("a review does not unpack: %w: %w", err, ledger.ErrDamaged)
	}
	return r, nil
}

// notUndone is the condition that a review r still holds.
const notUndone = `NOT EXISTS (SELECT 1 FROM review u WHERE u.undoes = r.id AND u.undoes <> ''
	AND NOT EXISTS (SELECT 1 FROM review w WHERE w.undoes = u.id AND w.undoes <> ''))`

// reviewsHeld returns the reviews that bear on a claim and hold, oldest first:
// not undone, and for each field, and for the claim as a whole, the last.
func reviewsHeld(ctx context.Context, q querier, claim string) ([]recount.Review, error) {
	all, err := collect(ctx, q, scanReview, `SELECT r.body FROM review r JOIN review_of o ON o.review = r.n
		WHERE o.id = $1 AND o.kind IN (0, 2) AND `+notUndone+` ORDER BY r.n`, claim)
	if err != nil {
		return nil, err
	}
	last := map[string]int{}
	for i, r := range all {
		last[subject(r)] = i
	}
	held := make([]recount.Review, 0, len(last))
	for i, r := range all {
		if last[subject(r)] == i {
			held = append(held, r)
		}
	}
	return held, nil
}

// subject is what a review decides: a later one of the same subject takes its
// place.
func subject(r recount.Review) string {
	switch r.Action {
	case recount.Accept, recount.Reject:
		return "whole"
	case recount.Correct:
		return "field " + r.Field
	case recount.SetBest:
		return "best " + r.Question
	}
	return "review " + r.ID
}

// overlay is what held reviews make of a claim.
type overlay struct {
	review    string
	corrected []string // keys of fields
	values    map[string]string
}

// overlayOf reads what reviewers made of a claim.
func overlayOf(held []recount.Review) overlay {
	o := overlay{values: map[string]string{}}
	for _, r := range held {
		switch r.Action {
		case recount.Accept:
			o.review = reviewAccepted
		case recount.Reject:
			o.review = reviewRejected
		case recount.Correct:
			o.corrected = append(o.corrected, r.Field)
			o.values[r.Field] = r.Value
		}
	}
	added := slices.ContainsFunc(held, func(r recount.Review) bool { return r.Action == recount.Missed })
	switch {
	case o.review == reviewRejected:
	case added:
		o.review = reviewAdded
	case len(o.corrected) > 0:
		o.review = reviewCorrected
	}
	slices.Sort(o.corrected)
	o.corrected = slices.Compact(o.corrected)
	return o
}

// apply sets the corrected fields of a claim.
func (o overlay) apply(c *recount.Claim) error {
	for _, field := range o.corrected {
		if err := setField(c, field, o.values[field]); err != nil {
			return err
		}
	}
	return nil
}

// fixedFields are those that no reviewer may set: they say which claim it is.
var fixedFields = []string{"v", "id", "report", "rules", "spans"}

// setField sets the field of a claim with a JSON key to a JSON value.
func setField(c *recount.Claim, key, value string) error {
	if slices.Contains(fixedFields, key) {
		return invalid("the field %q of a claim cannot be corrected", key)
	}
	name, err := json.Marshal(key)
	if err != nil {
		return err
	}
	if !json.Valid([]byte(value)) {
		return invalid("%s is no JSON value for the field %q", value, key)
	}
	object := slices.Concat([]byte("{"), name, []byte(":"), []byte(value), []byte("}"))
	decoder := json.NewDecoder(bytes.NewReader(object))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(c); err != nil {
		return invalid("%s is no value of a claim's field %q (%s)", value, key, err)
	}
	return nil
}

// refreshClaim brings a claim's row in line with its reading and its reviews:
// what it is filtered by, found by, and whether it counts.
func (t *tx) refreshClaim(ctx context.Context, n int64, line string) error {
	var (
		id   string
		was  string
		body []byte
	)
	if err := t.QueryRowContext(ctx, `SELECT id, review, body FROM claim WHERE n = $1`, n).Scan(&id, &was, &body); err != nil {
		return err
	}
	held, err := reviewsHeld(ctx, t, id)
	if err != nil {
		return err
	}
	over := overlayOf(held)
	var c recount.Claim
	if err := unpack(body, &c); err != nil {
		return err
	}
	if err := over.apply(&c); err != nil {
		return err
	}
	names, err := t.namesOf(ctx, c, line)
	if err != nil {
		return err
	}
	if err := t.exec(ctx, `UPDATE claim SET review = $2, measure = $3, claimant = $4, line = $5, place = $6, country = $7, confidence = $8, kind = $9 WHERE n = $1`,
		n, over.review, names.measure, names.claimant, names.line, names.place, names.country, c.Confidence, voiceOf(c)); err != nil {
		return err
	}
	return t.exec(ctx, t.dialect.Index("claim_words"), n, claimWords(c))
}
