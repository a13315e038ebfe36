package export

import "testing"

func TestGrouped(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 12: "12", 1204: "1,204", -5600000: "-5,600,000", 5.6e9: "5,600,000,000",
		1.0 / 3: "0.3333", 33 + 1.0/3: "33.3333", 0.00002: "0.00002", 2.5: "2.5", 1234567.875: "1,234,567.875",
	} {
		if got := grouped(v); got != want {
			t.Errorf("%v is written %s, not %s", v, got, want)
		}
	}
}
