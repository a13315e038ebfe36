// tmp
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"recount"
	"recount/compare"
	"recount/compare/join"
	"recount/compare/profile"
	"recount/extract"
	"recount/internal/jsonlines"
	"recount/read"
)

func main() {
	in := read.Open([]string{os.Args[1]}, read.Options{})
	x, _ := extract.New(extract.Options{})
	var stories []join.Story
	byReport := map[string][]recount.Claim{}
	for r, p := range in.Reports() {
		if p != nil {
			fmt.Fprintln(os.Stderr, p)
			continue
		}
		stories = append(stories, compare.StoryOf(r))
		byReport[r.ID] = x.Extract(r).Claims
	}
	_ = jsonlines.Read[int]
	prepared := map[string]*join.Report{}
	var all []*profile.Profile
	var within []join.Edge
	claims := map[string]*recount.Claim{}
	for _, s := range stories {
		ps := compare.Profiles(byReport[s.Report])
		var ptrs []*profile.Profile
		for i := range ps {
			ps[i].PlaceKey = ps[i].Place
			ps[i].Speaker.Name = string(byReport[s.Report][i].Claimant)
			ptrs = append(ptrs, &ps[i])
			claims[ps[i].Claim] = &byReport[s.Report][i]
		}
		all = append(all, ptrs...)
		prepared[s.Report] = join.Prepare(ptrs)
		within = append(within, prepared[s.Report].Within()...)
	}
	pairs := join.Pairs(stories)
	n := 0
	for i := range pairs {
		pairs[i].Edges = join.Match(prepared[pairs[i].A], prepared[pairs[i].B], pairs[i].Likeness)
		n += len(pairs[i].Edges)
	}
	fmt.Fprintln(os.Stderr, len(stories), "reports", len(pairs), "pairs", n, "edges", len(within), "within")
	enc := json.NewEncoder(os.Stdout)
	for q, list := range join.Cluster(all, within, pairs) {
		for _, i := range list {
			b, _ := json.Marshal(claims[all[i].Claim])
			var m map[string]any
			json.Unmarshal(b, &m)
			m["question"] = fmt.Sprint("q", q)
			enc.Encode(m)
		}
	}
}
