package copies

import (
	"slices"
	"strings"
	"testing"

	"recount"
)

func TestAddressOf(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.wire.example/2024/12/ferry/":                "wire.example/2024/12/ferry",
		"http://amp.wire.example/2024/12/ferry/amp?utm_source=a": "wire.example/2024/12/ferry",
		"https://wire.example/read?id=7&fbclid=abc#top":          "wire.example/read?id=7",
		"https://WIRE.example/Ferry":                             "wire.example/Ferry",
		"https://m.example/ferry":                                "m.example/ferry",
		"https://wire.example/":                                  "",
		"https://wire.example":                                   "",
		"https://wire.example/?utm_medium=feed":                  "",
		"/ferry":                                                 "",
		"":                                                       "",
		"https://wire.example/%zz":                               "",
		"https://wire.example/a%2Fb":                             "wire.example/a%2Fb",
	} {
		if got := addressOf(address); got != want {
			t.Errorf("%q is %q, want %q", address, got, want)
		}
	}
}

const (
	ferryAtWire = "A ferry with 212 people on board sank off Orle on Tuesday, and 31 of them drowned before boats came.\n\nIts owner had been fined twice for carrying more passengers than its papers allow, harbour records show."
	ferryAtPost = "Thirty-one drowned when the Orle ferry went down.\n\nThe boat carried 212 people, far more than it was built for, and relatives waited on the quay through the night for news."
	snowAtPost  = "Snow closed the pass above Tarn for a third day.\n\nLorries stood in the valley while ploughs worked, and the school bus was turned back at noon by police who feared a slide."
)

// TestOriginalsThatPagesName takes a report for a copy of the one that its page
// names, and no other.
func TestOriginalsThatPagesName(t *testing.T) {
	wire := recount.Report{ID: "wire", Source: "Example Wire", URL: "https://www.wire.example/ferry", Text: ferryAtWire, Published: recount.NewDay(2024, 12, 18)}
	post := recount.Report{ID: "post", Source: "The Rivertown Post", URL: "https://post.example/n/9", Text: ferryAtPost, Published: recount.NewDay(2024, 12, 19)}
	if c, is := Between(Read(wire), Read(post)); is {
		t.Fatalf("the texts alone make them copies (%+v): nothing is tested", c)
	}
	for _, test := range []struct {
		about          string
		canonical      string
		text, original string // of the Post; what the copy is of, empty where it is none
		why            string
	}{
		{"the other's address", "https://wire.example/ferry?utm_source=post", ferryAtPost, "wire", "the page of The Rivertown Post names that of Example Wire as its source"},
		{"its own address", "https://post.example/n/9", ferryAtPost, "", ""},
		{"a front page", "https://wire.example/", ferryAtPost, "", ""},
		{"a site that passes on", "https://news.google.com/articles/7", ferryAtPost, "", ""},
		{"an address that nobody has", "https://else.example/ferry", ferryAtPost, "", ""},
		{"the address on a page about something else", "https://wire.example/ferry", snowAtPost, "", ""},
	} {
		reprint := post
		reprint.Canonical, reprint.Text = test.canonical, test.text
		a, b := Read(wire), Read(reprint)
		c, is := Between(a, b)
		if is != (test.original != "") || c.Of != recount.Words(test.original) || is && (c.Kind != recount.Told || !strings.Contains(c.Why, test.why)) {
			t.Errorf("%s: %+v, %v", test.about, c, is)
		}
		shared := slices.ContainsFunc(a.Originals(), func(key uint64) bool { return slices.Contains(b.Originals(), key) })
		if leads := test.canonical != "" && originalOf(test.canonical, "") == addressOf(wire.URL); shared != leads {
			t.Errorf("%s: a key is shared: %v", test.about, shared)
		}
	}
}

// TestReportsThatNameOneOriginal are copies of each other; not where one names a
// site that passes on what others publish.
func TestReportsThatNameOneOriginal(t *testing.T) {
	for canonical, want := range map[string]bool{"https://wire.example/ferry": true, "https://msn.com/world/ferry": false} {
		a := Read(recount.Report{ID: "a", Source: "Hill Gazette", URL: "https://hill.example/1", Canonical: canonical, Text: ferryAtWire})
		b := Read(recount.Report{ID: "b", Source: "The Rivertown Post", URL: "https://post.example/2", Canonical: canonical, Text: ferryAtPost})
		c, is := Between(a, b)
		if is != want || is && c.Of != "wire.example/ferry" {
			t.Errorf("%s: %+v, %v", canonical, c, is)
		}
	}
}

// TestACreditOfThePage counts whom the metadata name like whom the text names.
func TestACreditOfThePage(t *testing.T) {
	r := recount.Report{ID: "a", Source: "The Rivertown Post", Origin: "Agence France-Presse", Text: ferryAtPost}
	if got := Read(r).Credits(); len(got) != 1 || got[0].Name != "AFP" || !got[0].Named() {
		t.Errorf("credits %+v", got)
	}
	r.Origin = "Rivertown Post"
	if got := Read(r).Credits(); len(got) != 0 {
		t.Errorf("it credits itself: %+v", got)
	}
}
