package verdictset

import (
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"recount"
)

// Table tells how many verdicts are right, and which kinds are taken for which. A
// verdict is right where its kind is the reader's.
func Table(results []Result) string {
	w := &strings.Builder{}
	kinds := recount.VerdictKinds()
	confusion := map[[2]recount.VerdictKind]int{}
	right, reasons, same := 0, 0, 0
	for _, r := range results {
		confusion[[2]recount.VerdictKind{r.Verdict, r.given.Kind}]++
		if r.Verdict == r.given.Kind {
			right++
			if r.Reason != "" {
				reasons++
				if r.Reason == r.given.Reason {
					same++
				}
			}
		}
	}
	fmt.Fprintf(w, "right %.3f (%d of %d); reason too %.3f of those that have one\n\n",
		share(right, len(results)), right, len(results), share(same, reasons))
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "reader \\ recount\t")
	for _, k := range kinds {
		fmt.Fprint(table, k, "\t")
	}
	fmt.Fprintln(table, "F1\t")
	mean, occurring := 0.0, 0
	for _, k := range kinds {
		fmt.Fprint(table, k, "\t")
		expected, given := 0, 0
		for _, l := range kinds {
			fmt.Fprint(table, confusion[[2]recount.VerdictKind{k, l}], "\t")
			expected += confusion[[2]recount.VerdictKind{k, l}]
			given += confusion[[2]recount.VerdictKind{l, k}]
		}
		f1 := share(2*confusion[[2]recount.VerdictKind{k, k}], expected+given)
		fmt.Fprintf(table, "%.2f\t\n", f1)
		if expected > 0 {
			mean += f1
			occurring++
		}
	}
	_ = table.Flush() // a builder takes all
	fmt.Fprintf(w, "\nmean F1 over the %d kinds that occur %.3f\n", occurring, mean/float64(max(1, occurring)))
	return w.String()
}

func share(part, whole int) float64 { return float64(part) / float64(max(1, whole)) }

// Faults lists the verdicts whose kind is not the reader's, by the pair's number.
func Faults(results []Result) map[string]string {
	faults := map[string]string{}
	for _, r := range results {
		if r.Verdict != r.given.Kind {
			faults[strconv.Itoa(r.N)] = fmt.Sprintf("%d %s: should be %s %s, not %s %s. Reader: %s recount: %s",
				r.N, r.Question, r.Verdict, r.Reason, r.given.Kind, r.given.Reason, r.Why, r.given.Sentence)
		}
	}
	return faults
}
