package ingest

import (
	"context"
	"errors"
	"fmt"

	"recount"
	"recount/compare"
	"recount/compare/copies"
	"recount/ledger"
)

// refresh finds the reviews of a report their claims in its current version,
// and makes the profiles of its claims anew, as corrected. It returns how many
// reviews found none.
func (k *Keeper) refresh(ctx context.Context, id string) (lost int, err error) {
	report, _, err := k.ledger.Report(ctx, id)
	if err != nil {
		return 0, err
	}
	reviews, err := k.ledger.ReviewsOf(ctx, id)
	if err != nil {
		return 0, err
	}
	if len(reviews) > 0 {
		if lost, err = k.reanchor(ctx, report, reviews); err != nil {
			return lost, err
		}
	}
	return lost, k.reprofile(ctx, report)
}

// reprofile makes the profiles of a report's claims anew; again where another
// process has changed the report meanwhile.
func (k *Keeper) reprofile(ctx context.Context, report recount.Report) error {
	for try := 1; ; try++ {
		claims, err := k.claimsOf(ctx, report.ID)
		if err != nil {
			return err
		}
		made := compare.Profiles(bare(claims), compare.Originals(report, copies.Read(report))...)
		for i := range claims {
			made[i].Corrected = claims[i].Corrected
		}
		err = k.ledger.SetProfiles(ctx, report.ID, k.linker, compare.StoryOf(report), made)
		if !errors.Is(err, ledger.ErrInvalid) || try == maxTries {
			return err
		}
		if report, _, err = k.ledger.Report(ctx, report.ID); err != nil {
			return err
		}
	}
}

// reanchor finds the claims of reviews again in the current version of their
// report.
func (k *Keeper) reanchor(ctx context.Context, report recount.Report, reviews []recount.Review) (lost int, err error) {
	claims, err := k.claimsOf(ctx, report.ID)
	if err != nil {
		return 0, err
	}
	text := []rune(report.Text)
	for i := range reviews {
		n, err := k.follow(ctx, report, text, claims, &reviews[i])
		if err != nil {
			return lost, err
		}
		lost += n
	}
	return lost, nil
}

// follow finds the claims of one review again. It returns how many have no
// place in the text as it now stands.
func (k *Keeper) follow(ctx context.Context, report recount.Report, text []rune, claims []ledger.Linked, review *recount.Review) (lost int, err error) {
	for _, id := range claimsNamed(review) {
		if isAmong(claims, id) {
			continue
		}
		former, err := k.ledger.Claim(ctx, id)
		if err != nil {
			return lost, err
		}
		if former.Report != report.ID || !former.Former {
			continue
		}
		anchor, err := k.anchorOf(ctx, former)
		if err != nil {
			return lost, err
		}
		why, err := k.place(ctx, report, text, claims, review, anchor)
		if err != nil {
			return lost, err
		}
		if why != "" {
			lost++
			k.warn(astray(report, review, former, why))
		}
	}
	return lost, nil
}

// place lets a review hold for the one claim that stands where its words now
// stand; a claim that a reviewer added is added there again. why tells what
// hinders it.
func (k *Keeper) place(ctx context.Context, report recount.Report, text []rune, claims []ledger.Linked, review *recount.Review, anchor recount.Anchor) (why string, err error) {
	at, why := find(anchor, text, claims)
	if at >= 0 {
		return "", k.ledger.Reanchor(ctx, review.ID, claims[at].ID)
	}
	if review.Action != recount.Missed {
		return why, nil
	}
	span, ok := findWords(anchor, text)
	if !ok {
		return why, nil
	}
	read := k.extractor.At(report, span)
	if len(read) != 1 {
		return why, nil
	}
	claim, err := sameAs(read[0], review.Added)
	if err != nil {
		return why, err
	}
	return "", k.addClaim(ctx, *review, claim)
}

// sameAs gives a claim, read from a changed page, what a reviewer said of it.
func sameAs(claim recount.Claim, added *recount.Claim) (recount.Claim, error) {
	changes, err := differences(&claim, added)
	for _, change := range changes {
		if err := setField(&claim, change.Field, []byte(change.Value)); err != nil {
			return claim, err
		}
		delete(claim.Spans, change.Field)
	}
	claim.Confidence = added.Confidence
	return claim, err
}

// claimsNamed lists the claims that a review is about.
func claimsNamed(review *recount.Review) []string {
	if review.Claim == "" {
		return review.Claims
	}
	return append([]string{review.Claim}, review.Claims...)
}

func isAmong(claims []ledger.Linked, id string) bool {
	for i := range claims {
		if claims[i].ID == id {
			return true
		}
	}
	return false
}

// astray tells of a review whose claim a changed report no longer holds.
func astray(report recount.Report, review *recount.Review, former ledger.Linked, why string) recount.Problem {
	return recount.Problem{
		Place: "report " + report.ID,
		Reason: fmt.Sprintf("the review %s (%s, by %s) of the figure “%s” does not hold for the text as it now stands: %s",
			review.ID, review.Action, review.By, former.Figure, why),
		Hint: "recount history " + former.ID + " shows it; review the claim of the new text where it still holds",
	}
}
