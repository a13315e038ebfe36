package linked

import (
	"recount"
	"recount/compare"
	"recount/extract"
	"recount/internal/score"
)

// Answer is one figure with what recount made of it.
type Answer struct {
	Event    *Event
	Report   int    // index into the event's reports
	Question string // that a reader gives; empty where a reader finds no figure
	Words    string // of the figure
	Claim    *recount.Claim
	Joined   string // id of the question that recount joins it to; empty where it finds no claim
}

// Answers reads all reports of the events as one ledger would, and returns
// their figures: those that a reader or recount finds, but for mere articles.
func Answers(events []Event, x *extract.Extractor) []Answer {
	var told []compare.Told
	var answers []Answer
	for i := range events {
		event := &events[i]
		for j := range event.Reports {
			claims := x.Extract(event.Reports[j]).Claims
			told = append(told, compare.Told{Story: compare.StoryOf(event.Reports[j]), Profiles: compare.Profiles(claims)})
			answers = append(answers, event.match(j, claims)...)
		}
	}
	question := map[string]string{}
	for _, link := range compare.Decide(compare.Gather(told, nil)).Links {
		question[link.Claim] = link.Question
	}
	for i := range answers {
		if answers[i].Claim != nil {
			answers[i].Joined = question[answers[i].Claim.ID]
		}
	}
	return answers
}

// match brings the figures of a report and the claims found in it together.
func (e *Event) match(report int, claims []recount.Claim) []Answer {
	figures := e.of(report)
	expected := make([]recount.Claim, len(figures))
	for i, f := range figures {
		expected[i].Start, expected[i].End = f.Span.Start, f.Span.End
	}
	pairs := score.Match(expected, claims)
	matched := map[int]bool{}
	var answers []Answer
	for i, f := range figures {
		a := Answer{Event: e, Report: report, Question: f.Question, Words: f.Words}
		if j, ok := pairs[i]; ok {
			a.Claim, matched[j] = &claims[j], true
		}
		answers = append(answers, a)
	}
	for j := range claims {
		if c := &claims[j]; !matched[j] && !c.Implicit {
			answers = append(answers, Answer{Event: e, Report: report, Words: string(c.Figure), Claim: c})
		}
	}
	return answers
}

// differs tells whether two figures name different numbers or units. Bounds
// alone make no difference. Where recount found no claim the words decide.
func (a *Answer) differs(b *Answer) bool {
	if a.Claim == nil || b.Claim == nil {
		return a.Words != b.Words
	}
	return a.Claim.Value != b.Claim.Value || a.Claim.Unit != b.Claim.Unit || !sameEnd(a.Claim.Value2, b.Claim.Value2)
}

func sameEnd(a, b *float64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }
