package fetch

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

const page = "http://post.example/page"

func say(words string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=Windows-1252")
		fmt.Fprint(w, words)
	}
}

func status(code int, pairs ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(pairs); i += 2 {
			w.Header().Set(pairs[i], pairs[i+1])
		}
		w.WriteHeader(code)
	}
}

// raw answers with bytes as they are, and then closes the connection or not.
func raw(t *testing.T, answer string, stay bool) http.HandlerFunc {
	t.Helper()
	return func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		_, _ = conn.Write([]byte(answer))
		if stay {
			_, _ = conn.Read(make([]byte, 1)) // until the client gives up
		}
		conn.Close()
	}
}

// inTurn answers one request after another, the last for good.
func inTurn(handlers ...http.HandlerFunc) http.HandlerFunc {
	n := 0
	return func(w http.ResponseWriter, r *http.Request) {
		h := handlers[min(n, len(handlers)-1)]
		n++
		h(w, r)
	}
}

func TestGet(t *testing.T) {
	pair := func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, map[string]string{"/page": "/b", "/b": "/page"}[r.URL.Path], http.StatusFound)
	}
	endless := func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Path+"x", http.StatusMovedPermanently)
	}
	away := func(w http.ResponseWriter, r *http.Request) {
		if r.Host == "post.example" {
			http.Redirect(w, r, "http://other.example/a?b=1#c", http.StatusSeeOther)
			return
		}
		fmt.Fprint(w, r.Host)
	}
	long := "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: 1000\r\n\r\n<html>Ten houses fell.</html>"
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		want    string
		took    time.Duration // of the test's time
	}{
		"a page":               {say("Ten houses fell."), page + ": Ten houses fell.", 0},
		"a page elsewhere":     {away, "http://other.example/a?b=1: other.example", 0},
		"a circle":             {pair, page + ": it leads in a circle (the site may want cookies", time.Second},
		"on and on":            {endless, page + ": it leads on more than ten times", 10 * time.Second},
		"another scheme":       {status(302, "Location", "file:///etc/passwd"), page + ": it leads to an address of another kind (file)", 0},
		"to nowhere":           {status(302), page + ": the answer holds no content (HTTP status 302)", 0},
		"to no host":           {status(302, "Location", "http://gone.example/"), `http://gone.example/: there is no host of the name "gone.example"`, 0},
		"not there":            {status(404), page + ": it is not there (HTTP status 404)", 0},
		"not allowed":          {status(403), page + ": the site does not let recount read it (HTTP status 403)", 0},
		"no content":           {status(204), page + ": the answer holds no content (HTTP status 204)", 0},
		"unchanged, unasked":   {status(304), page + ": the answer holds no content (HTTP status 304)", 0},
		"down":                 {status(503), page + ": the site does not answer requests now (HTTP status 503)", 5 * time.Second},
		"down for a moment":    {inTurn(status(502), say("Up.")), page + ": Up.", time.Second},
		"busy":                 {inTurn(status(429, "Retry-After", "20"), say("Up.")), page + ": Up.", 20 * time.Second},
		"busy for long":        {status(429, "Retry-After", "3600"), page + ": the site does not answer requests now (HTTP status 429)", 0},
		"a stall before":       {raw(t, "", true), page + ": no answer came in time", 95 * time.Second},
		"a stall amid":         {raw(t, fmt.Sprintf(long, "text/html"), true), "<html>Ten houses fell.</html> | " + page + ": it stalls", 95 * time.Second},
		"closed before":        {inTurn(raw(t, "", false), raw(t, "", false), say("Up.")), page + ": Up.", time.Second},
		"a lie about length":   {raw(t, fmt.Sprintf(long, "text/html"), false), page + ": <html>Ten houses fell.</html>", 5 * time.Second},
		"the same, of text":    {raw(t, fmt.Sprintf(long, "text/plain"), false), "<html>Ten houses fell.</html> | " + page + ": the connection ended before", 5 * time.Second},
		"cut, then whole":      {inTurn(raw(t, fmt.Sprintf(long, "text/plain"), false), say("Whole.")), page + ": Whole.", time.Second},
		"no HTTP":              {raw(t, "SSH-2.0-x\r\n", false), page + ": it cannot be reached: ", 5 * time.Second},
		"an endless head":      {raw(t, "HTTP/1.1 200 OK\r\nX: "+strings.Repeat("x", 2*maxHead), true), page + ": it cannot be reached: ", 5 * time.Second},
		"an unasked encoding":  {status(200, "Content-Encoding", "compress"), page + ": it came compressed in a way that was not asked for", 0},
		"packed over and over": {status(200, "Content-Encoding", "br, br, br, br"), page + ": it came compressed over and over", 0},
		"a body without end":   {drip, " | " + page + ": it stalls", 3*time.Minute + 5*time.Second},
		"a page, byte by byte": {slowly, page + ": Ten houses fell.", 16 * 3 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			onWeb(t, noRobots(test.handler), Options{}, func(t *testing.T, c *Client) {
				t.Helper()
				began := time.Now()
				got := fetched(t.Context(), c, Request{URL: page})
				if !strings.Contains(got, test.want) {
					t.Errorf("got %q, want %q", got, test.want)
				}
				if took := time.Since(began); took != test.took {
					t.Errorf("took %v, want %v", took, test.took)
				}
			})
		})
	}
}

// drip sends a little now and then, without end.
func drip(w http.ResponseWriter, r *http.Request) {
	for r.Context().Err() == nil {
		fmt.Fprint(w, ".")
		_ = http.NewResponseController(w).Flush()
		time.Sleep(10 * time.Second)
	}
}

func slowly(w http.ResponseWriter, _ *http.Request) {
	for _, c := range "Ten houses fell." {
		fmt.Fprintf(w, "%c", c)
		_ = http.NewResponseController(w).Flush()
		time.Sleep(3 * time.Second)
	}
}

func TestWhatIsAskedFor(t *testing.T) {
	var asked []string
	handler := func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+r.URL.Path+" "+r.UserAgent())
		fmt.Fprint(w, `<img src="/picture.png"><script src="/script.js"></script>`)
	}
	onWeb(t, noRobots(handler), Options{Contact: "ann@desk.example\r\nCookie: a(b)"}, func(t *testing.T, c *Client) {
		t.Helper()
		fetched(t.Context(), c, Request{URL: page})
	})
	want := "GET /page recount (reads news reports for its user; +ann@desk.example Cookie: a b)"
	if len(asked) != 1 || asked[0] != want {
		t.Errorf("asked for %q, want %q", asked, want)
	}
}

func TestConditions(t *testing.T) {
	handler := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"7"`)
		w.Header().Set("Last-Modified", "Tue, 07 May 2019 10:00:00 GMT")
		if r.Header.Get("If-None-Match") == `"7"` && r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "New.")
	}
	onWeb(t, noRobots(handler), Options{}, func(t *testing.T, c *Client) {
		t.Helper()
		first, err := c.Get(t.Context(), Request{URL: page})
		if err != nil {
			t.Fatal(err)
		}
		first.Body.Close()
		again := Request{page, first.ETag, first.Modified}
		if got := fetched(t.Context(), c, again); got != "unchanged" {
			t.Errorf("the same again: %s", got)
		}
		again.ETag = `"6"`
		if got := fetched(t.Context(), c, again); got != page+": New." {
			t.Errorf("changed: %s", got)
		}
	})
}

func TestRobots(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	fmt.Fprint(w, "User-agent: *\nDisallow: /page\n")
	w.Close()
	const forbidden = page + ": its site asks programs not to fetch it (robots.txt)"
	for name, test := range map[string]struct {
		robots http.HandlerFunc
		want   string
	}{
		"none":            {status(404), page + ": Here."},
		"locked":          {status(403), page + ": Here."},
		"for others":      {say("User-agent: otherbot\nDisallow: /\n"), page + ": Here."},
		"for all":         {say("User-agent: *\nDisallow: /\n"), forbidden},
		"for recount":     {say("User-agent: recount\nDisallow: /page\n\nUser-agent: *\nDisallow:\n"), forbidden},
		"but for recount": {say("User-agent: *\nDisallow: /\n\nUser-agent: Recount\nAllow: /page\n"), page + ": Here."},
		"a page":          {say("<html><body>Not found</body></html>"), page + ": Here."},
		"down":            {status(500), page + ": its site cannot tell now whether it may be fetched (robots.txt)"},
		"elsewhere":       {inTurn(status(301, "Location", "http://other.example/robots.txt"), say("User-agent: *\nDisallow: /page")), forbidden},
		"in a circle":     {status(301, "Location", "/robots.txt"), page + ": Here."},
		"packed":          {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(packed.Bytes()) }, forbidden},
		"endless":         {say("User-agent: *\nDisallow: /page\n" + strings.Repeat("# so it goes\n", 100_000)), forbidden},
	} {
		t.Run(name, func(t *testing.T) {
			handler := func(w http.ResponseWriter, r *http.Request) {
				if strings.HasSuffix(r.URL.Path, "robots.txt") {
					test.robots(w, r)
					return
				}
				fmt.Fprint(w, "Here.")
			}
			onWeb(t, handler, Options{}, func(t *testing.T, c *Client) {
				t.Helper()
				if got := fetched(t.Context(), c, Request{URL: page}); !strings.HasPrefix(got, test.want) {
					t.Errorf("got %q, want %q", got, test.want)
				}
			})
		})
	}
}

func TestPace(t *testing.T) {
	for robots, want := range map[string]time.Duration{
		"User-agent: *\nDisallow:":                    4 * time.Second,
		"User-agent: *\nCrawl-delay: 5\nDisallow: /x": 20 * time.Second,
	} {
		handler := func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				fmt.Fprint(w, robots)
			}
		}
		onWeb(t, handler, Options{}, func(t *testing.T, c *Client) {
			t.Helper()
			began := time.Now()
			for range 5 {
				go fetched(t.Context(), c, Request{URL: page})
			}
			fetched(t.Context(), c, Request{URL: "http://other.example/"})
			if took := time.Since(began); took != 0 {
				t.Errorf("another host waits %v", took)
			}
			time.Sleep(want - 1)
			began = began.Add(want - 1)
			synctest.Wait()
			if c.host(mustParse(t, page)).pace.TokensAt(began) > 0 {
				t.Errorf("five requests came in less than %v", want)
			}
			time.Sleep(time.Hour)
		})
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2019, 5, 7, 10, 0, 0, 0, time.UTC)
	for header, want := range map[string]time.Duration{
		"": 0, "30": 30 * time.Second, "-1": 0, "soon": 0, "99999999999999": 24 * time.Hour, "9999999": 24 * time.Hour,
		"Tue, 07 May 2019 10:02:00 GMT": 2 * time.Minute, "Tue, 07 May 2019 09:00:00 GMT": 0, "Tue, 07 May 2030 09:00:00 GMT": 24 * time.Hour,
	} {
		if got := retryAfter(header, now); got != want {
			t.Errorf("%q: %v, want %v", header, got, want)
		}
	}
}

func TestPost(t *testing.T) {
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		want    string
		took    time.Duration
	}{
		"taken":    {status(204), "", 0},
		"down":     {inTurn(status(500), status(503, "Retry-After", "9"), status(200)), "", 10 * time.Second},
		"for long": {status(503), "(HTTP status 503)", 5 * time.Second},
		"refused":  {status(400), "it does not take what is sent (400 Bad Request)", 0},
		"moved":    {status(302, "Location", "/other"), "it does not take what is sent (302 Found)", 0},
	} {
		t.Run(name, func(t *testing.T) {
			handler := func(w http.ResponseWriter, r *http.Request) {
				content, _ := io.ReadAll(r.Body)
				if r.Method != http.MethodPost || string(content) != "{}" || r.Header.Get("Content-Type") != "application/json" || r.URL.Path != "/page" {
					t.Errorf("got %s %s: %q", r.Method, r.URL, content)
				}
				test.handler(w, r)
			}
			onWeb(t, handler, Options{}, func(t *testing.T, c *Client) {
				t.Helper()
				began := time.Now()
				err := c.Post(t.Context(), page, "application/json", []byte("{}"))
				if got := fmt.Sprint(err); (err != nil) != (test.want != "") || !strings.Contains(got, test.want) {
					t.Errorf("got %v, want %q", err, test.want)
				}
				if took := time.Since(began); took != test.took {
					t.Errorf("took %v, want %v", took, test.took)
				}
			})
		})
	}
	if err := New(Options{}).Post(t.Context(), "file:///etc/passwd", "", nil); err == nil {
		t.Error("it was sent to a file")
	}
}
