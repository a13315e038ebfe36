package recount

import "time"

// ReviewAction is what a person decided.
type ReviewAction string

// The actions of reviews.
const (
	Accept  ReviewAction = "accept"  // the claim is read right
	Correct ReviewAction = "correct" // a field of the claim is read wrong: Value is right
	Reject  ReviewAction = "reject"  // the figure is no claim, or read beyond mending
	Missed  ReviewAction = "add"     // a claim that was not found
	Merge   ReviewAction = "merge"   // the questions are one
	Split   ReviewAction = "split"   // the claims answer a question of their own
	SetBest ReviewAction = "best"    // the figure that the reviewer takes for the best of a question
	Undo    ReviewAction = "undo"    // an earlier review no longer holds
)

// Review is what a person decided on a claim or a question: kept beside it,
// with who, when and why. It is never changed or deleted; a later one on the
// same field takes its place. It survives newer rules, since ids of claims do
// not depend on them, and changed pages, where it finds its claim by its words.
type Review struct {
	ID     string       `json:"id"`
	Action ReviewAction `json:"action"`
	At     time.Time    `json:"at"`
	By     string       `json:"by"`  // who decided
	Why    string       `json:"why"` // required but for accept

	Claim    string   `json:"claim"`    // claim reviewed; for best the claim whose figure it is
	Question string   `json:"question"` // question reviewed, as its id was then
	Claims   []string `json:"claims"`   // split: the claims that leave; merge: one claim of each question
	Field    string   `json:"field"`    // correct: JSON key of the claim's field
	Value    string   `json:"value"`    // correct: its JSON value
	Act      string   `json:"act"`      // id of the first of the reviews that were decided in one act, its own for most
	Undoes   string   `json:"undoes"`   // undo: id of the review
	Added    *Claim   `json:"added"`    // add: the claim, with its report, or its source where no report has it
	Anchor   *Anchor  `json:"anchor"`   // the words reviewed
}

// Anchor finds words again in a changed page, as a W3C Web Annotation
// TextQuoteSelector does.
type Anchor struct {
	Report string `json:"report"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"` // up to 64 code points before
	Suffix string `json:"suffix"` // and after
	Start  int    `json:"start"`  // where it stood, in code points
}
