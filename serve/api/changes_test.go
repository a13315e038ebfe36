package api

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"recount"
	"recount/ledger"
)

// addOne sends a report and returns what became of it.
func addOne(t *testing.T, h http.Handler, body string, status int, headers ...string) added {
	t.Helper()
	var out added
	decode(t, ask(h, "POST", "/api/v1/reports", body, headers...), status, &out)
	return out
}

func TestReportsAreAdded(t *testing.T) {
	h, _ := flood(t)
	body := `{"text": "Police said 31 people were arrested in Alcora on Friday.", "title": "Arrests in Alcora", "source": "Example Wire", "date": "2023-03-11", "url": "https://wire.example/9"}`
	one := addOne(t, h, body, http.StatusCreated)
	if len(one.Reports) != 1 || one.Claims == 0 || one.Outcomes["added"] != 1 {
		t.Errorf("a new report: %+v", one)
	}
	again := addOne(t, h, body, http.StatusOK)
	if again.Outcomes["known"] != 1 || again.Claims != 0 {
		t.Errorf("the same again: %+v", again)
	}
	changed := addOne(t, h, strings.Replace(body, "31 people", "35 people", 1), http.StatusCreated)
	if changed.Outcomes["revised"] != 1 {
		t.Errorf("a changed page: %+v", changed)
	}
	text := addOne(t, h, "Storm in Alcora\n\nThe storm injured 14 people, the mayor said on Monday.\n", http.StatusCreated, "Content-Type: text/plain; charset=utf-8")
	if text.Claims == 0 {
		t.Errorf("a text: %+v", text)
	}
	report := get200(t, h, "/api/v1/reports/"+text.Reports[0])
	if words, _ := report["text"].(string); !strings.Contains(words, "injured 14 people") {
		t.Errorf("the text is %q", words)
	}
	located := ask(h, "POST", "/api/v1/reports?source=Radio&date=2023-03-12", "A hailstorm\n\nHail hurt 3 people in Alcora.", "Content-Type: text/plain")
	var row map[string]any
	decode(t, ask(h, "GET", located.Header().Get("Location"), ""), http.StatusOK, &row)
	if row["source"] != "Radio" || row["published"] != "2023-03-12" {
		t.Errorf("what is told beside the text: %v", row)
	}
}

func TestReportsWithoutSenseAreRefused(t *testing.T) {
	h, _ := flood(t)
	addOne(t, h, `{"id": "one", "text": "Twelve were hurt.", "url": "https://wire.example/a"}`, http.StatusCreated)
	for _, test := range []struct {
		name, body, kind string
		status           int
		says             string
	}{
		{"another text under a known id", `{"id": "one", "text": "Thirty were hurt.", "url": "https://wire.example/b"}`, "application/json", 409, "id of its own"},
		{"no text", `{"title": "x"}`, "application/json", 422, "text"},
		{"an empty text", `{"text": ""}`, "application/json", 422, "body.text"},
		{"an unknown key", `{"text": "Ten died.", "colour": "red"}`, "application/json", 422, "body.colour"},
		{"a day that is none", `{"text": "Ten died.", "date": "Friday"}`, "application/json", 422, "body.date"},
		{"an array", `[{"text": "Ten died."}]`, "application/json", 422, "body"},
		{"broken JSON", `{"text": "Ten`, "application/json", 400, "body"},
		{"a form", `text=Ten+died`, "application/x-www-form-urlencoded", 415, "Content-Type"},
		{"nothing said of what it is", `Ten died.`, "", 415, "Content-Type"},
		{"blanks", " \n ", "text/plain", 422, "no text"},
	} {
		var fault struct{ Detail, Errors json.RawMessage }
		response := ask(h, "POST", "/api/v1/reports", test.body, "Content-Type: "+test.kind)
		decode(t, response, test.status, &fault)
		if all := string(fault.Detail) + string(fault.Errors); !strings.Contains(all, test.says) || strings.Contains(all, "--") {
			t.Errorf("%s: %s does not say %q, or names a flag", test.name, all, test.says)
		}
	}
}

// impatient is a ledger whose reader goes as soon as it was asked whether it
// holds a report.
type impatient struct {
	ledger.Ledger
	goes func()
}

func (l impatient) Holds(ctx context.Context, r recount.Report, rules string) (bool, error) {
	holds, err := l.Ledger.Holds(ctx, r, rules)
	l.goes()
	return holds, err
}

func TestAReportWhoseTimeIsOverIsNotRead(t *testing.T) {
	_, l := flood(t)
	ctx, goes := context.WithCancel(t.Context())
	body := `{"id": "late", "text": "Police said 31 people were arrested in Alcora on Friday.", "date": "2023-03-11"}`
	r := httptest.NewRequest(http.MethodPost, Prefix+"/reports", strings.NewReader(body)).WithContext(ctx)
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	handler(impatient{l, goes}).ServeHTTP(w, r)
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if got := ask(handler(l), "GET", "/api/v1/reports/late", ""); got.Code != http.StatusNotFound {
		t.Errorf("it was filed all the same: %d", got.Code)
	}
	addOne(t, handler(l), body, http.StatusCreated) // the same request goes on
}

// reviewOf sends a review and returns the reviews that were kept.
func reviewOf(t *testing.T, h http.Handler, target, body string) (string, []recount.Review) {
	t.Helper()
	var out struct{ Reviews []recount.Review }
	response := ask(h, "POST", Prefix+target, body)
	decode(t, response, http.StatusCreated, &out)
	return response.Header().Get("Location"), out.Reviews
}

func TestClaimsAreReviewed(t *testing.T) {
	h, _ := flood(t)
	id := first(t, h, "/api/v1/claims?claimant=duarte&measure=killed")
	claim := "/claims/" + id
	reviewOf(t, h, claim+"/reviews", `{"action": "accept", "by": "Ada"}`)
	where, made := reviewOf(t, h, claim+"/reviews", `{"action": "correct", "by": "Ada", "why": "as printed", "field": "value", "value": 13}`)
	if made[0].Field != "value" || made[0].Value != "13" {
		t.Errorf("the correction is %+v", made[0])
	}
	if got := get200(t, h, Prefix+claim); got["value"] != 13.0 || got["review"] != "corrected" || got["meant_high"] != 13.0 {
		t.Errorf("corrected: value %v up to %v, %v", got["value"], got["meant_high"], got["review"])
	}
	reviewOf(t, h, claim+"/reviews", `{"action": "correct", "by": "Ada", "why": "not said", "field": "place", "value": null}`)
	reviewOf(t, h, claim+"/reviews", `{"action": "correct", "by": "Ada", "why": "worded so", "field": "hedges", "value": ["so far"]}`)
	reviewOf(t, h, strings.TrimPrefix(where, Prefix)+"/undo", `{"by": "Ada", "why": "taken back"}`)
	if got := get200(t, h, Prefix+claim); got["value"] != 12.0 || got["place"] != nil {
		t.Errorf("undone: value %v, place %v", got["value"], got["place"])
	}
	reviewOf(t, h, claim+"/reviews", `{"action": "reject", "by": "Ada", "why": "no claim"}`)
	history, _ := get200(t, h, Prefix+claim+"/reviews")["items"].([]any)
	if len(history) < 5 {
		t.Errorf("the history has %d reviews", len(history))
	}
}

func TestQuestionsAreReviewed(t *testing.T) {
	h, _ := flood(t)
	killed, hurt := first(t, h, "/api/v1/questions?measure=killed"), first(t, h, "/api/v1/questions?measure=displaced")
	_, made := reviewOf(t, h, "/questions/"+killed+"/reviews", `{"action": "merge", "by": "Ada", "why": "one count", "questions": ["`+hurt+`"]}`)
	if got := get200(t, h, "/api/v1/questions/"+hurt); got["id"] != get200(t, h, "/api/v1/questions/"+killed)["id"] {
		t.Error("the merged questions are not one")
	}
	reviewOf(t, h, "/reviews/"+made[0].ID+"/undo", `{"by": "Ada", "why": "two counts"}`)
	claim := first(t, h, "/api/v1/questions/"+killed+"/claims")
	reviewOf(t, h, "/questions/"+killed+"/reviews", `{"action": "best", "by": "Ada", "why": "counted by hand", "claims": ["`+claim+`"]}`)
	if got := get200(t, h, "/api/v1/questions/"+killed); got["best"] != claim {
		t.Errorf("the best figure is %v", got["best"])
	}
	reviewOf(t, h, "/questions/"+killed+"/reviews", `{"action": "split", "by": "Ada", "why": "of another day", "claims": ["`+claim+`"]}`)
}

func TestMissedClaimsAreAdded(t *testing.T) {
	h, _ := flood(t)
	where, _ := reviewOf(t, h, "/claims", `{"by": "Ada", "why": "heard on the air", "words": "Police said 18 had died in Alcora.", "source": "Radio Tarn", "date": "2023-03-10", "fields": {"measure": "killed", "place": "Alcora"}}`)
	var claim map[string]any
	decode(t, ask(h, "GET", where, ""), http.StatusOK, &claim)
	if claim["value"] != 18.0 || claim["measure"] != "killed" || claim["source"] != "Radio Tarn" {
		t.Errorf("the claim added: %v %v %v", claim["value"], claim["measure"], claim["source"])
	}
}

func TestReviewsWithoutSenseAreRefused(t *testing.T) {
	h, _ := flood(t)
	claim, question := "/claims/"+first(t, h, "/api/v1/claims")+"/reviews", "/questions/"+first(t, h, "/api/v1/questions")+"/reviews"
	for _, test := range []struct {
		target, body string
		status       int
		says         string
	}{
		{claim, `{"action": "accept"}`, 422, "by"},
		{claim, `{"action": "praise", "by": "Ada"}`, 422, "body.action"},
		{claim, `{"action": "reject", "by": "Ada"}`, 422, "say why, in the field why"},
		{claim, `{"action": "reject", "by": " ", "why": "x"}`, 422, "in the field by"},
		{claim, `{"action": "correct", "by": "Ada", "why": "x"}`, 422, "field"},
		{claim, `{"action": "correct", "by": "Ada", "why": "x", "field": "value", "value": "many"}`, 422, "number"},
		{claim, `{"action": "correct", "by": "Ada", "why": "x", "field": "id", "value": "1"}`, 422, "no reading"},
		{claim, `{"action": "accept", "by": "Ada", "value": 1}`, 422, "correct"},
		{claim, `{"action": "accept", "by": "Ada", "by": "Ben"}`, 400, "twice"},
		{claim, `{"action": "accept", "by": "Ada", "mood": 1}`, 422, "body.mood"},
		{claim, ``, 400, "required"},
		{question, `{"action": "best", "by": "Ada", "why": "x"}`, 422, "one claim"},
		{question, `{"action": "merge", "by": "Ada", "why": "x"}`, 422, "alone"},
		{question, `{"action": "split", "by": "Ada", "why": "x", "claims": ["0123456789abcdef"]}`, 404, "ledger"},
		{"/claims/0123456789abcdef/reviews", `{"action": "accept", "by": "Ada"}`, 404, "ledger"},
		{"/reviews/0123456789abcdef/undo", `{"by": "Ada", "why": "x"}`, 404, "ledger"},
		{"/claims", `{"by": "Ada", "why": "x", "words": "nothing counted"}`, 422, "source"},
		{"/claims", `{"by": "Ada", "why": "x", "words": "12", "report": "flood-1", "source": "y"}`, 422, "not both"},
		{"/claims", `{"by": "Ada", "why": "x", "words": "was told of people", "source": "y"}`, 422, ""},
		{"/claims", `{"by": "Ada", "why": "x", "words": "on", "report": "flood-1"}`, 422, "in the field nth"},
		{"/claims", `{"by": "Ada", "why": "x", "words": "on", "nth": 900, "report": "flood-1"}`, 422, "nth counts from 1"},
		{"/claims", `{"by": "Ada", "why": "x", "words": "zinnia", "report": "flood-1"}`, 422, "GET reports/flood-1 shows"},
	} {
		var fault struct{ Detail, Errors json.RawMessage }
		response := ask(h, "POST", Prefix+test.target, test.body)
		decode(t, response, test.status, &fault)
		all := string(fault.Detail) + string(fault.Errors)
		if !strings.Contains(all, test.says) {
			t.Errorf("%s %s: %s does not say %q", test.target, test.body, all, test.says)
		}
		if strings.Contains(all, "--") {
			t.Errorf("%s %s: %s names a flag", test.target, test.body, all)
		}
		if kind := response.Header().Get("Content-Type"); kind != "application/problem+json" {
			t.Errorf("%s: an error is sent as %s", test.body, kind)
		}
	}
}

func TestManyAtOnce(t *testing.T) {
	h, _ := flood(t)
	claim := first(t, h, "/api/v1/claims")
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for _, target := range []string{"/questions", "/claims/" + claim, "/openapi.json", "/openapi.yaml", "/counts"} {
				if got := ask(h, "GET", Prefix+target, ""); got.Code != http.StatusOK {
					t.Errorf("%s: %d", target, got.Code)
				}
			}
			ask(h, "POST", Prefix+"/claims/"+claim+"/reviews", `{"action": "accept", "by": "Ada"}`)
			if got := ask(h, "POST", Prefix+"/reports", `{"text": "Ten people were hurt in Alcora, police said.", "date": "2023-03-10"}`); got.Code > http.StatusCreated {
				t.Errorf("adding: %d", got.Code)
			}
		})
	}
	group.Wait()
}
