package sqlstore

import (
	"context"
	"database/sql"
	"fmt"

	"recount"
	"recount/compare"
)

// linkRow is a link as it is kept.
type linkRow struct {
	claim, block, question, origin, day, known, sum int64
}

// linkWords is why a claim stands where it stands: the rest of a link's row.
type linkWords struct {
	Joins  []recount.Join `json:"joins,omitempty"`
	Doubt  string         `json:"doubt,omitempty"`
	Linker string         `json:"linker"`
}

// writeLinks joins the claims to their questions and origins.
func (s *settling) writeLinks(ctx context.Context, result compare.Result) error {
	old, err := s.oldLinks(ctx)
	if err != nil {
		return err
	}
	if err := s.leave(ctx, old); err != nil {
		return err
	}
	seen := map[int64]bool{}
	for _, link := range result.Links {
		row, words, err := s.linkRow(link)
		if err != nil {
			return fmt.Errorf("link of claim %q: %w", link.Claim, err)
		}
		if seen[row.claim] {
			return invalid("claim %q is linked twice", link.Claim)
		}
		seen[row.claim] = true
		before, found := old[row.claim]
		delete(old, row.claim)
		if found && before == row {
			continue
		}
		if !found && s.wasThere[row.question] && len(s.block.Inherited[link.Claim]) == 0 {
			if err := s.noteFigure(ctx, row.claim); err != nil {
				return err
			}
		}
		if err := s.exec(ctx, `INSERT INTO link (claim, block, question, origin, day, known, body, sum) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
			ON CONFLICT (claim) DO UPDATE SET block = excluded.block, question = excluded.question, origin = excluded.origin,
			day = excluded.day, known = excluded.known, body = excluded.body, sum = excluded.sum`,
			row.claim, row.block, row.question, row.origin, row.day, row.known, words.body(), row.sum); err != nil {
			return err
		}
	}
	for claim := range old {
		if err := s.noteAnswered(ctx, `n = $1`, claim); err != nil {
			return err
		}
		if err := s.exec(ctx, `DELETE FROM link WHERE claim = $1`, claim); err != nil {
			return err
		}
	}
	return s.forgetInherited(ctx)
}

// forgetInherited takes away the notes of claims that have come to answer a
// question.
func (s *settling) forgetInherited(ctx context.Context) error {
	for id := range s.block.Inherited {
		claim, err := s.claim(id)
		if err != nil {
			return err
		}
		if err := s.exec(ctx, `DELETE FROM answered WHERE claim = $1`, claim.n); err != nil {
			return err
		}
	}
	return nil
}

// leave marks the blocks of other questions in which claims stood that are
// settled here: they are to be settled anew, without those claims.
func (s *settling) leave(ctx context.Context, old map[int64]linkRow) error {
	own := map[int64]bool{}
	for _, question := range s.allQuestions() {
		own[question] = true
	}
	changed := changes{}
	for _, link := range old {
		if own[link.question] {
			continue
		}
		own[link.question] = true
		block, found, err := single[int64](ctx, s, `SELECT block FROM question WHERE n = $1`, link.question)
		if err != nil {
			return err
		}
		if found {
			changed[block] = true
		}
	}
	return s.markChanged(ctx, changed)
}

// oldLinks returns the links of the blocks by the numbers of their claims.
func (s *settling) oldLinks(ctx context.Context) (map[int64]linkRow, error) {
	rows, err := collect(ctx, s, func(rows *sql.Rows) (l linkRow, err error) {
		return l, rows.Scan(&l.claim, &l.block, &l.question, &l.origin, &l.day, &l.known, &l.sum)
	}, `SELECT claim, block, question, origin, day, known, sum FROM link WHERE block IN (`+marks(1, len(s.numbers))+`)`, s.numbers...)
	old := make(map[int64]linkRow, len(rows))
	for _, row := range rows {
		old[row.claim] = row
	}
	return old, err
}

func (s *settling) linkRow(link recount.Link) (row linkRow, words content, err error) {
	claim, err := s.claim(link.Claim)
	if err != nil {
		return row, words, err
	}
	p, ok := s.profiles[link.Claim]
	if !ok {
		return row, words, invalid("it was not among those decided")
	}
	if row.question, ok = s.questions[link.Question]; !ok {
		return row, words, invalid("its question %q is not in the result", link.Question)
	}
	if link.Origin != "" {
		if row.origin, ok = s.origins[link.Question+"\x00"+link.Origin]; !ok {
			return row, words, invalid("its origin %q is not in the result", link.Origin)
		}
	}
	row.claim, row.known, row.block = claim.n, claim.known, claim.block
	row.day = dayOrder(p.Day())
	words, err = contentOf(linkWords{link.Joins, link.Doubt, link.Linker})
	row.sum = words.sum
	return row, words, err
}

// originRow is an origin as it is kept.
type originRow struct{ n, day, sum int64 }

// writeOrigins keeps who stands behind the figures. An origin that is there
// already keeps its number.
func (s *settling) writeOrigins(ctx context.Context, result compare.Result) error {
	old := map[string]originRow{}
	for id, n := range s.allQuestions() {
		err := s.each(ctx, func(rows *sql.Rows) error {
			var (
				origin string
				row    originRow
			)
			err := rows.Scan(&row.n, &origin, &row.day, &row.sum)
			old[id+"\x00"+origin] = row
			return err
		}, `SELECT n, id, day, sum FROM origin WHERE question = $1`, n)
		if err != nil {
			return err
		}
	}
	for _, o := range result.Origins {
		key := o.Question + "\x00" + o.ID
		before, found := old[key]
		delete(old, key)
		if err := s.writeOrigin(ctx, o, key, before, found); err != nil {
			return fmt.Errorf("origin %q: %w", o.ID, err)
		}
	}
	for _, gone := range old {
		if err := s.exec(ctx, `DELETE FROM origin WHERE n = $1`, gone.n); err != nil {
			return err
		}
	}
	return nil
}

func (s *settling) writeOrigin(ctx context.Context, o recount.Origin, key string, before originRow, found bool) error {
	question, ok := s.questions[o.Question]
	if _, double := s.origins[key]; !ok || double || o.ID == "" {
		return invalid("its question %q is not in the result, or it is there twice", o.Question)
	}
	words, err := contentOf(o)
	if err != nil {
		return err
	}
	day := dayOrder(o.Said)
	switch {
	case !found:
		before.n, err = s.insert(ctx, `INSERT INTO origin (id, question, day, body, sum) VALUES ($1, $2, $3, $4, $5) RETURNING n`, o.ID, question, day, words.body(), words.sum)
	case before.day != day || before.sum != words.sum:
		err = s.exec(ctx, `UPDATE origin SET day = $1, body = $2, sum = $3 WHERE n = $4`, day, words.body(), words.sum, before.n)
	}
	s.origins[key] = before.n
	return err
}

// each reads rows one by one.
func (t *tx) each(ctx context.Context, read func(*sql.Rows) error, query string, args ...any) error {
	_, err := collect(ctx, t, func(rows *sql.Rows) (struct{}, error) { return struct{}{}, read(rows) }, query, args...)
	return err
}
