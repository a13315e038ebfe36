package copies

import (
	"math"
	"strconv"
	"sync"

	"recount"
	"recount/internal/lexicon"
)

// Sign is one thing that speaks for or against a copy, with how much there is
// of it, from 0 to about 1.
type Sign struct {
	Name  string
	Value float64
}

// Model names one of the two questions that weights.txt answers.
type Model string

// The models.
const (
	ByText    Model = "text"    // does the text of one stand in the other
	ByRewrite Model = "rewrite" // is it the same source text in other words
)

const (
	fewWords   = 20 // words outside quotations of which a share means something
	farDays    = 14 // days after which a text is rarely printed again
	shortWords = 60 // words of a report that is so short that much is shared by chance
)

// Signs returns what a model weighs.
func (k *Likeness) Signs(m Model) []Sign {
	signs := []Sign{
		{"bias", 1},
		{"own words", k.OwnShare()},
		{"rest", k.Rest},
		{"sentences", k.Soft},
		{"far", truth(k.Days > farDays)},
	}
	if m == ByText {
		return append(signs, Sign{"words", k.Share()})
	}
	return append(signs,
		Sign{"counterparts", k.Aligned},
		Sign{"quotations", ratio(float64(k.Quotations), float64(k.Words))},
		Sign{"short", ratio(shortWords, float64(k.Words))},
	)
}

// Share is how much of the shorter text stands in the other.
func (k *Likeness) Share() float64 { return ratio(float64(k.Shared), float64(k.Words)) }

// OwnShare is the same without what both quote.
func (k *Likeness) OwnShare() float64 {
	return ratio(float64(k.OwnShared), float64(max(k.Own, min(fewWords, k.Words))))
}

func truth(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// weights are those of each model by the names of its signs, in logarithms of
// odds.
var weights = sync.OnceValue(func() map[Model]map[string]float64 {
	w := map[Model]map[string]float64{ByText: {}, ByRewrite: {}}
	for _, e := range lexicon.MustRead(data, "weights.txt") {
		model, known := w[Model(e.Section)]
		value, err := strconv.ParseFloat(e.Field(1), 64)
		if err != nil || !known {
			panic(e.Errorf("%q is no weight of model %q", e.Field(1), e.Section))
		}
		model[e.Field(0)] = value
	}
	return w
})

// chance is the probability that a model gives, with weights by model and name.
func (k *Likeness) chance(m Model, weights map[Model]map[string]float64) float64 {
	sum := 0.0
	for _, s := range k.Signs(m) {
		sum += weights[m][s.Name] * s.Value
	}
	return 1 / (1 + math.Exp(-sum))
}

const (
	leastWhole   = 0.8  // share of the shorter text from which on a copy is whole
	leastText    = 0.5  // chance from which on the text of one stands in the other
	leastRewrite = 0.65 // chance from which on it is reworded: to take two voices for one is the worse fault
)

// Kind tells how far one report is the other's text; it is empty where it is
// not.
func (k *Likeness) Kind() recount.CopyKind { return k.KindBy(weights()) }

// KindBy is Kind with other weights than those of the data file.
func (k *Likeness) KindBy(weights map[Model]map[string]float64) recount.CopyKind {
	switch {
	case !k.Reports || k.isBulletin():
		return ""
	case k.chance(ByText, weights) >= leastText:
		if k.isFilledAnew() {
			return ""
		}
		if k.Share() >= leastWhole {
			return recount.Whole
		}
		return recount.Partly
	case k.chance(ByRewrite, weights) >= leastRewrite:
		return recount.Reworded
	}
	return ""
}

// Two texts made from one template share most of their words, and are of other
// happenings or days: the particulars tell. Few, and the share of those in
// sentences with a counterpart that this lacks, having others. No share among
// labelled copies lies above 0.25 (names and numbers) or, of four numbers and
// more, above 0.5.
const (
	fewNamed    = 8    // names and numbers
	mostSwapped = 0.27 // of them
	fewNumbers  = 4
	mostChanged = 0.6 // of the numbers
)

// isFilledAnew tells whether one template was filled with other names and numbers.
func (k *Likeness) isFilledAnew() bool {
	return k.Told >= fewNamed && float64(k.Swapped) > mostSwapped*float64(k.Told)
}

// isBulletin tells whether the same sentences give other numbers.
func (k *Likeness) isBulletin() bool {
	return k.Counted >= fewNumbers && float64(k.Changed) >= mostChanged*float64(k.Counted)
}
