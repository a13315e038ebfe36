package main

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"recount/extract/confidence"
)

// rounds is how often every weight is set: far more than it takes to settle.
const rounds = 100

// fit returns the weights of a logistic regression by feature, with a quadratic
// penalty on all but the base. Each weight in turn takes Newton's step.
func fit(examples []example, names []string, penalty float64) map[string]float64 {
	model := map[string]float64{}
	on := make(map[string][]int, len(names))
	for i, e := range examples {
		on[confidence.Base] = append(on[confidence.Base], i)
		for _, f := range e.features {
			on[f] = append(on[f], i)
		}
	}
	odds := make([]float64, len(examples))
	for range rounds {
		newton(model, confidence.Base, examples, on[confidence.Base], odds, 0)
		for _, name := range names {
			newton(model, name, examples, on[name], odds, penalty)
		}
	}
	return model
}

// newton moves one weight, and the odds of the examples that have its feature.
func newton(model map[string]float64, name string, examples []example, on []int, odds []float64, penalty float64) {
	slope, bend := -penalty*model[name], penalty+1e-9
	for _, i := range on {
		p := 1 / (1 + math.Exp(-odds[i]))
		bend += p * (1 - p)
		if examples[i].right {
			slope += 1 - p
		} else {
			slope -= p
		}
	}
	step := slope / bend
	model[name] += step
	for _, i := range on {
		odds[i] += step
	}
}

// outcome is a probability given to a claim, and whether it is right.
type outcome struct {
	set   string
	p     float64
	right bool
}

func predict(examples []example, model map[string]float64) []outcome {
	outcomes := make([]outcome, len(examples))
	for i, e := range examples {
		outcomes[i] = outcome{e.set, confidence.Predict(model, e.features), e.right}
	}
	return outcomes
}

// crossValidate predicts the claims of each event with weights fitted on the
// others.
func crossValidate(examples []example, names []string, penalty float64) []outcome {
	events := map[string]bool{}
	var outcomes []outcome
	for _, e := range examples {
		if events[e.event] {
			continue
		}
		events[e.event] = true
		train, test := divide(examples, e.event)
		outcomes = append(outcomes, predict(test, fit(train, names, penalty))...)
	}
	return outcomes
}

// sets names the sets of examples, in their order.
func sets(examples []example) (names []string) {
	for _, e := range examples {
		if !slices.Contains(names, e.set) {
			names = append(names, e.set)
		}
	}
	return names
}

func only(outcomes []outcome, set string) (own []outcome) {
	for _, o := range outcomes {
		if o.set == set {
			own = append(own, o)
		}
	}
	return own
}

func divide(examples []example, event string) (others, own []example) {
	for _, e := range examples {
		if e.event == event {
			own = append(own, e)
		} else {
			others = append(others, e)
		}
	}
	return others, own
}

// header opens the file of weights with its source.
const header = `# How much each feature speaks for a claim being right, in natural logarithms of
# odds; the features are described where they are made (features.go). Logistic
# regression fitted on "Contested Figures, development set" and the project's own
# scored reports by
#	go run ./internal/calibrate -o extract/confidence/weights.txt GOLD.jsonl extract/testdata/scored/*.txt
`

func write(file string, names []string, model map[string]float64) error {
	var text strings.Builder
	text.WriteString(header)
	for _, name := range append([]string{confidence.Base}, names...) {
		fmt.Fprintf(&text, "%s\t%.3f\n", name, model[name])
	}
	return os.WriteFile(file, []byte(text.String()), 0o644)
}
