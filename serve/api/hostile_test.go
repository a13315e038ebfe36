package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"recount/ingest"
	"recount/ledger"
	"recount/serve/guard"
)

func TestRequestsWithoutSenseAreRefused(t *testing.T) {
	h, _ := reading(t)
	for _, test := range []struct {
		target string
		status int
		says   string
	}{
		{"/nothing", 404, "openapi.json"},
		{"/questions/0123456789abcdef", 404, "ledger"},
		{"/questions/0123", 404, "ledger"},
		{"/claims/zzzzzz", 404, ""},
		{"/reports/none-such", 404, "ledger"},
		{"/reviews/0123456789abcdef", 404, "ledger"},
		{"/questions?after=nonsense", 422, "query.after"},
		{"/claims?after=nonsense", 422, "query.after"},
		{"/reports?after=nonsense", 422, "query.after"},
		{"/statements?after=nonsense", 422, "query.after"},
		{"/copies?after=nonsense", 422, "query.after"},
		{"/followings?after=nonsense", 422, "query.after"},
		{"/questions?after=" + url.QueryEscape(`eyJMaXN0IjoieCIsIktleXMiOltdfQ`), 422, "query.after"},
		{"/questions?limit=0", 422, "query.limit"},
		{"/questions?limit=1001", 422, "query.limit"},
		{"/questions?limit=many", 422, "query.limit"},
		{"/questions?measure=mourned", 422, "killed"},
		{"/questions?sort=colour", 422, "latest"},
		{"/questions?since=Friday", 422, "query.since"},
		{"/questions?since=2024-02-30", 422, "query.since"},
		{"/questions?since=2024-05-02&until=2024-05-01", 422, "query.until"},
		{"/claims?since=2024-05-02&until=2024-05-01", 422, "since is after until"},
		{"/reports?since=2024-05-02&until=2024-05-01", 422, "query.until"},
		{"/questions?conflicts=perhaps", 422, "query.conflicts"},
		{"/questions?colour=red", 422, "query.colour"},
		{"/questions?search=a&search=b", 422, "more than once"},
		{"/questions?search=", 422, "leave it out"},
		{"/questions?search=%ff%fe", 422, "UTF-8"},
		{"/questions?search=a%00b", 422, "not text"},
		{"/questions?search=%zz", 400, "query"},
		{"/questions?search=" + strings.Repeat("x", 501), 422, "query.search"},
		{"/questions/abcdef0123?known_on=x", 422, "query.known_on"},
	} {
		var fault struct{ Detail, Errors json.RawMessage }
		response := ask(h, "GET", Prefix+test.target, "")
		decode(t, response, test.status, &fault)
		if all := string(fault.Detail) + string(fault.Errors); !strings.Contains(all, test.says) {
			t.Errorf("%s: %s does not say %q", test.target, all, test.says)
		}
		if kind := response.Header().Get("Content-Type"); kind != "application/problem+json" {
			t.Errorf("%s: an error is sent as %s", test.target, kind)
		}
	}
	response := ask(h, "DELETE", Prefix+"/questions", "")
	if response.Code != http.StatusMethodNotAllowed || response.Header().Get("Allow") == "" || response.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("another method: %d, Allow %q", response.Code, response.Header().Get("Allow"))
	}
}

func TestSearchesAreWordsOnly(t *testing.T) {
	h, l := reading(t)
	before, err := l.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{
		`'; DROP TABLE claim; --`, `" OR 1=1`, `a" OR "b`, `NEAR(`, `* *`, `-kursk`, `col:val`, `%`, `_`, `(((((`, `AND`, `^`, `<script>alert(1)</script>`, `${jndi}`, "\u202esoldiers", strings.Repeat("(", 400), "𝔨𝔲𝔯𝔰𝔨",
	} {
		for _, list := range []string{"questions", "claims", "reports", "statements"} {
			response := ask(h, "GET", Prefix+"/"+list+"?search="+url.QueryEscape(words), "")
			if response.Code != http.StatusOK {
				body := response.Body.Bytes()
				t.Errorf("%s for %q: %d %s", list, words, response.Code, body)
			}
		}
		for _, filter := range []string{"questions?place=", "questions?claimant=", "claims?line=", "reports?source=", "questions?episode="} {
			if response := ask(h, "GET", Prefix+"/"+filter+url.QueryEscape(words), ""); response.Code >= 500 {
				t.Errorf("%s for %q: %d", filter, words, response.Code)
			}
		}
	}
	if after, err := l.Counts(t.Context()); err != nil || after.Claims != before.Claims {
		t.Errorf("claims: %d before, %d after, %v", before.Claims, after.Claims, err)
	}
}

func TestHostileBodies(t *testing.T) {
	h, _ := flood(t)
	deep := strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000)
	claim := "/claims/" + first(t, h, "/api/v1/claims") + "/reviews"
	for _, test := range []struct {
		name, target, body string
		status             int
	}{
		{"a huge report", "/reports", `{"text": "` + strings.Repeat("a", maxReport) + `"}`, 413},
		{"a huge review", claim, `{"action": "accept", "by": "` + strings.Repeat("a", maxReview) + `"}`, 413},
		{"a deep report", "/reports", `{"text": ` + deep + `}`, 400},
		{"a deep review", claim, deep[:maxReview/2], 400},
		{"objects in objects", claim, strings.Repeat(`{"a":`, 30) + "1" + strings.Repeat("}", 30), 400},
		{"bad UTF-8", claim, "{\"action\": \"accept\", \"by\": \"\xff\"}", 400},
		{"bad UTF-8 in a report", "/reports", "{\"text\": \"\xc3\x28 dead\"}", 400},
		{"two values", claim, `{"action": "accept", "by": "Ada"} {"x": 1}`, 400},
		{"null", claim, `null`, 422},
		{"a number", claim, `12`, 422},
		{"a number without end", claim, `{"action": "correct", "by": "Ada", "why": "x", "field": "value", "value": 1e999}`, 400},
	} {
		response := ask(h, "POST", Prefix+test.target, test.body)
		body := response.Body.Bytes()
		if response.Code != test.status {
			t.Errorf("%s: %d, want %d: %s", test.name, response.Code, test.status, body)
		}
		if len(body) > 8<<10 {
			t.Errorf("%s: %d bytes are sent back", test.name, len(body))
		}
	}
}

func TestTheLimitOfTheServerIsKept(t *testing.T) {
	h, _ := flood(t)
	r := httptest.NewRequest(http.MethodPost, Prefix+"/reports", strings.NewReader(`{"text": "`+strings.Repeat("a", 2000)+`"}`))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	r.Body = http.MaxBytesReader(w, r.Body, 1000)
	h.ServeHTTP(w, r)
	if w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(w.Body.String(), "1000 bytes") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestMarkupIsText(t *testing.T) {
	h, _ := flood(t)
	payload := `<img src=x onerror=alert(1)> kills 12`
	body, err := json.Marshal(map[string]string{"text": payload + " people, police said.", "title": payload, "source": payload, "byline": payload})
	if err != nil {
		t.Fatal(err)
	}
	made := addOne(t, h, string(body), http.StatusCreated)
	response := ask(h, "GET", "/api/v1/reports/"+made.Reports[0], "")
	if kind := response.Header().Get("Content-Type"); kind != "application/json" {
		t.Errorf("hostile words are sent as %s", kind)
	}
	var report map[string]any
	decode(t, response, http.StatusOK, &report)
	if report["title"] != payload {
		t.Errorf("the title is %v", report["title"])
	}
}

func TestFaultsBecomeProblems(t *testing.T) {
	s := &service{Options: Options{Log: slog.New(slog.DiscardHandler)}}
	for _, test := range []struct {
		err    error
		status int
	}{
		{fmt.Errorf("claim x: %w", ledger.ErrNotFound), 404},
		{fmt.Errorf("cursor: %w", ledger.ErrInvalid), 400},
		{fmt.Errorf("id: %w", ledger.ErrConflict), 409},
		{fmt.Errorf("file: %w", ledger.ErrReadOnly), 403},
		{fmt.Errorf("file: %w", ledger.ErrFull), 507},
		{fmt.Errorf("file: %w", ledger.ErrLocked), 503},
		{fmt.Errorf("block: %w", ledger.ErrChanged), 503},
		{fmt.Errorf("file: %w", ledger.ErrDamaged), 500},
		{&ingest.Refusal{Reason: "no"}, 422},
		{context.DeadlineExceeded, 503},
		{errors.New("secret path /var/x"), 500},
	} {
		err := s.problem(test.err)
		var status interface{ GetStatus() int }
		if !errors.As(err, &status) || status.GetStatus() != test.status {
			t.Errorf("%v: %v", test.err, err)
		}
		var headers interface{ GetHeaders() http.Header }
		if later := errors.As(err, &headers) && headers.GetHeaders().Get("Retry-After") != ""; later != (test.status == 503) {
			t.Errorf("%v: Retry-After is there: %t", test.err, later)
		}
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("a fault of the server is told to the client: %v", err)
		}
	}
}

func FuzzQuery(f *testing.F) {
	for _, seed := range []string{
		"", "search=kursk", "search=%22", "limit=5&after=x", "sort=claims&conflicts=true", "known_on=2024-12-23&several=1", "measure=killed&since=2024-01-01",
		"a;b", "search", "limit=-1", "search=%C3%28", "limit=9999999999999999999999", "after=eyJMaXN0IjoicXVlc3Rpb25zIiwiS2V5cyI6WzEsMl19",
	} {
		for path := range uint8(4) {
			f.Add(path, seed)
		}
	}
	h, _ := reading(f)
	f.Fuzz(func(t *testing.T, path uint8, query string) {
		list := []string{"questions", "claims", "reports", "statements"}[path%4]
		r := httptest.NewRequest(http.MethodGet, Prefix+"/"+list, nil)
		r.URL.RawQuery = query
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		switch w.Code {
		case http.StatusOK, http.StatusBadRequest, http.StatusUnprocessableEntity:
		default:
			t.Fatalf("%s?%s: %d %s", list, query, w.Code, w.Body)
		}
		if !utf8.Valid(w.Body.Bytes()) || !json.Valid(w.Body.Bytes()) {
			t.Fatalf("%s?%s: the answer is no JSON: %s", list, query, w.Body)
		}
	})
}

// Behind the guard a report may be as large as the interface says, and no
// larger; all else may have what a form may.
func TestUploadsBehindTheGuard(t *testing.T) {
	h, _ := flood(t)
	shell := guard.Shell(guard.Options{Upload: Upload}, h)
	sized := func(n int) string { return `{"text": "Rain` + strings.Repeat(" ", n) + `"}` }
	for _, test := range []struct {
		name, target, body string
		status             int
	}{
		{"a report larger than a form", "/reports", sized(2 * guard.MaxForm), http.StatusCreated},
		{"a report that is too large", "/reports", sized(maxReport), http.StatusRequestEntityTooLarge},
		{"a claim larger than a form", "/claims", sized(guard.MaxForm), http.StatusRequestEntityTooLarge},
		{"a claim that is too large", "/claims", sized(maxReview), http.StatusRequestEntityTooLarge},
	} {
		for _, told := range []bool{true, false} {
			r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1"+Prefix+test.target, strings.NewReader(test.body))
			r.Header.Set("Content-Type", "application/json")
			status := test.status
			if !told {
				r.ContentLength = -1
				if status == http.StatusCreated {
					status = http.StatusOK // it is there by now
				}
			}
			w := httptest.NewRecorder()
			shell.ServeHTTP(w, r)
			if w.Code != status {
				t.Errorf("%s: %d, want %d: %.200s", test.name, w.Code, status, w.Body)
			}
			if kind := w.Header().Get("Content-Type"); status >= 400 && kind != "application/problem+json" {
				t.Errorf("%s: refused as %s", test.name, kind)
			}
		}
	}
	if r := httptest.NewRequest(http.MethodPut, Prefix+"/reports", nil); Upload(r) {
		t.Error("another method counts as an upload")
	}
}
