package verdictset

import (
	"recount"
	"recount/compare/copies"
)

// document is a report as copies are found among.
type document struct {
	report string
	read   *copies.Document
}

// copiesAmong finds the reports of a question of which one is another's copy.
func copiesAmong(documents []document, q *question) []recount.Copy {
	used := map[string]bool{}
	for i := range q.profiles {
		used[q.profiles[i].Report] = true
	}
	var found []recount.Copy
	for i, a := range documents {
		for _, b := range documents[i+1:] {
			if !used[a.report] || !used[b.report] {
				continue
			}
			if c, ok := copies.Between(a.read, b.read); ok {
				found = append(found, c)
			}
		}
	}
	return found
}
