package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"recount/ledger"
)

// payloads are what a report may bring to be run by the browser of whoever
// reads it.
var payloads = []string{
	`<script>boom()</script>`,
	`"><img src=x onerror=boom()>`,
	`'><svg/onload=boom()>`,
	`</title><script>boom()</script>`,
	`</textarea><script>boom()</script>`,
	`<a href="javascript:boom()">here</a>`,
	`{{.Token}}<!--<script>boom()</script>-->`,
	"]]><script>boom()</script>",
	`" onload="boom()`,
	"&boom; & boom()",
}

// hostile writes reports that hold a payload in each of their fields, and
// claims whose claimant, noun and place hold it.
func hostile(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "hostile.jsonl")
	var lines strings.Builder
	for i, p := range payloads {
		line, err := json.Marshal(map[string]string{
			"id": "r" + p + string(rune('a'+i)), "source": "Herald " + p, "url": "javascript:boom('" + p + "')", "title": "Flood kills 31 " + p, "byline": "By " + p, "date": "2023-02-02",
			"text": "Flood kills 31 " + p + "\n\nAt least 31 people were killed in " + p + " on Monday, Ana " + p + " Silva said. " +
				"“More than 40 fishermen are missing " + p + "”, the Harbour " + p + " Office said.\n\n" + p + " 500 houses were destroyed in Alcora, police said.",
		})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestWordsOfReportsStayWords(t *testing.T) {
	p := openDesk(t, hostile(t))
	pages := []string{"/", "/reports", "/review", "/review?all=1", "/?q=" + url.QueryEscape(payloads[1]), "/?place=" + url.QueryEscape(payloads[2])}
	all := p.claims(t, func(*ledger.Linked) bool { return true })
	if len(all) < 2*len(payloads) {
		t.Fatalf("only %d claims were read", len(all))
	}
	for i := range all {
		c := &all[i]
		pages = append(pages, "/claims/"+c.ID, "/questions/"+c.Question, "/reports/"+url.PathEscape(c.Report)+"?claim="+c.ID+"&field=claimant")
		if c.Line != "" {
			pages = append(pages, "/claimant?line="+url.QueryEscape(c.Line))
		}
	}
	for _, page := range pages {
		harmless(t, page, p.get(t, page, http.StatusOK))
	}
}

// What people write into forms and addresses is as hostile.
func TestWordsOfReadersStayWords(t *testing.T) {
	p := openDesk(t, "testdata/flood")
	c := p.figure(t, "75", "Example Wire")
	for _, payload := range payloads {
		page := p.post(t, "/claims/"+c.ID, http.StatusOK, "action", "best", "question", c.Question, "by", payload, "why", payload)
		harmless(t, "after setting best", page)
		harmless(t, "history", p.get(t, "/questions/"+c.Question, http.StatusOK))
		found := regexp.MustCompile(`/reviews/([0-9a-f]+)/undo`).FindStringSubmatch(page)
		if found == nil {
			t.Fatal("the review cannot be undone")
		}
		p.post(t, "/reviews/"+found[1]+"/undo", http.StatusOK, "by", payload, "why", payload)
		harmless(t, "a refusal", p.post(t, "/claims/"+c.ID, http.StatusUnprocessableEntity, "action", payload, "by", "x", "back", "javascript:boom()//"))
	}
}

// harmless parses a page as browsers do, and fails on what a browser would run
// or load.
func harmless(t *testing.T, name, page string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "script" && !strings.HasPrefix(attribute(n, "src"), "/assets/") || n.Data == "img" || n.Data == "style" || n.Data == "iframe" {
			t.Errorf("%s holds a <%s>", name, n.Data)
		}
		for _, a := range n.Attr {
			value := strings.ToLower(strings.TrimSpace(a.Val))
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || (a.Key == "href" || a.Key == "src" || a.Key == "action") && strings.HasPrefix(value, "javascript:") {
				t.Errorf("%s holds %s=%q", name, a.Key, a.Val)
			}
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
