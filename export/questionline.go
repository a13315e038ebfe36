package export

import (
	"encoding/json"
	"io"

	"recount"
)

// questionLine is one question whole as a JSON object: the summary's keys, then
// its lists.
type questionLine struct {
	recount.Summary
	KnownOn  recount.Day       `json:"known_on"`
	Claims   []Held            `json:"claims"`
	Verdicts []recount.Verdict `json:"verdict_list"`
	Origins  []recount.Origin  `json:"origins"`
	Parts    []recount.PartOf  `json:"parts"`
	Review   *ReviewRow        `json:"best_review"`
}

// QuestionLine prints one question whole as one JSON object on a line.
func QuestionLine(w io.Writer, q QuestionPage) error {
	line := questionLine{
		Summary: q.Summary, KnownOn: q.KnownOn, Claims: make([]Held, len(q.Claims)),
		Verdicts: append([]recount.Verdict{}, q.Verdicts...), Origins: append([]recount.Origin{}, q.Origins...),
		Parts: make([]recount.PartOf, len(q.Parts)),
	}
	for i := range q.Claims {
		line.Claims[i] = HeldOf(q.Claims[i])
	}
	for i := range q.Parts {
		line.Parts[i] = q.Parts[i].PartOf
	}
	if q.Best != nil {
		best := ReviewRowOf(*q.Best)
		line.Review = &best
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(line)
}
