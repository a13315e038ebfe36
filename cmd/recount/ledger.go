package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"recount"
	"recount/extract"
	"recount/ingest"
	"recount/ledger"
	"recount/ledger/sqlite"
)

// usualLedger is the ledger of who names none.
const usualLedger = "recount.db"

// ledgerFile is what commands that use a ledger have in common.
type ledgerFile struct {
	Ledger string        `placeholder:"FILE" default:"recount.db" env:"RECOUNT_LEDGER" help:"The ledger; recount.db, or what RECOUNT_LEDGER says."`
	Wait   time.Duration `default:"10s" help:"How long to wait while another program writes to it."`
}

// reading opens the ledger to be read, and never makes one.
func (f *ledgerFile) reading(ctx context.Context, work func(context.Context, ledger.Ledger) error) error {
	return f.use(ctx, sqlite.Options{ReadOnly: true}, work)
}

// writing opens a ledger that is there, to add to it.
func (f *ledgerFile) writing(ctx context.Context, work func(context.Context, ledger.Ledger) error) error {
	return f.use(ctx, sqlite.Options{}, work)
}

// making opens a ledger to add to it, and makes one where there is none, which it
// says: the name may be wrong.
func (f *ledgerFile) making(ctx context.Context, work func(context.Context, ledger.Ledger) error) error {
	_, err := os.Stat(f.Ledger)
	isNew := errors.Is(err, fs.ErrNotExist)
	return f.use(ctx, sqlite.Options{Create: true}, func(ctx context.Context, l ledger.Ledger) error {
		if isNew {
			fmt.Fprintln(os.Stderr, "recount: there was no ledger at", f.Ledger+": a new one is made")
		}
		return work(ctx, l)
	})
}

func (f *ledgerFile) use(ctx context.Context, options sqlite.Options, work func(context.Context, ledger.Ledger) error) error {
	if strings.TrimSpace(f.Ledger) == "" {
		return &usageError{"--ledger names no file", "name one, or leave it out for " + usualLedger}
	}
	options.Wait = max(f.Wait, time.Millisecond)
	l, err := sqlite.Open(f.Ledger, options)
	switch {
	case errors.Is(err, fs.ErrNotExist) && options.Create: // its folder is not there
		return err
	case errors.Is(err, fs.ErrNotExist) && f.Ledger == usualLedger:
		return fmt.Errorf("%w (recount add makes one)", err)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w (check the name; recount add --ledger %s makes one)", err, f.Ledger)
	case err != nil:
		return err
	}
	return advised(errors.Join(work(ctx, l), l.Close()))
}

// advised adds to an error what to do about it, where a ledger does not say.
func advised(err error) error {
	switch {
	case errors.Is(err, ledger.ErrNotFound):
		return fmt.Errorf("%w (recount questions, claims and reports list what there is; an id may be cut to 6 digits)", err)
	case errors.Is(err, context.Canceled):
		return errors.New("stopped; what was filed is kept, and the next recount add, or recount relink, goes on from there")
	}
	return err
}

// keeper returns what changes the ledger, and tells its progress and problems.
func keeper(l ledger.Ledger, extractor *extract.Extractor, m *meter) *ingest.Keeper {
	return ingest.NewKeeper(l, ingest.Options{
		Extractor: extractor, Now: time.Now, Step: m.step,
		Problem: func(p recount.Problem) { m.report([]recount.Problem{p}) },
	})
}

// untilStopped returns a context that ends when the user or the system asks the
// program to stop.
func untilStopped() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}
