package extract

import (
	"fmt"
	"strings"

	"recount"
	"recount/extract/figure"
	"recount/lang"
)

// Explanation tells how a text was read.
type Explanation struct {
	Tokens    []ExplainedToken
	Decisions []Decision
	Claims    []recount.Claim
}

// ExplainedToken is one token with its place in the tree.
type ExplainedToken struct {
	Form, Lemma, UPOS, XPOS, Type string
	Head                          int // index of the governing token, -1 for the root
	Relation                      string
	Confidence                    float64 // how sure the parser is of the arc, 0 to 1
}

// Decision is one step of the pipeline: which rule of which stage did what to
// which words.
type Decision struct {
	Stage string // time, figure, measure, attribution, place, period, reserve
	Rule  string // the rule, or the model's class
	Words string // the words it matched
	Made  string // what came of it, or why a candidate was dropped
}

// Explain tells how one sentence, or a few, are read: tokens, tags, tree, and
// every decision that made or dropped a candidate.
func (x *Extractor) Explain(text string) Explanation {
	report := recount.Report{ID: "explain", Text: text}
	r := x.read(report)
	var e Explanation
	for _, s := range r.doc.Sentences {
		e.Tokens = append(e.Tokens, explainTokens(s, len(e.Tokens))...)
	}
	e.Decisions = append(e.Decisions, r.explainDates()...)
	e.Decisions = append(e.Decisions, r.explainNumbers()...)
	e.Decisions = append(e.Decisions, r.explainStatements()...)
	for i := range r.figures {
		claim := r.claim(i)
		e.Claims = append(e.Claims, claim)
		e.Decisions = append(e.Decisions, r.explainClaim(&r.figures[i], &claim)...)
	}
	return e
}

// explainTokens returns the tokens of a sentence; before is the number of
// tokens of the sentences before it.
func explainTokens(s *lang.Sentence, before int) []ExplainedToken {
	tree := s.Tree()
	tokens := make([]ExplainedToken, s.Len())
	for i, t := range s.Tokens() {
		head := tree.Head[i]
		if head >= 0 {
			head += before
		}
		tokens[i] = ExplainedToken{
			Form: t.Form, Lemma: t.Lemma, UPOS: t.UPOS, XPOS: t.XPOS, Type: t.Type,
			Head: head, Relation: tree.Rel[i], Confidence: float64(tree.Confidence[i]),
		}
	}
	return tokens
}

func (r *run) explainDates() []Decision {
	var all []Decision
	for _, d := range r.dates {
		made := string(d.Kind)
		if !d.From.IsZero() || !d.To.IsZero() {
			made += fmt.Sprintf(" %s to %s", d.From, d.To)
		} else if d.Relative {
			made += ", open without a day of publication"
		}
		all = append(all, Decision{"time", d.Rule, r.report.Text[d.Start:d.End], made})
	}
	return all
}

func (r *run) explainNumbers() []Decision {
	var all []Decision
	for _, n := range r.numbers {
		made := string(n.Kind)
		if ok, reason := r.counts(n); !ok {
			made += ", no figure of the ledger: " + reason
		} else {
			made += fmt.Sprintf(" %g, %s, %s", n.Value, n.Bound, meant(n))
		}
		all = append(all, Decision{"figure", n.Rule, r.report.Text[n.Start:n.End], made})
	}
	for _, f := range r.dropped {
		all = append(all, Decision{"figure", "syntax", r.report.Text[f.Start:f.End], "no figure of the ledger: " + f.dropped})
	}
	return all
}

// meant words the interval that a figure is taken to mean.
func meant(n figure.Expression) string {
	end := func(p *float64) string {
		if p == nil {
			return "open"
		}
		return fmt.Sprintf("%g", *p)
	}
	return "meant as " + end(n.MeantLow) + " to " + end(n.MeantHigh)
}

func (r *run) explainStatements() []Decision {
	var all []Decision
	for _, s := range r.statements {
		made := fmt.Sprintf("%s says: %s", orElse(string(s.Claimant), "nobody named"), r.words(s.Content))
		all = append(all, Decision{"attribution", s.Rule, r.words(s.Cue), made})
	}
	return all
}

func (r *run) explainClaim(f *found, c *recount.Claim) []Decision {
	m := f.reading
	words := ""
	if !m.Evidence.IsZero() {
		words = r.report.Text[m.Evidence.Start:m.Evidence.End]
	}
	all := []Decision{{"measure", m.Rule, words, fmt.Sprintf("%s: %s of %s", c.Figure, c.Measure, orElse(string(c.Counted), "no noun"))}}
	add := func(stage, rule, words, made string) {
		if made != "" {
			all = append(all, Decision{stage, rule, words, string(c.Figure) + ": " + made})
		}
	}
	add("measure", "mood", "", string(c.Stage)+string(c.Modality))
	if f.spoken {
		add("attribution", f.speaker.Rule, string(c.Cue), "on the word of "+orElse(string(c.Claimant), "nobody named"))
	} else {
		add("attribution", "no statement holds it", "", "the report's own voice")
	}
	add("place", "", string(c.Place), string(c.Place))
	add("period", string(c.PeriodKind), string(c.Period), string(c.Period))
	add("reserve", "", strings.Join(c.Hedges, ", "), strings.Join(c.Hedges, ", "))
	return all
}

// words joins the words of several spans.
func (r *run) words(spans []recount.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, r.report.Text[s.Start:s.End])
	}
	return strings.Join(parts, " … ")
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
