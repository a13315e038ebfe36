package linked

import (
	"fmt"
	"strings"

	"recount/internal/score"
)

// Tally counts pairs of figures in different reports.
type Tally struct {
	Expected, Joined, Right int
}

// Precision is the share of the pairs joined that answer one question: 0 to 1.
func (t Tally) Precision() float64 { return share(t.Right, t.Joined) }

// Recall is the share of the pairs that answer one question which are joined: 0
// to 1.
func (t Tally) Recall() float64 { return share(t.Right, t.Expected) }

// F1 is the harmonic mean of precision and recall: 0 to 1.
func (t Tally) F1() float64 { return score.F1(t.Right, t.Joined, t.Expected) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

func (t Tally) String() string {
	return fmt.Sprintf("precision %.3f  recall %.3f  F1 %.3f  (%d right of %d joined, %d expected)",
		t.Precision(), t.Recall(), t.F1(), t.Right, t.Joined, t.Expected)
}

// Score is what joining came to.
type Score struct {
	All       Tally
	Differing Tally // pairs whose numbers differ
	Alike     Tally // pairs read as one measure in one unit: what joining can do with the claims it is given
	Events    map[string]*Tally
	Across    int // pairs joined though their reports are of different events
	Missed    int // figures in which recount finds no claim
	Spurious  int // claims that are no figure to a reader
	Wrong     []Pair
}

// Pair are two figures that are falsely joined, or not joined though they
// answer one question.
type Pair struct {
	A, B  *Answer
	False bool // joined falsely
}

// Measure scores all pairs of answers in different reports. A pair across
// events counts to none of them, but to all.
func Measure(answers []Answer) Score {
	s := Score{Events: map[string]*Tally{}}
	for i := range answers {
		a := &answers[i]
		if s.Events[a.Event.Name] == nil {
			s.Events[a.Event.Name] = &Tally{}
		}
		switch {
		case a.Claim == nil:
			s.Missed++
		case a.Question == "":
			s.Spurious++
		}
		for j := range i {
			if b := &answers[j]; b.Event != a.Event || b.Report != a.Report {
				s.add(b, a)
			}
		}
	}
	return s
}

func (s *Score) add(a, b *Answer) {
	expected := a.Event == b.Event && a.Question == b.Question && a.Question != ""
	joined := a.Joined == b.Joined && a.Joined != ""
	if !expected && !joined {
		return
	}
	s.All.count(expected, joined)
	if a.differs(b) {
		s.Differing.count(expected, joined)
	}
	if a.alike(b) {
		s.Alike.count(expected, joined)
	}
	if a.Event == b.Event {
		s.Events[a.Event.Name].count(expected, joined)
	} else {
		s.Across++
	}
	if expected != joined {
		s.Wrong = append(s.Wrong, Pair{a, b, joined})
	}
}

func (t *Tally) count(expected, joined bool) {
	if expected {
		t.Expected++
	}
	if joined {
		t.Joined++
	}
	if expected && joined {
		t.Right++
	}
}

// Class tells in a few words what is wrong with the pair, and in what its
// claims are read unlike, for counting.
func (p Pair) Class() string {
	what := "missed join"
	if p.False {
		what = "false join"
	}
	a, b := p.A.Claim, p.B.Claim
	switch {
	case a == nil || b == nil:
		return what + ", a figure not found"
	case !p.A.Compared[b.Report]:
		return what + ", reports not compared"
	case a.Measure != b.Measure:
		return fmt.Sprintf("%s, %s and %s", what, min(a.Measure, b.Measure), max(a.Measure, b.Measure))
	case a.Unit != b.Unit:
		return what + ", other units"
	case a.Stage != b.Stage || a.Modality != b.Modality:
		return what + ", other stages"
	case a.Place != b.Place && a.Place != "" && b.Place != "":
		return what + ", other places"
	case a.Counted == "" || b.Counted == "":
		return what + ", nothing named that is counted"
	case a.Counted != b.Counted:
		return what + ", other nouns"
	}
	return what + ", read alike"
}

// String tells the pair with its sentences.
func (p Pair) String() string {
	return p.Class() + "\n" + p.A.describe() + "\n" + p.B.describe()
}

// describe tells where the figure stands, what question it answers, and how
// recount reads it.
func (a *Answer) describe() string {
	question := a.Question
	if question == "" {
		question = "no figure"
	}
	head := fmt.Sprintf("  %s %d, %s: %q", a.Event.Name, a.Report+1, question, a.Words)
	if a.Claim == nil {
		return head + ", not found"
	}
	c := a.Claim
	reading := []string{fmt.Sprint(c.Value), string(c.Bound), c.Unit, string(c.Measure), string(c.Stage) + string(c.Modality), string(c.Counted), string(c.Place), string(c.Period)}
	return head + ": " + strings.Join(reading, " | ") + "\n      " + string(c.Sentence)
}
