package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"recount"
	"recount/ledger"
)

// Signature says who decides, and why. Who is required, and why for all but an
// acceptance.
type Signature struct {
	By  string
	Why string

	// Claim and Question are asked of what the review is about, as it stands
	// when the review is kept; an error of theirs is that of the act. Nil for
	// whoever decides anyway.
	Claim    func(ledger.Linked) error
	Question func(recount.Summary) error
}

// Refusal is a review that cannot be: it contradicts another, or what it is
// about is not there.
type Refusal struct {
	Reason string
	Hint   string // what to do
}

func (r *Refusal) Error() string {
	if r.Hint == "" {
		return r.Reason
	}
	return r.Reason + " (" + r.Hint + ")"
}

// Misuse is the refusal of what could never be a review, whatever the ledger
// holds: a field that claims do not have, a value that it cannot take, a review
// that nobody signs.
type Misuse struct{ *Refusal }

// Unwrap returns the refusal.
func (m *Misuse) Unwrap() error { return m.Refusal }

func misuse(reason, hint string) error { return &Misuse{&Refusal{reason, hint}} }

// Accept says that a claim is read right.
func (k *Keeper) Accept(ctx context.Context, s Signature, claim string) (recount.Review, error) {
	return first(k.act(ctx, s, func(seen *ledger.Seen) ([]recount.Review, error) {
		c, err := k.reviewable(ctx, s, claim, seen)
		if err != nil {
			return nil, err
		}
		if c.Review == "accepted" {
			return nil, &Refusal{"the claim " + c.ID + " is accepted already", "recount history " + c.ID + " shows by whom"}
		}
		return k.onClaim(ctx, c, recount.Review{Action: recount.Accept})
	}))
}

// Reject says that a figure is no claim, or read beyond mending.
func (k *Keeper) Reject(ctx context.Context, s Signature, claim string) (recount.Review, error) {
	return first(k.act(ctx, s, func(seen *ledger.Seen) ([]recount.Review, error) {
		c, err := k.reviewable(ctx, s, claim, seen)
		if err != nil {
			return nil, err
		}
		return k.onClaim(ctx, c, recount.Review{Action: recount.Reject})
	}))
}

// reviewable returns a claim that may be reviewed, one that counts, and notes
// that it was seen.
func (k *Keeper) reviewable(ctx context.Context, s Signature, id string, seen *ledger.Seen) (ledger.Linked, error) {
	whole, err := k.ledger.Whole(ctx, ledger.OfClaim, id)
	if err != nil {
		return ledger.Linked{}, err
	}
	c, err := k.ledger.Claim(ctx, whole)
	if err == nil && s.Claim != nil {
		err = s.Claim(c)
	}
	switch {
	case err != nil:
		return c, err
	case c.Review == "rejected":
		return c, &Refusal{
			"the claim " + c.ID + " was rejected by a reviewer",
			"recount history " + c.ID + " shows the review; recount review undo takes it back",
		}
	case c.Former:
		return c, &Refusal{
			"the claim " + c.ID + " is of a former version of its report, or of older rules",
			"recount claims --report " + c.Report + " lists those that stand in its place",
		}
	}
	seen.Claim = &c
	return c, nil
}

// onClaim gives reviews of a claim the words that they are about.
func (k *Keeper) onClaim(ctx context.Context, c ledger.Linked, reviews ...recount.Review) ([]recount.Review, error) {
	anchor, err := k.anchorOf(ctx, c)
	for i := range reviews {
		reviews[i].Claim, reviews[i].Anchor = c.ID, &anchor
	}
	return reviews, err
}

// act does one act of reviewing: decide reads what it is about, notes what it
// has seen, and returns the reviews. They are signed, kept together, and what
// they bear on is linked. Where another process has changed meanwhile what was
// seen, it is decided anew.
func (k *Keeper) act(ctx context.Context, s Signature, decide func(*ledger.Seen) ([]recount.Review, error)) ([]recount.Review, error) {
	for try := 1; ; try++ {
		newest, err := k.ledger.Newest(ctx)
		if err != nil {
			return nil, err
		}
		seen := ledger.Seen{Newest: newest}
		reviews, err := decide(&seen)
		for i := range reviews {
			if err == nil {
				err = k.sign(s, &reviews[i])
			}
			reviews[i].Act = reviews[0].ID
		}
		if err != nil {
			return nil, err
		}
		err = k.ledger.AddReview(ctx, seen, reviews...)
		if errors.Is(err, ledger.ErrChanged) && try < maxTries {
			continue
		}
		if err != nil {
			return nil, err
		}
		_, err = k.Relink(ctx)
		return reviews, err
	}
}

// first returns the review that heads an act.
func first(reviews []recount.Review, err error) (recount.Review, error) {
	if len(reviews) == 0 {
		return recount.Review{}, err
	}
	return reviews[0], err
}

// sign writes into a review who decides, when and why, and gives it its id.
func (k *Keeper) sign(s Signature, r *recount.Review) error {
	r.By, r.Why, r.At = strings.TrimSpace(s.By), strings.TrimSpace(s.Why), k.now().UTC()
	switch {
	case r.By == "":
		return misuse("nobody signs the review", "say who decides with --by NAME, or in RECOUNT_BY")
	case r.Why == "" && r.Action != recount.Accept:
		return misuse("the review gives no reason", "say why with --why REASON")
	}
	r.ID = reviewID(r)
	return nil
}

// reviewID makes an id of all that a review says: 16 hexadecimal digits.
func reviewID(r *recount.Review) string {
	content, err := json.Marshal(r)
	if err != nil {
		panic(err) // no value of a review's fields is unfit for JSON
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:8])
}

// missing says what is not in the ledger, where an error tells that something
// is not.
func missing(err error, what, hint string) error {
	if errors.Is(err, ledger.ErrNotFound) {
		return fmt.Errorf("%w: %s (%s)", ledger.ErrNotFound, what, hint)
	}
	return err
}
