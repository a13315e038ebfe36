package read

import (
	"strings"
	"testing"
)

func TestLinesTakeTheTextAsItIs(t *testing.T) {
	const text = "  Ten â€™ fall\\r\\n\\r\\n&amp; twelve\\u00a0flee. \\n"
	reports, problems := readString(t, `{"id":"a","source":"Post","url":"https://example.org","date":"2024-12-18T14:05:00Z","text":"`+text+`","more":[1]}`)
	if len(problems) != 0 || len(reports) != 1 {
		t.Fatal(reports, problems)
	}
	r := reports[0]
	if want := "  Ten â€™ fall\r\n\r\n&amp; twelve\u00a0flee. \n"; r.Text != want {
		t.Errorf("text is %q", r.Text)
	}
	if r.Title != "Ten â€™ fall" || strings.TrimSpace(r.Text[:r.TitleEnd]) != r.Title || r.Body() != "&amp; twelve\u00a0flee. \n" {
		t.Errorf("title %q up to %q, body %q", r.Title, r.Text[:r.TitleEnd], r.Body())
	}
	if r.ID != "a" || r.Source != "Post" || r.URL != "https://example.org" || r.Published.String() != "2024-12-18" || r.Input != "standard input:1" {
		t.Errorf("%+v", r)
	}
}

func TestTitleOfARecord(t *testing.T) {
	tests := map[string]struct{ json, title, head, body string }{
		"first line":      {`{"text":"Ten fall\nTen fell."}`, "Ten fall", "Ten fall", "Ten fell."},
		"given and first": {`{"title":"Ten fall","text":"Ten fall\n\nTen fell."}`, "Ten fall", "Ten fall", "Ten fell."},
		"given apart":     {`{"title":"Ten fall","text":"Ten fell.\nAll of them."}`, "Ten fall", "", "Ten fell.\nAll of them."},
		"one line":        {`{"text":"Ten fall"}`, "Ten fall", "Ten fall", ""},
	}
	for name, test := range tests {
		reports, problems := readString(t, test.json)
		if len(problems) != 0 || len(reports) != 1 {
			t.Fatal(name, reports, problems)
		}
		if r := reports[0]; r.Title != test.title || r.Text[:r.TitleEnd] != test.head || r.Body() != test.body {
			t.Errorf("%s: title %q, %q, body %q", name, r.Title, r.Text[:r.TitleEnd], r.Body())
		}
	}
}

func TestJSONProblems(t *testing.T) {
	tests := map[string]struct {
		in      string
		reports int
		want    []string // what each problem says
	}{
		"bad line between good ones": {`{"text":"One."}` + "\n" + `{"text":}` + "\n\n" + `{"text":"Two."}`, 2, []string{"input:2: it is not valid JSON at byte 9"}},
		"cut off":                    {`{"text":"One."}` + "\n" + `{"text":"Tw`, 1, []string{"input:2: the JSON is cut off"}},
		"no text":                    {`{"id":"a","date":null}`, 0, []string{`input:1: it has no "text"`}},
		"text is a number":           {`{"text":12}`, 0, []string{`input:1: "text" is a JSON number, not a string`}},
		"not an object":              {`{"text":"One."}` + "\n[1]", 1, []string{"input:2: it is a JSON array, not an object"}},
		"not UTF-8":                  {"{\"text\":\"caf\xe9\"}", 0, []string{"input:1: it is not valid UTF-8"}},
		"date":                       {`{"text":"One.","date":"soon"}`, 1, []string{`input:1: the date "soon" cannot be read`}},
		"one id, two texts":          {`{"id":7,"text":"One."}` + "\n" + `{"id":"7","text":"Two."}`, 1, []string{`input:2: another report has the id "7"`}},
		"one object over lines":      {"{\n\"text\":\n\"One.\"}", 1, nil},
		"array":                      {`[{"text":"One."},` + "\n" + `{"text":3},` + "\n\n" + `{"text":"Two."}]`, 2, []string{`input:2: "text" is a JSON number`}},
		"array cut off":              {`[{"text":"One."},` + "\n" + `{"text":"Tw`, 1, []string{"the JSON is cut off"}},
		"empty array":                {`[]`, 0, []string{"it is empty"}},
	}
	for name, test := range tests {
		reports, problems := readString(t, test.in)
		if len(reports) != test.reports || len(problems) != len(test.want) {
			t.Errorf("%s: %d reports, problems %v", name, len(reports), problems)
			continue
		}
		for i, want := range test.want {
			if got := problems[i].Error(); !strings.Contains(got, want) {
				t.Errorf("%s: problem %q, want %q", name, got, want)
			}
		}
	}
}

func TestLongLineIsPassedOver(t *testing.T) {
	long := `{"text":"` + strings.Repeat("a", maxFile) + `"}`
	reports, problems := readString(t, `{"text":"One."}`+"\n"+long+"\n"+`{"text":"Two."}`)
	if len(reports) != 2 || len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), "standard input:2: the line is over 32 MB") {
		t.Error(len(reports), problems)
	}
}
