package ingest

import (
	"runtime"
	"strconv"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"recount"
)

// reports streams n inputs; every seventh is a problem.
func reports(n int, made *atomic.Int64) Stream {
	return func(yield func(recount.Report, *recount.Problem) bool) {
		for i := range n {
			made.Add(1)
			report, problem := recount.Report{ID: strconv.Itoa(i)}, (*recount.Problem)(nil)
			if i%7 == 3 {
				report, problem = recount.Report{}, &recount.Problem{Place: strconv.Itoa(i)}
			}
			if !yield(report, problem) {
				return
			}
		}
	}
}

// unevenly works long on some reports, so that later ones are done first.
func unevenly(r recount.Report) string {
	for range len(r.ID) % 3 * 50 {
		runtime.Gosched()
	}
	return r.ID
}

func TestEachKeepsTheOrderOfTheStream(t *testing.T) {
	var made atomic.Int64
	i := 0
	for item := range Each(reports(500, &made), unevenly) {
		got := item.Made
		if item.Problem != nil {
			got = item.Problem.Place
		}
		if got != strconv.Itoa(i) {
			t.Fatalf("input %d came as %q", i, got)
		}
		if (item.Problem != nil) != (i%7 == 3) {
			t.Fatalf("input %d: problem %v", i, item.Problem)
		}
		i++
	}
	if i != 500 {
		t.Errorf("%d of 500 inputs came out", i)
	}
}

func TestEachReadsOnlyALittleAhead(t *testing.T) {
	var made atomic.Int64
	limit := int64((ahead + 1) * runtime.GOMAXPROCS(0))
	taken := int64(0)
	for range Each(reports(1000, &made), unevenly) {
		taken++
		if lead := made.Load() - taken; lead > limit+2 {
			t.Fatalf("%d inputs were read ahead, at most %d may be", lead, limit)
		}
	}
}

// The bubble of synctest waits for every goroutine begun in it, and fails where
// one is left waiting for ever.
func TestEachStopsWithItsCaller(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var made atomic.Int64
		for range Each(reports(1_000_000, &made), unevenly) {
			break
		}
		if n := made.Load(); n > 1000 {
			t.Errorf("%d inputs were read for one", n)
		}
	})
}

func TestEachOfNothingIsNothing(t *testing.T) {
	var made atomic.Int64
	for range Each(reports(0, &made), unevenly) {
		t.Error("an item came out of an empty stream")
	}
}

func TestAFaultIsTheProblemOfOneReport(t *testing.T) {
	var made atomic.Int64
	failed := 0
	work := func(r recount.Report) string {
		if r.ID == "2" {
			panic("out of range")
		}
		return r.ID
	}
	for item := range Each(reports(5, &made), work) {
		if item.Problem != nil {
			failed++
		}
	}
	if failed != 2 { // inputs 2 and 3
		t.Errorf("%d of 5 inputs failed", failed)
	}
}
