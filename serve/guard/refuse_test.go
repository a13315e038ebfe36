package guard

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

const accepted = "text/html,application/xhtml+xml,*/*;q=0.8" // as browsers send it

// Whoever is turned away is told why: a person on a page, a program as a problem.
func TestRefusalsAreToldInTheFormAskedFor(t *testing.T) {
	open := Shell(Options{}, Forms(echo))
	behind := Shell(Options{Secret: "open sesame"}, Forms(echo))
	for name, c := range map[string]struct {
		handler http.Handler
		make    func(path string) *http.Request
		status  int
		says    string
	}{
		"another host": {open, func(path string) *http.Request {
			r := request(http.MethodGet, path, "")
			r.Host = "rebound.example<b>"
			return r
		}, http.StatusMisdirectedRequest, "--host NAME"},
		"another site": {open, func(path string) *http.Request {
			r := request(http.MethodPost, path, "")
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			return r
		}, http.StatusForbidden, "another site"},
		"no form of ours": {open, func(path string) *http.Request { return request(http.MethodPost, path, "") }, http.StatusForbidden, "load the page again"},
		"too much": {open, func(path string) *http.Request {
			return request(http.MethodPost, path, strings.Repeat("x", MaxForm+1))
		}, http.StatusRequestEntityTooLarge, "recount add"},
		"too much, untold": {open, func(path string) *http.Request {
			r := request(http.MethodPost, path, "x="+strings.Repeat("x", MaxForm+1))
			r.ContentLength = -1
			return r
		}, http.StatusRequestEntityTooLarge, "recount add"},
		"a fault":   {open, func(path string) *http.Request { return request(http.MethodGet, path+"fault", "") }, http.StatusInternalServerError, "developers"},
		"no secret": {behind, func(path string) *http.Request { return request(http.MethodGet, path, "") }, http.StatusUnauthorized, "token"},
		"another secret": {behind, func(path string) *http.Request {
			r := request(http.MethodGet, path, "")
			r.Header.Set("Authorization", "Bearer guess")
			return r
		}, http.StatusUnauthorized, "not right"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for path, accept := range map[string]string{"/api/v1/": accepted, "/api/": "", "/": "application/json"} {
				r := c.make(path)
				r.Header.Set("Accept", accept)
				wantProblem(t, reply(t, c.handler, r), c.status, c.says)
			}
			r := c.make("/")
			r.Header.Set("Accept", accepted)
			answer := reply(t, c.handler, r)
			body := answer.Body.String()
			if answer.Code != c.status || answer.Header().Get("Content-Type") != "text/html; charset=utf-8" {
				t.Errorf("a page answers %d as %s", answer.Code, answer.Header().Get("Content-Type"))
			}
			if !strings.Contains(body, c.says) || !strings.HasPrefix(body, "<!doctype html>") || strings.Contains(body, "<b>") {
				t.Errorf("the page says %s", body)
			}
		})
	}
}

func wantProblem(t *testing.T, answer *httptest.ResponseRecorder, status int, says string) {
	t.Helper()
	var problem struct {
		Type, Title, Detail string
		Status              int
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &problem); err != nil {
		t.Fatalf("%v: %s", err, answer.Body)
	}
	if answer.Code != status || problem.Status != status || answer.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("answers %d, %+v as %s", answer.Code, problem, answer.Header().Get("Content-Type"))
	}
	if problem.Type != "about:blank" || problem.Title != http.StatusText(status) || !strings.Contains(problem.Detail, says) {
		t.Errorf("got %+v, which should say %q", problem, says)
	}
}

// Guesses wait for each other; those beyond a number are turned away, and a
// session that is open is not held up.
func TestManyGuessesAreTurnedAway(t *testing.T) {
	d := newDoor("open sesame")
	h := d.guard(echo)
	var wait sync.WaitGroup
	d.guessing.Lock() // as a wrong guess does for half a second
	for range maxGuesses {
		wait.Go(func() {
			r := request(http.MethodGet, "/api/v1/", "")
			r.Header.Set("Authorization", "Bearer open sesame")
			if answer := reply(t, h, r); answer.Code != http.StatusOK {
				t.Errorf("one that waited is answered %d", answer.Code)
			}
		})
	}
	for len(d.waiting) < maxGuesses {
		time.Sleep(time.Millisecond)
	}
	r := request(http.MethodGet, "/api/v1/", "")
	r.Header.Set("Authorization", "Bearer open sesame")
	answer := reply(t, h, r)
	wantProblem(t, answer, http.StatusTooManyRequests, "try again")
	if answer.Header().Get("Retry-After") == "" {
		t.Error("nothing says when to try again")
	}
	d.guessing.Unlock()
	wait.Wait()
}
