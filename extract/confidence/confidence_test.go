package confidence

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"recount"
)

// certain are the signals of a claim that nothing speaks against.
var certain = Signals{
	Kind: count, Measure: recount.Killed, Told: true, Rule: "passive", Arcs: 0.99, Tokens: 12,
}

func TestEveryFeatureHasAWeight(t *testing.T) {
	want := slices.Sorted(slices.Values(append(Names(), Base)))
	got := slices.Sorted(maps.Keys(weights()))
	if !slices.Equal(got, want) {
		t.Errorf("weights.txt weighs\n%q\nthe features are\n%q", got, want)
	}
	for name, w := range weights() {
		if math.IsNaN(w) || math.Abs(w) > 5 {
			t.Errorf("the weight of %q is %v: something went wrong in fitting", name, w)
		}
	}
}

func TestEveryFeatureCanBeOnAndOff(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	on := map[string]int{}
	const tries = 2000
	for range tries {
		s := anySignals(random)
		for _, f := range Features(s) {
			on[f]++
		}
		if p := Of(s); !(p > 0 && p < 1) || p != Of(s) {
			t.Fatalf("the confidence of %+v is %v, and then %v", s, p, Of(s))
		}
	}
	for _, name := range Names() {
		if on[name] == 0 || on[name] == tries {
			t.Errorf("%q is on in %d of %d", name, on[name], tries)
		}
	}
}

func anySignals(r *rand.Rand) Signals {
	yes := func() bool { return r.IntN(2) == 0 }
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	return Signals{
		Kind: one(count, "money", "percent", "measure"), Vague: yes(), Bare: yes(),
		Measure: recount.Measures()[r.IntN(len(recount.Measures()))],
		Told:    yes(), Rule: one("", "passive", "noun counted", "part of", "people"), Reach: r.IntN(12), Mood: yes(), Arcs: r.Float64(),
		Spoken: yes(), Certainty: r.Float64(), Voice: recount.ClaimantKind(one("", "person", "organisation")),
		Renamed: yes(), Passed: yes(), Beside: yes(), Near: yes(),
		Title: yes(), Tokens: r.IntN(80), Placed: yes(),
	}
}

func TestDoubtsLowerConfidence(t *testing.T) {
	for name, doubt := range map[string]func(*Signals){
		"the measure is a default":          func(s *Signals) { s.Told, s.Rule, s.Measure = false, "people", recount.Strength },
		"nothing is counted":                func(s *Signals) { s.Bare, s.Told = true, false },
		"the figure is a share":             func(s *Signals) { s.Kind = "percent" },
		"it is feared":                      func(s *Signals) { s.Mood = true },
		"an organisation is made to vouch":  func(s *Signals) { s.Spoken, s.Certainty, s.Voice = true, 0.9, recount.Organisation },
		"someone speaks in the next phrase": func(s *Signals) { s.Beside, s.Near = true, true },
	} {
		doubted := certain
		doubt(&doubted)
		if before, after := Of(certain), Of(doubted); after >= before {
			t.Errorf("though %s, confidence goes from %.3f to %.3f", name, before, after)
		}
	}
}

func TestPredict(t *testing.T) {
	weights := map[string]float64{Base: 1, "good": 1, "bad": -2}
	for _, c := range []struct {
		features []string
		odds     float64
	}{{nil, 1}, {[]string{"good"}, 2}, {[]string{"bad"}, -1}, {[]string{"good", "bad", "unknown"}, 0}} {
		if got, want := Predict(weights, c.features), 1/(1+math.Exp(-c.odds)); got != want {
			t.Errorf("%q: %v instead of %v", c.features, got, want)
		}
	}
}
