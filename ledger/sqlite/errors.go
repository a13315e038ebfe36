package sqlite

import (
	"context"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"recount/ledger"
)

// dialect is what is SQLite's own: see [sqlstore.Dialect].
type dialect struct {
	place string // for messages
	fresh string // source of a connection that has read nothing yet; empty where the pool will do
}

// Written tells whether another connection has written.
func (d dialect) Written() string { return `PRAGMA data_version` }

// Wrap names what an error of SQLite means for the ledger, the file and what to
// do.
func (d dialect) Wrap(err error) error {
	var fault *sqlite.Error
	if err == nil || errors.Is(err, context.Canceled) || named(err) || !errors.As(err, &fault) {
		return err
	}
	todo, meaning := meaningOf(fault.Code())
	if meaning == nil {
		return fmt.Errorf("the ledger %s: %w", d.place, err)
	}
	return fmt.Errorf("%s: %w: %s (%w)", d.place, meaning, todo, err)
}

// named tells whether an error has been given its meaning already.
func named(err error) bool {
	for _, known := range []error{ledger.ErrLocked, ledger.ErrReadOnly, ledger.ErrFull, ledger.ErrDamaged, ledger.ErrNewer, ledger.ErrNotLedger} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

// meaningOf tells what a result code means, and what to do. Codes of more than
// eight bits are kinds of what their last eight bits say.
func meaningOf(code int) (todo string, meaning error) {
	switch code {
	case sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC:
		return "what was being written is not in the ledger, all before it is; make room and do it again", ledger.ErrFull
	}
	switch code & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "wait until it is done, or end it", ledger.ErrLocked
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH:
		return "the file and its folder must be writable for this user", ledger.ErrReadOnly
	case sqlite3.SQLITE_FULL:
		return "what was being written is not in the ledger, all before it is; make room and do it again", ledger.ErrFull
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return "keep the file, take a copy from before, or read the reports again into a new ledger", ledger.ErrDamaged
	}
	return "", nil
}
