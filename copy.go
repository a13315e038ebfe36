package recount

// CopyKind is how far one report's text is another's.
type CopyKind string

// The kinds of copy.
const (
	Whole    CopyKind = "copy"    // about 80 % or more of the shorter text stands in the other
	Partly   CopyKind = "partly"  // a third or more does
	Reworded CopyKind = "rewrite" // the same source text in other words
	Told     CopyKind = "told"    // the page of one names the other, or both name one, as the original; the words alone would not tell
)

// Copy is a pair of reports of which one text is wholly or partly the other's,
// as it stands or reworded. A comes before B by day, else by id; which of the
// two is the original is told only where the text says so.
type Copy struct {
	A     string    `json:"a"` // ids of the reports
	B     string    `json:"b"`
	Kind  CopyKind  `json:"kind"`
	Share float64   `json:"share"`                        // of the shorter text that stands in the other, 0 to 1
	Why   string    `json:"why"`                          // in words: what is shared, or what the text says of itself
	Of    Words     `json:"of" cbor:"of,omitempty"`       // the original: id of A or B, or the name of an agency, or the address that both pages name; empty where not told
	Spans [][2]Span `json:"spans" cbor:"spans,omitempty"` // stretches that are shared, in code points of A and of B
}
