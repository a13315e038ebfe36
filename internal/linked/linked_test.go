package linked

import (
	"strings"
	"testing"

	"recount"
)

const twoReports = `The reports are invented.
-- 1.txt --
Source: Example Wire
Date: 2019-05-07

Cable car stops; 40 rescued

Rescuers in Alcora brought 40 people down from a cable car, and 3 were hurt.
-- 2.txt --
Source: The Alcora Courier
Date: 2019-05-08

Cable car report

Some 38 people hung above Alcora on Monday – “never again”, said one of the 38.
-- questions --
# the second line of answers
rescued: 1 "[40] rescued" ; 1 "[40] people" ; 2 "[Some 38] people"
hurt: 1 "and [3] were"
`

func TestParse(t *testing.T) {
	event, err := Parse("car", []byte(twoReports))
	if err != nil {
		t.Fatal(err)
	}
	if len(event.Reports) != 2 || len(event.Figures) != 4 {
		t.Fatalf("%d reports, %d figures", len(event.Reports), len(event.Figures))
	}
	for _, f := range event.Figures {
		text := []rune(event.Reports[f.Report].Text)
		if got := string(text[f.Span.Start:f.Span.End]); got != f.Words {
			t.Errorf("the span of %q holds %q", f.Words, got)
		}
	}
}

func TestParseTakesAPlace(t *testing.T) {
	event, err := Parse("car", []byte(twoReports+"other: 2 \"[38]\" #2\n"))
	if err != nil {
		t.Fatal(err)
	}
	last := event.Figures[len(event.Figures)-1]
	if before := string([]rune(event.Reports[1].Text)[:last.Span.Start]); !strings.HasSuffix(before, "one of the ") {
		t.Errorf("the second 38 is found after %q", before)
	}
}

func TestParseRefuses(t *testing.T) {
	for line, reason := range map[string]string{
		`x: 1 "[41] people"`:            "occurs 0 times",
		`x: 2 "[38]"`:                   "occurs 2 times",
		`x: 2 "[38]" #3`:                "occurs 2 times",
		`x: 3 "[38]"`:                   "no report 3",
		`x: 1 "40 people"`:              "brackets",
		`x: 1 "[3] were"`:               "stands under hurt too",
		`x: 2 "[38]" 2`:                 "should",
		`hurt: 1 "[3] were"`:            "new question",
		`x 1 "[3] were"`:                "new question",
		`x: "[3] were"`:                 "no number",
		`x: 1 [3] were`:                 "an answer is",
		`x: 1 "[3] were" 1 "[40] peop"`: "should",
	} {
		_, err := Parse("car", []byte(twoReports+line+"\n"))
		if err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: error %v, want one with %q", line, err, reason)
		}
	}
	for name, text := range map[string]string{
		"no questions": strings.Split(twoReports, "-- questions")[0],
		"wrong number": strings.Replace(twoReports, "-- 2.txt", "-- 3.txt", 1),
		"no date":      strings.Replace(twoReports, "Date: 2019-05-07\n", "", 1),
		"empty":        "",
	} {
		if _, err := Parse("car", []byte(text)); err == nil {
			t.Errorf("%s is no error", name)
		}
	}
}

// figure makes an answer whose claim has the value.
func figure(event *Event, report int, question, joined string, value float64) Answer {
	claim := &recount.Claim{}
	claim.Value = value
	return Answer{Event: event, Report: report, Question: question, Joined: joined, Claim: claim}
}

func TestMeasure(t *testing.T) {
	quake, flood := &Event{Name: "quake"}, &Event{Name: "flood"}
	s := Measure([]Answer{
		figure(quake, 0, "killed", "q1", 12),
		figure(quake, 0, "killed", "q1", 12),                           // of the same report: no pair
		figure(quake, 1, "killed", "q1", 12),                           // right, twice
		figure(quake, 2, "killed", "q2", 34),                           // missed, three times
		figure(quake, 2, "wounded", "q1", 50),                          // false, three times
		figure(flood, 0, "killed", "q2", 9),                            // false, across events
		{Event: flood, Report: 1, Question: "killed", Words: "scores"}, // missed
		figure(flood, 1, "", "q9", 4),
	})
	if want := (Tally{Expected: 6, Joined: 6, Right: 2}); s.All != want {
		t.Errorf("all: %+v, want %+v", s.All, want)
	}
	if want := (Tally{Expected: 4, Joined: 4, Right: 0}); s.Differing != want {
		t.Errorf("differing: %+v, want %+v", s.Differing, want)
	}
	if want := (Tally{Expected: 5, Joined: 5, Right: 2}); *s.Events["quake"] != want {
		t.Errorf("quake: %+v, want %+v", *s.Events["quake"], want)
	}
	if s.Across != 1 || s.Missed != 1 || s.Spurious != 1 || len(s.Wrong) != 8 {
		t.Errorf("%d across, %d missed, %d spurious, %d wrong", s.Across, s.Missed, s.Spurious, len(s.Wrong))
	}
}
