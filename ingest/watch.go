package ingest

import (
	"context"
	"errors"
	"sync"
	"time"

	"recount"
	"recount/ledger"
	"recount/read"
	"recount/read/fetch"
)

// Getter fetches addresses; [fetch.Client] is one.
type Getter interface {
	Get(ctx context.Context, request fetch.Request) (*fetch.Answer, error)
}

// Watching says how to watch.
type Watching struct {
	Web    Getter
	Every  time.Duration // between two polls of a source that does not fail
	Input  read.Options  // of what is read
	Polled func(Poll)    // told of each poll; nil = nobody

	// Changed is told of each change in the ledger since watching began; nil =
	// nobody.
	Changed func(Change)
	// Notify delivers each change in the ledger since it was first watched under
	// Name, again until it does so without an error, over restarts too; nil =
	// nobody.
	Notify func(context.Context, Change) error
	Name   string
}

// Poll is what came of asking one source.
type Poll struct {
	Source    string
	Unchanged bool             // since the last time: nothing was read
	Problem   *recount.Problem // why nothing could be had; nil where something was
	Failures  int              // how often in a row that was so
	Next      time.Time        // when it is asked again at the earliest
	Added     Added
}

// atOnce is how many sources are asked at a time.
const atOnce = 8

// Watch polls sources, pages or feeds, and adds what is new in them, until ctx
// is done. A source that fails is told and asked again later and later; the
// others go on. How far each was read is kept in the ledger once all that came
// of it is filed: after a crash it is asked again, and what was filed is known.
func (k *Keeper) Watch(ctx context.Context, sources []string, o Watching) error {
	_, err := k.watch(ctx, sources, o, true)
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// Poll asks each source once, but those that failed and whose pause is not
// over. It returns how many failed.
func (k *Keeper) Poll(ctx context.Context, sources []string, o Watching) (failed int, err error) {
	return k.watch(ctx, sources, o, false)
}

func (k *Keeper) watch(ctx context.Context, sources []string, o Watching, goOn bool) (failed int, err error) {
	ctx, stop := context.WithCancel(ctx)
	w := &watcher{Watching: o, keeper: k, goOn: goOn, arrivals: make(chan *arrival), turns: make(chan struct{}, atOnce), delivery: make(chan struct{}, 1)}
	defer w.group.Wait()
	defer stop()
	if err := w.begin(ctx); err != nil {
		return 0, err
	}
	if err := w.follow(ctx, sources); err != nil {
		return 0, err
	}
	for a := range w.arrivals {
		if err := w.take(ctx, a); err != nil {
			return w.failed, err
		}
		close(a.taken)
	}
	if !goOn && o.Notify != nil {
		return w.failed, w.deliver(ctx)
	}
	return w.failed, ctx.Err()
}

// watcher is one run of watching. Sources are asked at once; what comes of them
// is filed one after another.
type watcher struct {
	Watching
	keeper   *Keeper
	goOn     bool
	group    sync.WaitGroup
	arrivals chan *arrival
	turns    chan struct{} // held while a source is asked
	delivery chan struct{} // asks for changes to be delivered
	changes  int64         // the last change that was told
	failed   int
}

// follow starts to ask the sources.
func (w *watcher) follow(ctx context.Context, sources []string) error {
	var asking sync.WaitGroup
	known := map[string]bool{}
	for _, address := range sources {
		if known[address] {
			continue
		}
		known[address] = true
		s, err := w.source(ctx, address)
		if err != nil {
			return err
		}
		asking.Go(func() { w.askOn(ctx, s) })
	}
	w.group.Go(func() {
		asking.Wait()
		close(w.arrivals)
	})
	if w.goOn && w.Notify != nil {
		w.group.Go(func() { w.deliverOn(ctx) })
	}
	return nil
}

// askOn asks a source when it is due, again and again or once, and waits each
// time until what came is filed.
func (w *watcher) askOn(ctx context.Context, s *source) {
	for {
		wait := s.state.Next.Sub(w.keeper.now())
		if !w.goOn && (s.state.Failures == 0 || s.state.Unasked) {
			wait = 0
		}
		if w.goOn && pause(ctx, wait) != nil {
			return
		}
		a := &arrival{source: s, early: !w.goOn && wait > 0, taken: make(chan struct{})}
		if !a.early {
			w.ask(ctx, a)
		}
		select {
		case w.arrivals <- a:
		case <-ctx.Done():
			return
		}
		select {
		case <-a.taken:
		case <-ctx.Done():
			return
		}
		if !w.goOn {
			return
		}
	}
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// take files what came of a source, and keeps how far it was read.
func (w *watcher) take(ctx context.Context, a *arrival) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	poll := Poll{Source: a.source.address, Unchanged: a.unchanged}
	state, now := a.source.state, w.keeper.now()
	switch {
	case a.early:
		poll.Problem = &recount.Problem{Place: a.source.address, Reason: state.Reason, Hint: "it is not asked again before " + state.Next.UTC().Format(time.RFC3339)}
	case a.problem != nil:
		poll.Problem = a.problem
		state = state.failed(a, now, w.Every)
	default:
		added, err := w.keeper.Add(ctx, a.news())
		poll.Added = added
		if errors.Is(err, ledger.ErrLocked) {
			poll.Problem = &recount.Problem{Place: a.source.address, Reason: "what came of it could not be filed: " + err.Error(), Hint: "it is asked again"}
			state = state.failed(a, now, w.Every)
		} else if err != nil {
			return err
		} else {
			state = state.read(a, now, w.Every)
		}
	}
	a.source.state = state
	poll.Next, poll.Failures = state.Next, state.Failures
	w.failed += min(1, state.Failures)
	if err := w.keep(ctx, a.source); err != nil && !errors.Is(err, ledger.ErrLocked) {
		return err
	}
	if w.Polled != nil {
		w.Polled(poll)
	}
	return w.tellChanges(ctx)
}
