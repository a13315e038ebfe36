package name

import "testing"

func TestOutlet(t *testing.T) {
	for _, cells := range corpus(t, "outlets.txt", 2) {
		if got := Outlet(cells[1]); got != cells[0] {
			t.Errorf("Outlet(%q) = %q, want %q", cells[1], got, cells[0])
		}
	}
	for _, unsaid := range []string{"", "local media", "The media", "state TV", "correspondents"} {
		if got := Outlet(unsaid); got != "" {
			t.Errorf("Outlet(%q) = %q, want none", unsaid, got)
		}
	}
}

func TestOutletsStayApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"The Times", "The New York Times"},
		{"The Times of India", "The Times of Israel"},
		{"Sky News", "Sky Sports"},
		{"abc.net.au", "abcnews.go.com"},
		{"The Independent", "Kyiv Independent"},
		{"one.blogspot.com", "two.blogspot.com"},
		{"timesofindia.indiatimes.com", "economictimes.indiatimes.com"},
		{"Kyiv Post", "The Washington Post"},
	} {
		if a, b := Outlet(pair[0]), Outlet(pair[1]); a == b {
			t.Errorf("%q and %q share the key %q", pair[0], pair[1], a)
		}
	}
}

func TestCountry(t *testing.T) {
	for words, want := range map[string]string{
		"DPRK": "KP", "North Korea": "KP", "North Korean": "KP", "Pyongyang": "KP", "the Kremlin": "RU", "Moscow": "RU",
		"Russians": "RU", "Ukraine's": "UA", "the United States": "US", "U.S.": "US", "the Pentagon": "US", "the White House": "US",
		"the Foreign Office": "GB", "Gaza": "PS", "Palestinian": "PS", "the IDF": "IL", "Côte d'Ivoire": "CI", "Congolese": "CD",
		"Korean": "", "Hamas": "", "the UN": "", "us": "", "": "", "Springfield": "",
	} {
		if got, ok := Country(words); got != want || ok != (want != "") {
			t.Errorf("Country(%q) = %q, %v, want %q", words, got, ok, want)
		}
	}
}

func TestPlaceKey(t *testing.T) {
	for _, cells := range corpus(t, "places.txt", 3) {
		iso2 := cells[2]
		if iso2 == "-" {
			iso2 = ""
		}
		if got := PlaceKey(cells[1], iso2); got != cells[0] {
			t.Errorf("PlaceKey(%q, %q) = %q, want %q", cells[1], iso2, got, cells[0])
		}
	}
}

func TestPlacesStayApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"Kursk", "Kherson"},
		{"eastern Ukraine", "western Ukraine"},
		{"eastern Ukraine", "Ukraine"},
		{"northern Gaza", "Gaza"},
		{"South Sudan", "Sudan"},
		{"North Korea", "South Korea"},
		{"Guinea", "Guinea-Bissau"},
		{"Gaza hospital", "Gaza"},
		{"Port Sudan", "Sudan"},
		{"New Delhi", "New York"},
		{"Homs", "Hama"},
	} {
		if a, b := PlaceKey(pair[0], ""), PlaceKey(pair[1], ""); a == b {
			t.Errorf("%q and %q share the key %q", pair[0], pair[1], a)
		}
	}
}

func TestPlaceUnit(t *testing.T) {
	for place, want := range map[string]string{"Kursk region": "region", "Gaza City": "city", "Kursk": "", "the province of Logar": "province"} {
		if got := PlaceUnit(place); got != want {
			t.Errorf("PlaceUnit(%q) = %q, want %q", place, got, want)
		}
	}
}
