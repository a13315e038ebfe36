package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"recount"
	"recount/extract"
	"recount/ingest"
	"recount/ledger"
	"recount/ledger/sqlite"
	"recount/read"
)

var extractor = sync.OnceValue(func() *extract.Extractor {
	x, err := extract.New(extract.Options{Policy: "default"})
	if err != nil {
		panic(err)
	}
	return x
})

// at is when the tests take place.
func at() time.Time { return time.Date(2025, time.January, 6, 9, 0, 0, 0, time.UTC) }

// filled makes a ledger of what an input holds.
func filled(in *read.Input) (ledger.Ledger, error) {
	l, err := sqlite.OpenMemory()
	if err != nil {
		return nil, err
	}
	k := ingest.NewKeeper(l, ingest.Options{Extractor: extractor(), Now: at})
	_, err = k.Add(context.Background(), in.Reports())
	return l, err
}

// kursk is the ledger of the reports in examples, to be read only.
var kursk = sync.OnceValues(func() (ledger.Ledger, error) {
	return filled(read.Open([]string{"../../examples/kursk"}, read.Options{}))
})

func handler(l ledger.Ledger) http.Handler {
	return New(Options{Ledger: l, Extractor: extractor(), Now: at})
}

// reading serves the ledger of the examples.
func reading(tb testing.TB) (http.Handler, ledger.Ledger) {
	tb.Helper()
	l, err := kursk()
	if err != nil {
		tb.Fatal(err)
	}
	return handler(l), l
}

// flood is a ledger of its own, which a test may change.
func flood(tb testing.TB) (http.Handler, ledger.Ledger) {
	tb.Helper()
	l, err := filled(read.Open([]string{"testdata/flood.jsonl"}, read.Options{}))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = l.Close() })
	return handler(l), l
}

// ask sends a request; headers are "Name: value".
func ask(h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func get200(t *testing.T, h http.Handler, target string) map[string]any {
	t.Helper()
	response := ask(h, "GET", target, "")
	var out map[string]any
	decode(t, response, http.StatusOK, &out)
	return out
}

func decode(t *testing.T, response *httptest.ResponseRecorder, status int, to any) {
	t.Helper()
	body := response.Body.Bytes()
	if response.Code != status {
		t.Fatalf("status %d, want %d: %s", response.Code, status, body)
	}
	if err := json.Unmarshal(body, to); err != nil {
		t.Fatalf("%v in %s", err, body)
	}
}

// first returns the id of the first row of a list.
func first(t *testing.T, h http.Handler, target string) string {
	t.Helper()
	items, _ := get200(t, h, target)["items"].([]any)
	if len(items) == 0 {
		t.Fatalf("%s is empty", target)
	}
	row, _ := items[0].(map[string]any)
	id, _ := row["id"].(string)
	return id
}

// every lists the addresses that can be read, with ids of the ledger in them.
func every(t *testing.T, h http.Handler, l ledger.Ledger) []string {
	t.Helper()
	question := first(t, h, "/api/v1/questions?sort=claims")
	claim := first(t, h, "/api/v1/questions/"+question+"/claims")
	report := url.PathEscape(first(t, h, "/api/v1/reports"))
	k := ingest.NewKeeper(l, ingest.Options{Extractor: extractor(), Now: at})
	review, err := k.Accept(context.Background(), ingest.Signature{By: "Ada"}, claim)
	if err != nil {
		if history, fault := l.History(context.Background(), claim); fault == nil && len(history) > 0 {
			review = history[0]
		} else {
			t.Fatal(err)
		}
	}
	var all []string
	for _, path := range []string{
		"questions", "questions?known_on=2024-12-23", "questions?conflicts=true&sort=claims&limit=3", "questions/" + question,
		"questions/" + question + "?known_on=2024-12-23", "questions/" + question + "/claims", "questions/" + question + "/claims?known_on=2024-12-23",
		"questions/" + question + "/verdicts", "questions/" + question + "/verdicts?known_on=2024-12-27&limit=1", "questions/" + question + "/origins",
		"questions/" + question + "/origins?known_on=2024-12-23", "questions/" + question + "/part-of", "questions/" + question + "/reviews",
		"claims", "claims?claimant=zelensky", "claims?unreviewed=true", "claims/" + claim, "claims/" + claim[:6], "claims/" + claim + "/reviews",
		"reports", "reports/" + report, "reports/" + report + "/claims", "statements?figures=true", "copies", "copies?report=" + report,
		"reviews/" + review.ID, "counts", "reports/" + report + "/versions", "claimants/vladimir-zelenski", "claimants/vladimir-zelenski?known_on=2024-12-23",
		"claimants/vladimir-zelenski/questions?limit=1", "changes", "changes?all=true&limit=2", "feed", "feed?question=" + question, "followings",
	} {
		all = append(all, Prefix+"/"+path)
	}
	return all
}

func TestAnswersFitTheDocument(t *testing.T) {
	h, l := reading(t)
	v := reader(t)
	for _, target := range every(t, h, l) {
		request := httptest.NewRequest(http.MethodGet, target, nil)
		response := ask(h, http.MethodGet, target, "")
		if response.Code != http.StatusOK {
			body := response.Body.Bytes()
			t.Errorf("%s: %d %s", target, response.Code, body)
			continue
		}
		if ok, faults := v.ValidateHttpRequestResponse(request, response.Result()); !ok {
			for _, fault := range faults {
				t.Errorf("%s: %s: %s", target, fault.Message, fault.Reason)
				for _, place := range fault.SchemaValidationErrors {
					t.Errorf("  %s: %s", place.FieldPath, place.Reason)
				}
			}
		}
	}
}

func TestEveryReadingOperationIsTried(t *testing.T) {
	h, l := reading(t)
	data, err := Document()
	if err != nil {
		t.Fatal(err)
	}
	var document struct{ Paths map[string]map[string]any }
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	tried := every(t, h, l)
	for path, operations := range document.Paths {
		if operations["get"] == nil {
			continue
		}
		isTried := false
		for _, target := range tried {
			target, _, _ = strings.Cut(strings.TrimPrefix(target, Prefix), "?")
			isTried = isTried || fits(path, target)
		}
		if !isTried {
			t.Errorf("%s is not tried", path)
		}
	}
}

// fits tells whether a path is one of a template.
func fits(template, path string) bool {
	a, b := strings.Split(template, "/"), strings.Split(path, "/")
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && !strings.HasPrefix(a[i], "{") {
			return false
		}
	}
	return true
}

func TestClaimsAreThoseOfTheCommands(t *testing.T) {
	h, l := reading(t)
	id := first(t, h, "/api/v1/claims?claimant=zelensky")
	claim := get200(t, h, "/api/v1/claims/"+id)
	held, err := l.Claim(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{
		"figure": string(held.Figure), "value": held.Value, "sentence": string(held.Sentence), "question": held.Question, "origin": held.Origin, "published": held.Published.String(),
	} {
		if claim[key] != want {
			t.Errorf("%s: %v, want %v", key, claim[key], want)
		}
	}
	if said, there := claim["disputed_by"]; !there || said != nil {
		t.Errorf("what the text does not say is %v, not null", said)
	}
}

func TestKnownOn(t *testing.T) {
	h, _ := reading(t)
	question := first(t, h, "/api/v1/questions?sort=claims")
	count := func(path string) int {
		items, _ := get200(t, h, "/api/v1/questions/"+question+path)["items"].([]any)
		return len(items)
	}
	for _, rows := range []string{"claims", "verdicts", "origins"} {
		then, now := count("/"+rows+"?known_on=2024-12-23"), count("/"+rows)
		if then == 0 || then >= now {
			t.Errorf("%s: %d were known then, %d are now", rows, then, now)
		}
	}
	response := ask(h, "GET", "/api/v1/questions/"+question+"?known_on=1999-01-01", "")
	if response.Code != http.StatusNotFound {
		t.Errorf("a question that nobody told of: %d", response.Code)
	}
}

func TestDescriptionIsServed(t *testing.T) {
	h, _ := reading(t)
	for path, kind := range map[string]string{"openapi.json": "application/openapi+json", "openapi.yaml": "application/openapi+yaml"} {
		response := ask(h, "GET", Prefix+"/"+path, "")
		body := response.Body.Bytes()
		if response.Code != http.StatusOK || response.Header().Get("Content-Type") != kind || !strings.Contains(string(body), "3.1.0") {
			t.Errorf("%s: %d %s", path, response.Code, response.Header().Get("Content-Type"))
		}
	}
	for _, path := range []string{"/docs", "/schemas/Review", Prefix + "/docs"} {
		if response := ask(h, "GET", path, ""); response.Code != http.StatusNotFound {
			t.Errorf("%s is served: %d", path, response.Code)
		}
	}
}

// invented is a report that no other has anything to do with.
func invented(n int) recount.Report {
	text := fmt.Sprintf("Ferry turns back near Isle %d\n\nA ferry with %d passengers turned back near Isle %d on Monday, the harbour master said.", n, 40+n, n)
	return recount.Report{
		ID: fmt.Sprintf("ferry-%d", n), Source: "Example Post", URL: fmt.Sprintf("https://post.example/%d", n), Title: strings.SplitN(text, "\n", 2)[0],
		Published: recount.NewDay(2023, time.March, 1+n), Text: text, TitleEnd: strings.Index(text, "\n"), BodyStart: strings.Index(text, "\n") + 2, Input: "test",
	}
}
