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

// Accept says that a claim is read right.
func (k *Keeper) Accept(ctx context.Context, s Signature, claim string) (recount.Review, error) {
	c, err := k.reviewable(ctx, claim)
	if err != nil {
		return recount.Review{}, err
	}
	if c.Review == "accepted" {
		return recount.Review{}, &Refusal{"the claim " + c.ID + " is accepted already", "recount history " + c.ID + " shows by whom"}
	}
	return k.onClaim(ctx, s, c, recount.Review{Action: recount.Accept})
}

// Reject says that a figure is no claim, or read beyond mending.
func (k *Keeper) Reject(ctx context.Context, s Signature, claim string) (recount.Review, error) {
	c, err := k.reviewable(ctx, claim)
	if err != nil {
		return recount.Review{}, err
	}
	return k.onClaim(ctx, s, c, recount.Review{Action: recount.Reject})
}

// reviewable returns a claim that may be reviewed: one that counts.
func (k *Keeper) reviewable(ctx context.Context, id string) (ledger.Linked, error) {
	whole, err := k.ledger.Whole(ctx, ledger.OfClaim, id)
	if err != nil {
		return ledger.Linked{}, err
	}
	c, err := k.ledger.Claim(ctx, whole)
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
	return c, nil
}

// onClaim keeps a review of a claim, with the words that it is about, and links
// the claims that it bears on.
func (k *Keeper) onClaim(ctx context.Context, s Signature, c ledger.Linked, reviews ...recount.Review) (recount.Review, error) {
	anchor, err := k.anchorOf(ctx, c)
	if err != nil {
		return recount.Review{}, err
	}
	for i := range reviews {
		reviews[i].Claim, reviews[i].Anchor = c.ID, &anchor
	}
	return k.keep(ctx, s, reviews...)
}

// keep signs and keeps reviews, and links what they bear on. It returns the
// first of them.
func (k *Keeper) keep(ctx context.Context, s Signature, reviews ...recount.Review) (recount.Review, error) {
	for i := range reviews {
		if err := k.sign(s, &reviews[i]); err != nil {
			return recount.Review{}, err
		}
		if err := k.ledger.AddReview(ctx, reviews[i]); err != nil {
			return recount.Review{}, err
		}
	}
	_, err := k.Relink(ctx)
	return reviews[0], err
}

// sign writes into a review who decides, when and why, and gives it its id.
func (k *Keeper) sign(s Signature, r *recount.Review) error {
	r.By, r.Why, r.At = strings.TrimSpace(s.By), strings.TrimSpace(s.Why), k.now().UTC()
	switch {
	case r.By == "":
		return &Refusal{"nobody signs the review", "say who decides with --by NAME, or in RECOUNT_BY"}
	case r.Why == "" && r.Action != recount.Accept:
		return &Refusal{"the review gives no reason", "say why with --why REASON"}
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

// Undo says that an earlier review no longer holds.
func (k *Keeper) Undo(ctx context.Context, s Signature, id string) (recount.Review, error) {
	whole, err := k.ledger.Whole(ctx, ledger.OfReview, id)
	if err != nil {
		return recount.Review{}, err
	}
	review, err := k.ledger.Review(ctx, whole)
	if err != nil {
		return recount.Review{}, err
	}
	if review.Action == recount.Undo {
		return recount.Review{}, &Refusal{"the review " + review.ID + " undoes another, and stays", "review again what it undid"}
	}
	undone, err := k.undone(ctx, &review)
	if err != nil {
		return recount.Review{}, err
	}
	if undone != "" {
		return recount.Review{}, &Refusal{"the review " + review.ID + " was undone already, by " + undone, ""}
	}
	return k.keep(ctx, s, recount.Review{
		Action: recount.Undo, Undoes: review.ID,
		Claim: review.Claim, Question: review.Question, Claims: review.Claims,
	})
}

// undone returns the id of the review that undid another, empty where none did.
func (k *Keeper) undone(ctx context.Context, review *recount.Review) (string, error) {
	about := review.Claim
	if about == "" {
		about = review.Question
	}
	history, err := k.ledger.History(ctx, about)
	for i := range history {
		if history[i].Undoes == review.ID {
			return history[i].ID, err
		}
	}
	return "", err
}

// missing says what is not in the ledger, where an error tells that something
// is not.
func missing(err error, what, hint string) error {
	if errors.Is(err, ledger.ErrNotFound) {
		return fmt.Errorf("%w: %s (%s)", ledger.ErrNotFound, what, hint)
	}
	return err
}
