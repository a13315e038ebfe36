package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"strconv"
	"sync"

	"recount/ledger"
)

// observer tells one state of a ledger from another. SQLite counts, on each
// connection, the commits of all others, so that one is kept which only looks.
type observer struct {
	mu      sync.Mutex
	from    string  // source; empty for a ledger that only the store's own connection changes, or nobody
	store   *sql.DB // that connection's
	db      *sql.DB
	looking *sql.Conn
	opened  int // how often a connection was opened: their counts are not each other's
}

// State names the state of the ledger: see [ledger.Reader].
func (l *Ledger) State(ctx context.Context) (string, error) {
	state, err := l.observer.state(context.WithoutCancel(ctx))
	return state, l.place.Wrap(err)
}

// counted are the counts of a ledger as they were in one state.
type counted struct {
	mu     sync.Mutex
	state  string
	counts ledger.Counts
}

// Counts tells how much the ledger holds: see [ledger.Reader]. To count a million
// rows takes tenths of a second, so that it is done once for each state.
func (l *Ledger) Counts(ctx context.Context) (ledger.Counts, error) {
	c := &l.counted
	c.mu.Lock()
	defer c.mu.Unlock()
	state, err := l.State(ctx) // before it is counted: what comes in between changes it
	if err = cmp.Or(err, ctx.Err()); err != nil || state == c.state {
		return c.counts, err
	}
	counts, err := l.Store.Counts(ctx)
	if err == nil {
		c.state, c.counts = state, counts
	}
	return counts, err
}

func (o *observer) state(ctx context.Context) (string, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.from == "" {
		var changes int64
		err := o.store.QueryRowContext(ctx, `SELECT total_changes()`).Scan(&changes)
		return strconv.FormatInt(changes, 36), err
	}
	if o.looking == nil {
		if err := o.open(ctx); err != nil {
			return "", err
		}
	}
	var commits int64
	if err := o.looking.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&commits); err != nil {
		return "", errors.Join(err, o.close())
	}
	return strconv.Itoa(o.opened) + "." + strconv.FormatInt(commits, 36), nil
}

func (o *observer) open(ctx context.Context) (err error) {
	if o.db, err = handle(o.from, 1); err != nil {
		return err
	}
	o.opened++
	if o.looking, err = o.db.Conn(ctx); err != nil {
		return errors.Join(err, o.db.Close())
	}
	return nil
}

// close lets go of the connection, if there is one.
func (o *observer) close() error {
	if o.looking == nil {
		return nil
	}
	err := errors.Join(o.looking.Close(), o.db.Close())
	o.looking, o.db = nil, nil
	return err
}

// Close closes the ledger.
func (l *Ledger) Close() error {
	l.observer.mu.Lock()
	err := l.observer.close()
	l.observer.mu.Unlock()
	return errors.Join(err, l.Store.Close())
}
