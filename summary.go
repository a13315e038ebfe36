package recount

// Summary is one question at a glance. It never says which figure is right: a
// best figure is there only where a reviewer set one, and the spread of what is
// claimed is no confidence interval.
type Summary struct {
	Question
	Voices   Voices              `json:"voices"`
	Verdicts map[VerdictKind]int `json:"verdicts"` // how many of each kind were found
	Lowest   *Extreme            `json:"lowest"`   // nil where no two figures can be ordered
	Highest  *Extreme            `json:"highest"`
	Current  []Current           `json:"current"`                          // of each claimant line, the latest first
	Days     []DayRange          `json:"days"`                             // in order of the day; days without a figure are left out
	Apart    []string            `json:"apart"`                            // what separates the figures, in words
	Best     Words               `json:"best" cbor:"best,omitempty"`       // claim that a reviewer set
	Earlier  int                 `json:"earlier" cbor:"earlier,omitempty"` // claims known before those that it tells of, where it tells of the latest only
	Pending  bool                `json:"pending" cbor:"pending,omitempty"` // claims have arrived that the linker has not yet seen
}

// Extreme is the lowest or highest figure of a question.
type Extreme struct {
	Claim     string   `json:"claim"`
	Figure    Words    `json:"figure"`                               // as said
	Corrected Words    `json:"corrected" cbor:"corrected,omitempty"` // what a reviewer read instead, in words; empty where the figure stands as said
	Meant     Interval `json:"meant"`                                // what a reader takes it to mean
}

// Current is the latest figure of one claimant line, or of one outlet's own
// count.
type Current struct {
	Line      string   `json:"line"`
	Claimant  Words    `json:"claimant"` // the fullest name; empty for a report's own voice
	Source    Words    `json:"source"`   // publisher, where the figure is in the report's own voice
	Side      Words    `json:"side"`
	Claim     string   `json:"claim"`
	Figure    Words    `json:"figure"`
	Corrected Words    `json:"corrected" cbor:"corrected,omitempty"` // as for [Extreme]
	Meant     Interval `json:"meant"`
	Day       Day      `json:"day"` // for which it holds
}

// DayRange is what is claimed for one day: the lowest and highest end meant.
type DayRange struct {
	Day    Day      `json:"day"`
	Meant  Interval `json:"meant"`
	Claims int      `json:"claims"`
}
