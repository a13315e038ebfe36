package verdict

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"recount"
	"recount/compare/origin"
	"recount/internal/casetext"
)

// TestSwappedArguments gives the same verdict for both orders.
func TestSwappedArguments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		profiles, _ := casetext.Random(rapid.Uint64().Draw(t, "seed"), 2)
		same := Sameness{}
		if rapid.Bool().Draw(t, "same") {
			same = Sameness{recount.ReasonCopy, "one is the other's copy"}
		}
		v, w := Between(&profiles[0], &profiles[1], same), Between(&profiles[1], &profiles[0], same)
		if v != w {
			t.Fatalf("%+v one way, %+v the other", v, w)
		}
	})
}

// TestEveryVerdictTells keeps the sentence whole: both figures, no field left,
// a capital or quotation mark at its start, a full stop at its end.
func TestEveryVerdictTells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		profiles, copies := casetext.Random(rapid.Uint64().Draw(t, "seed"), 12)
		o := origin.Find(profiles, copies)
		for _, v := range OfQuestion(profiles, o) {
			checkSentence(t, v)
			for _, p := range profiles {
				if (p.Claim == v.A || p.Claim == v.B) && !strings.Contains(v.Sentence, p.Figure) {
					t.Fatalf("%q does not name %q", v.Sentence, p.Figure)
				}
			}
		}
	})
}

type failer interface{ Fatalf(string, ...any) }

func checkSentence(t failer, v recount.Verdict) {
	switch {
	case v.Kind == "", !slices.Contains(recount.VerdictKinds(), v.Kind):
		t.Fatalf("no kind: %+v", v)
	case v.Sentence == "", !strings.HasSuffix(v.Sentence, "."), strings.ContainsAny(v.Sentence, "{}"):
		t.Fatalf("sentence %q of %+v", v.Sentence, v)
	case v.Strict == v.Kind:
		t.Fatalf("strict is told though it is no other kind: %+v", v)
	case !v.DayA.IsZero() && !v.DayB.IsZero() && v.DayA.Compare(v.DayB) > 0:
		t.Fatalf("a holds for a later day than b: %+v", v)
	}
}

// TestQuestionsDoNotDependOnOrder shuffles the claims of a question.
func TestQuestionsDoNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		profiles, copies := casetext.Random(seed, rapid.IntRange(1, 50).Draw(t, "claims"))
		shuffled := slices.Clone(profiles)
		r := rand.New(rand.NewPCG(seed, 5))
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		a := OfQuestion(profiles, origin.Find(profiles, copies))
		b := OfQuestion(shuffled, origin.Find(shuffled, copies))
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("%d and %d verdicts, which differ", len(a), len(b))
		}
	})
}

func TestNoPairComesTwice(t *testing.T) {
	profiles, copies := casetext.Random(9, 400)
	seen := map[[2]string]bool{}
	for _, v := range OfQuestion(profiles, origin.Find(profiles, copies)) {
		key := [2]string{min(v.A, v.B), max(v.A, v.B)}
		if seen[key] || v.A == v.B {
			t.Fatalf("%v comes twice", key)
		}
		seen[key] = true
	}
}

func TestComparingIsBounded(t *testing.T) {
	profiles, copies := casetext.Random(5, 5000)
	o := origin.Find(profiles, copies)
	verdicts := OfQuestion(profiles, o)
	if most := maxCompared + (leastLines+5+maxSame)*len(profiles); len(verdicts) > most {
		t.Errorf("%d verdicts, more than %d", len(verdicts), most)
	}
}

func FuzzBetween(f *testing.F) {
	f.Add("12", "At least 12 people died.", "on Sunday", 12.0, uint8(0), 3, uint64(1))
	f.Add("dozens", "The toll rose from 33 to dozens.", "in recent months", 24.0, uint8(7), -400, uint64(2))
	f.Add("", "", "", 0.0, uint8(2), 0, uint64(3))
	f.Fuzz(func(t *testing.T, figure, sentence, period string, value float64, bound uint8, days int, seed uint64) {
		profiles, _ := casetext.Random(seed, 2)
		p, q := &profiles[0], &profiles[1]
		p.Figure, p.Sentence, p.Period, p.Value = figure, sentence, period, value
		bounds := []recount.Bound{
			recount.Exact, recount.About, recount.MoreThan, recount.AtLeast, recount.LessThan, recount.UpTo, recount.Range, recount.Vague,
		}
		p.Bound = bounds[int(bound)%len(bounds)]
		p.Published = recount.NewDay(2024, 12, days%5000)
		v, w := Between(p, q, Sameness{}), Between(q, p, Sameness{})
		if v.Kind != w.Kind || v.Sentence == "" {
			t.Errorf("%+v one way, %+v the other", v, w)
		}
		OverParts(p, q, recount.PartBySubject)
	})
}

func BenchmarkOfQuestion(b *testing.B) {
	profiles, copies := casetext.Random(1, 20_000)
	o := origin.Find(profiles, copies)
	for b.Loop() {
		if len(OfQuestion(profiles, o)) == 0 {
			b.Fatal("no verdicts")
		}
	}
}
