package main

import (
	"fmt"
	"math"
	"slices"
)

// bins is how many parts the probabilities are divided into.
const bins = 10

// bin adds up the claims whose probability lies in one part of 0 to 1.
type bin struct {
	n, right int
	sum      float64 // of the probabilities
}

func (b *bin) add(o outcome) {
	b.n++
	b.sum += o.p
	if o.right {
		b.right++
	}
}

func (b *bin) predicted() float64 { return b.sum / float64(b.n) }
func (b *bin) share() float64     { return float64(b.right) / float64(b.n) }

func binned(outcomes []outcome) (table [bins]bin) {
	for _, o := range outcomes {
		table[min(int(o.p*bins), bins-1)].add(o)
	}
	return table
}

// printReliability prints how often claims of each probability are right.
func printReliability(title string, outcomes []outcome) {
	table := binned(outcomes)
	var all bin
	for _, o := range outcomes {
		all.add(o)
	}
	fmt.Printf("\n%s:\n\n| confidence | claims | mean confidence | share right |\n|---|---|---|---|\n", title)
	for i, b := range table {
		if b.n > 0 {
			fmt.Printf("| %.1f to %.1f | %d | %.2f | %.2f |\n", float64(i)/bins, float64(i+1)/bins, b.n, b.predicted(), b.share())
		}
	}
	fmt.Printf("| all | %d | %.2f | %.2f |\n", all.n, all.predicted(), all.share())
	fmt.Printf("\nBrier score %.3f (%.3f for one confidence everywhere), expected calibration error %.3f, area under the ROC curve %.3f.\n",
		brier(outcomes), all.share()*(1-all.share()), calibrationError(table), ranking(outcomes))
}

// brier is the mean square of probability less outcome: 0 at best.
func brier(outcomes []outcome) float64 {
	sum := 0.0
	for _, o := range outcomes {
		miss := o.p
		if o.right {
			miss--
		}
		sum += miss * miss
	}
	return sum / float64(len(outcomes))
}

// calibrationError is how far the share right lies from the mean confidence of
// a bin, averaged over claims.
func calibrationError(table [bins]bin) float64 {
	sum, n := 0.0, 0
	for _, b := range table {
		if b.n > 0 {
			sum += math.Abs(b.sum - float64(b.right))
			n += b.n
		}
	}
	return sum / float64(n)
}

// ranking is the chance that a right claim has more confidence than a wrong
// one: 0.5 where confidence tells nothing.
func ranking(outcomes []outcome) float64 {
	won, pairs := 0.0, 0
	for _, a := range outcomes {
		for _, b := range outcomes {
			if !a.right || b.right {
				continue
			}
			pairs++
			if a.p > b.p {
				won++
			} else if a.p == b.p {
				won += 0.5
			}
		}
	}
	return won / float64(pairs)
}

// printFeatures prints each feature with the claims that have it.
func printFeatures(examples []example, names []string, model map[string]float64) {
	fmt.Println("| feature | claims | share right | weight |\n|---|---|---|---|")
	for _, name := range names {
		var b bin
		for _, e := range examples {
			if slices.Contains(e.features, name) {
				b.add(outcome{"", 0, e.right})
			}
		}
		fmt.Printf("| %s | %d | %.2f | %+.2f |\n", name, b.n, b.share(), model[name])
	}
}
