package recount

// Attribution is one attributed statement as it leaves the program, with a
// figure or without. Offsets are code points into the report's text.
type Attribution struct {
	Source   []Span       `json:"source"`  // who says it
	Cue      []Span       `json:"cue"`     // the words of saying
	Content  []Span       `json:"content"` // what is said
	Quote    Quote        `json:"quote"`   // direct, mixed or indirect
	Quoted   bool         `json:"quoted"`  // any of it stands in quotation marks
	Figure   bool         `json:"figure"`  // a figure of the ledger stands in it
	Force    Force        `json:"force"`   // what the cue makes of the content
	Claimant Words        `json:"claimant"`
	Kind     ClaimantKind `json:"kind"`
	Relay    []string     `json:"relay"` // who passed it on, first to last
}
