package ingest

import (
	"context"
	"errors"
	"slices"
	"sync"

	"recount"
	"recount/compare/copies"
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
	k.texts.put(document)
	candidates, err := k.candidates(ctx, id, document)
	if err != nil {
		return 0, err
	}
	others, err := k.documents(ctx, candidates)
	if err != nil {
		return 0, err
	}
	var found []recount.Copy
	for _, other := range others {
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

// documents returns the texts of reports of the ledger, made ready to compare;
// those that are no longer there are left out. Those that are not at hand are
// made ready on all processors.
func (k *Keeper) documents(ctx context.Context, ids []string) ([]*copies.Document, error) {
	var found []*copies.Document
	var unread []string
	for _, id := range ids {
		if d := k.texts.get(id); d != nil {
			found = append(found, d)
		} else {
			unread = append(unread, id)
		}
	}
	if len(unread) == 0 {
		return found, nil
	}
	reports, err := k.ledger.Texts(ctx, unread)
	if err != nil {
		return nil, err
	}
	fresh := make([]*copies.Document, len(reports))
	var reading sync.WaitGroup
	for i := range reports {
		reading.Go(func() { fresh[i] = copies.Read(reports[i]) })
	}
	reading.Wait()
	for _, d := range fresh {
		k.texts.put(d)
	}
	return append(found, fresh...), nil
}

// seekRest seeks the copies of reports that were filed without: after a crash,
// or while another process was at them.
func (k *Keeper) seekRest(ctx context.Context) (done int, err error) {
	return k.drain(ctx, Copying, k.ledger.Unsought, func(ctx context.Context, id string) error {
		found, err := k.documents(ctx, []string{id})
		if err == nil && len(found) > 0 { // else another version took its place meanwhile
			_, err = k.seek(ctx, id, found[0])
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
