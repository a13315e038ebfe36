package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"recount"
	"recount/extract"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; go test -update writes it anew. Got:\n%s", path, got)
	}
}

// sample returns a report and claims that fill every part of the output.
func sample() (recount.Report, []recount.Claim) {
	const title = "Ferry sinks off Port Amal"
	const first = "Harbour master Ines Okoro said “at least 12” passengers had drowned on Monday, citing preliminary lists."
	const second = "日本 lent the port $1.5 million for rescue boats."
	report := recount.Report{
		ID: "ferry-1", Source: "Example Wire", Title: title, Published: recount.NewDay(2021, 3, 2),
		Text: title + "\n\n" + first + " " + second,
	}
	monday := recount.NewDay(2021, 3, 1)
	dead := claim(report, first, "at least 12", 12, recount.AtLeast, recount.UnitPeople)
	dead.Counted, dead.Measure = "passengers", recount.Killed
	dead.Claimant, dead.ClaimantKind, dead.ClaimantOffice = "Ines Okoro", recount.Person, "Harbour master"
	dead.Cue, dead.Quoted, dead.Via = "said", true, "Port Radio"
	dead.Period, dead.PeriodFrom, dead.PeriodTo, dead.PeriodKind = "on Monday", monday, monday, recount.Within
	dead.Hedges, dead.Unverified, dead.Modality = []string{"preliminary"}, true, recount.Feared
	lent := claim(report, second, "$1.5 million", 1_500_000, recount.Exact, "USD")
	lent.Measure, lent.Stage, lent.Place = recount.Aid, recount.Delivered, "日本"
	lent.PlaceInferred = true
	return report, []recount.Claim{dead, lent}
}

func claim(r recount.Report, sentence, figure string, value float64, bound recount.Bound, unit string) recount.Claim {
	at := strings.Index(r.Text, sentence)
	begin := at + strings.Index(sentence, figure)
	points := recount.NewPoints(r.Text)
	span := points.Span(recount.Span{Start: begin, End: begin + len(figure)})
	return recount.Claim{
		V: recount.Version, ID: recount.ClaimID(r.ID, r.Version(), span), Report: r.ID, Source: recount.Words(r.Source),
		Title: recount.Words(r.Title), Published: r.Published,
		Figure: recount.Words(figure), Start: span.Start, End: span.End,
		Quantity: recount.Quantity{Value: value, Bound: bound, Unit: unit, Low: &value, MeantLow: &value, Policy: "default"},
		Hedges:   []string{}, Relay: []string{},
		Measure: recount.Other, Sentence: recount.Words(sentence), Confidence: 0.75, Rules: "1",
		Spans: recount.Spans{
			"figure":   {span},
			"sentence": {points.Span(recount.Span{Start: at, End: at + len(sentence)})},
		},
	}
}

func printed[Row any](t *testing.T, show Printer[Row], report recount.Report, claims []Row) {
	t.Helper()
	if err := show(report, claims); err != nil {
		t.Fatal(err)
	}
}

func TestLedger(t *testing.T) {
	report, claims := sample()
	for name, look := range map[string]Look{
		"ledger-100.txt":    {Width: 100},
		"ledger-60.txt":     {Width: 60},
		"ledger-40.txt":     {Width: 40},
		"ledger-colour.txt": {Width: 80, Colour: true},
	} {
		var out bytes.Buffer
		show := Ledger(&out, look)
		printed(t, show, report, claims)
		printed(t, show, recount.Report{ID: "x", Title: "Nothing is counted here"}, nil)
		golden(t, name, out.String())
	}
}

func TestLedgerFitsTheTerminal(t *testing.T) {
	report, claims := sample()
	claims[0].Counted = recount.Words(strings.Repeat("乗客", 40))
	claims[1].Place = recount.Words(strings.Repeat("x", 300))
	for columns := narrowest; columns < 140; columns++ {
		var out bytes.Buffer
		printed(t, Ledger(&out, Look{Width: columns}), report, claims)
		for line := range strings.Lines(out.String()) {
			if w := width(strings.TrimSuffix(line, "\n")); w > columns {
				t.Fatalf("a line of %d columns on a terminal of %d: %s", w, columns, line)
			}
		}
	}
}

func TestLedgerDoesNotLetAReportSteerTheTerminal(t *testing.T) {
	report, claims := sample()
	report.Title = "Red \x1b[31malert\x07 \u202ereversed"
	claims[0].Claimant = "Ines\x1b]0;owned\x07\r\nOkoro"
	var out bytes.Buffer
	printed(t, Ledger(&out, Look{Width: 80}), report, claims)
	if strings.ContainsAny(out.String(), "\x1b\x07\r\u202e") {
		t.Errorf("characters that steer came through: %q", out.String())
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("at least 12 passengers had drowned", 7)
	f.Add("日本語の長い文です。👩‍👩‍👧‍👦", 3)
	f.Add("\xff\x80 broken \r\n bytes", 1)
	f.Fuzz(func(t *testing.T, words string, columns int) {
		if columns < 2 || columns > 200 || !utf8.ValidString(words) {
			return
		}
		words = clean(words)
		for _, line := range wrap(words, columns) {
			if width(line) > columns && len([]rune(line)) > 2 {
				t.Fatalf("%q has %d columns, not %d", line, width(line), columns)
			}
		}
		if got := strings.Join(wrap(words, columns), ""); squeezed(got) != squeezed(words) {
			t.Fatalf("%q came out as %q", words, got)
		}
	})
}

func squeezed(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestJSONLReadsBackAsWritten(t *testing.T) {
	report, claims := sample()
	var out bytes.Buffer
	printed(t, JSONL[recount.Claim](&out), report, claims)
	for i, text := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		var back recount.Claim
		if err := json.Unmarshal([]byte(text), &back); err != nil {
			t.Fatal(err)
		}
		again, _ := json.Marshal(back)
		first, _ := json.Marshal(claims[i])
		if !bytes.Equal(again, first) {
			t.Errorf("claim %d came back as %s", i, again)
		}
	}
}

func TestCSV(t *testing.T) {
	report, claims := sample()
	claims[0].Hedges = []string{"preliminary", "so-called; \"feared\""}
	var out bytes.Buffer
	show := CSV[recount.Claim](&out)
	printed(t, show, report, claims)
	printed(t, show, report, nil)
	golden(t, "claims.csv", out.String())
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != 1+len(claims) {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestFigures(t *testing.T) {
	value, upper, money := 30.0, 40.0, 1_234_567.5
	report, _ := sample()
	var out bytes.Buffer
	err := Figures(&out, Look{Width: 90})(report, []extract.Expression{
		{Text: "30 to 40", Kind: "count", Value: &value, Value2: &upper, Bound: "range", Unit: "people", Ledger: true},
		{Text: "$1,234,567.5", Kind: "money", Value: &money, Bound: "about", Unit: "USD", Ledger: true},
		{Text: "Monday", Kind: "date", From: recount.NewDay(2021, 3, 1), To: recount.NewDay(2021, 3, 1), Reason: "an expression of time"},
	})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "figures.txt", out.String())
}

func TestExplanation(t *testing.T) {
	_, claims := sample()
	var out bytes.Buffer
	err := Explanation(&out, Look{Width: 90}, extract.Explanation{
		Tokens: []extract.ExplainedToken{
			{Form: "Twelve", Lemma: "twelve", UPOS: "NUM", XPOS: "CD", Head: 1, Relation: "nsubj", Confidence: 0.987},
			{Form: "drowned", Lemma: "drown", UPOS: "VERB", XPOS: "VBD", Head: -1, Relation: "root", Confidence: 1},
		},
		Decisions: []extract.Decision{{Stage: "figure", Rule: "number word", Words: "Twelve", Made: "12, exact"}},
		Claims:    claims[:1],
	})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "explanation.txt", out.String())
}

func TestStatements(t *testing.T) {
	report, _ := sample()
	points := recount.NewPoints(report.Text)
	at := func(words string) []recount.Span {
		i := strings.Index(report.Text, words)
		return []recount.Span{points.Span(recount.Span{Start: i, End: i + len(words)})}
	}
	statements := []recount.Attribution{{
		Source: at("Harbour master Ines Okoro"), Cue: at("said"),
		Content: append(at("“at least 12”"), at("passengers had drowned")...),
		Quote:   recount.Mixed, Force: recount.Says, Claimant: "Ines Okoro", Kind: recount.Person,
		Relay: []string{"Port Radio"},
	}}
	var out, line bytes.Buffer
	if err := Statements(&out, Look{Width: 90})(report, statements); err != nil {
		t.Fatal(err)
	}
	golden(t, "statements.txt", out.String())
	if err := StatementLines(&line)(report, statements); err != nil {
		t.Fatal(err)
	}
	var back extract.Attributions
	if err := json.Unmarshal(line.Bytes(), &back); err != nil || back.ID != report.ID || back.Text != report.Text || len(back.Attributions) != 1 {
		t.Errorf("got %+v, %v", back, err)
	}
}

// TestCellsAreValues guards against a kind of field that a cell cannot write:
// it would print where a pointer points to.
func TestCellsAreValues(t *testing.T) {
	number, id := 7.5, 2950159
	claim := recount.Claim{Quantity: recount.Quantity{Value2: &number}, GeoNames: &id, PlacePrecision: &id}
	for _, claims := range [][]recount.Claim{{claim}, {{}}} {
		var out strings.Builder
		if err := CSV[recount.Claim](&out)(recount.Report{}, claims); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), "0x") || strings.Contains(out.String(), "<nil>") {
			t.Errorf("a cell is no value: %s", out.String())
		}
	}
}

func TestLongTitlesAreCutBehindAWord(t *testing.T) {
	for words, want := range map[string]string{
		"Two bridges close":             "Two bridges close",
		"Two bridges close for repairs": "Two bridges close…",
		"Twobridgesclosedforrepairs":    "Twobridgesclosedfor…",
	} {
		if got := shortened(words, 20); got != want {
			t.Errorf("shortened(%q) is %q, want %q", words, got, want)
		}
	}
}
