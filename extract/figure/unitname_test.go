package figure

import "testing"

func TestUnits(t *testing.T) {
	for written, want := range map[string]string{
		"people": "people", "items": "items", "1": "1", "percent": "percent", "per cent": "percent", "%": "percent",
		"tonnes": "tonnes", "Tons": "tonnes", "km2": "km2", "square kilometres": "km2", "USD": "USD", "DEM": "DEM", " EUR ": "EUR",
		"XYZ": "", "usd": "", "dollars": "", "": "", "hours": "", "soldiers": "", "2": "",
	} {
		if got, ok := Unit(written); got != want || ok != (want != "") {
			t.Errorf("%q is the unit %q, %t; want %q", written, got, ok, want)
		}
	}
}
