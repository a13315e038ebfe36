package main

import (
	"strings"

	"recount"
)

// copiesAmong finds the reports of a question of which one is much of another,
// by the share of five-word runs.
func copiesAmong(reports []annotated, q *question) []recount.Copy {
	used := map[string]bool{}
	for i := range q.profiles {
		used[q.profiles[i].Report] = true
	}
	var copies []recount.Copy
	for i := range reports {
		for j := i + 1; j < len(reports); j++ {
			a, b := &reports[i], &reports[j]
			if !used[a.ID] || !used[b.ID] {
				continue
			}
			share := contained(runsOf(a.Text), runsOf(b.Text))
			switch {
			case share > 0.8:
				copies = append(copies, recount.Copy{A: a.ID, B: b.ID, Kind: recount.Whole, Share: share})
			case share > 0.3:
				copies = append(copies, recount.Copy{A: a.ID, B: b.ID, Kind: recount.Partly, Share: share})
			}
		}
	}
	return copies
}

func runsOf(text string) map[string]bool {
	const words = 5
	fields := strings.Fields(strings.ToLower(text))
	runs := map[string]bool{}
	for i := 0; i+words <= len(fields); i++ {
		runs[strings.Join(fields[i:i+words], " ")] = true
	}
	return runs
}

// contained is the share of the smaller set that is in the other.
func contained(a, b map[string]bool) float64 {
	if len(b) < len(a) {
		a, b = b, a
	}
	both := 0
	for run := range a {
		if b[run] {
			both++
		}
	}
	return float64(both) / float64(max(1, len(a)))
}
