package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"recount"
	"recount/compare"
)

// pair names a verdict: two claims, seen from one question.
type pair struct{ question, a, b int64 }

// verdictRow is a verdict as it is kept.
type verdictRow struct {
	n, rank, day, sum int64
	seen              bool // the result has it
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
	for i := range result.Verdicts {
		v := &result.Verdicts[i]
		questions := []int64{questionOf[v.A], questionOf[v.B]} // 0: a part or whole may stand in another block
		if questions[0] == questions[1] {
			questions = questions[:1]
		}
		if questions = slices.DeleteFunc(questions, func(n int64) bool { return n == 0 }); len(questions) == 0 {
			return invalid("the verdict on claims %q and %q belongs to no question of the result", v.A, v.B)
		}
		for _, question := range questions {
			if err := s.writeVerdict(ctx, v, question, old); err != nil {
				return fmt.Errorf("verdict on claims %q and %q: %w", v.A, v.B, err)
			}
		}
	}
	for _, row := range old {
		if row.seen {
			continue
		}
		if err := s.exec(ctx, `DELETE FROM verdict WHERE n = $1`, row.n); err != nil {
			return err
		}
	}
	return nil
}

func (s *settling) oldVerdicts(ctx context.Context) (map[pair]*verdictRow, error) {
	old := map[pair]*verdictRow{}
	for _, question := range s.allQuestions() {
		err := s.each(ctx, func(rows *sql.Rows) error {
			key, row := pair{question: question}, &verdictRow{}
			err := rows.Scan(&key.a, &key.b, &row.n, &row.rank, &row.day, &row.sum)
			old[key] = row
			return err
		}, `SELECT a, b, n, rank, day, sum FROM verdict WHERE question = $1`, question)
		if err != nil {
			return nil, err
		}
	}
	return old, nil
}

// writeVerdict keeps one verdict with one question, and notes in old that it is
// there.
func (s *settling) writeVerdict(ctx context.Context, v *recount.Verdict, question int64, old map[pair]*verdictRow) error {
	a, err := s.anyClaim(ctx, v.A)
	if err != nil {
		return err
	}
	b, err := s.anyClaim(ctx, v.B)
	if err != nil {
		return err
	}
	key := pair{question, a, b}
	before := old[key]
	switch {
	case before == nil:
		before = &verdictRow{rank: -1}
		old[key] = before
	case before.seen:
		return nil // told with each of two questions
	}
	before.seen = true
	row := verdictRow{n: before.n, rank: 1, day: dayOrder(v.DayA), seen: true}
	if v.Kind == recount.Conflicts {
		row.rank = 0
	}
	told := *v
	told.A, told.B = "", "" // in columns
	words, err := contentOf(told)
	if err != nil {
		return err
	}
	row.sum = words.sum
	if *before == row {
		return nil
	}
	if row.rank == 0 && before.rank != 0 {
		if err := s.noteConflict(ctx, key, v, old); err != nil {
			return err
		}
	}
	return s.exec(ctx, `INSERT INTO verdict (question, a, b, rank, day, body, sum) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (question, a, b) DO UPDATE SET rank = excluded.rank, day = excluded.day, body = excluded.body, sum = excluded.sum`,
		question, a, b, row.rank, row.day, words.body(), row.sum)
}

// anyClaim returns the number of a current claim, of whatever block.
func (s *settling) anyClaim(ctx context.Context, id string) (int64, error) {
	if c, ok := s.claims[id]; ok {
		return c.n, nil
	}
	return claimNumber(ctx, s, id)
}
