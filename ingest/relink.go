package ingest

import (
	"context"
	"errors"
	"slices"

	"recount/compare"
	"recount/ledger"
)

// Relinked tells what linking came to.
type Relinked struct {
	Profiled int // reports whose claims were profiled anew
	Sought   int // reports whose copies were sought
	Blocks   int // settled
	Left     int // blocks that another process kept changing: the next run settles them
	Lost     int // reviews that found no claim in a changed report
}

// Relink does whatever is left to do before the ledger tells how its claims
// stand to each other: it finds reviews their claims again, makes profiles of
// another version of the linker anew, seeks copies that were not yet sought, and
// decides each block that has changed.
func (k *Keeper) Relink(ctx context.Context) (done Relinked, err error) {
	refresh := func(ctx context.Context, id string) error {
		lost, err := k.refresh(ctx, id)
		done.Lost += lost
		return err
	}
	outdated := func(ctx context.Context, limit int) ([]string, error) {
		return k.ledger.Outdated(ctx, k.linker, limit)
	}
	if done.Profiled, err = k.drain(ctx, Profiles, outdated, refresh); err != nil {
		return done, err
	}
	if done.Sought, err = k.seekRest(ctx); err != nil {
		return done, err
	}
	if err = k.neighbours(ctx); err != nil {
		return done, err
	}
	return done, k.settleAll(ctx, &done)
}

// neighbours finds, for the reports that are new or profiled anew, those that
// tell of the same, and what claims of theirs may answer one question.
func (k *Keeper) neighbours(ctx context.Context) error {
	for total := 0; ; {
		sought, err := k.ledger.Seek(ctx, seekAtOnce)
		if err != nil || sought == 0 {
			return err
		}
		total += sought
		k.tell(Step{Comparing, total})
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// seekAtOnce is for how many reports neighbours are sought in one transaction.
const seekAtOnce = 50

// RelinkAll decides every block anew, changed or not.
func (k *Keeper) RelinkAll(ctx context.Context) (Relinked, error) {
	if err := k.ledger.MarkAll(ctx); err != nil {
		return Relinked{}, err
	}
	return k.Relink(ctx)
}

// maxPasses bounds how often the changed blocks are gone through: a block that
// comes apart from others may leave one of them to be settled again.
const maxPasses = 8

// settleAll decides the blocks that have changed.
func (k *Keeper) settleAll(ctx context.Context, done *Relinked) error {
	for range maxPasses {
		before := done.Blocks
		done.Left = 0
		if err := k.settlePass(ctx, done); err != nil || done.Blocks == before {
			return err
		}
	}
	return nil
}

// settlePass decides the blocks that have changed, a page of their keys at a
// time. While one is settled the next is decided.
func (k *Keeper) settlePass(ctx context.Context, done *Relinked) error {
	settled := map[string]bool{} // those settled along with an earlier one
	after := ""
	for {
		keys, err := k.ledger.Changed(ctx, after, pageSize)
		if err != nil || len(keys) == 0 {
			return err
		}
		if err := k.settlePage(ctx, keys, settled, done); err != nil {
			return err
		}
		after = keys[len(keys)-1]
	}
}

// settlePage settles blocks in the order of their keys.
func (k *Keeper) settlePage(ctx context.Context, keys []string, settled map[string]bool, done *Relinked) error {
	ctx, stop := context.WithCancel(ctx)
	ready := make(chan decided)
	go func() {
		defer close(ready)
		ties := &ties{ledger: k.ledger}
		for _, key := range keys {
			select {
			case ready <- k.decide(ctx, ties, key):
			case <-ctx.Done():
				return
			}
		}
	}()
	err := k.settleReady(ctx, ready, settled, done)
	stop()
	for range ready {
		continue // what is still being decided comes to its end
	}
	return err
}

func (k *Keeper) settleReady(ctx context.Context, ready <-chan decided, settled map[string]bool, done *Relinked) error {
	ties := &ties{ledger: k.ledger}
	for next := range ready {
		if settled[next.key] {
			delete(settled, next.key)
			continue
		}
		if err := k.settleOne(ctx, ties, next, settled, done); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// settleOne settles one block with those tied to it.
func (k *Keeper) settleOne(ctx context.Context, ties *ties, next decided, settled map[string]bool, done *Relinked) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	keys, err := k.settle(ctx, ties, next)
	if errors.Is(err, ledger.ErrChanged) {
		done.Left++
		return nil
	}
	if err != nil {
		return err
	}
	for _, other := range keys {
		if other > next.key {
			settled[other] = true
		}
	}
	done.Blocks += len(keys)
	k.tell(Step{Settling, done.Blocks})
	return nil
}

// maxTries bounds how often a block is decided that changes meanwhile.
const maxTries = 8

// settle settles a block that was decided, and decides it again where it has
// changed. It returns the keys of the blocks that it settled, and
// [ledger.ErrChanged] where another process kept changing them.
func (k *Keeper) settle(ctx context.Context, ties *ties, next decided) ([]string, error) {
	for range maxTries {
		if next.err != nil || len(next.block.Keys) == 0 {
			return nil, next.err
		}
		err := k.ledger.Settle(ctx, next.block, next.result)
		if !errors.Is(err, ledger.ErrChanged) && !errors.Is(err, ledger.ErrNotFound) {
			return next.block.Keys, err
		}
		next = k.decide(ctx, ties, next.key)
	}
	return nil, ledger.ErrChanged
}

// decided is a block as it was read, with those tied to it, and what it came to.
// A block that is no more has been joined with another, which is marked as
// changed: it has no keys.
type decided struct {
	key    string
	block  ledger.Block
	result compare.Result
	err    error
}

// decide reads and decides a block, again where those tied to it changed
// meanwhile.
func (k *Keeper) decide(ctx context.Context, ties *ties, key string) decided {
	keys := []string{key}
	for range maxTries {
		block, err := k.ledger.Block(ctx, keys)
		if errors.Is(err, ledger.ErrNotFound) && len(keys) == 1 {
			return decided{key: key}
		}
		if errors.Is(err, ledger.ErrNotFound) { // one that it was tied to
			ties.groups, keys = nil, []string{key}
			continue
		}
		if err != nil {
			return decided{key: key, err: err}
		}
		// Decisions are read after the block: one that comes in between has
		// marked the block as changed, and settling it then fails.
		decisions, err := k.ledger.Decisions(ctx)
		if err != nil {
			return decided{key: key, err: err}
		}
		tied, err := ties.of(ctx, decisions.Merged, key)
		if err != nil {
			return decided{key: key, err: err}
		}
		if slices.Equal(tied, keys) {
			block.Decisions = decisions
			return decided{key: key, block: block, result: compare.Decide(block.Input)}
		}
		keys = tied
	}
	return decided{key: key, err: ledger.ErrChanged}
}
