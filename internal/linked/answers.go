package linked

import (
	"recount"
	"recount/compare"
	"recount/compare/join"
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
	Joined   string          // id of the question that recount joins it to; empty where it finds no claim
	Compared map[string]bool // ids of the reports that its own was compared with
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
	input := compare.Gather(told, nil)
	question := map[string]string{}
	for _, link := range compare.Decide(input).Links {
		question[link.Claim] = link.Question
	}
	compared := partners(input.Pairs)
	for i := range answers {
		a := &answers[i]
		a.Compared = compared[a.Event.Reports[a.Report].ID]
		if a.Claim != nil {
			a.Joined = question[a.Claim.ID]
		}
	}
	return answers
}

// partners gives each report those that it was compared with.
func partners(pairs []join.Pair) map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for i := range pairs {
		a, b := pairs[i].A, pairs[i].B
		for _, id := range []string{a, b} {
			if all[id] == nil {
				all[id] = map[string]bool{}
			}
		}
		all[a][b], all[b][a] = true, true
	}
	return all
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

// alike tells whether two figures are read as one measure in one unit.
func (a *Answer) alike(b *Answer) bool {
	return a.Claim != nil && b.Claim != nil && a.Claim.Measure == b.Claim.Measure && a.Claim.Unit == b.Claim.Unit
}
