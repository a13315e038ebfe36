// tmp
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"recount"
	"recount/compare"
	"recount/extract"
	"recount/read"
)

func main() {
	in := read.Open([]string{os.Args[1]}, read.Options{})
	x, _ := extract.New(extract.Options{})
	var told []compare.Told
	claims := map[string]*recount.Claim{}
	for r, p := range in.Reports() {
		if p != nil {
			fmt.Fprintln(os.Stderr, p)
			continue
		}
		cs := x.Extract(r).Claims
		t := compare.Told{Story: compare.StoryOf(r), Profiles: compare.Profiles(cs)}
		for i := range cs {
			claims[cs[i].ID] = &cs[i]
		}
		told = append(told, t)
	}
	input := compare.Gather(told, nil)
	enc := json.NewEncoder(os.Stdout)
	result := compare.Decide(input)
	if len(os.Args) > 2 {
		e := json.NewEncoder(os.Stderr)
		e.SetIndent("", " ")
		for _, q := range result.Questions {
			if q.Voices.Claims > 1 {
				e.Encode(q)
			}
		}
		for _, v := range result.Verdicts {
			fmt.Fprintln(os.Stderr, v.Kind, v.Reason, v.Sentence)
		}
	}
	for _, l := range result.Links {
		b, _ := json.Marshal(claims[l.Claim])
		var m map[string]any
		json.Unmarshal(b, &m)
		m["question"] = l.Question
		enc.Encode(m)
	}
}
