package recount

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// ClaimID returns the id of the claim whose figure begins at code point start
// and ends before end in that version of a report: it never depends on the
// rules, so that reviews survive new rules.
func ClaimID(report, text string, figure Span) string {
	version := sha256.Sum256([]byte(text))
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%x\x00%d\x00%d", report, version, figure.Start, figure.End))
	return hex.EncodeToString(sum[:8])
}
