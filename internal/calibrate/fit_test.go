package main

import (
	"maps"
	"math"
	"testing"

	"recount/extract/confidence"
)

// made returns n claims of an event with these features, of which right are
// right.
func made(event string, n, right int, features ...string) []example {
	examples := make([]example, n)
	for i := range examples {
		examples[i] = example{"made", event, features, i < right}
	}
	return examples
}

func TestFitFindsTheOdds(t *testing.T) {
	examples := append(made("a", 100, 80), made("b", 100, 50, "doubt")...)
	names := []string{"doubt", "never"}
	model := fit(examples, names, 1e-6)
	if got := confidence.Predict(model, nil); math.Abs(got-0.8) > 1e-3 {
		t.Errorf("without doubt: %v", got)
	}
	if got := confidence.Predict(model, []string{"doubt"}); math.Abs(got-0.5) > 1e-3 {
		t.Errorf("with doubt: %v", got)
	}
	if model["never"] != 0 {
		t.Errorf("what never happens weighs %v", model["never"])
	}
	if pulled := fit(examples, names, 20); math.Abs(pulled["doubt"]) >= math.Abs(model["doubt"]) {
		t.Errorf("the penalty does not pull: %v after %v", pulled, model)
	}
	if !maps.Equal(model, fit(examples, names, 1e-6)) {
		t.Error("the same examples give other weights")
	}
}

func TestCrossValidationHidesTheEvent(t *testing.T) {
	examples := append(made("a", 10, 10, "only a"), made("b", 10, 5)...)
	outcomes := crossValidate(examples, []string{"only a"}, 1)
	if len(outcomes) != 20 {
		t.Fatalf("%d outcomes of 20 claims", len(outcomes))
	}
	if p := outcomes[0].p; math.Abs(p-0.5) > 1e-3 {
		t.Errorf("the claims of one event are given %v, the share of the other is 0.5", p)
	}
}

func TestMeasures(t *testing.T) {
	outcomes := []outcome{{"", 0.95, true}, {"", 0.85, true}, {"", 0.85, false}, {"", 0.15, false}}
	if got, want := brier(outcomes), (0.0025+0.0225+0.7225+0.0225)/4; math.Abs(got-want) > 1e-9 {
		t.Errorf("Brier score %v instead of %v", got, want)
	}
	if got, want := ranking(outcomes), 3.5/4; got != want {
		t.Errorf("area %v instead of %v", got, want)
	}
	if got, want := calibrationError(binned(outcomes)), (0.05+0.7+0.15)/4; math.Abs(got-want) > 1e-9 {
		t.Errorf("calibration error %v instead of %v", got, want)
	}
}
