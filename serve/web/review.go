package web

import (
	"cmp"
	"strconv"
	"strings"

	"recount"
	"recount/ingest"
	"recount/ledger"
)

// reviewClaim accepts, corrects or rejects a claim, or sets it as the best of
// its question.
func (d *Desk) reviewClaim(a *ask) error {
	id, err := a.whole(d, ledger.OfClaim)
	if err != nil {
		return err
	}
	k, s := d.keeper(ingest.Options{}), a.sign()
	form := a.r.PostForm
	var review recount.Review
	switch action := recount.ReviewAction(form.Get("action")); action {
	case recount.Accept:
		review, err = k.Accept(a.ctx, s, id)
	case recount.Reject:
		review, err = k.Reject(a.ctx, s, id)
	case recount.SetBest:
		review, err = k.Best(a.ctx, s, form.Get("question"), id)
	case recount.Correct:
		var made []recount.Review
		if made, err = k.Correct(a.ctx, s, id, form.Get("field"), form.Get("value")); err == nil {
			review = made[0]
		}
	default:
		return &ingest.Refusal{Reason: "a claim cannot be “" + string(action) + "”", Hint: "accept, correct or reject it"}
	}
	if err != nil {
		return err
	}
	return a.back(cmp.Or(form.Get("back"), "/claims/"+id), review)
}

// reviewQuestion merges a question with others, splits claims off, or follows it.
func (d *Desk) reviewQuestion(a *ask) error {
	id, err := a.whole(d, ledger.OfQuestion)
	if err != nil {
		return err
	}
	k, s := d.keeper(ingest.Options{}), a.sign()
	form := a.r.PostForm
	var review recount.Review
	switch action := recount.ReviewAction(form.Get("action")); action {
	case recount.Merge:
		others := strings.Fields(strings.Join(form["with"], " "))
		review, err = k.Merge(a.ctx, s, append([]string{id}, others...))
	case recount.Split:
		review, err = k.Split(a.ctx, s, id, form["claim"])
	case "follow":
		_, err = k.Follow(a.ctx, s.By, id)
	case "unfollow":
		_, err = k.Unfollow(a.ctx, s.By, id)
	default:
		return &ingest.Refusal{Reason: "a question cannot be “" + string(action) + "”", Hint: "merge it with another, split claims off, or follow it"}
	}
	if err != nil {
		return err
	}
	return a.back(cmp.Or(form.Get("back"), "/questions/"+id), review)
}

// undo takes a review back.
func (d *Desk) undo(a *ask) error {
	id, err := a.whole(d, ledger.OfReview)
	if err != nil {
		return err
	}
	undone, err := d.keeper(ingest.Options{}).Undo(a.ctx, a.sign(), id)
	if err != nil {
		return err
	}
	return a.back(cmp.Or(a.r.PostForm.Get("back"), "/review"), undone[0])
}

// addMissed adds a claim that was missed, by its words in the report.
func (d *Desk) addMissed(a *ask) error {
	id, err := a.whole(d, ledger.OfReport)
	if err != nil {
		return err
	}
	nth := 0
	if text := strings.TrimSpace(a.r.PostFormValue("nth")); text != "" {
		if nth, err = strconv.Atoi(text); err != nil {
			return &ingest.Refusal{Reason: "“" + text + "” is no number", Hint: "say which of the places where the words stand, from 1"}
		}
	}
	review, err := d.keeper(ingest.Options{}).AddMissed(a.ctx, a.sign(), ingest.Missed{
		Report: id, Words: lines(a.r.PostForm.Get("words")), Nth: nth, Fields: given(a),
	})
	if err != nil {
		return err
	}
	return a.back(reportPath(id)+"?claim="+review.Claim+"#c-"+review.Claim, review)
}

// given reads the fields of a claim that a form gives.
func given(a *ask) map[string]string {
	fields := map[string]string{}
	for _, field := range correctable() {
		if value := strings.TrimSpace(a.r.PostForm.Get("set-" + field[0])); value != "" {
			fields[field[0]] = value
		}
	}
	return fields
}

// lines undoes what browsers do to line ends in forms.
func lines(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }
