package extract

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"recount"
	"recount/read"
)

func newExtractor(tb testing.TB) *Extractor {
	tb.Helper()
	x, err := New(Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

// examples returns the reports that ship with the project.
func examples(tb testing.TB) []recount.Report {
	tb.Helper()
	var reports []recount.Report
	for report, problem := range read.Open([]string{"../examples"}, read.Options{}).Reports() {
		if problem != nil {
			tb.Fatal(problem)
		}
		reports = append(reports, report)
	}
	if len(reports) == 0 {
		tb.Fatal("there are no examples")
	}
	return reports
}

// checkClaims fails where a claim breaks an invariant of the contract.
func checkClaims(t *testing.T, report recount.Report, claims []recount.Claim) {
	t.Helper()
	text := []rune(strings.ToValidUTF8(report.Text, "\uFFFD"))
	whole := len(text) == len([]rune(report.Text)) // else offsets cannot be checked by runes
	seen := map[string]bool{}
	last := -1
	for i := range claims {
		c := &claims[i]
		if seen[c.ID] || c.Start < last {
			t.Errorf("claim %s at %d: an id twice, or out of order", c.ID, c.Start)
		}
		seen[c.ID], last = true, c.Start
		if whole {
			checkSpans(t, c, text)
		}
		if c.Low != nil && c.High != nil && *c.Low > *c.High || c.MeantLow != nil && c.MeantHigh != nil && *c.MeantLow > *c.MeantHigh {
			t.Errorf("%q: an interval is the wrong way round", c.Figure)
		}
		if !c.PeriodFrom.IsZero() && !c.PeriodTo.IsZero() && c.PeriodFrom.Compare(c.PeriodTo) > 0 {
			t.Errorf("%q: the period ends before it begins", c.Period)
		}
		if c.Confidence < 0 || c.Confidence > 1 {
			t.Errorf("%q: confidence %v", c.Figure, c.Confidence)
		}
	}
}

// checkSpans fails where the words of a field are not those of its spans.
func checkSpans(t *testing.T, c *recount.Claim, text []rune) {
	t.Helper()
	quoted := func(field string) string {
		var words []string
		for _, s := range c.Spans[field] {
			if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
				t.Fatalf("%s of %q: the span %v is not in the text", field, c.Figure, s)
			}
			words = append(words, string(text[s.Start:s.End]))
		}
		return strings.Join(words, " ")
	}
	for field := range c.Spans {
		quoted(field)
	}
	for field, words := range map[string]recount.Words{
		"figure": c.Figure, "counted": c.Counted, "place": c.Place, "period": c.Period, "sentence": c.Sentence,
		"by": c.By, "cause": c.Cause, "cue": c.Cue,
	} {
		if got := quoted(field); string(words) != got && strings.ToValidUTF8(string(words), "\uFFFD") != got {
			t.Errorf("%s is %q, but its spans quote %q", field, words, got)
		}
	}
}

func TestInvariantsOnTheExamples(t *testing.T) {
	x := newExtractor(t)
	for _, report := range examples(t) {
		first := x.Extract(report)
		checkClaims(t, report, first.Claims)
		if len(first.Problems) > 0 {
			t.Errorf("%s: %v", report.Input, first.Problems)
		}
		if again := x.Extract(report); !reflect.DeepEqual(first, again) {
			t.Errorf("%s is not read the same way twice", report.Input)
		}
	}
}

func TestWithoutADateADayStaysADay(t *testing.T) {
	claims := newExtractor(t).Extract(recount.Report{Text: "Police said 12 people were killed on Friday."}).Claims
	if len(claims) != 1 || claims[0].Period != "on Friday" || !claims[0].PeriodFrom.IsZero() || !claims[0].AsOf.IsZero() {
		t.Errorf("got %+v", claims)
	}
}

func TestAnUnknownPolicyIsNamed(t *testing.T) {
	if _, err := New(Options{Policy: "guess"}); err == nil || !strings.Contains(err.Error(), "default") {
		t.Errorf("the error is %v; it must name the policies there are", err)
	}
}

// pathologies are texts that no report is like; each must be read in time that
// grows with its length, and none may stop the program.
func pathologies() map[string]string {
	return map[string]string{
		"nothing":       "",
		"one word":      "killed",
		"only digits":   strings.Repeat("1234567890", 2000),
		"no spaces":     strings.Repeat("killed12people", 2000),
		"no full stop":  strings.Repeat("killed 12 people and ", 2500),
		"nested quotes": strings.Repeat("“he said ‘", 800) + "12 dead" + strings.Repeat("’ she said”", 800),
		"only marks":    strings.Repeat(".,;:!?-()[]\"'", 800),
		"only spaces":   strings.Repeat(" \n\t\u00a0", 3000),
		"broken bytes":  strings.Repeat("12 \xff\xfe dead \xe2\x82, ", 400),
		"only NULs":     strings.Repeat("\x00", 3000),
		"other scripts": strings.Repeat("死者は12人。 قتل ١٢ شخصا. ", 400),
		"many figures":  strings.Repeat("In 3 towns 4 people, 5 dogs, $6 million and 7 percent of 8 houses were lost. ", 150),
	}
}

func TestNoTextStopsTheProgram(t *testing.T) {
	x := newExtractor(t)
	for name, text := range pathologies() {
		t.Run(name, func(t *testing.T) {
			report := recount.Report{ID: name, Input: name, Text: text, Published: recount.NewDay(2024, time.December, 18)}
			result := x.Extract(report)
			checkClaims(t, report, result.Claims)
			if name == "no full stop" && len(result.Problems) == 0 {
				t.Error("a sentence without end is no problem of the report")
			}
			x.Figures(report)
			x.Statements(report)
		})
	}
}

// TestProblemsAreNamedWithTheirPlace reads a sentence without end.
func TestProblemsAreNamedWithTheirPlace(t *testing.T) {
	result := newExtractor(t).Extract(recount.Report{Input: "long.txt", Text: strings.Repeat("killed 12 people and ", 300)})
	for _, p := range result.Problems {
		if !strings.HasPrefix(p.Place, "long.txt, character ") || p.Reason == "" || p.Hint == "" {
			t.Errorf("problem %+v lacks a place, a reason or a hint", p)
		}
	}
}

func FuzzExtract(f *testing.F) {
	for _, text := range pathologies() {
		f.Add(text[:min(len(text), 400)])
	}
	for _, report := range examples(f) {
		f.Add(report.Text)
	}
	x := newExtractor(f)
	f.Fuzz(func(t *testing.T, text string) {
		report := recount.Report{ID: "fuzz", Text: text, Published: recount.NewDay(2024, time.December, 18)}
		result := x.Extract(report)
		checkClaims(t, report, result.Claims)
		if again := x.Extract(report); !reflect.DeepEqual(result, again) {
			t.Error("the text is not read the same way twice")
		}
		if _, err := json.Marshal(result.Claims); err != nil {
			t.Errorf("the claims cannot be written: %v", err)
		}
	})
}

// BenchmarkExtract reads reports of 2,700 characters each, the length of the
// average news report, on one processor.
func BenchmarkExtract(b *testing.B) {
	x := newExtractor(b)
	reports := sized(examples(b), 2700)
	bytes := 0
	for _, r := range reports {
		bytes += len(r.Text)
	}
	b.SetBytes(int64(bytes / len(reports)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		x.Extract(reports[i%len(reports)])
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}

// sized joins reports to texts of about that many characters.
func sized(reports []recount.Report, size int) []recount.Report {
	var texts []string
	for i := range reports {
		text := ""
		for _, r := range slices.Concat(reports[i:], reports[:i]) {
			if len(text) < size {
				text += r.Text + "\n\n"
			}
		}
		texts = append(texts, text[:min(len(text), size)])
	}
	sized := make([]recount.Report, len(texts))
	for i, text := range texts {
		sized[i] = recount.Report{ID: strconv.Itoa(i), Text: strings.ToValidUTF8(text, ""), Published: recount.NewDay(2024, time.December, 18)}
	}
	return sized
}
