package recount

import "fmt"

// ClaimID returns the id of the claim whose figure stands at that span (in code
// points) of a report. It depends on the report's id and version, never on the
// rules, so that reviews survive new rules.
func ClaimID(report Report, figure Span) string {
	return digest(fmt.Sprintf("%s\x00%s\x00%d\x00%d", report.ID, report.Version(), figure.Start, figure.End))
}
