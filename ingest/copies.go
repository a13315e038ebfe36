package ingest

import (
	"context"
	"errors"
	"slices"

	"recount"
	"recount/compare/copies"
	"recount/ledger"
)

// maxCandidates is how many texts a report is compared with: those that share
// most keys with it. One copy of a text leads to its others over the question
// that their claims answer, so that a limit loses none. Of a story that is told
// for months hundreds of reports share a key or two: reading more of them would
// take most of the time of adding one.
const maxCandidates = 12

// seek compares a report with those that share keys with it, and files the
// pairs that are copies. It returns how many those are.
func (k *Keeper) seek(ctx context.Context, id string, document *copies.Document) (int, error) {
	k.texts.put(id, document)
	candidates, err := k.candidates(ctx, id, document)
	if err != nil {
		return 0, err
	}
	var found []recount.Copy
	for _, candidate := range candidates {
		other, err := k.document(ctx, candidate)
		if errors.Is(err, ledger.ErrNotFound) {
			continue // another version took its place meanwhile
		}
		if err != nil {
			return 0, err
		}
		if pair, ok := copies.Between(document, other); ok {
			found = append(found, pair)
		}
	}
	if len(found) > 0 {
		if err := k.ledger.AddCopies(ctx, found); err != nil {
			return 0, err
		}
	}
	return len(found), k.ledger.CopiesSought(ctx, id)
}

// candidates returns the reports that share most keys with one; those that it
// names as its original, and those that name it or the same, come first and have
// room of their own.
func (k *Keeper) candidates(ctx context.Context, id string, document *copies.Document) ([]string, error) {
	told, err := k.ledger.CopyCandidates(ctx, id, document.Originals(), maxCandidates)
	if err != nil {
		return nil, err
	}
	byWords, err := k.ledger.CopyCandidates(ctx, id, document.Keys(), maxCandidates)
	for _, other := range byWords {
		if !slices.Contains(told, other) {
			told = append(told, other)
		}
	}
	return told, err
}

// document returns the text of a report of the ledger, made ready to compare.
func (k *Keeper) document(ctx context.Context, id string) (*copies.Document, error) {
	if d := k.texts.get(id); d != nil {
		return d, nil
	}
	report, _, err := k.ledger.Report(ctx, id)
	if err != nil {
		return nil, err
	}
	d := copies.Read(report)
	k.texts.put(id, d)
	return d, nil
}

// seekRest seeks the copies of reports that were filed without: after a crash,
// or while another process was at them.
func (k *Keeper) seekRest(ctx context.Context) (done int, err error) {
	return k.drain(ctx, Copying, k.ledger.Unsought, func(ctx context.Context, id string) error {
		document, err := k.document(ctx, id)
		if err == nil {
			_, err = k.seek(ctx, id, document)
		}
		return err
	})
}

// drain does work on all that a list of things to do names, until it is empty
// or names only what was done already.
func (k *Keeper) drain(ctx context.Context, stage Stage, list func(context.Context, int) ([]string, error), work func(context.Context, string) error) (done int, err error) {
	var before []string
	for {
		ids, err := list(ctx, pageSize)
		if err != nil || len(ids) == 0 || slices.Equal(ids, before) {
			return done, err
		}
		before = ids
		for _, id := range ids {
			if err := errors.Join(ctx.Err(), work(ctx, id)); err != nil {
				return done, err
			}
			done++
			k.tell(Step{stage, done})
		}
	}
}
