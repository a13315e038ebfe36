package recount

// Problem tells of an input, or a part of one, that could not be read. It is
// one line in the results, never the end of a run.
type Problem struct {
	Place  string `json:"place"`  // a file, file:line, or the id of a report
	Reason string `json:"reason"` // what is wrong, in words for whoever reads the line
	Hint   string `json:"hint"`   // what to do about it; empty where nothing can be said
}

// Error returns the problem as one line: place, reason, hint.
func (p *Problem) Error() string {
	line := p.Place + ": " + p.Reason
	if p.Hint != "" {
		line += " (" + p.Hint + ")"
	}
	return line
}
