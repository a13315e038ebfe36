package recount

import "fmt"

// ClaimID returns the id of the claim whose figure stands at that span (in code
// points) of a report with that id and version (see [Report.Version]). It never
// depends on the rules, so that reviews survive new rules.
func ClaimID(report, version string, figure Span) string {
	return digest(fmt.Sprintf("%s\x00%s\x00%d\x00%d", report, version, figure.Start, figure.End))
}

// QuestionID makes the id of a new question from the id of the first of its
// claims. Once given, it stays with the question.
func QuestionID(claim string) string { return digest("question\x00" + claim) }
