package copyset

import (
	"fmt"
	"strings"

	"recount/compare/copies"
)

// Decide compares each pair, and returns what was decided and what it rests on.
// Weights that were trained on the same pairs flatter.
func Decide(pairs []Pair, documents []*copies.Document) (decided []Label, why []string) {
	decided, why = make([]Label, len(pairs)), make([]string, len(pairs))
	for i := range pairs {
		c, _ := copies.Between(documents[2*i], documents[2*i+1])
		decided[i], why[i] = Label(c.Kind), c.Why
	}
	return decided, why
}

// Documents makes the reports of pairs ready for comparing, two each.
func Documents(pairs []Pair) []*copies.Document {
	var documents []*copies.Document
	for _, p := range pairs {
		documents = append(documents, copies.Read(p.A), copies.Read(p.B))
	}
	return documents
}

// Keys tells how many pairs share a key, and how many texts of different pairs do.
// Documents are those of the pairs.
func Keys(pairs []Pair, documents []*copies.Document) string {
	var text strings.Builder
	share := keySharing(documents)
	found, all := map[Label]int{}, map[Label]int{}
	for i, p := range pairs {
		all[p.Label]++
		if share(2*i, 2*i+1) {
			found[p.Label]++
		}
	}
	for _, label := range Labels {
		fmt.Fprintf(&text, "share a key: %-12s %d of %d\n", label, found[label], all[label])
	}
	strangers, shared := 0, 0
	for i := range documents {
		for j := i - i%2 + 2; j < len(documents); j++ {
			strangers++
			if share(i, j) {
				shared++
			}
		}
	}
	fmt.Fprintf(&text, "share a key: texts of different pairs %d of %d\n", shared, strangers)
	return text.String()
}

// keySharing returns a function that tells whether two documents share a key.
func keySharing(documents []*copies.Document) func(i, j int) bool {
	keys := make([]map[uint64]bool, len(documents))
	for i, d := range documents {
		keys[i] = map[uint64]bool{}
		for _, key := range d.Keys() {
			keys[i][key] = true
		}
	}
	return func(i, j int) bool {
		for key := range keys[i] {
			if keys[j][key] {
				return true
			}
		}
		return false
	}
}
