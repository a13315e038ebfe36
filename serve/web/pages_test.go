package web_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"html"
	"image/png"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

func TestPages(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	q := p.missing(t)
	c := p.figure(t, "75", "Example Wire")
	for path, words := range map[string][]string{
		"/":                               {"answer", q.Title, "conflict", `href="/questions/` + q.ID},
		"/?q=Alcora&measure=missing":      {q.Title},
		"/?measure=aid":                   {"$3 million"},
		"/?counts=money":                  {"$3 million"},
		"/?kind=organisation":             {q.Title},
		"/?kind=media":                    {"question"},
		"/?line=" + c.Line:                {q.Title},
		"/review?all=1&kind=organisation": {"Civil Defence"},
		"/review?all=1&line=" + c.Line:    {"Said by", "Civil Defence"},
		"/claimant?question=" + q.ID + "&line=" + c.Line: {"Civil Defence", "All that"},
		"/?conflicts=1":                    {q.Title},
		"/?place=Nowhere":                  {"No question fits"},
		"/questions/" + q.ID:               {"How they stand to each other", "In conflict", "Origins", "<svg", "At least 40", "Observatory"},
		"/questions/" + q.ID[:8]:           {"How they stand to each other"}, // the beginning of an id will do
		"/reports":                         {"Harbour Post", "Valley Courier"},
		"/reports/" + c.Report:             {"four days after the dam broke", `class="fig"`, "A claim that was missed"},
		"/claims/" + c.ID:                  {`class="fig chosen`, "who says so", "Civil Defence", "Answers"},
		"/claimant?line=" + c.Line:         {"Civil Defence", "passed on"},
		"/review":                          {"Accept", "sure"},
		"/review?all=1&claimant=Red+Cross": {"1,200"},
		"/history/" + c.ID:                 {"Nobody has reviewed it"},
		"/add":                             {"Paste a report", "Upload files", "One claim by hand"},
		"/?known-on=2023-02-03":            {"As it was known on", "3 Feb 2023"},
		"/questions/" + q.ID + "?known-on=2023-02-03": {"As it was known on", "At least 40"},
	} {
		t.Run(path, func(t *testing.T) { contains(t, p.get(t, path, http.StatusOK), words...) })
	}
}

func TestFiltersWithoutSenseAreRefused(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	for path, words := range map[string]string{
		"/?since=2023-02-05&until=2023-02-04":        "“From” (2023-02-05) is after “To” (2023-02-04)",
		"/reports?since=2023-02-05&until=2023-02-04": "Exchange the two days",
		"/?measure=mourned":                          "There is no measure \"mourned\"",
		"/?kind=ghost":                               "There is no kind of claimant \"ghost\"",
		"/?counts=stars":                             "There is no kind of figure \"stars\"",
		"/review?measure=mourned":                    "Choose one of killed, wounded",
		"/review?kind=ghost":                         "person, organisation",
	} {
		contains(t, p.get(t, path, http.StatusUnprocessableEntity), words)
	}
	for _, path := range []string{"/?since=2023-02-04&until=2023-02-04", "/?measure=Missing", "/reports?since=2023-02-05&known-on=2023-02-04"} {
		p.get(t, path, http.StatusOK)
	}
}

func TestPagesTellWhatTheyDoNotTake(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	q, c := p.missing(t), p.figure(t, "75", "Example Wire")
	const left = "which this page does not know"
	for path, name := range map[string]string{
		"/?colour=red":                      "“colour”",
		"/?search=Alcora":                   "“search”",
		"/?%3Cscript%3E=1":                  "“&lt;script&gt;”",
		"/?a=1&b=1&c=1&d=1&e=1&f=1":         "“e” and others",
		"/reports?measure=aid":              "“measure”",
		"/questions/" + q.ID + "?sort=x":    "“sort”",
		"/reports/" + c.Report + "?after=x": "“after”",
		"/review?since=2023-02-04":          "“since”",
		"/history/" + c.ID + "?q=x":         "“q”",
	} {
		page := p.get(t, path, http.StatusOK)
		contains(t, page, name, left)
		if strings.Contains(page, "colour=red") {
			t.Errorf("%s: what is not known goes along in the links of the page", path)
		}
	}
	page := p.get(t, "/", http.StatusOK)
	if strings.Contains(page, left) {
		t.Error("the note of another address stands in the page")
	}
	for _, link := range regexp.MustCompile(`(?:href|action)="(/[^"]*)"`).FindAllStringSubmatch(page+p.get(t, "/reports/"+c.Report+"?claim="+c.ID+"&field=value", http.StatusOK)+p.get(t, "/claimant?line="+c.Line, http.StatusOK)+p.get(t, "/questions/"+q.ID, http.StatusOK), -1) {
		target := html.UnescapeString(link[1])
		if strings.Contains(target, "?") && !strings.HasPrefix(target, "/assets/") && strings.Contains(p.get(t, target, http.StatusOK), left) {
			t.Errorf("%s is linked, and not known", target)
		}
	}
}

// A day by the name that the HTTP interface gives it is no other day.
func TestNamesOfTheInterfaceAreTaken(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	page := p.get(t, "/?known_on=2023-02-03", http.StatusOK)
	contains(t, page, "As it was known on", "3 Feb 2023", "known-on=2023-02-03")
	contains(t, p.get(t, "/?known_on=2023-02-01&known-on=2023-02-03", http.StatusOK), "3 Feb 2023")
	p.get(t, "/?known_on=Friday", http.StatusUnprocessableEntity)
	if strings.Contains(page, "does not know") {
		t.Error("the name is told to be unknown")
	}
	contains(t, p.get(t, "/review?all=1&relayed_by=nobody", http.StatusOK), `name="relayed-by" value="nobody"`)
}

// A figure of people who are not named stands in the list too, though it is the
// latest of nobody.
func TestListTellsFiguresOfThoseWhoAreNotNamed(t *testing.T) {
	p := openDesk(t)
	p.post(t, "/add/text", http.StatusOK, "text", "March\n\nOrganisers said 150,000 people marched in Alcora.", "date", "2023-02-05")
	if err := p.desk.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	contains(t, p.get(t, "/", http.StatusOK), `<b>150,000</b> <span class="faint">not named</span>`)
}

func TestKnownOnLeavesOutWhatCameLater(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	q := p.missing(t)
	page := p.get(t, "/questions/"+q.ID+"?known-on=2023-02-03", http.StatusOK)
	for _, later := range []string{"Observatory", "Example Wire"} {
		if strings.Contains(page, later) {
			t.Errorf("the question as known on 3 February tells of %s, which spoke later", later)
		}
	}
	if !strings.Contains(page, "/claims/"+p.figure(t, "At least 40", "Harbour Post").ID+"?known-on=2023-02-03") {
		t.Error("links lose the day")
	}
	p.get(t, "/questions/"+q.ID+"?known-on=2022-01-01", http.StatusNotFound)
}

func TestPagesThatAreNot(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	for path, status := range map[string]int{
		"/nowhere":               http.StatusNotFound,
		"/questions/0123456789":  http.StatusNotFound,
		"/reports/ffffffffffff":  http.StatusNotFound,
		"/claims/ffffffffffff":   http.StatusNotFound,
		"/claimant":              http.StatusNotFound,
		"/claimant?line=nobody":  http.StatusNotFound,
		"/add/nothing":           http.StatusNotFound,
		"/?since=yesterday":      http.StatusUnprocessableEntity,
		"/?known-on=never":       http.StatusUnprocessableEntity,
		"/?after=%00rubbish":     http.StatusBadRequest,
		"/?sort=by+colour":       http.StatusBadRequest,
		"/reports/../etc/passwd": http.StatusNotFound,
		"/assets/../desk.go":     http.StatusNotFound,
		"/assets/none.css":       http.StatusNotFound,
	} {
		t.Run(path, func(t *testing.T) { p.get(t, path, status) })
	}
	contains(t, p.get(t, "/questions/"+p.missing(t).ID[:4], http.StatusNotFound), "cut to its first 6 digits")
}

func TestAnEmptyLedgerHasItsPages(t *testing.T) {
	p := openDesk(t)
	contains(t, p.get(t, "/", http.StatusOK), "The ledger is empty")
	contains(t, p.get(t, "/review", http.StatusOK), "Nothing is left to review")
	contains(t, p.get(t, "/reports", http.StatusOK), "No report fits")
}

func TestDownloads(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	q := p.missing(t)
	at := "/questions/" + q.ID
	if _, err := png.Decode(strings.NewReader(p.get(t, at+"/picture.png", http.StatusOK))); err != nil {
		t.Error(err)
	}
	contains(t, p.get(t, at+"/picture.svg", http.StatusOK), "<svg", q.Title)
	rows, err := csv.NewReader(strings.NewReader(p.get(t, at+"/data.csv", http.StatusOK))).ReadAll()
	if err != nil || len(rows) != q.Voices.Claims+1 {
		t.Errorf("%d rows for %d claims: %v", len(rows), q.Voices.Claims, err)
	}
	var data map[string]any
	if err := json.NewDecoder(bytes.NewBufferString(p.get(t, at+"/data.json", http.StatusOK))).Decode(&data); err != nil {
		t.Error(err)
	}
	answer, err := p.client.Get(p.URL + at + "/data.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if got := answer.Header.Get("Content-Disposition"); got != `attachment; filename="recount-`+q.ID+`.csv"` {
		t.Errorf("the download is named by %s", got)
	}
}

// One mark an origin, in the picture for screens and in that for phones.
func TestThePictureHasAMarkForEachOrigin(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	q := p.missing(t)
	origins := q.Voices.Most + q.Voices.Unattributed
	page := p.get(t, "/questions/"+q.ID, http.StatusOK)
	if got := strings.Count(page, `<a class="mark"`); origins < 4 || got != 2*origins {
		t.Errorf("%d marks in two pictures of %d origins", got, origins)
	}
}

func TestCopiesTellWhatDiffers(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	page := p.get(t, "/reports/"+p.figure(t, "At least 40", "Harbour Post").Report, http.StatusOK)
	contains(t, page, "Copies of this report", "Valley Courier", "Only here:", "up to 90")
}

// Who passed on whose words stands on the pages of both.
func TestRelaysStandOnBothPages(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	c := p.figure(t, "20", "Harbour Post")
	if len(c.Relay) == 0 {
		t.Fatalf("nobody passed on %q", c.Sentence)
	}
	said := p.get(t, "/claimant?line="+url.QueryEscape(c.Line), http.StatusOK)
	contains(t, said, "Its words were passed on by Example Wire")
	other := regexp.MustCompile(`passed on by <a href="(/claimant\?line=[^"]+)">Example Wire`).FindStringSubmatch(said)
	if other == nil {
		t.Fatal("no page of whoever passed it on is linked")
	}
	relayed := p.get(t, html.UnescapeString(other[1]), http.StatusOK)
	contains(t, relayed, "It passed on the words of the Lake Observatory")
	those := regexp.MustCompile(`href="(/review\?[^"]+)">Those claims`).FindStringSubmatch(relayed)
	if those == nil {
		t.Fatal("the claims that it passed on are not linked")
	}
	contains(t, p.get(t, html.UnescapeString(those[1]), http.StatusOK), "Passed on by", "20")
}
