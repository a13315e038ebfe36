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

// undo takes a review back, and with a correction those that followed from it:
// the interval goes with the value.
func (d *Desk) undo(a *ask) error {
	k, s := d.keeper(ingest.Options{}), a.sign()
	id, err := a.whole(d, ledger.OfReview)
	if err != nil {
		return err
	}
	first, err := d.Ledger.Review(a.ctx, id)
	if err != nil {
		return err
	}
	undone, err := k.Undo(a.ctx, s, id)
	if err != nil {
		return err
	}
	followed, err := d.followed(a, first)
	if err != nil {
		return err
	}
	for _, other := range followed {
		if _, err := k.Undo(a.ctx, s, other); err != nil {
			return err
		}
	}
	return a.back(cmp.Or(a.r.PostForm.Get("back"), "/review"), undone)
}

// followed lists the corrections that were made in one act with a correction,
// and still hold.
func (d *Desk) followed(a *ask, first recount.Review) (ids []string, err error) {
	if first.Action != recount.Correct {
		return nil, nil
	}
	history, err := d.Ledger.History(a.ctx, first.Claim)
	undone := map[string]bool{}
	for i := range history {
		undone[history[i].Undoes] = true
	}
	for i := range history {
		r := &history[i]
		isOneAct := r.Action == recount.Correct && r.At.Equal(first.At) && r.By == first.By && r.Why == first.Why
		if isOneAct && r.ID != first.ID && !undone[r.ID] {
			ids = append(ids, r.ID)
		}
	}
	return ids, err
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
