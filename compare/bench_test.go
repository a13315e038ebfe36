package compare_test

import (
	"testing"

	"recount/compare"
)

func BenchmarkDecideOneQuestion(b *testing.B) { benchmarkDecide(b, 20_000, 1) }

func BenchmarkDecideManyQuestions(b *testing.B) { benchmarkDecide(b, 100_000, 5_000) }

func benchmarkDecide(b *testing.B, claims, questions int) {
	b.Helper()
	in := block(1, claims, questions)
	b.ReportMetric(float64(len(in.Pairs)), "pairs")
	b.ReportAllocs()
	for b.Loop() {
		if n := len(compare.Decide(in).Questions); n < questions {
			b.Fatalf("%d questions", n)
		}
	}
}
