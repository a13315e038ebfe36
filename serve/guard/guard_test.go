package guard

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// echo answers every request that gets through with its form token.
var echo = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	if strings.HasSuffix(r.URL.Path, "/fault") {
		panic("out of range")
	}
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
		return
	}
	_, _ = io.WriteString(w, Token(r.Context()))
})

func reply(t *testing.T, h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestOnlyOurNamesAreAnswered(t *testing.T) {
	for _, c := range []struct {
		host  string
		names []string
		ok    bool
	}{
		{"127.0.0.1:7326", nil, true},
		{"localhost:7326", nil, true},
		{"LOCALHOST", nil, true},
		{"[::1]:7326", nil, true},
		{"127.0.0.1", nil, true},
		{"rebound.example:7326", nil, false},
		{"127.0.0.1.rebound.example", nil, false},
		{"localhost.rebound.example", nil, false},
		{"192.0.2.7:7326", nil, false},
		{"*", []string{AnyAddress}, false},
		{"192.0.2.7:7326", []string{AnyAddress}, true},
		{"rebound.example", []string{AnyAddress}, false},
		{"desk.example", []string{"desk.example"}, true},
		{"", nil, false},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = c.host
		answer := reply(t, Shell(Options{Hosts: c.names}, echo), r)
		if ok := answer.Code == http.StatusOK; ok != c.ok {
			t.Errorf("%q with names %q answers %d", c.host, c.names, answer.Code)
		}
	}
}

func request(method, path, body string) *http.Request {
	r := httptest.NewRequest(method, "http://127.0.0.1"+path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

func TestHeadersKeepBrowsersFromRunningAnything(t *testing.T) {
	for _, path := range []string{"/", "/fault"} {
		answer := reply(t, Shell(Options{}, echo), request(http.MethodGet, path, ""))
		policy := answer.Header().Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"} {
			if !strings.Contains(policy, part) {
				t.Errorf("%s: the policy lacks %s", path, part)
			}
		}
		if strings.Contains(policy, "unsafe") {
			t.Errorf("the policy allows what is unsafe: %s", policy)
		}
		if answer.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: types are guessed", path)
		}
	}
}

func TestAFaultEndsOneRequest(t *testing.T) {
	answer := reply(t, Shell(Options{Log: slog.New(slog.DiscardHandler)}, echo), request(http.MethodGet, "/fault", ""))
	if answer.Code != http.StatusInternalServerError {
		t.Errorf("a fault answers %d", answer.Code)
	}
}

func TestBodiesAreLimited(t *testing.T) {
	h := Shell(Options{Upload: func(r *http.Request) bool { return r.URL.Path == "/files" }}, echo)
	large := strings.Repeat("x", MaxForm+1)
	for path, status := range map[string]int{"/": http.StatusRequestEntityTooLarge, "/files": http.StatusOK} {
		if answer := reply(t, h, request(http.MethodPost, path, large)); answer.Code != status {
			t.Errorf("%s answers %d to a large body", path, answer.Code)
		}
		r := request(http.MethodPost, path, large)
		r.ContentLength = -1 // not told beforehand
		if answer := reply(t, h, r); answer.Code != status {
			t.Errorf("%s answers %d to a large body of unknown length", path, answer.Code)
		}
	}
}

func TestChangesComeFromOurPages(t *testing.T) {
	h := Shell(Options{}, Forms(echo))
	first := reply(t, h, request(http.MethodGet, "/", ""))
	token, err := io.ReadAll(first.Body)
	if err != nil || len(token) < 32 {
		t.Fatalf("the token is %q: %v", token, err)
	}
	cookie, err := http.ParseSetCookie(first.Header().Get("Set-Cookie"))
	if err != nil {
		t.Fatal(err)
	}
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode {
		t.Errorf("the cookie is open to others: %v", cookie)
	}
	for name, c := range map[string]struct {
		token   string
		cookie  *http.Cookie
		headers map[string]string
		status  int
	}{
		"ours":                  {string(token), cookie, nil, http.StatusOK},
		"ours, as browsers say": {string(token), cookie, map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1"}, http.StatusOK},
		"no token":              {"", cookie, nil, http.StatusForbidden},
		"another token":         {strings.Repeat("a", 64), cookie, nil, http.StatusForbidden},
		"no cookie":             {string(token), nil, nil, http.StatusForbidden},
		"another cookie":        {string(token), &http.Cookie{Name: formCookie, Value: strings.Repeat("A", 26)}, nil, http.StatusForbidden},
		"another site":          {string(token), cookie, map[string]string{"Sec-Fetch-Site": "cross-site"}, http.StatusForbidden},
		"another origin":        {string(token), cookie, map[string]string{"Origin": "http://elsewhere.example"}, http.StatusForbidden},
	} {
		t.Run(name, func(t *testing.T) {
			r := request(http.MethodPost, "/", url.Values{Field: {c.token}}.Encode())
			if c.cookie != nil {
				r.AddCookie(c.cookie)
			}
			for key, value := range c.headers {
				r.Header.Set(key, value)
			}
			if answer := reply(t, h, r); answer.Code != c.status {
				t.Errorf("answers %d, not %d", answer.Code, c.status)
			}
		})
	}
}

func TestAddressesThatOthersReachNeedASecret(t *testing.T) {
	for address, isOpen := range map[string]bool{
		"127.0.0.1:0": false, "localhost:0": false, "[::1]:0": false,
		"0.0.0.0:0": true, ":0": true, "[::]:0": true, "192.0.2.1:80": true, "desk.example:80": true, "rubbish": true,
	} {
		if got := Open(address); got != isOpen {
			t.Errorf("%s is open: %v", address, got)
		}
	}
	_, err := Listen(t.Context(), "0.0.0.0:0", "")
	if open := (*Unguarded)(nil); !errors.As(err, &open) {
		t.Errorf("listening to all without a secret: %v", err)
	}
	l, err := Listen(t.Context(), "0.0.0.0:0", "a secret")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
}

func TestTheSecretOpensASession(t *testing.T) {
	server := httptest.NewServer(Shell(Options{Secret: "open sesame"}, Forms(echo)))
	defer server.Close()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	get := func(header string) int {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL, nil)
		if err != nil {
			t.Fatal(err)
		}
		if header != "" {
			r.Header.Set("Authorization", header)
		}
		answer, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer.StatusCode
	}
	for header, status := range map[string]int{"": 401, "Bearer wrong": 401, "Bearer open sesame": 200, "Basic open sesame": 401} {
		if got := get(header); got != status {
			t.Errorf("%q answers %d", header, got)
		}
	}
	for secret, status := range map[string]int{"wrong": 401, "": 401} {
		if got := login(t, client, server.URL, secret); got != status {
			t.Errorf("logging in with %q answers %d", secret, got)
		}
	}
	if got := login(t, client, server.URL, "open sesame"); got != http.StatusOK {
		t.Errorf("logging in answers %d", got)
	}
	if got := get(""); got != http.StatusOK {
		t.Errorf("in a session: %d", got)
	}
}

func login(t *testing.T, client *http.Client, at, secret string) int {
	t.Helper()
	answer, err := client.PostForm(at+Login, url.Values{"secret": {secret}})
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	return answer.StatusCode
}

// A request in hand when the program is asked to stop is answered, and the work
// that it began is finished.
func TestStoppingLosesNothing(t *testing.T) {
	began, finished := make(chan struct{}), false
	slow := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(began)
		time.Sleep(100 * time.Millisecond)
		_, _ = io.WriteString(w, "kept")
	})
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	over := make(chan error, 1)
	go func() { over <- Serve(ctx, l, slow, func(context.Context) error { finished = true; return nil }) }()
	go func() {
		<-began
		stop()
	}()
	answer, err := http.Get("http://" + l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if text, err := io.ReadAll(answer.Body); string(text) != "kept" || err != nil {
		t.Errorf("the answer is %q: %v", text, err)
	}
	if err := <-over; err != nil || !finished {
		t.Errorf("stopping came to %v; work was finished: %v", err, finished)
	}
}
