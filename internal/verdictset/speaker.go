package verdictset

import (
	"recount"
	"recount/compare/name"
	"recount/compare/profile"
)

// speakersOf resolves who vouches for an annotated claim, and who passed it on,
// as far as its report tells.
func speakersOf(c *annotatedClaim, own *recount.Claim) (speaker profile.Speaker, relay []profile.Speaker) {
	told := recount.Claim{Claimant: c.Claimant, ClaimantKind: c.ClaimantKind, ClaimantOffice: own.ClaimantOffice, ClaimantSide: own.ClaimantSide}
	if c.Via != "" {
		told.Relay = []string{string(c.Via)}
	}
	return name.Read(&told)
}

// resolve brings the speakers of a question's claims together across reports.
func (q *question) resolve() {
	speakers := make([]profile.Speaker, len(q.profiles))
	for i := range q.profiles {
		speakers[i] = q.profiles[i].Speaker
	}
	for i, line := range name.Lines(speakers) {
		s := &q.profiles[i].Speaker
		if s.Line != "" && s.Line == s.Body {
			line.Body = line.Key
		}
		s.Line, s.Body, s.Side = line.Key, line.Body, line.Side
	}
}
