package main

import (
	"fmt"

	"recount/extract/attribution/roles"
)

// scoreCues prints precision and recall at several thresholds.
func scoreCues(m *roles.Model, gold []frame, held []example) {
	for _, threshold := range []float64{0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5} {
		right, found := 0.0, 0.0
		for _, e := range held {
			if m.Probability(e.features) >= threshold {
				found++
				right += float64(e.answer)
			}
		}
		n := float64(len(gold))
		fmt.Printf("cues from %.2f: precision %.3f recall %.3f F1 %.3f\n", threshold, right/found, right/n, 2*right/(found+n))
	}
}

// scoreRoles prints the F1 of each role's tokens around marked cues, after the
// walk and after the second look.
func scoreRoles(m *roles.Model, held []frame) {
	var walk, look tally
	for _, f := range held {
		first, _ := m.Walk(f.view, f.cue)
		walk.add(f, first)
		look.add(f, m.Spread(f.view, f.cue))
	}
	walk.print("walk")
	look.print("look")
}

// tally counts tokens by role: right, found and gold; and frames whose content
// is half right or better, as the suites count.
type tally struct {
	right, found, gold [roles.Count]float64
	contents, frames   float64
}

func (t *tally) add(f frame, by []roles.Role) {
	var right, sum float64
	for i, g := range f.gold {
		if i == f.cue || f.view.Tokens[i].UPOS == "PUNCT" {
			continue
		}
		t.gold[g]++
		t.found[by[i]]++
		if g == by[i] {
			t.right[g]++
		}
		if g == roles.Content {
			sum++
		}
		if by[i] == roles.Content {
			sum++
		}
		if g == roles.Content && by[i] == g {
			right++
		}
	}
	if sum > 0 {
		t.frames++
		if 2*right/sum >= 0.5 {
			t.contents++
		}
	}
}

func (t *tally) print(name string) {
	fmt.Printf("%s: contents half right %.3f", name, t.contents/t.frames)
	for r := range t.gold {
		fmt.Printf("; role %d F1 %.3f", r, 2*t.right[r]/(t.found[r]+t.gold[r]))
	}
	fmt.Println()
}
