package sqlstore

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"

	"recount"
	"recount/compare"
)

// pair names a verdict: two claims, seen from one question.
type pair struct{ question, a, b int64 }

// verdictRow is a verdict as it is kept.
type verdictRow struct {
	n, rank, day int64
	body         []byte
}

// writeVerdicts keeps the verdicts. One between claims of two questions is kept
// with both.
func (s *settling) writeVerdicts(ctx context.Context, result compare.Result) error {
	old, err := s.oldVerdicts(ctx)
	if err != nil {
		return err
	}
	questionOf := make(map[string]int64, len(result.Links))
	for _, link := range result.Links {
		questionOf[link.Claim] = s.questions[link.Question]
	}
	seen := map[pair]bool{}
	for _, v := range result.Verdicts {
		questions := []int64{questionOf[v.A]}
		if other := questionOf[v.B]; other != questions[0] {
			questions = append(questions, other)
		}
		for _, question := range questions {
			if err := s.writeVerdict(ctx, v, question, old, seen); err != nil {
				return fmt.Errorf("verdict on claims %q and %q: %w", v.A, v.B, err)
			}
		}
	}
	for gone, row := range old {
		if seen[gone] {
			continue
		}
		if err := s.exec(ctx, `DELETE FROM verdict WHERE n = $1`, row.n); err != nil {
			return err
		}
	}
	return nil
}

func (s *settling) oldVerdicts(ctx context.Context) (map[pair]verdictRow, error) {
	old := map[pair]verdictRow{}
	for _, question := range s.allQuestions() {
		err := s.each(ctx, func(rows *sql.Rows) error {
			var (
				key = pair{question: question}
				row verdictRow
			)
			err := rows.Scan(&key.a, &key.b, &row.n, &row.rank, &row.day, &row.body)
			old[key] = row
			return err
		}, `SELECT a, b, n, rank, day, body FROM verdict WHERE question = $1`, question)
		if err != nil {
			return nil, err
		}
	}
	return old, nil
}

func (s *settling) writeVerdict(ctx context.Context, v recount.Verdict, question int64, old map[pair]verdictRow, seen map[pair]bool) error {
	a, err := s.claim(v.A)
	if err != nil {
		return err
	}
	b, err := s.claim(v.B)
	if err != nil {
		return err
	}
	key := pair{question, a.n, b.n}
	if question == 0 || seen[key] {
		return invalid("a claim of it has no link, or it is there twice")
	}
	seen[key] = true
	row := verdictRow{rank: 1, day: dayOrder(v.DayA)}
	if v.Kind == recount.Conflicts {
		row.rank = 0
	}
	if row.body, err = pack(v); err != nil {
		return err
	}
	before, found := old[key]
	if found && before.rank == row.rank && before.day == row.day && bytes.Equal(before.body, row.body) {
		return nil
	}
	return s.exec(ctx, `INSERT INTO verdict (question, a, b, rank, day, body) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (question, a, b) DO UPDATE SET rank = excluded.rank, day = excluded.day, body = excluded.body`,
		question, a.n, b.n, row.rank, row.day, row.body)
}

// part is a link between questions as it is kept.
type part struct {
	part, whole int64
	kind        string
}

// writeParts keeps the links between questions.
func (s *settling) writeParts(ctx context.Context, result compare.Result) error {
	old := map[part]string{}
	for _, question := range s.allQuestions() {
		err := s.each(ctx, func(rows *sql.Rows) error {
			var (
				p   part
				why string
			)
			err := rows.Scan(&p.part, &p.whole, &p.kind, &why)
			old[p] = why
			return err
		}, `SELECT part, whole, kind, why FROM part_of WHERE part = $1 OR whole = $1`, question)
		if err != nil {
			return err
		}
	}
	for _, p := range result.PartOf {
		row := part{s.questions[p.Part], s.questions[p.Whole], string(p.Kind)}
		if row.part == 0 || row.whole == 0 {
			return invalid("question %q is part of %q, and not both are in the result", p.Part, p.Whole)
		}
		why, found := old[row]
		delete(old, row)
		if found && why == p.Why {
			continue
		}
		if err := s.exec(ctx, `INSERT INTO part_of (part, whole, kind, why) VALUES ($1, $2, $3, $4)
			ON CONFLICT (part, whole, kind) DO UPDATE SET why = excluded.why`, row.part, row.whole, row.kind, p.Why); err != nil {
			return err
		}
	}
	for gone := range old {
		if err := s.exec(ctx, `DELETE FROM part_of WHERE part = $1 AND whole = $2 AND kind = $3`, gone.part, gone.whole, gone.kind); err != nil {
			return err
		}
	}
	return nil
}
