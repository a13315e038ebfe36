package recount

import "testing"

func TestReportID(t *testing.T) {
	base := ReportID("https://example.org/a", "text")
	if len(base) != 16 || base != ReportID("https://example.org/a", "text") {
		t.Errorf("id %q is not stable", base)
	}
	for _, other := range [][2]string{
		{"", "text"}, {"https://example.org/b", "text"}, {"https://example.org/a", "text "}, {"https://example.org/at", "ext"},
	} {
		if ReportID(other[0], other[1]) == base {
			t.Errorf("%q has the id of another report", other)
		}
	}
}

func TestVersionFollowsTheTextAlone(t *testing.T) {
	a := Report{ID: "a", Text: "Ten die\n\nTen people died.", TitleEnd: 7, BodyStart: 9}
	b := Report{ID: "b", URL: "https://example.org", Text: a.Text}
	c := Report{ID: "a", Text: a.Text + " "}
	if a.Version() != b.Version() || a.Version() == c.Version() {
		t.Errorf("versions are %s, %s, %s", a.Version(), b.Version(), c.Version())
	}
	if a.Body() != "Ten people died." || c.Body() != c.Text {
		t.Errorf("bodies are %q and %q", a.Body(), c.Body())
	}
}

func TestProblemIsOneLine(t *testing.T) {
	p := &Problem{Place: "a.jsonl:3", Reason: "no text", Hint: "give the report's words in text"}
	if got := p.Error(); got != "a.jsonl:3: no text (give the report's words in text)" {
		t.Error(got)
	}
	p.Hint = ""
	if got := p.Error(); got != "a.jsonl:3: no text" {
		t.Error(got)
	}
}
