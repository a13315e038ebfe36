package recount

// OriginKind is what stands at the root of a figure.
type OriginKind string

// The kinds of origin.
const (
	Named        OriginKind = "named"        // a named person or body on one occasion
	Unnamed      OriginKind = "unnamed"      // an official, witnesses: who cannot be told for sure
	Unattributed OriginKind = "unattributed" // the report's own voice
)

// Origin is the utterance or document that claims of one question go back to,
// decided by who and on what occasion, not by the number said.
type Origin struct {
	ID        string     `json:"id"`
	Question  string     `json:"question"`
	Kind      OriginKind `json:"kind"`
	Claimant  Words      `json:"claimant"` // the fullest name; for unattributed figures the publisher
	Line      Words      `json:"line"`     // key of the speaker or body, across reports: see package compare/name
	Side      Words      `json:"side"`     // the party spoken for; empty where not known
	Said      Day        `json:"said"`     // the occasion
	Denies    bool       `json:"denies"`   // its claims say that it is not so: no support for the figure
	Claims    []string   `json:"claims"`   // ids, the one nearest to the source first
	Collapses []Collapse `json:"collapses" cbor:"collapses,omitempty"`
	MayBe     []string   `json:"may_be" cbor:"may_be,omitempty"` // ids of origins that this one may be one with
}

// Collapse is why a claim adds no origin to another.
type Collapse struct {
	Claim  string `json:"claim"`
	Into   string `json:"into"`   // claim
	Reason Reason `json:"reason"` // [ReasonUtterance], [ReasonRelay] or [ReasonCopy]
	Why    string `json:"why"`    // in words
}

// Voices counts who stands behind the figures of a question. Where unnamed
// speakers may be one and the same the number of origins is a range. Who denies a
// figure stands not behind it, and is counted apart.
type Voices struct {
	Fewest       int `json:"fewest"`       // origins, at least
	Most         int `json:"most"`         // at most
	Unattributed int `json:"unattributed"` // figures in a report's own voice, copies collapsed; counted apart
	Denials      int `json:"denials"`      // origins that say that it is not so
	Sides        int `json:"sides"`
	Reports      int `json:"reports"`
	Claims       int `json:"claims"`
}
