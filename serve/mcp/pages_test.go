package mcp

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"recount"
	"recount/extract"
	"recount/ledger"
	"recount/ledger/sqlite"
)

// A question with any number of claims is given a page at a time, each claim
// once.
func TestClaimsOfAQuestionComeInPages(t *testing.T) {
	session := connected(t, false)
	var found Found
	call(t, session, "search_questions", map[string]any{"sort": "claims", "limit": 1}, &found)
	question := found.Questions[0]
	seen := map[string]bool{}
	for cursor, pages := "", 0; ; pages++ {
		var page Claims
		in := map[string]any{"question": question.ID[:8], "limit": 2}
		if cursor != "" {
			in["cursor"] = cursor
		}
		call(t, session, "list_claims", in, &page)
		for _, c := range page.Claims {
			if seen[c.ID] || c.Question != question.ID || c.Sentence == "" {
				t.Errorf("page %d has %+v", pages, c)
			}
			seen[c.ID] = true
		}
		if cursor = page.Next; cursor == "" {
			break
		}
		if len(page.Claims) != 2 || pages > question.Claims {
			t.Fatalf("page %d has %d claims", pages, len(page.Claims))
		}
	}
	if len(seen) != question.Claims {
		t.Errorf("%d claims of %d were given", len(seen), question.Claims)
	}
	refusedTo(t, session, "list_claims", map[string]any{"question": question.ID, "claimant": "kirby"}, "leave out all but question")
	refusedTo(t, session, "list_claims", map[string]any{"question": "000000"}, "search_questions")
	for _, tool := range []string{"list_claims", "search_questions"} {
		for _, limit := range []int{-1, mostRows + 1} {
			refusedTo(t, session, tool, map[string]any{"limit": limit}, fmt.Sprintf("limit cannot be %d: give 1 to 100", limit))
		}
	}
}

func refusedTo(t *testing.T, session *sdk.ClientSession, tool string, in map[string]any, says string) {
	t.Helper()
	result, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: in})
	if err != nil {
		t.Fatal(err)
	}
	if words := said(result); !result.IsError || !strings.Contains(words, says) {
		t.Errorf("%s %v: %s", tool, in, words)
	}
}

func TestTextsComeInPages(t *testing.T) {
	all := strings.Repeat("é", textPage) + "end"
	page, next, err := textOf("from", all, 0)
	if err != nil || next != textPage || page != all[:2*textPage] {
		t.Errorf("the first page goes on at %d, %v", next, err)
	}
	if page, next, err = textOf("from", all, next); page != "end" || next != 0 || err != nil {
		t.Errorf("the second page is %q, and goes on at %d, %v", page, next, err)
	}
	session := connected(t, false)
	var claims Claims
	call(t, session, "list_claims", map[string]any{"limit": 1}, &claims)
	refusedTo(t, session, "read_report", map[string]any{"id": claims.Claims[0].Report, "with_text": true, "text_from": 1 << 20}, "characters")
	var report Report
	call(t, session, "read_report", map[string]any{"id": claims.Claims[0].Report, "with_text": true, "text_from": 7}, &report)
	if report.Text == "" || report.TextNext != 0 {
		t.Errorf("got %q, which goes on at %d", report.Text, report.TextNext)
	}
}

func TestAGivenTextIsBounded(t *testing.T) {
	var text strings.Builder
	text.WriteString("Bridges\n")
	for i := range 220 {
		fmt.Fprintf(&text, "\nAt Alcora %d people crossed.\n", i+20)
	}
	session := connected(t, false)
	var got Extracted
	words := call(t, session, "extract_claims", map[string]any{"text": text.String()}, &got)
	if len(got.Claims) != mostFound || got.Left != 20 || !strings.Contains(words, "20 more claims are left out") {
		t.Errorf("%d claims, %d left", len(got.Claims), got.Left)
	}
}

// The text of a long report is read at one address after another, and what is
// read is the text.
func TestAReportIsReadInPages(t *testing.T) {
	l, err := sqlite.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	text := "Ferry\n\nThe ferry carried 40 people.\n" + strings.Repeat("é ", textPage) + "end"
	entry := ledger.Entry{Report: recount.Report{ID: "ferry/1 é", Text: text}, Seen: at(), Rules: extract.Rules}
	if _, err := l.Add(t.Context(), entry); err != nil {
		t.Fatal(err)
	}
	session := connectedTo(t, l, false)
	var read strings.Builder
	address, pages := "recount://reports/"+url.PathEscape("ferry/1 é"), 0
	for ; address != ""; pages++ {
		got, err := session.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: address})
		if err != nil {
			t.Fatal(err)
		}
		page := got.Contents[0].Text
		if n := utf8.RuneCountInString(page); n > textPage {
			t.Errorf("%s has %d characters", address, n)
		}
		read.WriteString(page)
		address = ""
		if len(got.Contents) > 1 {
			_, address, _ = strings.Cut(got.Contents[1].Text, "The text goes on: read ")
		}
	}
	if read.String() != text || pages != 3 {
		t.Errorf("%d pages have %d bytes, the text %d", pages, read.Len(), len(text))
	}
	for _, from := range []string{"-1", "x", "1e9", "99999999999999999999", "1000000"} {
		if got, err := session.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: "recount://reports/" + url.PathEscape("ferry/1 é") + "?from=" + from}); err == nil {
			t.Errorf("from %s gives %d parts", from, len(got.Contents))
		}
	}
}
