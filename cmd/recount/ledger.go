package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"recount"
	"recount/extract"
	"recount/ingest"
	"recount/ledger"
	"recount/ledger/sqlite"
)

// ledgerFile is what commands that use a ledger have in common.
type ledgerFile struct {
	Ledger string `placeholder:"FILE" default:"recount.db" env:"RECOUNT_LEDGER" help:"The ledger; recount.db, or what RECOUNT_LEDGER says."`
}

// reading opens the ledger to be read, and never makes one.
func (f *ledgerFile) reading(ctx context.Context, work func(context.Context, ledger.Ledger) error) error {
	l, err := sqlite.OpenReadOnly(ctx, f.Ledger)
	return f.use(ctx, l, err, work)
}

// writing opens a ledger that is there, to add to it.
func (f *ledgerFile) writing(ctx context.Context, work func(context.Context, ledger.Ledger) error) error {
	if _, err := os.Stat(f.Ledger); errors.Is(err, os.ErrNotExist) {
		return f.use(ctx, nil, err, work)
	}
	return f.making(ctx, work)
}

// making opens a ledger to add to it, and makes one where there is none.
func (f *ledgerFile) making(ctx context.Context, work func(context.Context, ledger.Ledger) error) error {
	l, err := sqlite.Open(ctx, f.Ledger)
	return f.use(ctx, l, err, work)
}

func (f *ledgerFile) use(ctx context.Context, l ledger.Ledger, err error, work func(context.Context, ledger.Ledger) error) error {
	if err != nil {
		return f.advised(err)
	}
	return f.advised(errors.Join(work(ctx, l), l.Close()))
}

// advised adds to an error of a ledger what to do about it.
func (f *ledgerFile) advised(err error) error {
	if err == nil {
		return nil
	}
	advice := f.advice(err)
	if advice == "" {
		return err
	}
	return fmt.Errorf("%w (%s)", err, advice)
}

func (f *ledgerFile) advice(err error) string {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "recount add PATH… makes a ledger; --ledger FILE names another"
	case errors.Is(err, ledger.ErrNewer):
		return "install the newest recount, which reads it"
	case errors.Is(err, ledger.ErrDamaged):
		return "nothing was changed; keep a copy of the file, and take up a backup or add the reports to a new ledger"
	case errors.Is(err, ledger.ErrLocked):
		return "wait until the other program is done, or end it, and try again"
	case errors.Is(err, ledger.ErrReadOnly):
		return "make the file and its folder writable, or name another with --ledger"
	case errors.Is(err, ledger.ErrFull):
		return "what was filed is kept; make room on the disk and run the command again"
	case errors.Is(err, ledger.ErrNotFound):
		return "recount questions, claims and reports list what there is; an id may be cut to 6 digits"
	case errors.Is(err, context.Canceled):
		return "what was filed is kept; the next recount add, or recount relink, goes on from there"
	}
	return ""
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
