package ingest

import (
	"context"
	"errors"
	"strconv"

	"recount"
	"recount/ledger"
)

// Change is a change in a ledger with what it is about, as that stands now.
type Change struct {
	Number int64             `json:"number"` // rises; never used twice
	At     string            `json:"at"`     // RFC 3339, UTC
	Kind   ledger.ChangeKind `json:"kind"`

	Question *recount.Question `json:"question,omitempty"` // that the claim answers
	Claim    *recount.Claim    `json:"claim,omitempty"`    // that came, or that is in conflict
	Other    *recount.Claim    `json:"other,omitempty"`    // with which it is
	Sentence string            `json:"sentence,omitempty"` // why they conflict; empty where they no longer do

	Report    *ledger.ReportRow `json:"report,omitempty"` // that was revised
	Version   string            `json:"version,omitempty"`
	Former    string            `json:"former,omitempty"`
	Rewording []Rewording       `json:"rewording,omitempty"` // what changed in its figures
}

// describe finds what a change is about.
func describe(ctx context.Context, l ledger.Reader, c ledger.Change) (Change, error) {
	change := Change{Number: c.Number, At: c.At, Kind: c.Kind, Version: c.Version, Former: c.Former}
	if c.Kind == ledger.NewVersion {
		_, row, err := l.Report(ctx, c.Report)
		if err != nil {
			return change, err
		}
		change.Report = &row
		change.Rewording, err = reworded(ctx, l, c.Report, c.Former, c.Version)
		return change, err
	}
	if c.Question != "" {
		summary, err := l.Question(ctx, c.Question)
		if err != nil && !errors.Is(err, ledger.ErrNotFound) {
			return change, err
		}
		change.Question = &summary.Question
	}
	for _, side := range []struct {
		to **recount.Claim
		id string
	}{{&change.Claim, c.Claim}, {&change.Other, c.Other}} {
		if side.id == "" {
			continue
		}
		claim, err := l.Claim(ctx, side.id)
		if err != nil {
			return change, err
		}
		*side.to = &claim.Claim
	}
	if c.Kind != ledger.NewConflict || c.Question == "" {
		return change, nil
	}
	sentence, err := conflictOf(ctx, l, c)
	change.Sentence = sentence
	return change, err
}

// conflictOf is the sentence of a conflict. Conflicts stand first among the
// verdicts of a question.
func conflictOf(ctx context.Context, l ledger.Reader, c ledger.Change) (string, error) {
	verdicts, err := l.VerdictsOf(ctx, c.Question, ledger.Page{Limit: pageSize})
	if err != nil {
		return "", err
	}
	for i := range verdicts.Rows {
		v := &verdicts.Rows[i]
		if v.A == c.Claim && v.B == c.Other && v.Kind == recount.Conflicts {
			return v.Sentence, nil
		}
	}
	return "", nil
}

// mostSought is how many changes are looked at for those that are asked for.
const mostSought = 10_000

// LastChanges returns the last changes of a ledger with what they are about, the
// newest first, at most limit. Where questions are given, they are those on
// these, and on reports whose claims answer them. Else new figures are those on
// questions that somebody follows, on all of them while nobody follows any, and
// other changes are all. No more than the last 10,000 changes are looked at.
func LastChanges(ctx context.Context, l ledger.Ledger, limit int, questions ...string) ([]Change, error) {
	wanted, err := wantedOf(ctx, l, questions)
	if err != nil {
		return nil, err
	}
	changes, err := l.LastChanges(ctx, mostSought)
	if err != nil {
		return nil, err
	}
	described := make([]Change, 0, min(limit, len(changes)))
	for _, c := range changes {
		if len(described) == limit {
			break
		}
		if is, err := wanted.is(ctx, l, c); err != nil {
			return nil, err
		} else if !is {
			continue
		}
		change, err := describe(ctx, l, c)
		if err != nil {
			return nil, err
		}
		described = append(described, change)
	}
	return described, nil
}

// wanted chooses changes.
type wanted struct {
	questions map[string]bool
	figures   bool // only new figures are chosen by question
}

func wantedOf(ctx context.Context, l ledger.Ledger, questions []string) (w wanted, err error) {
	w = wanted{map[string]bool{}, len(questions) == 0}
	for _, id := range questions {
		q, err := l.Question(ctx, id)
		if err != nil {
			return w, err
		}
		w.questions[q.ID] = true
	}
	if !w.figures {
		return w, nil
	}
	followed, err := l.Followed(ctx)
	for i := range followed {
		w.questions[followed[i].Question] = true
	}
	return w, err
}

func (w wanted) is(ctx context.Context, l ledger.Ledger, c ledger.Change) (bool, error) {
	if w.figures && c.Kind != ledger.NewFigure {
		return true, nil
	}
	return bearsOn(ctx, l, c, w.questions)
}

// bearsOn tells whether a change is about one of some questions; none are all.
func bearsOn(ctx context.Context, l ledger.Reader, c ledger.Change, questions map[string]bool) (bool, error) {
	if len(questions) == 0 || questions[c.Question] {
		return true, nil
	}
	if c.Kind != ledger.NewVersion {
		return false, nil
	}
	for claim, err := range rows(func(p ledger.Page) (ledger.Rows[ledger.Linked], error) {
		return l.Claims(ctx, ledger.ClaimFilter{Report: c.Report}, p)
	}) {
		if err != nil || questions[claim.Question] {
			return err == nil, err
		}
	}
	return false, nil
}

// changesAtOnce is how many changes are read at a time.
const changesAtOnce = 100

// each hands over the changes after one, and returns the number of the last that
// was taken.
func (w *watcher) each(ctx context.Context, after int64, take func(Change) error) (int64, error) {
	for {
		changes, err := w.keeper.ledger.ChangesAfter(ctx, after, changesAtOnce)
		if err != nil || len(changes) == 0 {
			return after, err
		}
		for _, c := range changes {
			change, err := describe(ctx, w.keeper.ledger, c)
			if err == nil {
				err = take(change)
			}
			if err != nil {
				return after, err
			}
			after = c.Number
		}
	}
}

// begin notes where the changes end that were there before.
func (w *watcher) begin(ctx context.Context) error {
	last, err := w.keeper.ledger.LastChanges(ctx, 1)
	if err != nil {
		return err
	}
	if len(last) > 0 {
		w.changes = last[0].Number
	}
	if w.Notify == nil {
		return nil
	}
	kept, err := w.keeper.ledger.Cursor(ctx, w.Name)
	if err == nil && kept == "" {
		err = w.keeper.ledger.SetCursor(ctx, w.Name, strconv.FormatInt(w.changes, 10))
	}
	return err
}

// tellChanges tells what changed since it was last told, and has it delivered.
func (w *watcher) tellChanges(ctx context.Context) (err error) {
	select {
	case w.delivery <- struct{}{}:
	default: // it is asked for already
	}
	if w.Changed == nil {
		return nil
	}
	w.changes, err = w.each(ctx, w.changes, func(c Change) error {
		w.Changed(c)
		return nil
	})
	return err
}

// deliverOn delivers changes whenever there may be new ones.
func (w *watcher) deliverOn(ctx context.Context) {
	for {
		if err := w.deliver(ctx); err != nil && ctx.Err() == nil {
			w.keeper.warn(recount.Problem{Place: w.Name, Reason: "a change could not be told: " + err.Error(), Hint: "it is told again after the next poll"})
		}
		select {
		case <-w.delivery:
		case <-ctx.Done():
			return
		}
	}
}

// deliver delivers the changes that were not yet. How far it came is kept after
// each: where it crashes in between, that one is delivered twice.
func (w *watcher) deliver(ctx context.Context) error {
	kept, err := w.keeper.ledger.Cursor(ctx, w.Name)
	if err != nil {
		return err
	}
	after, err := strconv.ParseInt(kept, 10, 64)
	if err != nil {
		return err
	}
	_, err = w.each(ctx, after, func(c Change) error {
		if err := w.Notify(ctx, c); err != nil {
			return err
		}
		return w.keeper.ledger.SetCursor(ctx, w.Name, strconv.FormatInt(c.Number, 10))
	})
	return err
}
