package interval

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"recount"
)

func exact(v float64) *recount.Quantity {
	return &recount.Quantity{Value: v, Bound: recount.Exact, Low: &v, High: &v, MeantLow: &v, MeantHigh: &v}
}

func meant(v float64, bound recount.Bound, low, high float64) *recount.Quantity {
	return &recount.Quantity{Value: v, Bound: bound, Low: &low, MeantLow: &low, MeantHigh: &high}
}

func TestMeet(t *testing.T) {
	var (
		moreThan30  = meant(30, recount.MoreThan, 31, 40)
		about350    = meant(350, recount.About, 315, 385)
		dozens      = meant(12, recount.Vague, 24, 96)
		severalHund = meant(100, recount.Vague, 300, 900)
		thousands   = meant(1000, recount.Vague, 2000, 9990)
	)
	for _, c := range []struct {
		name string
		a, b *recount.Quantity
		want bool
	}{
		{"equal", exact(13), exact(13), true},
		{"other", exact(25), exact(28), false},
		{"within about", about350, exact(340), true},
		{"outside about", about350, exact(400), false},
		{"above a floor, near", moreThan30, exact(58), true},
		{"above a floor, far", moreThan30, exact(140), false},
		{"below a floor", moreThan30, exact(4), false},
		{"dozens reach", dozens, exact(120), true},
		{"dozens do not reach", dozens, exact(400), false},
		{"below dozens", dozens, exact(12), false},
		{"several hundred reach no further", severalHund, exact(1100), false},
		{"thousands reach tens of thousands", thousands, exact(90_000), true},
		{"thousands do not reach millions", thousands, exact(2_000_000), false},
		{"rounded", exact(7_000_000), exact(7_200_000), true},
		{"rounded the wrong way", exact(7_000_000), exact(7_600_000), false},
		{"too small to round", exact(10), exact(12), false},
		{"of one precision", exact(60_000), exact(70_000), false},
		{"too far to be rounded", exact(100_000), exact(94_000), false},
	} {
		if got := Meet(c.a, c.b, Meant); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
		if Meet(c.a, c.b, Meant) != Meet(c.b, c.a, Meant) {
			t.Errorf("%s: the order matters", c.name)
		}
	}
	if !Meet(moreThan30, exact(140), Strict) {
		t.Error("strictly more than 30 leaves room for 140")
	}
}

func TestOf(t *testing.T) {
	if r := Of(&recount.Quantity{Value: 7}, Meant); r != (Range{7, 7}) {
		t.Errorf("a number without intervals means %v", r)
	}
	if r := Of(&recount.Quantity{Value: 7, Bound: recount.Vague}, Meant); !math.IsInf(r.Low, -1) || !math.IsInf(r.High, 1) {
		t.Errorf("a vague word without intervals means %v", r)
	}
	low := 30.0
	if r := Of(&recount.Quantity{Value: 30, Bound: recount.AtLeast, Low: &low}, Strict); r.Low != 30 || !math.IsInf(r.High, 1) {
		t.Errorf("at least 30 allows %v", r)
	}
}

func TestEqual(t *testing.T) {
	about := meant(13, recount.About, 12, 14)
	floor := meant(13, recount.AtLeast, 13, 14)
	switch {
	case !Equal(exact(13), about), !Equal(floor, floor):
		t.Error("13 is not about 13")
	case Equal(exact(13), floor):
		t.Error("13 is at least 13")
	case !SameNumber(exact(13), floor):
		t.Error("the number is not the same")
	}
}

func TestMeetIsSymmetric(t *testing.T) {
	number := rapid.Float64Range(0, 1e7)
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) *recount.Quantity {
			v := math.Round(number.Draw(t, name))
			low, high := v*rapid.Float64Range(0.5, 1).Draw(t, name+" low"), v*rapid.Float64Range(1, 9).Draw(t, name+" high")
			bound := rapid.SampledFrom([]recount.Bound{recount.Exact, recount.About, recount.AtLeast, recount.Vague}).Draw(t, name+" bound")
			return &recount.Quantity{Value: v, Bound: bound, Low: &low, MeantLow: &low, MeantHigh: &high}
		}
		a, b := draw("a"), draw("b")
		for _, reading := range []Reading{Meant, Strict} {
			if Meet(a, b, reading) != Meet(b, a, reading) {
				t.Fatal("the order matters")
			}
			r, s := Of(a, reading), Of(b, reading)
			if r.Below(s) && s.Below(r) || r.Below(s) && r.Meets(s) {
				t.Fatal("a range lies on both sides of another")
			}
		}
	})
}
