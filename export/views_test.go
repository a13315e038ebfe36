package export

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"recount"
	"recount/export/internal/fixture"
	"recount/ledger"
)

// looks are the widths and colours that the golden files of a view show.
func looks() map[string]Look {
	return map[string]Look{"100": {Width: 100}, "60": {Width: 60}, "40": {Width: 40}, "colour": {Width: 80, Colour: true}}
}

// views are all texts for people that the fixture fills.
func views(l fixture.Ledger) map[string]func(io.Writer, Look) error {
	return map[string]func(io.Writer, Look) error{
		"question": func(w io.Writer, look Look) error { return Question(w, look, pageOf(l)) },
		"questions": func(w io.Writer, look Look) error {
			return Questions(w, look, []recount.Summary{l.Toll, l.Injured})
		},
		"claims":     func(w io.Writer, look Look) error { return ClaimList(w, look, l.Claims) },
		"statements": func(w io.Writer, look Look) error { return StatementList(w, look, l.Statements) },
		"reports":    func(w io.Writer, look Look) error { return ReportList(w, look, l.Reports) },
		"origins":    func(w io.Writer, look Look) error { return OriginList(w, look, l.Origins) },
		"copies":     func(w io.Writer, look Look) error { return CopyList(w, look, l.Copies) },
		"history":    func(w io.Writer, look Look) error { return History(w, look, l.Reviews) },
		"compared": func(w io.Writer, look Look) error {
			alone := QuestionPage{Summary: l.Injured, Claims: l.Claims[6:]}
			return Compared{Pages: []QuestionPage{pageOf(l), alone}, Reports: 7, Copies: 1, Least: 2, Verdicts: 1}.Questions(w, look)
		},
		"totals": func(w io.Writer, look Look) error {
			return Totals(w, look, ledger.Counts{Reports: 7, Claims: 1204, Questions: 2, Conflicting: 1, Origins: 5, Copies: 1, Changed: 3})
		},
	}
}

// pageOf is the page of the question that the claims answer.
func pageOf(l fixture.Ledger) QuestionPage {
	return QuestionPage{
		Summary: l.Toll, Claims: l.Claims, Verdicts: l.Verdicts, Origins: l.Origins,
		Parts: []Part{{l.Part, l.Injured}}, Reports: l.Reports, Best: &l.Reviews[0],
	}
}

func TestViews(t *testing.T) {
	for view, show := range views(fixture.New()) {
		for name, look := range looks() {
			if name != "100" && view != "question" && view != "questions" {
				continue
			}
			var out bytes.Buffer
			if err := show(&out, look); err != nil {
				t.Fatal(err)
			}
			golden(t, "view-"+view+"-"+name+".txt", out.String())
		}
	}
}

func TestViewsOfNothing(t *testing.T) {
	for view, show := range map[string]func(io.Writer) error{
		"question":  func(w io.Writer) error { return Question(w, Look{}, QuestionPage{}) },
		"questions": func(w io.Writer) error { return Questions(w, Look{}, nil) },
		"claims":    func(w io.Writer) error { return ClaimList(w, Look{}, nil) },
		"reports":   func(w io.Writer) error { return ReportList(w, Look{}, nil) },
		"copies":    func(w io.Writer) error { return CopyList(w, Look{}, nil) },
		"history":   func(w io.Writer) error { return History(w, Look{}, nil) },
	} {
		var out bytes.Buffer
		if err := show(&out); err != nil || strings.TrimSpace(out.String()) == "" {
			t.Errorf("%s of nothing: %q, %v", view, out.String(), err)
		}
	}
}

func TestViewsFitTheTerminal(t *testing.T) {
	l := fixture.New()
	l.Claims[0].Counted = recount.Words(strings.Repeat("乗客", 40))
	l.Toll.Title = strings.Repeat("x", 300)
	l.Verdicts[0].A = strings.Repeat("7", 300)
	for view, show := range views(l) {
		for columns := narrowest; columns < 140; columns += 3 {
			var out bytes.Buffer
			if err := show(&out, Look{Width: columns}); err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(out.String()) {
				if w := width(strings.TrimSuffix(line, "\n")); w > columns {
					t.Fatalf("%s: a line of %d columns on a terminal of %d: %s", view, w, columns, line)
				}
			}
		}
	}
}

func TestViewsDoNotLetAReportSteerTheTerminal(t *testing.T) {
	for view, show := range views(fixture.Hostile()) {
		var out bytes.Buffer
		if err := show(&out, Look{Width: 80}); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(out.String(), "\x1b\x07\r\u202e") {
			t.Errorf("%s: characters that steer came through: %q", view, out.String())
		}
	}
}

func TestEveryRowGoesIntoCSVAndJSONLines(t *testing.T) {
	l := fixture.New()
	var out bytes.Buffer
	for _, err := range []error{
		CSV[ledger.Linked](&out)(recount.Report{}, l.Claims[3:4]),
		CSV[recount.Summary](&out)(recount.Report{}, []recount.Summary{l.Toll, l.Injured}),
		CSV[recount.Origin](&out)(recount.Report{}, l.Origins[1:2]),
		CSV[recount.Verdict](&out)(recount.Report{}, l.Verdicts[:1]),
		CSV[ReviewRow](&out)(recount.Report{}, reviewRows(l.Reviews[:3])),
		CSV[ledger.ReportRow](&out)(recount.Report{}, l.Reports[:1]),
		JSONL[recount.Origin](&out)(recount.Report{}, l.Origins[1:2]),
		JSONL[ReviewRow](&out)(recount.Report{}, reviewRows(l.Reviews[:3])),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	golden(t, "rows.txt", out.String())
}

func TestVerdictsThatSayTheSameAreToldOnce(t *testing.T) {
	l := fixture.New()
	v := l.Verdicts[4] // one pair that cannot be told
	l.Verdicts = l.Verdicts[:0]
	for i := range 4 {
		v.A, v.B = l.Claims[i].ID, l.Claims[6].ID
		l.Verdicts = append(l.Verdicts, v)
	}
	page := pageOf(l)
	for every, want := range map[bool]int{false: 1, true: 4} {
		page.Every = every
		var out bytes.Buffer
		if err := Question(&out, Look{Width: 100}, page); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(out.String(), "does not say whether"); got != want {
			t.Errorf("every %v: the sentence stands there %d times, not %d", every, got, want)
		}
		if !every && !strings.Contains(out.String(), "7 – 1, 2, 3, 4") {
			t.Errorf("the pairs are not named:\n%s", out.String())
		}
	}
}

func reviewRows(reviews []recount.Review) (rows []ReviewRow) {
	for _, r := range reviews {
		rows = append(rows, ReviewRowOf(r))
	}
	return rows
}
