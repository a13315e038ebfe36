package sqlstore

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"recount"
	"recount/compare"
)

// questionRow is what is filtered and ordered by.
type questionRow struct {
	measure, country, episode                                     int64
	first, last, known, claims, conflicts, origins, owner, blocks int64
	kinds, counts                                                 int64
}

// writeQuestions keeps the summaries of the result's questions.
func (s *settling) writeQuestions(ctx context.Context, result compare.Result) error {
	claimsOf := map[string][]string{}
	for _, link := range result.Links {
		claimsOf[link.Question] = append(claimsOf[link.Question], link.Claim)
	}
	for i := range result.Questions {
		q := &result.Questions[i]
		if err := s.writeQuestion(ctx, q, claimsOf[q.ID]); err != nil {
			return fmt.Errorf("question %q: %w", q.ID, err)
		}
	}
	return nil
}

func (s *settling) writeQuestion(ctx context.Context, q *recount.Summary, claims []string) error {
	if _, double := s.questions[q.ID]; double || q.ID == "" {
		return invalid("the result has two questions of that id, or one without")
	}
	row, err := s.questionRow(ctx, q, claims)
	if err != nil {
		return err
	}
	body, err := pack(q)
	if err != nil {
		return err
	}
	n, known := s.old[q.ID]
	if !known {
		if n, err = s.takeQuestion(ctx, q.ID); err != nil {
			return err
		}
	}
	s.questions[q.ID] = n
	if err := s.release(ctx, n); err != nil {
		return err
	}
	if err := s.updateQuestion(ctx, n, row, body); err != nil {
		return err
	}
	return s.writeQuestionNames(ctx, n, claims, string(q.Country))
}

// takeQuestion makes the row of a question that the blocks did not have. Where
// another block has it, which happens when claims have moved between blocks, it
// goes over to this one; the other block is to be settled anew. A question that
// is inherited was there before.
func (s *settling) takeQuestion(ctx context.Context, id string) (int64, error) {
	if s.inherited[id] {
		if err := s.stillFree(ctx, id); err != nil {
			return 0, err
		}
	}
	var n, owner int64
	err := s.QueryRowContext(ctx, `SELECT n, block FROM question WHERE id = $1`, id).Scan(&n, &owner)
	if errors.Is(err, sql.ErrNoRows) {
		n, err = s.insert(ctx, `INSERT INTO question (id, block, blocks, measure, country, episode, first_day, last_day, known, claims, conflicts, origins)
			VALUES ($1, $2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) RETURNING n`, id, s.numbers[0])
		s.wasThere[n] = s.inherited[id]
		return n, err
	}
	if err != nil {
		return 0, err
	}
	if err := s.markChanged(ctx, changes{owner: true}); err != nil {
		return 0, err
	}
	s.shared[n], s.wasThere[n] = true, true
	return n, nil
}

// release takes from a question the claims of blocks that are not settled here:
// they stood in it while a reviewer had joined the blocks, or before claims
// moved. Those blocks are to be settled anew.
func (s *settling) release(ctx context.Context, question int64) error {
	if !s.shared[question] {
		return nil
	}
	args := append([]any{question}, s.numbers...)
	foreign := ` FROM link WHERE question = $1 AND block NOT IN (` + marks(2, len(s.numbers)) + `)`
	blocks, err := column[int64](ctx, s, `SELECT DISTINCT block`+foreign, args...)
	if err != nil {
		return err
	}
	changed := changes{}
	for _, block := range blocks {
		changed[block] = true
	}
	if err := s.markChanged(ctx, changed); err != nil {
		return err
	}
	return s.exec(ctx, `DELETE`+foreign, args...)
}

// questionRow gathers what the question is filtered and ordered by.
func (s *settling) questionRow(ctx context.Context, q *recount.Summary, claims []string) (row questionRow, err error) {
	for _, field := range []struct {
		to   *int64
		text string
	}{{&row.measure, string(q.Measure)}, {&row.country, string(q.Country)}, {&row.episode, q.Episode}} {
		if *field.to, err = s.name(ctx, field.text); err != nil {
			return row, err
		}
	}
	row.claims, row.conflicts, row.origins = int64(len(claims)), int64(q.Verdicts[recount.Conflicts]), int64(q.Voices.Most)
	row.known, row.counts = noDay, int64(figureKind(q.Unit))
	blocks := map[int64]bool{}
	for _, id := range claims {
		p, ok := s.profiles[id]
		if !ok {
			return row, invalid("claim %q was not among those decided", id)
		}
		claim, err := s.claim(id)
		if err != nil {
			return row, err
		}
		row.known = min(row.known, claim.known)
		row.kinds |= 1 << claim.kind
		blocks[claim.block] = true
		if row.owner == 0 || claim.block < row.owner {
			row.owner = claim.block
		}
		if day := dayNumber(p.Day()); day != 0 {
			row.last = max(row.last, day)
			if row.first == 0 || day < row.first {
				row.first = day
			}
		}
	}
	row.blocks = int64(len(blocks))
	if row.owner == 0 {
		row.owner, _ = s.numbers[0].(int64)
	}
	return row, nil
}

func (s *settling) updateQuestion(ctx context.Context, n int64, row questionRow, body []byte) error {
	if err := s.exec(ctx, `UPDATE question SET block = $2, measure = $3, country = $4, episode = $5, first_day = $6, last_day = $7,
		known = $8, claims = $9, conflicts = $10, origins = $11, blocks = $12, kinds = $13, counts = $14 WHERE n = $1
		AND NOT (block = $2 AND measure = $3 AND country = $4 AND episode = $5 AND first_day = $6 AND last_day = $7
		AND known = $8 AND claims = $9 AND conflicts = $10 AND origins = $11 AND blocks = $12 AND kinds = $13 AND counts = $14)`,
		n, row.owner, row.measure, row.country, row.episode, row.first, row.last,
		row.known, row.claims, row.conflicts, row.origins, row.blocks, row.kinds, row.counts); err != nil {
		return err
	}
	old, found, err := single[[]byte](ctx, s, `SELECT body FROM summary WHERE question = $1`, n)
	if err != nil || found && bytes.Equal(old, body) {
		return err
	}
	return s.exec(ctx, `INSERT INTO summary (question, body) VALUES ($1, $2) ON CONFLICT (question) DO UPDATE SET body = excluded.body`, n, body)
}

// The roles of names in question_name.
const (
	roleClaimant = 0
	rolePlace    = 1
	roleCountry  = 2
	roleLine     = 3
)

type questionName struct{ name, role int64 }

// writeQuestionNames keeps who speaks on the question, and of which places.
func (s *settling) writeQuestionNames(ctx context.Context, n int64, claims []string, country string) error {
	want := map[questionName]bool{}
	add := func(role int64, text string) error {
		number, err := s.name(ctx, text)
		if number != 0 {
			want[questionName{number, role}] = true
		}
		return err
	}
	err := add(roleCountry, country)
	for _, id := range claims {
		p := s.profiles[id]
		err = errors.Join(err, add(roleClaimant, p.Speaker.Name), add(roleLine, p.Speaker.Line), add(rolePlace, p.Place), add(roleCountry, p.Country))
	}
	if err != nil {
		return err
	}
	have, err := collect(ctx, s, func(rows *sql.Rows) (q questionName, err error) { return q, rows.Scan(&q.name, &q.role) },
		`SELECT name, role FROM question_name WHERE question = $1`, n)
	if err != nil {
		return err
	}
	for _, name := range have {
		if want[name] {
			delete(want, name)
			continue
		}
		if err := s.exec(ctx, `DELETE FROM question_name WHERE name = $1 AND role = $2 AND question = $3`, name.name, name.role, n); err != nil {
			return err
		}
	}
	for name := range want {
		if err := s.exec(ctx, `INSERT INTO question_name (name, role, question) VALUES ($1, $2, $3)`, name.name, name.role, n); err != nil {
			return err
		}
	}
	return nil
}
