package verdictset

import (
	"fmt"

	"recount"
	"recount/compare/origin"
	"recount/compare/verdict"
	"recount/internal/jsonlines"
)

// labelled is a pair with the verdict that a reader gave.
type labelled struct {
	N        int                 `json:"n"`
	Event    string              `json:"event"`
	Question string              `json:"question"`
	A        side                `json:"a"`
	B        side                `json:"b"`
	Verdict  recount.VerdictKind `json:"verdict"`
	Reason   recount.Reason      `json:"reason"`
	Why      string              `json:"why"`
}

type side struct {
	Report string `json:"report"`
	Start  int    `json:"start"`
	Figure string `json:"figure"`
}

// Result is a labelled pair with recount's verdict.
type Result struct {
	labelled
	given recount.Verdict
}

// Judge reads annotated claims and labelled pairs of them, and gives each pair its
// verdict.
func Judge(claims, verdicts string) ([]Result, error) {
	questions, err := loadQuestions(claims)
	if err != nil {
		return nil, err
	}
	pairs, err := jsonlines.Read[labelled](verdicts)
	if err != nil {
		return nil, err
	}
	return judgeAll(questions, pairs)
}

func judgeAll(questions map[string]*question, pairs []labelled) ([]Result, error) {
	origins := map[string]origin.Origins{}
	results := make([]Result, len(pairs))
	for n, pair := range pairs {
		key := pair.Event + " " + pair.Question
		q := questions[key]
		if q == nil {
			return nil, fmt.Errorf("pair %d: no claim answers the question %q", pair.N, key)
		}
		i, okA := q.at[place{pair.A.Report, pair.A.Start}]
		j, okB := q.at[place{pair.B.Report, pair.B.Start}]
		if !okA || !okB {
			return nil, fmt.Errorf("pair %d: its claims are not among the annotated ones", pair.N)
		}
		if _, found := origins[key]; !found {
			origins[key] = origin.Find(q.profiles, q.copies)
		}
		o := origins[key]
		same := verdict.Sameness{}
		if reason, why, ok := o.Same(i, j); ok {
			same = verdict.Sameness{Reason: reason, Why: why}
		}
		results[n] = Result{pair, verdict.SettingOf(q.profiles, &o).Between(&q.profiles[i], &q.profiles[j], same)}
	}
	return results, nil
}
