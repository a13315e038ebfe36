package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"recount/ledger"
)

// Store is a ledger in an SQL database whose tables are there, but for its
// State, which each database tells in a way of its own.
type Store struct {
	// Frequent is how many rows a search may find and still be answered by
	// finding them all; where more match, rows are gone through in the order of
	// the list, and looked up one by one: a page is soon full.
	Frequent int

	writer, reader *sql.DB
	dialect        Dialect
	names          *nameCache
	stories        *storyCache
	toWrite        *preparedStatements
	toRead         *preparedStatements
	now            func() time.Time
}

// Dialect is what differs between databases.
type Dialect interface {
	// Wrap says what an error of the database means for the ledger: it wraps
	// one of package ledger's errors where one fits, and names the place.
	Wrap(err error) error
	// Matches returns a query of one parameter for the numbers of the rows
	// whose words match a search, and the value of the parameter. table is one
	// of the three tables of words. ok is false where no word is searched for.
	Matches(table, search string) (query, value string, ok bool)
	// MatchesRow returns a condition that the row of a number, a column, is
	// among them; its parameter is written ?.
	MatchesRow(table, column string) string
	// Index returns a statement that keeps words ($2) of a row ($1), in the
	// place of those that were there.
	Index(table string) string
	// Indexed returns a query for the numbers of rows of a table of words.
	Indexed(table string) string
	// Written returns a query for a number that is another once another
	// connection has written, and stays while only this one writes.
	Written() string
	// Faults returns what the database finds damaged in itself.
	Faults(ctx context.Context, db *sql.DB) ([]string, error)
}

// New returns the ledger that the databases hold: one handle for writing, of
// one connection whose transactions take the lock at once, and one for
// reading, which may be the same.
func New(writer, reader *sql.DB, dialect Dialect) *Store {
	return &Store{
		writer: writer, reader: reader, dialect: dialect, now: time.Now, Frequent: 20_000,
		names: newNameCache(), stories: newStoryCache(), toWrite: prepareIn(writer), toRead: prepareIn(reader),
	}
}

// Close closes the database.
func (s *Store) Close() error {
	err := errors.Join(s.toWrite.close(), s.toRead.close(), s.reader.Close())
	if s.writer != s.reader {
		err = errors.Join(err, s.writer.Close())
	}
	return s.dialect.Wrap(err)
}

// querier is what reads: a transaction or a handle.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// write does work in one transaction: all of it is kept, or nothing. Once it has
// begun it is brought to its end, which is near, whatever becomes of the
// context.
func (s *Store) write(ctx context.Context, work func(*tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	sqlTx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return s.dialect.Wrap(err)
	}
	t := &tx{reading: reading{sqlTx, s.toWrite, map[string]*sql.Stmt{}, true}, dialect: s.dialect, names: s.names, stories: s.stories, fresh: map[string]int64{}}
	if err := work(t); err != nil {
		s.stories.forget()
		return s.dialect.Wrap(errors.Join(err, ignoreDone(sqlTx.Rollback())))
	}
	if err := sqlTx.Commit(); err != nil {
		s.stories.forget()
		return s.dialect.Wrap(errors.Join(err, ignoreDone(sqlTx.Rollback())))
	}
	s.names.keep(t.fresh)
	return s.dialect.Wrap(s.toWrite.prepare(ctx))
}

// ignoreDone leaves out that a transaction has ended: a full disk or a
// cancelled context ends it too.
func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// read does work on one state of the ledger, whatever is written meanwhile.
func (s *Store) read(ctx context.Context, work func(querier) error) error {
	return s.readOn(ctx, s.reader, s.toRead, work)
}

// readBetween is read for one who writes and reads by turns. What a connection
// holds of the file in memory is lost as soon as another one writes: so this reads
// where it writes, and waits until nobody does.
func (s *Store) readBetween(ctx context.Context, work func(querier) error) error {
	return s.readOn(ctx, s.writer, s.toWrite, work)
}

func (s *Store) readOn(ctx context.Context, db *sql.DB, prepared *preparedStatements, work func(querier) error) error {
	sqlTx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.dialect.Wrap(err)
	}
	err = errors.Join(work(reading{sqlTx, prepared, map[string]*sql.Stmt{}, false}), ignoreDone(sqlTx.Rollback()))
	if err == nil {
		err = prepared.prepare(ctx)
	}
	return s.dialect.Wrap(err)
}

// collect reads all rows of a query.
func collect[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// column reads a query of one column.
func column[T any](ctx context.Context, q querier, query string, args ...any) ([]T, error) {
	return collect(ctx, q, func(rows *sql.Rows) (v T, err error) { return v, rows.Scan(&v) }, query, args...)
}

// single reads a query of one row and one column; found is false where there
// is no row.
func single[T any](ctx context.Context, q querier, query string, args ...any) (v T, found bool, err error) {
	err = q.QueryRowContext(ctx, query, args...).Scan(&v)
	if errors.Is(err, sql.ErrNoRows) {
		return v, false, nil
	}
	return v, err == nil, err
}

// notFound says that there is no such thing in the ledger.
func notFound(what, id string) error {
	return fmt.Errorf("%s %q: %w", what, id, ledger.ErrNotFound)
}

// invalid says that a caller asked for what makes no sense.
func invalid(format string, args ...any) error {
	return &misasked{fmt.Sprintf(format, args...), ledger.ErrInvalid}
}

// misasked is an error whose words say all: those of the kind that it is of would
// add nothing.
type misasked struct {
	words string
	kind  error
}

func (e *misasked) Error() string { return e.words }

// Unwrap returns the kind.
func (e *misasked) Unwrap() error { return e.kind }
