package sqlstore

import (
	"context"
	"strings"
)

// search makes the conditions of a search. It is nil where no word is searched
// for, and nothing can match.
type search struct {
	dialect Dialect
	table   string
	query   string // with its parameter as ?
	value   string
	often   bool
}

// search asks whether the words stand in more rows of a table of words than are
// worth finding all.
func (s *Store) search(ctx context.Context, q querier, table, words string, frequent int) (*search, error) {
	query, value, ok := s.dialect.Matches(table, words)
	if !ok {
		return nil, nil
	}
	n, _, err := single[int](ctx, q, `SELECT count(*) FROM (`+query+` LIMIT $2) AS found`, value, frequent+1)
	return &search{s.dialect, table, strings.Replace(query, "$1", "?", 1), value, n > frequent}, err
}

// in adds the condition that the row of a number is found.
func (s *search) in(f *where, column string) {
	if s.often {
		f.and(s.dialect.MatchesRow(s.table, column), s.value)
		return
	}
	f.and(column+" IN ("+s.query+")", s.value)
}

// inQuestion adds the condition that a claim of question q is found.
func (s *search) inQuestion(f *where) {
	if s.often {
		f.and("EXISTS (SELECT 1 FROM link l WHERE l.question = q.n AND "+s.dialect.MatchesRow(s.table, "l.claim")+")", s.value)
		return
	}
	f.and("q.n IN (SELECT l.question FROM link l WHERE l.claim IN ("+s.query+"))", s.value)
}
