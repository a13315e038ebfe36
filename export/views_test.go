package export

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"recount"
	"recount/ledger"
)

// looks are the widths and colours that the golden files of a view show.
func looks() map[string]Look {
	return map[string]Look{"100": {Width: 100}, "60": {Width: 60}, "40": {Width: 40}, "colour": {Width: 80, Colour: true}}
}

// views are all texts for people that the fixture fills.
func views(q QuestionPage) map[string]func(io.Writer, Look) error {
	statement := ledger.Statement{
		Report: q.Reports[0].ID, Title: q.Reports[0].Title, Words: string(q.Claims[0].Sentence),
		Attribution: recount.Attribution{Claimant: q.Claims[0].Claimant, Kind: q.Claims[0].ClaimantKind, Force: recount.Says, Quote: recount.Indirect, Relay: []string{string(q.Claims[2].Via)}},
	}
	copies := []recount.Copy{{A: q.Reports[1].ID, B: q.Reports[2].ID, Kind: recount.Partly, Share: 0.415, Why: string(q.Claims[1].Sentence), Of: string(q.Claims[2].Via)}}
	return map[string]func(io.Writer, Look) error{
		"question": func(w io.Writer, l Look) error { return Question(w, l, q) },
		"questions": func(w io.Writer, l Look) error {
			return Questions(w, l, []recount.Summary{q.Summary, q.Parts[0].Other})
		},
		"claims":     func(w io.Writer, l Look) error { return ClaimList(w, l, q.Claims) },
		"statements": func(w io.Writer, l Look) error { return StatementList(w, l, []ledger.Statement{statement}) },
		"reports":    func(w io.Writer, l Look) error { return ReportList(w, l, q.Reports) },
		"origins":    func(w io.Writer, l Look) error { return OriginList(w, l, q.Origins) },
		"copies":     func(w io.Writer, l Look) error { return CopyList(w, l, copies) },
		"history":    func(w io.Writer, l Look) error { return History(w, l, reviewsOf(q)) },
		"totals": func(w io.Writer, l Look) error {
			return Totals(w, l, ledger.Counts{Reports: 7, Claims: 1204, Questions: 2, Conflicting: 1, Origins: 5, Copies: 1, Changed: 3})
		},
	}
}

// reviewsOf holds a review of every action.
func reviewsOf(q QuestionPage) []recount.Review {
	at := time.Date(2021, 4, 2, 8, 0, 0, 0, time.UTC)
	id := q.Claims[0].ID
	added := q.Claims[4].Claim
	return []recount.Review{
		*q.Best,
		{ID: "r2", Action: recount.Accept, At: at, By: "Ines Okoro", Claim: id},
		{ID: "r3", Action: recount.Correct, At: at, By: "Ines Okoro", Why: "a slip", Claim: id, Field: "value", Value: "16", Anchor: &recount.Anchor{Report: q.Reports[0].ID, Exact: string(q.Claims[0].Figure)}},
		{ID: "r4", Action: recount.Reject, At: at, By: "Ines Okoro", Why: "a year", Claim: id},
		{ID: "r5", Action: recount.Missed, At: at, By: "Ines Okoro", Why: "in a caption", Added: &added},
		{ID: "r6", Action: recount.Split, At: at, By: "Ines Okoro", Why: "another shaft", Question: toll, Claims: []string{id, added.ID}},
		{ID: "r7", Action: recount.Undo, At: at, By: "Ines Okoro", Why: "the same shaft", Undoes: "r6"},
	}
}

func TestViews(t *testing.T) {
	for view, print := range views(fixture()) {
		for name, look := range looks() {
			if name != "100" && view != "question" && view != "questions" {
				continue
			}
			var out bytes.Buffer
			if err := print(&out, look); err != nil {
				t.Fatal(err)
			}
			golden(t, "view-"+view+"-"+name+".txt", out.String())
		}
	}
}

func TestViewsOfNothing(t *testing.T) {
	for view, print := range map[string]func(io.Writer) error{
		"question":  func(w io.Writer) error { return Question(w, Look{}, QuestionPage{}) },
		"questions": func(w io.Writer) error { return Questions(w, Look{}, nil) },
		"claims":    func(w io.Writer) error { return ClaimList(w, Look{}, nil) },
		"reports":   func(w io.Writer) error { return ReportList(w, Look{}, nil) },
		"copies":    func(w io.Writer) error { return CopyList(w, Look{}, nil) },
		"history":   func(w io.Writer) error { return History(w, Look{}, nil) },
	} {
		var out bytes.Buffer
		if err := print(&out); err != nil || strings.TrimSpace(out.String()) == "" {
			t.Errorf("%s of nothing: %q, %v", view, out.String(), err)
		}
	}
}

func TestViewsFitTheTerminal(t *testing.T) {
	q := fixture()
	q.Claims[0].Counted = recount.Words(strings.Repeat("乗客", 40))
	q.Summary.Title = strings.Repeat("x", 300)
	q.Verdicts[0].A = strings.Repeat("7", 300)
	for view, print := range views(q) {
		for columns := narrowest; columns < 140; columns += 3 {
			var out bytes.Buffer
			if err := print(&out, Look{Width: columns}); err != nil {
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
	for view, print := range views(hostile()) {
		var out bytes.Buffer
		if err := print(&out, Look{Width: 80}); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(out.String(), "\x1b\x07\r\u202e") {
			t.Errorf("%s: characters that steer came through: %q", view, out.String())
		}
	}
}

// steering is text that a report may use against a terminal, a spreadsheet or
// a page.
const steering = "=cmd|'/C calc'!A1\x1b]0;owned\x07\r\n\u202e\"},{\"@id\":\"</script>\t"

// hostile is the fixture with steering text in all that comes from reports or
// reviewers.
func hostile() QuestionPage {
	q := fixture()
	for i := range q.Claims {
		c := &q.Claims[i]
		for _, words := range []*recount.Words{
			&c.Source, &c.URL, &c.Title, &c.Counted, &c.Claimant, &c.ClaimantWords, &c.ClaimantOffice, &c.ClaimantSide,
			&c.Via, &c.DisputedBy, &c.Place, &c.Period, &c.PartOf, &c.By, &c.Cause, &c.Cue,
		} {
			*words = steering + *words
		}
		c.Report = steering + c.Report
		c.Hedges, c.Relay = []string{steering}, []string{steering}
	}
	q.Summary.Title, q.Summary.Counted, q.Summary.Place = steering, steering, steering
	q.Summary.Current[0].Claimant, q.Summary.Lowest.Figure = steering, steering
	q.Summary.Apart = []string{steering}
	for i := range q.Verdicts {
		q.Verdicts[i].Sentence = steering + q.Verdicts[i].Sentence
	}
	for i := range q.Origins {
		q.Origins[i].Claimant, q.Origins[i].Side = steering+q.Origins[i].Claimant, steering
		for j := range q.Origins[i].Collapses {
			q.Origins[i].Collapses[j].Why = steering
		}
	}
	for i := range q.Reports {
		r := &q.Reports[i]
		r.ID, r.Source, r.URL, r.Title, r.Byline = steering+r.ID, steering, steering, steering, steering
	}
	q.Parts[0].Why, q.Parts[0].Other.Title = steering, steering
	q.Best.By, q.Best.Why = steering, steering
	return q
}

func TestEveryRowGoesIntoCSVAndJSONLines(t *testing.T) {
	q := fixture()
	var out bytes.Buffer
	for _, err := range []error{
		CSV[ledger.Linked](&out)(recount.Report{}, q.Claims[3:4]),
		CSV[recount.Summary](&out)(recount.Report{}, []recount.Summary{q.Summary, q.Parts[0].Other}),
		CSV[recount.Origin](&out)(recount.Report{}, q.Origins[1:2]),
		CSV[recount.Verdict](&out)(recount.Report{}, q.Verdicts[:1]),
		CSV[recount.Review](&out)(recount.Report{}, reviewsOf(q)[:3]),
		CSV[ledger.ReportRow](&out)(recount.Report{}, q.Reports[:1]),
		JSONL[recount.Origin](&out)(recount.Report{}, q.Origins[1:2]),
		JSONL[recount.Review](&out)(recount.Report{}, reviewsOf(q)[:3]),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	golden(t, "rows.txt", out.String())
}
