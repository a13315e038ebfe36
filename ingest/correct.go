package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"recount"
	"recount/ledger"
)

// Correct says that a field of a claim is read wrong, and what is right: a JSON
// value or plain words; null, or nothing, where the text does not say. What
// follows from it is corrected with it: the intervals with the value, bound or
// unit; that days are no longer inferred with the days. It returns the reviews
// that it made, the field's own first.
func (k *Keeper) Correct(ctx context.Context, s Signature, claim, field, value string) ([]recount.Review, error) {
	return k.act(ctx, s, func(seen *ledger.Seen) ([]recount.Review, error) {
		c, err := k.reviewable(ctx, s, claim, seen)
		if err != nil {
			return nil, err
		}
		corrected, err := k.corrected(c.Claim, field, value)
		if err != nil {
			return nil, err
		}
		if err := sensible(&corrected, field); err != nil {
			return nil, err
		}
		changes, err := differences(&c.Claim, &corrected)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(changes, func(r recount.Review) bool { return r.Field == field }) {
			return nil, &Refusal{fmt.Sprintf("%s of claim %s is that already", field, c.ID), "recount review accept " + c.ID + " says that the claim is read right"}
		}
		slices.SortStableFunc(changes, func(a, b recount.Review) int { return rank(a.Field == field) - rank(b.Field == field) })
		return k.onClaim(ctx, c, changes...)
	})
}

// rank puts what is true first.
func rank(first bool) int {
	if first {
		return 0
	}
	return 1
}

// corrected returns a claim with a field as a reviewer gives it, and what
// follows from that.
func (k *Keeper) corrected(c recount.Claim, field, value string) (recount.Claim, error) {
	given, err := valueOf(field, value)
	if err != nil {
		return c, err
	}
	if err := setField(&c, field, given); err != nil {
		return c, err
	}
	switch field {
	case "value", "value2", "bound", "unit":
		c.Quantity = k.quantity(c.Quantity, field)
	case "period", "period_from", "period_to", "period_kind", "as_of":
		c.PeriodInferred = false
	case "place", "country", "geonames":
		c.PlaceInferred = false
	case "via":
		c.Relay = passedOn(c.Relay, string(c.Via))
	case "relay":
		c.Via = ""
		if len(c.Relay) > 0 {
			c.Via = recount.Words(c.Relay[len(c.Relay)-1])
		}
	case "claimant":
		if c.Claimant == "" {
			c.ClaimantKind, c.ClaimantWords, c.ClaimantOffice, c.ClaimantSide = "", "", "", ""
		}
	}
	return c, consistent(&c)
}

// passedOn makes a name the last of those who passed a figure on; none leaves
// nobody.
func passedOn(relay []string, via string) []string {
	switch {
	case via == "":
		return []string{}
	case len(relay) == 0:
		return []string{via}
	}
	return append(slices.Clone(relay[:len(relay)-1]), via)
}

// setField sets the field of a claim with a JSON key to a JSON value. It is
// emptied before: a number or list is else written where a copy of the claim
// has it too.
func setField(c *recount.Claim, key string, value json.RawMessage) error {
	if err := json.Unmarshal(fmt.Appendf(nil, "{%[1]q: null, %[1]q: %[2]s}", key, value), c); err != nil {
		return misuse(fmt.Sprintf("%s cannot be %s", key, value), err.Error())
	}
	return nil
}

// quantity makes the rest of a quantity follow the field that was corrected.
func (k *Keeper) quantity(q recount.Quantity, field string) recount.Quantity {
	switch {
	case field == "value2" && q.Value2 != nil:
		q.Bound = recount.Range
	case field == "value2" && q.Bound == recount.Range:
		q.Bound = recount.Exact
	case field == "bound" && q.Bound != recount.Range:
		q.Value2 = nil
	}
	return k.extractor.Intervals(q)
}

// consistent refuses a claim whose fields contradict each other.
func consistent(c *recount.Claim) error {
	switch {
	case c.Bound == recount.Range && c.Value2 == nil:
		return &Refusal{"a range has two ends", "correct value2, its upper end; the bound follows"}
	case c.Value2 != nil && *c.Value2 < c.Value:
		return &Refusal{"the upper end of the range would be below its lower end", "correct the other end first"}
	case !c.PeriodFrom.IsZero() && !c.PeriodTo.IsZero() && c.PeriodTo.Compare(c.PeriodFrom) < 0:
		return &Refusal{"the period would end before it begins", "correct the other end first"}
	case c.Claimant != "" && c.ClaimantKind == "":
		return &Refusal{"a claimant has a kind", "first correct claimant_kind: person, organisation, official or media"}
	case above(c.Low, c.High) || above(c.MeantLow, c.MeantHigh):
		return &Refusal{"the interval would end before it begins", "correct the other end first"}
	}
	return nil
}

func above(low, high *float64) bool { return low != nil && high != nil && *low > *high }

// differences lists, as corrections, the fields in which a claim differs.
func differences(from, to *recount.Claim) ([]recount.Review, error) {
	before, err := fieldsOf(from)
	if err != nil {
		return nil, err
	}
	after, err := fieldsOf(to)
	if err != nil {
		return nil, err
	}
	var changes []recount.Review
	for _, key := range fields() {
		if !bytes.Equal(before[key], after[key]) {
			changes = append(changes, recount.Review{Action: recount.Correct, Field: key, Value: string(after[key])})
		}
	}
	return changes, nil
}

func fieldsOf(c *recount.Claim) (map[string]json.RawMessage, error) {
	data, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	var out map[string]json.RawMessage
	return out, json.Unmarshal(data, &out)
}
