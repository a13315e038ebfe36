package main

import (
	"cmp"
	"context"
	"errors"
	"math/rand/v2"
	"net/url"

	"recount"
	"recount/ledger"
	"recount/ledger/sqlite"
)

// kind is what kind of page is asked for.
type kind string

const (
	list     kind = "list"
	question kind = "question"
)

// path is the address of a page.
type path struct {
	kind kind
	path string
}

// choose lists addresses of lists and of questions: the largest, the most
// disputed and the latest.
func choose(ctx context.Context, file string, questions int) ([]path, error) {
	l, err := sqlite.Open(file, sqlite.Options{})
	if err != nil {
		return nil, err
	}
	paths, err := chosen(ctx, l, questions)
	return paths, errors.Join(err, l.Close())
}

func chosen(ctx context.Context, l ledger.Reader, questions int) ([]path, error) {
	seen := map[string]bool{}
	var found []recount.Summary
	var paths []path
	for i, sort := range []string{"claims", "conflicts", "latest"} {
		page := ledger.Page{Limit: min(1000, max(1, questions))}
		rows, err := l.Questions(ctx, ledger.QuestionFilter{Sort: sort}, page)
		if err != nil {
			return nil, err
		}
		share := questions * (i + 1) / 3
		for j := range rows.Rows {
			if q := rows.Rows[j]; !seen[q.ID] && len(found) < share {
				seen[q.ID] = true
				found = append(found, q)
				paths = append(paths, path{question, "/questions/" + q.ID})
			}
		}
		paths = append(paths, path{list, "/?sort=" + sort}, path{list, "/?sort=" + sort + "&after=" + url.QueryEscape(rows.Next)})
	}
	if len(found) == 0 {
		return nil, errors.New("the ledger has no questions")
	}
	return append(paths, filtered(found)...), nil
}

// filtered are lists that are filtered and searched by what questions say.
func filtered(found []recount.Summary) []path {
	paths := []path{{list, "/"}, {list, "/?conflicts=1"}, {list, "/?several=1"}}
	for _, kind := range ledger.VoiceKinds() {
		paths = append(paths, path{list, "/?kind=" + string(kind)})
	}
	for _, what := range ledger.FigureKinds() {
		paths = append(paths, path{list, "/?counts=" + string(what)})
	}
	for i := 0; i < len(found); i += max(1, len(found)/10) {
		q := &found[i]
		who := recount.Words("police")
		if len(q.Current) > 0 {
			who = cmp.Or(q.Current[0].Claimant, who)
		}
		paths = append(paths,
			path{list, "/?measure=" + url.QueryEscape(string(q.Measure))},
			path{list, "/?q=" + url.QueryEscape(string(q.Counted))},
			path{list, "/?place=" + url.QueryEscape(string(q.Place))},
			path{list, "/?conflicts=1&claimant=" + url.QueryEscape(string(who))},
			path{list, "/?since=" + q.To.String()},
		)
	}
	return paths
}

// again draws n of the pages, from a seed: half lists, half questions.
func again(paths []path, seed, n int) []path {
	r := rand.New(rand.NewPCG(uint64(seed), 1)) //nolint:gosec // the same pages each time
	of := map[kind][]path{}
	for _, p := range paths {
		of[p.kind] = append(of[p.kind], p)
	}
	out := make([]path, n)
	for i := range out {
		from := of[question]
		if i%2 == 0 {
			from = of[list]
		}
		out[i] = from[r.IntN(len(from))]
	}
	return out
}
