package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"

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
	r := &reanchoring{Keeper: k, report: report, text: []rune(report.Text)}
	if r.claims, err = k.claimsOf(ctx, report.ID); err != nil {
		return 0, err
	}
	for i := range reviews {
		n, err := r.follow(ctx, &reviews[i])
		if err != nil {
			return lost, err
		}
		lost += n
	}
	return lost, nil
}

// reanchoring finds the claims of reviews again in a text.
type reanchoring struct {
	*Keeper
	report recount.Report
	text   []rune
	claims []ledger.Linked
	all    []ledger.Linked // also those of former versions; read when a review asks for them
}

// follow finds the claims of one review again. It returns how many have no
// place in the text as it now stands.
func (r *reanchoring) follow(ctx context.Context, review *recount.Review) (lost int, err error) {
	standIns, holds, err := r.standIns(ctx, review)
	if err != nil {
		return 0, err
	}
	named := claimsNamed(review)
	for i, id := range slices.Concat(named, standIns) {
		if isAmong(r.claims, id) {
			continue
		}
		former, err := r.ledger.Claim(ctx, id)
		if err != nil {
			return lost, err
		}
		if former.Report != r.report.ID || !former.Former {
			continue
		}
		why, err := r.place(ctx, review, former)
		if err != nil {
			return lost, err
		}
		if why != "" && !holds && i < len(named) {
			lost++
			r.warn(astray(r.report, review, former, why))
		}
	}
	return lost, nil
}

// standIns returns the claims by which a merge goes besides those it names, and
// whether one of another report counts: the merge then holds.
func (r *reanchoring) standIns(ctx context.Context, review *recount.Review) (ids []string, holds bool, err error) {
	if review.Action != recount.Merge {
		return nil, false, nil
	}
	if ids, err = r.ledger.StandIns(ctx, review.ID); err != nil {
		return nil, false, err
	}
	for _, id := range ids {
		c, err := r.ledger.Claim(ctx, id)
		if err != nil {
			return nil, false, err
		}
		holds = holds || c.Report != r.report.ID && c.Question != ""
	}
	return ids, holds, nil
}

// place lets a review hold for the one claim that stands where its words now
// stand, or in whose place it stands; a claim that a reviewer added is added there
// again. why tells what hinders it.
func (r *reanchoring) place(ctx context.Context, review *recount.Review, former ledger.Linked) (why string, err error) {
	anchor, err := r.anchorOf(ctx, former)
	if err != nil {
		return "", err
	}
	at, why := find(anchor, r.text, r.claims)
	if at < 0 {
		var holds bool
		if at, holds, err = r.inPlace(ctx, review, former); err != nil {
			return "", err
		}
		if at >= 0 && !holds {
			if err := r.ledger.Lapse(ctx, review.ID, r.claims[at].ID); err != nil {
				return "", err
			}
			at = -1
		}
	}
	if at >= 0 {
		return "", r.ledger.Reanchor(ctx, review.ID, r.claims[at].ID)
	}
	if review.Action != recount.Missed {
		return why, nil
	}
	span, ok := findWords(anchor, r.text)
	if !ok {
		return why, nil
	}
	read := r.extractor.At(r.report, span)
	if len(read) != 1 {
		return why, nil
	}
	claim, err := sameAs(read[0], review.Added)
	if err != nil {
		return why, err
	}
	return "", r.addClaim(ctx, *review, claim)
}

// inPlace returns the index of the claim that stands in the place of one of a
// former version, or -1, and whether the review holds for it: what a reviewer said
// of a figure only where it stands word for word in the same sentence, but with
// another figure too which questions are one or apart, since that does not go by
// what the figure says.
func (r *reanchoring) inPlace(ctx context.Context, review *recount.Review, former ledger.Linked) (at int, holds bool, err error) {
	if review.Action == recount.Missed {
		return -1, false, nil
	}
	if r.all == nil {
		found, err := all(func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
			return r.ledger.Claims(ctx, ledger.ClaimFilter{Report: r.report.ID, Former: true, Rejected: true}, p)
		})
		if err != nil {
			return -1, false, err
		}
		r.all = found
	}
	before, after := ofVersion(r.all, former.Version), bare(r.claims)
	for _, pair := range compare.InPlace(without(before, former.Corrected), without(after, former.Corrected)) {
		if pair.Before < 0 || pair.After < 0 || before[pair.Before].ID != former.ID {
			continue
		}
		was, now := &before[pair.Before], &after[pair.After]
		return pair.After, was.Figure == now.Figure && was.Sentence == now.Sentence || review.Action == recount.Merge || review.Action == recount.Split, nil
	}
	return -1, false, nil
}

// without returns claims without the fields that a reviewer corrected of one of them,
// by which no other text is compared with it.
func without(claims []recount.Claim, fields []string) []recount.Claim {
	if len(fields) == 0 {
		return claims
	}
	claims = slices.Clone(claims)
	for i := range claims {
		c := &claims[i]
		for field, value := range map[string]*recount.Words{"counted": &c.Counted, "claimant": &c.Claimant, "place": &c.Place} {
			if slices.Contains(fields, field) {
				*value = ""
			}
		}
		if slices.Contains(fields, "measure") {
			c.Measure = ""
		}
		if slices.Contains(fields, "unit") {
			c.Unit = ""
		}
	}
	return claims
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
