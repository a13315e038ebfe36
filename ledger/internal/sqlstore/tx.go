package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// tx is one transaction that writes. Its statements run to their end.
type tx struct {
	reading
	dialect Dialect
	names   *nameCache
	stories *storyCache
	fresh   map[string]int64 // names looked up in this transaction, known to others once it is committed
}

// reading is a transaction that uses the prepared form of a statement where
// there is one.
type reading struct {
	*sql.Tx
	prepared *preparedStatements
	here     map[string]*sql.Stmt // those of prepared that were used, in this transaction
	toEnd    bool                 // whatever becomes of the context
}

// statement returns the prepared form of a statement, nil where there is none
// yet.
func (t reading) statement(ctx context.Context, query string) *sql.Stmt {
	if s := t.here[query]; s != nil {
		return s
	}
	s := t.prepared.find(query)
	if s == nil {
		return nil
	}
	s = t.StmtContext(ctx, s)
	t.here[query] = s
	return s
}

// within is the context that a statement runs in.
func (t reading) within(ctx context.Context) context.Context {
	if t.toEnd {
		return context.WithoutCancel(ctx)
	}
	return ctx
}

// ExecContext is as in [sql.Tx].
func (t reading) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	ctx = t.within(ctx)
	if statement := t.statement(ctx, query); statement != nil {
		return statement.ExecContext(ctx, args...)
	}
	return t.Tx.ExecContext(ctx, query, args...)
}

// QueryContext is as in [sql.Tx].
func (t reading) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	ctx = t.within(ctx)
	if statement := t.statement(ctx, query); statement != nil {
		return statement.QueryContext(ctx, args...)
	}
	return t.Tx.QueryContext(ctx, query, args...)
}

// QueryRowContext is as in [sql.Tx].
func (t reading) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	ctx = t.within(ctx)
	if statement := t.statement(ctx, query); statement != nil {
		return statement.QueryRowContext(ctx, args...)
	}
	return t.Tx.QueryRowContext(ctx, query, args...)
}

// exec runs one statement.
func (t *tx) exec(ctx context.Context, query string, args ...any) error {
	_, err := t.ExecContext(ctx, query, args...)
	return err
}

// insert runs a statement that returns the number of the row it adds.
func (t *tx) insert(ctx context.Context, query string, args ...any) (n int64, err error) {
	err = t.QueryRowContext(ctx, query, args...).Scan(&n)
	return n, err
}

// mostPrepared bounds the statements that are kept prepared; there are some
// hundred, and those with lists of parameters come in many lengths.
const mostPrepared = 200

// preparedStatements are the statements of a handle: reading their text takes as
// long as running them. A transaction that meets a new one has it prepared when
// it is done, for the next.
type preparedStatements struct {
	db     *sql.DB
	mu     sync.Mutex
	ready  map[string]*sql.Stmt
	wanted []string
}

// find returns a statement that is prepared, or notes that it is wanted.
func (p *preparedStatements) find(query string) *sql.Stmt {
	p.mu.Lock()
	defer p.mu.Unlock()
	statement := p.ready[query]
	if statement == nil && len(p.ready)+len(p.wanted) < mostPrepared {
		p.wanted = append(p.wanted, query)
	}
	return statement
}

// prepare prepares what was wanted. It is called outside of transactions: where
// there is one connection, it is then free.
func (p *preparedStatements) prepare(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	p.mu.Lock()
	wanted := p.wanted
	p.wanted = nil
	p.mu.Unlock()
	for _, query := range wanted {
		statement, err := p.db.PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		p.mu.Lock()
		if p.ready[query] == nil {
			p.ready[query], statement = statement, nil
		}
		p.mu.Unlock()
		if statement != nil {
			if err := statement.Close(); err != nil {
				return err
			}
		}
	}
	return nil
}

func prepareIn(db *sql.DB) *preparedStatements {
	return &preparedStatements{db: db, ready: map[string]*sql.Stmt{}}
}

func (p *preparedStatements) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var errs []error
	for _, statement := range p.ready {
		errs = append(errs, statement.Close())
	}
	p.ready = map[string]*sql.Stmt{}
	return errors.Join(errs...)
}
