package extract

import "recount"

// Expression is one expression of number or time in a report, whether or not
// the ledger counts it as a figure. Its JSON form is a line of
// `recount figures --format jsonl`; offsets are code points.
type Expression struct {
	Report string        `json:"report"`
	Start  int           `json:"start"`
	End    int           `json:"end"`
	Text   string        `json:"text"`
	Kind   string        `json:"kind"` // count, money, percent, measure, age, duration, ordinal, date, time, score, name, …
	Value  *float64      `json:"value"`
	Value2 *float64      `json:"value2"`
	Bound  recount.Bound `json:"bound,omitempty"`
	Unit   recount.Words `json:"unit"`
	From   recount.Day   `json:"from"`   // first day of a date
	To     recount.Day   `json:"to"`     // last day of a date, in
	Ledger bool          `json:"ledger"` // counted as a figure of the ledger
	Reason recount.Words `json:"reason"` // why not, where it is not
}

// Figures returns every expression of number or time in a report, in the order
// of the text.
func (x *Extractor) Figures(report recount.Report) []Expression {
	return nil
}

// Explain tells how one sentence is read: tokens, tags, tree, and every
// decision that made or dropped a candidate.
func (x *Extractor) Explain(sentence string) Explanation {
	return Explanation{}
}

// Explanation is what [Extractor.Explain] returns.
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

// Decision is one step of the pipeline: what stage and rule did what to which
// words.
type Decision struct {
	Stage string // figure, period, attribution, measure, place, …
	Rule  string // the rule, or the model's class
	Words string // the words it matched
	Made  string // what came of it: a value, or why a candidate was dropped
}
