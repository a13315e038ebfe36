package main

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

// result is a labelled pair with recount's verdict.
type result struct {
	labelled
	given recount.Verdict
}

func judgeAll(questions map[string]*question, path string) ([]result, error) {
	pairs, err := jsonlines.Read[labelled](path)
	if err != nil {
		return nil, err
	}
	origins := map[string]origin.Origins{}
	results := make([]result, len(pairs))
	for n, pair := range pairs {
		key := pair.Event + " " + pair.Question
		q := questions[key]
		if q == nil {
			return nil, fmt.Errorf("%s: pair %d: no claim answers the question %q", path, pair.N, key)
		}
		i, okA := q.at[place{pair.A.Report, pair.A.Start}]
		j, okB := q.at[place{pair.B.Report, pair.B.Start}]
		if !okA || !okB {
			return nil, fmt.Errorf("%s: pair %d: its claims are not among the annotated ones", path, pair.N)
		}
		if _, found := origins[key]; !found {
			origins[key] = origin.Find(q.profiles, q.copies)
		}
		o := origins[key]
		same := verdict.Sameness{}
		if reason, why, ok := o.Same(i, j); ok {
			same = verdict.Sameness{Reason: reason, Why: why}
		}
		results[n] = result{pair, verdict.SettingOf(q.profiles, &o).Between(&q.profiles[i], &q.profiles[j], same)}
	}
	return results, nil
}
